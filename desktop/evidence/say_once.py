"""One sentence -> the fields of a claim: "invoices 5 days to 2 hours each, Dana, measured".

The sentence itself always stays, as the wording: what is not understood is not lost, and nothing is put into a field
that was not said. Everything remains editable.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from db.records import Evidence
from desktop.evidence import units
from desktop.evidence.fields import read_period
from desktop.evidence.figure import Kind, read_figure
from desktop.evidence.people_and_proof import person, who_and_how
from desktop.evidence.spotting import (
    Spot,
    figure_anywhere,
    figure_at_end,
    figure_at_start,
    figure_soon,
    vague_at_end,
    without_basis,
    without_unit,
)

MOST_CHARACTERS = 400

# A comma between digits parts nothing, nor does the point of an abbreviation.
_ABBREVIATED = "".join(rf"(?<!\b{short})" for short in ("ca", "mio", "mrd", "std", "min", "max", "approx"))
_PARTS = re.compile(rf"[,;](?!\d)|、|{_ABBREVIATED}\.\s+(?=\w)", re.IGNORECASE)
_PERIOD = re.compile(r"(?:per|each|every|pro|je|par|a|an)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")

_ARROW = re.compile(r"\s*(?:-+>|=+>|→|⇒|➔|➜|⟶|>>)\s*")
_NOW = re.compile(
    r"[,;:.、]?\s*(?:(?:but|and|und|et)\s+)?(?:\b(?:now|today|currently|nowadays|these days|jetzt|heute|nun|inzwischen|"
    r"maintenant|désormais|aujourd'hui)\b|今では|今は|現在は|今|現在)[:,]?\s*"
    r"(?:(?:it's|it is|it takes|it's down to|is|are|takes|need|needs|down to|we need|sind es|ist es|braucht|c'est|il faut|"
    r"plus que)\s+)*",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r",?\s*\b(?:instead of|rather than|statt|anstatt|au lieu de)\s+", re.IGNORECASE)
_TO = re.compile(r"\s+(?:down to|up to|reduced to|cut to|to|auf|à)\s+|から(?=[\d約])", re.IGNORECASE)
_GREW = re.compile(
    r"\b(?:grew|grown|rose|up|increased|climbed|stieg|gestiegen|steigerte)\b(?:\s+(?:from|von|de))?\Z", re.IGNORECASE
)
# What leads into the old value, and says that it is old.
_WAS = re.compile(
    r"\s*(?:\b(?:used to (?:take|be|need|cost|have|spend)|used to|took|was|were|had been|before|previously|formerly|in the past|"
    r"früher|vorher|dauerte|dauerten|brauchte|brauchten|war|waren|kostete|avant|prenait|durait|était)\b|以前は|前は)[:,]?\s*",
    re.IGNORECASE,
)
# What stands between the metric and its figure.
_LEAD_IN = re.compile(
    r"(?:[\s:,–-]|\b(?:from|von|de|went|goes|go|has gone|dropped|fell|fallen|cut|reduced|took|takes|take|was|were|is|are|grew|"
    r"rose|increased|decreased|shrank|down|up|it|we|used to take|used to be|used to|gesunken|gefallen|sank|sanken|stieg|dauert|"
    r"passe|passé|passée|passent|est|sont|need|needs|needed)\b)+\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence in the fields of a claim. `wording` is the whole sentence as typed; an empty field was not found."""

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
    """What `sentence` says, field by field. `people` are the names of those present, to be recognised by any part."""
    said = Said(wording=sentence)
    if len(sentence) > MOST_CHARACTERS:
        return said
    said, told = _without_people_and_proof(said, sentence, people)
    for find in (_by_arrow, _by_instead, _by_now, _by_to, _single):
        found = find(told)
        if found:
            period = said.period or found.period
            return _tidied(replace(found, who=said.who, evidence=said.evidence, period=period, wording=sentence))
    return said


def _without_people_and_proof(said: Said, sentence: str, people: Sequence[str]) -> tuple[Said, str]:
    """Takes the person, the evidence and the period that stand in parts of their own; returns the rest of the sentence."""
    speaker, mark, rest = sentence.partition(":")
    known = person(speaker, people) if mark else ""
    if known in people:
        said, sentence = replace(said, who=known), rest
    kept: list[str] = []
    for place, part in enumerate(_parts(sentence)):
        who, evidence = who_and_how(part.strip("().! "), people, place > 0)
        if who or evidence:
            said = replace(said, who=said.who or who, evidence=evidence or said.evidence)
        elif place and not said.period and _PERIOD.match(part) and read_period(part):
            said = replace(said, period=part)
        elif part:
            kept.append(part)
    return said, ", ".join(kept)


def _parts(sentence: str) -> list[str]:
    """The parts of a sentence between commas; a closing bracket without digits is a part of its own."""
    brackets = _BRACKETS.search(sentence)
    if brackets and not any(letter.isdigit() for letter in brackets[1]):
        return [part.strip() for part in (*_PARTS.split(sentence[: brackets.start()]), *_PARTS.split(brackets[1]))]
    return [part.strip() for part in _PARTS.split(sentence)]


