"""Traces every run of text to what it comes from: a whole text of a record as the licence prints it, or the catalogue.

Composed in the pseudo-language, all letters from the catalogue have accents. What is left must be a row of whole pieces: a text
of a record, or what a named function makes of it (a side with its unit, a hedge, a period, a day in words). No part of a text
counts, and no number but in a figure as it is printed, in a day, or of a note or a page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache

from db.model.records import Claim
from db.model.whole_visit import WholeVisit
from desktop.core.messages import translator_for
from desktop.core.pseudo_language import PseudoCatalogue
from desktop.report.anonymise.who_may_be_named import agreed, when_visited
from desktop.report.content.story import headline, licence
from desktop.report.content.story.claim_texts import counted
from desktop.report.content.story.compose import _first_sentence
from desktop.report.content.story.figure_parts import parts_of
from desktop.report.content.story.told_claim import told_claim, worked_out
from desktop.report.document.wording import day
from desktop.report.story_writer import short_footer

PSEUDO = translator_for("pseudo")
# Signs that join records: of lists, of ranges, of figures with their unit.
JOINTS = re.compile(r"[\[\]():;,.·→←…“”„«»「」\"/!?]|(?<!\w)[–-](?!\w)|(?<=[^\W\d])-|-(?=[^\W\d])")
# Scripts without spaces, of which each letter counts as a word: runs of them may break anywhere.
UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff])")
ACCENTS = frozenset(PseudoCatalogue().text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ").strip("[]").casefold())
# What is never printed: ids, stamps, and what we work out or judge.
NOT_PRINTED = frozenset(
    str.split(
        "id visit_id customer_id said_by objective_id heard_at started_at ended_at at annual_value attribution confidence"
        " times_a_year hourly_rate strength_before strength_now currency category reason guide approver note scope time"
    )
)
Piece = tuple[str, ...]


def untraced(text: str, known: frozenset[Piece], numbers: Iterable[int] = ()) -> str:
    """Returns the words of `text` from where no row of whole pieces leads on, else ""; `numbers` are of notes and pages."""
    words = normal(text)
    free = {str(number) for number in numbers}
    longest = max(map(len, known), default=0)
    reached = [False] * (len(words) + 1)
    reached[0] = True
    for at, word in enumerate(words):
        if not reached[at]:
            continue
        if is_of_catalogue(word) or word in free:
            reached[at + 1] = True
        for size in range(1, min(longest, len(words) - at) + 1):
            if tuple(words[at : at + size]) in known:
                reached[at + size] = True
    if reached[-1]:
        return ""
    last = max(at for at, here in enumerate(reached) if here)
    return " ".join(words[last : last + 12])


def is_of_catalogue(word: str) -> bool:
    """Returns whether every letter of a word has an accent of the pseudo-language."""
    return any(map(str.isalpha, word)) and all(letter in ACCENTS for letter in word if letter.isalpha() or letter.isdigit())


def normal(text: str) -> list[str]:
    """Returns the words of a text without case and without what joins them."""
    return UNSPACED.sub(r" \1 ", JOINTS.sub(" ", text)).casefold().split()


def pieces_of(*visits: WholeVisit) -> frozenset[Piece]:
    """Returns all whole pieces that a story of the visits may be made of."""
    found: set[Piece] = set()
    for visit in visits:
        for whole in (visit, agreed(visit, PSEUDO)):
            found |= {tuple(normal(form)) for text in texts_of(whole) for form in forms(text)}
            found |= {tuple(normal(form)) for claim in whole.claims for form in figures_of(claim)}
            found |= {tuple(normal(short(whole.customer.name))) for short in (licence.shortened, short_footer)}
            found |= {tuple(normal(person.name)) for person in whole.people}
        found.add(tuple(normal(when_visited(visit, PSEUDO))))
    return frozenset(found - {()})


def texts_of(whole: WholeVisit) -> Iterator[str]:
    """Yields the texts of all records that may be printed."""
    lists = (whole.people, whole.answers, whole.objectives, whole.objections, whole.claims, whole.quotes, whole.promises)
    for record in (whole.visit, whole.customer, *(record for records in lists for record in records)):
        yield from _texts(record)


def _texts(record: object) -> Iterator[str]:
    for part in fields(record):  # type: ignore[arg-type]  # every record is a dataclass
        value = getattr(record, part.name)
        if part.name in NOT_PRINTED:
            continue
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and not hasattr(text, "value"):
                yield text


@cache
def forms(text: str) -> tuple[str, ...]:
    """Returns a text of a record in all forms that the licence allows."""
    printed = licence.printed(text, PSEUDO)
    return (
        printed,
        licence.inside(text, PSEUDO),
        licence.as_sentence(text, PSEUDO),
        _first_sentence(printed),
        day(text, PSEUDO),
        text,
    )


def figures_of(claim: Claim) -> Iterator[str]:
    """Yields the printed forms of a claim's figures and their parts."""
    one = told_claim(claim, PSEUDO)
    yield from (one.before, one.after, one.amount, one.period, one.metric, worked_out(one, PSEUDO), *claim.hedges)
    parts = parts_of(one.after or one.amount, claim.unit)
    yield from (parts.hedge, parts.number, f"{parts.number} {parts.unit}", f"{parts.number}{parts.unit}", parts.rest)
    yield from (one.amount.removesuffix(parts.rest), counted(claim, one.after, PSEUDO))
    # What a title makes of a metric: "hours saved on records" is "saves … hours on records".
    for pattern in (headline.DONE, headline.SAVING):
        if found := pattern.fullmatch(one.metric):
            yield from (text or "" for text in found.groupdict().values())
    share = re.fullmatch(r"%\s*of\s+(.+)", claim.unit.strip())
    if share:
        yield one.after.partition("%")[0] + "%"
