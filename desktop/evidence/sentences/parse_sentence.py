"""Reads one sentence into the fields of a claim: "invoices 5 days to 2 hours each, Dana, measured".

The whole sentence is always kept as the wording: a part that is not understood is not lost, and nothing is put into a field that
was not said. The person can edit everything.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.model.records import Evidence
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure, FigureKind, read_figure
from desktop.evidence.figures.things import is_known
from desktop.evidence.figures.unit_and_period import read_period
from desktop.evidence.sentences.by_arrow import by_arrow, by_instead, by_to, by_up_from, by_words
from desktop.evidence.sentences.by_time import by_now, by_two_times
from desktop.evidence.sentences.find_figure import without_basis, without_unit
from desktop.evidence.sentences.sentence_parts import SentenceParts
from desktop.evidence.sentences.single_figure import single
from desktop.evidence.sentences.speaker_and_evidence import speaker_before, who_and_how
from desktop.evidence.sentences.subject import name_before

MOST_CHARACTERS = 400

# A comma between digits and the point of an abbreviation separate nothing.
_ABBREVIATED = "".join(rf"(?<!\b{short})" for short in ("ca", "mio", "mrd", "std", "min", "max", "approx"))
_PARTS = re.compile(rf"[,;](?!\d)|、|{_ABBREVIATED}\.\s+(?=\w)", re.IGNORECASE)
_PERIOD = re.compile(r"(?:per|each|every|pro|je|par|a|an)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_DASH = re.compile(r"\s+[-–—]\s+")
_QUOTES = re.compile("[“”„‟«»「」『』]")
# Words in brackets may be a side: (was 5 days).
_SIDE_IN_BRACKETS = re.compile(
    r"\s*\(((?:was|were|before|previously|formerly|früher|vorher|avant|now|today|jetzt|heute)\b[^()]*)\)", re.IGNORECASE
)
# Japanese is written without blanks; a figure begins after は, が, を and ends before に.
_BEFORE_FIGURE = re.compile(r"(?<=[はがを])(?=[約\d半毎週月年])")
_AFTER_FIGURE = re.compile(r"(?<=[\u3040-\u9fff\d%％])(?=(?:に|へ|まで)(?:短縮|削減|減|増|向上|改善|なり|なった|低下|$))")


# The ways in which a sentence gives its figures, the clearest first.
_WAYS = (by_arrow, by_instead, by_up_from, by_two_times, by_now, by_to, by_words, single)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence as fields of a claim. `wording` is the whole sentence as typed; a field is empty if it was not found."""

    metric: str = ""
    before: str = ""
    after: str = ""
    change: str = ""
    unit: str = ""
    period: str = ""
    who: str = ""
    evidence: Evidence = Evidence.UNKNOWN
    wording: str = ""


def say_once(sentence: str, people: Sequence[str] = ()) -> Said:
    """Returns the fields of `sentence`. `people` are the names of those present, which any part of a name may mean."""
    said = Said(wording=sentence)
    if len(sentence) > MOST_CHARACTERS:
        return said
    said, rest = _without_people_and_proof(said, _plain(sentence), people)
    told = next((told for find in _WAYS if (told := find(rest))), None)
    if told is None:
        return said
    told = told._replace(metric=name_before(told.metric))
    who, evidence = who_and_how(told.metric, people, False)  # 5h → 2h Ingrid measured
    if who in people or evidence:
        said, told = replace(said, who=said.who or who, evidence=evidence or said.evidence), told._replace(metric="")
    return _tidied(said, told)


def _plain(sentence: str) -> str:
    """Returns the sentence without quotation marks, a side in brackets as its own part, and blanks around Japanese figures."""
    text = _QUOTES.sub("", sentence)
    text = text.replace('"', "") if text.count('"') % 2 == 0 else text
    return _AFTER_FIGURE.sub(" ", _BEFORE_FIGURE.sub(" ", _SIDE_IN_BRACKETS.sub(r", \1", text)))


def _without_people_and_proof(said: Said, sentence: str, people: Sequence[str]) -> tuple[Said, str]:
    """Reads the person, the evidence and the period in parts of their own; returns them and the rest of the sentence."""
    who, evidence, sentence = speaker_before(sentence, people)
    said = replace(said, who=who, evidence=evidence or said.evidence)
    kept: list[str] = []
    for place, part in enumerate(_parts(sentence, people)):
        who, evidence = who_and_how(part.strip("().! "), people, place > 0)
        if who or evidence:
            said = replace(said, who=said.who or who, evidence=evidence or said.evidence)
        elif place and not said.period and _PERIOD.match(part) and read_period(part):
            said = replace(said, period=part)
        elif part:
            kept.append(part)
    return said, ", ".join(kept)


def _parts(sentence: str, people: Sequence[str]) -> list[str]:
    """Returns the parts of a sentence between commas; a last bracket without digits and a person after a dash are parts too."""
    brackets = _BRACKETS.search(sentence)
    if brackets and not any(letter.isdigit() for letter in brackets[1]):
        parts = [*_PARTS.split(sentence[: brackets.start()]), *_PARTS.split(brackets[1])]
    else:
        parts = _PARTS.split(sentence)
    return [piece.strip() for part in parts for piece in _at_dash(part, people)]


def _at_dash(part: str, people: Sequence[str]) -> list[str]:
    """Splits a part at a dash before a person or evidence: 5 days to 2 hours - Dana."""
    head, *tail = _DASH.split(part)
    return [head, *tail] if tail and all(any(who_and_how(piece.strip(" .!"), people, False)) for piece in tail) else [part]


def _tidied(said: Said, told: SentenceParts) -> Said:
    """Returns the fields with a shared period and unit moved into fields of their own."""
    sides = [without_basis(side) if side else ("", "") for side in (told.before, told.after, told.change)]
    periods = [period for period in (*(period for _, period in sides), said.period) if period]
    before, after, change = told.before, told.after, told.change
    if len({period.lower() for period in periods}) == 1:
        before, after, change = (side for side, _ in sides)
        said = replace(said, period=said.period or periods[0])
    return _with_unit_field(replace(said, metric=told.metric, before=before, after=after, change=change))


def _with_unit_field(said: Said) -> Said:
    """Moves a unit that only one side has into the unit field, so that both have it: 35 to 45, now 10 to 15 minutes."""
    if not said.before or not said.after:
        return said
    first, second = read_figure(said.before), read_figure(said.after)
    if first.bare and _has_unit(second) and _of_one_size(first, second):
        after, unit = without_unit(said.after)
        return replace(said, after=after, unit=unit)
    if second.bare and _has_unit(first) and _of_one_size(second, first):
        before, unit = without_unit(said.before)
        return replace(said, before=before, unit=unit)
    return said


def _has_unit(figure: Figure) -> bool:
    """Returns whether a side counts something known that can be the other side's too; a part or a product cannot."""
    counts = figure.unit not in (None, units.MULTIPLE, units.TIME) and is_known(figure.unit)
    return (counts or bool(figure.currency)) and figure.total is None and not figure.compound


def _of_one_size(bare: Figure, other: Figure) -> bool:
    """Returns whether a bare figure may have the other's unit and scale: "1.2 to 1.5 million", not "900,000 to 1.5 million"."""
    return bare.kind is not FigureKind.NONE and (not other.scaled or (bare.high or bare.low or 0) < 1000)