def _by_arrow(told: str) -> Said | None:
    """deployment: months -> hours; invoices 5 days → 2 hours each."""
    arrow = _ARROW.search(told)
    if not arrow:
        return None
    left, right = told[: arrow.start()], told[arrow.end() :]
    before = figure_at_end(left)
    if before is None:
        head, mark, tail = left.rpartition(":")
        before = Spot(head if mark else "", tail.strip() if mark else left.strip(), "")
    after = figure_at_start(right) or Spot("", right.split(",")[0].strip(), "")
    return Said(metric=before.left, before=before.figure, after=after.figure)


def _by_instead(told: str) -> Said | None:
    """2 hours instead of 5 days."""
    mark = _INSTEAD.search(told)
    if not mark:
        return None
    after, before = figure_at_end(told[: mark.start()]), figure_at_start(told[mark.end() :])
    return Said(metric=after.left, before=before.figure, after=after.figure) if after and before else None


def _by_now(told: str) -> Said | None:
    """used to take 10 hours, now under 20 minutes; call-outs 14ish a quarter, now three or four."""
    mark = _NOW.search(told)
    if not mark or not mark.start():
        return None
    left, right = told[: mark.start()], told[mark.end() :]
    after = figure_soon(right) or _few_words(right)
    before = figure_at_end(left) or figure_anywhere(left) or vague_at_end(left)
    if before is None:
        was = _WAS.search(left)
        before = Spot(left[: was.start()], left[was.end() :].strip(), "") if was else None
    if before is None or after is None or not before.figure:
        return None
    return Said(metric=before.left, before=before.figure, after=after.figure)


def _few_words(right: str) -> Spot | None:
    words = right.split(",")[0].strip()
    return Spot("", words, "") if words and len(words.split()) <= 4 else None


def _by_to(told: str) -> Said | None:
    """5 days to 2 hours: a change, where it is no range. "35 to 45 minutes" is one."""
    for mark in islice(_TO.finditer(told), 6):
        before, after = figure_at_end(told[: mark.start()]), figure_at_start(told[mark.end() :])
        if before and after and _is_change(before, after, mark[0]):
            return Said(metric=before.left, before=before.figure, after=after.figure)
    return None


def _is_change(before: Spot, after: Spot, mark: str) -> bool:
    """Whether "X to Y" goes from X to Y and is no range: it falls, counts differently, or a word says that it went."""
    if _GREW.search(before.left) or mark.strip() in ("down to", "reduced to", "cut to", "auf"):
        return True
    first, second = read_figure(before.figure), read_figure(after.figure)
    whole = read_figure(f"{before.figure}{mark}{after.figure}")
    readable = not first.readings and not second.readings and not (first.bare and second.scaled)
    return mark.strip() != "up to" and readable and whole.kind is Kind.WORD


def _single(told: str) -> Said | None:
    """One figure: a change where it says less or more, else before where it is told of the past, else after."""
    spot = figure_anywhere(told)
    if spot is None:
        return None
    figure = read_figure(spot.figure)
    named_after = spot.right.split(",")[0].strip() if len(spot.right.split()) <= 4 else ""
    if figure.direction or figure.pace or figure.unit == units.MULTIPLE:
        return Said(metric=spot.left or named_after, change=spot.figure)
    was = _WAS.search(spot.left)
    if was or _WAS.search(spot.right):
        return Said(metric=spot.left[: was.start()] if was else spot.left, before=spot.figure)
    return Said(metric=spot.left or (named_after if figure.kind is Kind.NONE else ""), after=spot.figure)


def _tidied(said: Said) -> Said:
    """Moves a shared period and unit into their fields, and takes lead-in words off the metric."""
    before, first = without_basis(said.before) if said.before else ("", "")
    after, second = without_basis(said.after) if said.after else ("", "")
    change, third = without_basis(said.change) if said.change else ("", "")
    periods = {part.lower() for part in (first, second, third, said.period) if part}
    if len(periods) == 1:
        said = replace(said, before=before, after=after, change=change, period=said.period or first or second or third)
    was = _WAS.search(said.metric)
    metric = said.metric[: was.start()] if was and was.end() == len(said.metric) else said.metric
    return replace(_with_unit_field(said), metric=_LEAD_IN.sub("", metric).strip(" ,;:"))


def _with_unit_field(said: Said) -> Said:
    """35 to 45, now 10 to 15 minutes: what only one side counts goes into the unit field and so holds for both."""
    if not said.before or not said.after:
        return said
    first, second = read_figure(said.before), read_figure(said.after)
    if first.bare and not second.bare and second.unit not in (None, units.MULTIPLE, units.TIME):
        after, unit = without_unit(said.after)
        return replace(said, after=after, unit=unit)
    if second.bare and not first.bare and first.unit not in (None, units.MULTIPLE, units.TIME) and not first.compound:
        before, unit = without_unit(said.before)
        return replace(said, before=before, unit=unit)
    return said
