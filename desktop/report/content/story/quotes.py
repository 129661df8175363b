"""Chooses quotes by what they say and by who said them; each is told once in a story.

Words on how it was belong to the challenge; words on what is better now stand large. A whole sentence goes before a fragment, a
higher role before a lower one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from db.model.case_study import Choices, Sentence
from db.model.kinds import RecordId
from db.model.records import Person, Quote
from desktop.report.content.story.beyond_figures import is_unspaced
from desktop.report.content.story.licence import first_capital, folded, without_stop
from desktop.report.content.story.material import Material
from desktop.report.content.story.story_words import GAIN, PAIN, TURN
from desktop.report.content.story.told_claim import is_told_feeling
from desktop.report.document.wording import quoted

LONGEST_PULL = 240
RANKS = (
    re.compile(r"(?<!\w)(?:chief|c[a-z]o|president|ceo|founder|owner|managing director|general manager|executive)(?!\w)", re.I),
    re.compile(r"(?<!\w)(?:director|head|vice president|vp|senior|leiter\w*|directeur|directrice)(?!\w)", re.I),
    re.compile(r"(?<!\w)(?:manager|lead|leader|supervisor|architect|principal)(?!\w)", re.I),
)
ENDS = (".", "!", "?", "…", "。", "！", "？")


@dataclass(frozen=True, slots=True)
class Picked:
    """The quotes of a story: on how it was, the large one, and all others, in the order in which they are told."""

    pain: Quote | None
    pull: Quote | None
    others: tuple[Quote, ...]


def picked(material: Material, choices: Choices) -> Picked:
    """Returns which quote stands where; those that are the words of a feeling are told there and nowhere else."""
    quotes = list(material.quotes)
    if choices.quotes is not None:
        quotes = [quote for wanted in choices.quotes for quote in quotes if quote.id == wanted]
    felt = told_as_feelings(material)
    free = [quote for quote in _unlike(quotes) if quote.id not in felt]
    verbatim = [quote for quote in free if quote.verbatim and len(quote.text) <= LONGEST_PULL]
    ordered = verbatim if choices.quotes is not None else sorted(verbatim, key=lambda quote: _weakness(quote, material))
    pull = next((quote for quote in ordered if _tone(quote.text) >= 0 and (is_whole(quote.text) or len(quote.text) > 30)), None)
    pain = next((quote for quote in ordered if quote is not pull and _tone(quote.text) < 0), None)
    others = [quote for quote in free if quote is not pull and quote is not pain]
    return Picked(pain, pull, tuple(others))


def spoken(material: Material) -> frozenset[str]:
    """Returns what was said word for word, as the records have it, whichever quotes are chosen; see `same`."""
    return frozenset(same(quote.text) for quote in material.quotes if quote.verbatim)


def told_as_feelings(material: Material) -> frozenset[RecordId]:
    """Returns the quotes whose words are those of a feeling, where they are told whatever is chosen."""
    felt = {same(one.claim.wording) for one in material.claims if is_told_feeling(one.claim)}
    return frozenset(quote.id for quote in material.quotes if quote.verbatim and same(quote.text) in felt)


def same(text: str) -> str:
    """Returns what two texts have in common that are the same words: no marks, no case, no closing stop."""
    return folded(text).strip("“”„«»\"'‘’「」 .!").casefold()


def told_in(text: str, told: Iterable[str]) -> bool:
    """Returns whether these words, or the words of which they are a part, are told elsewhere."""
    words = same(text)
    parts = [same(part) for part in re.split(r"…|\.\.\.|”", text) if len(same(part)) > 12]
    return bool(words) and any(
        words in one or (len(one) > 20 and one in words) or (bool(parts) and all(part in one for part in parts))
        for one in map(same, told)
    )


def is_whole(text: str) -> bool:
    """Returns whether a quote is a whole sentence."""
    said = text.strip().strip('“”„«»"')
    return is_unspaced(said) or (said[:1].isupper() and said.endswith(ENDS))


def rank(person: Person | None) -> int:
    """Returns how high a role is, 0 the highest."""
    title = person.job_title if person else ""
    return next((at for at, pattern in enumerate(RANKS) if pattern.search(title)), len(RANKS)) if title else len(RANKS) + 1


def quote_sentence(quote: Quote, slot: str, language: str, material: Material) -> Sentence:
    """Returns a quote as a sentence: word for word in quotation marks, anything else without."""
    text = quoted(quote.text, language) if quote.verbatim else first_capital(without_stop(folded(quote.text)))
    return Sentence(slot=slot, text=text, record_ids=(quote.id,), digest=material.digest((quote.id,)))


def _tone(text: str) -> int:
    """Returns how good a quote sounds; one that turns from how it was to how it is now sounds good."""
    pains = list(PAIN.finditer(text))
    if pains and TURN.search(text, pains[-1].end()):
        return 1
    return len(GAIN.findall(text)) - 2 * len(pains)


def _weakness(quote: Quote, material: Material) -> tuple[bool, bool, int, int]:
    tone = _tone(quote.text)
    return tone < 0, not is_whole(quote.text), -min(tone, 2), rank(material.person(quote.said_by))


def _unlike(quotes: Iterable[Quote]) -> list[Quote]:
    """Returns of quotes with the same words one, that which is word for word if any is."""
    found: dict[str, Quote] = {}
    for quote in quotes:
        words = same(quote.text)
        if words not in found or (quote.verbatim and not found[words].verbatim):
            found[words] = quote
    return list(found.values())
