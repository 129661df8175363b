"""Tells which publishable claims and quotes a text does not hold as they were said: figure, hedge, way, unit, period."""

import re
from collections.abc import Iterator

from db.model.records import Claim, ClaimKind, PersonConsent
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH
from desktop.report.content.story.told_claim import told_claim
from desktop.report.document.wording import quoted
from tests.report.reading import visible

FELL = re.compile(r"down|fell|cuts|cut|saves|less|fewer|reduction|reduced|decrease|halve|from", re.IGNORECASE)
ROSE = re.compile(r"up|rose|raises|more|increase|growth|doubled|from", re.IGNORECASE)


def lost_of_claim(one: Claim, read: str) -> Iterator[str]:
    """Yields what of a claim does not stand in `read`, a text in small letters."""
    for said in (one.before, one.after, one.change, one.period, *one.hedges):
        if visible(plain(said)) not in visible(read):
            yield f"{one.metric}: {said}"
    if one.unit and not unit_stands(one, read):
        yield f"{one.metric}: the unit {one.unit}"
    if not way_stands(one, read):
        yield f"{one.metric}: which way"
    if not is_told(one, read):
        yield f"{one.metric}: what it is"


def lost_of_quotes(visit: WholeVisit, read: str) -> Iterator[str]:
    """Yields the quotes of a visit that do not stand in `read` exactly once; who is not mentioned is not quoted."""
    silent = {one.id for one in visit.people if one.consent is PersonConsent.NONE}
    for quote in visit.quotes:
        if quote.said_by not in silent:
            said = quoted(quote.text, visit.visit.language) if quote.verbatim else quote.text.strip().rstrip(".")
            if len(re.findall(re.escape(visible(said)), read, re.IGNORECASE)) != 1:
                yield quote.text


def plain(said: str) -> str:
    """Returns a figure as it is printed: no sign, the signs of print, plain spaces."""
    said = re.sub(r"(?<!\w)[-−+](?=\d)", "", " ".join(said.split()).replace("~", "about "))
    said = re.sub(r"(?<=\d)-(?=\d)", "–", re.sub(r"(?<=\d) to (?=\d)", "–", said))
    return re.sub(r"(?<=\d)%", " %", said).casefold()


def unit_stands(one: Claim, read: str) -> bool:
    """Returns whether the unit stands beside a figure of the claim, or in the words of what the figure is of."""
    unit = plain(one.unit)
    numbers = {re.escape(number) for side in (one.before, one.after, one.change) for number in re.findall(r"\d[\d.,]*", side)}
    near = any(re.search(rf"{number}[^a-z]*{re.escape(unit)}|{re.escape(unit)}\s?{number}", read) for number in numbers)
    said = plain(f"{one.metric} {one.before} {one.after}")
    words = [word.rstrip("s") for word in unit.split() if word not in ("%", "of", "per")]
    return unit == "time" or near or all(word in said for word in words) or f"({unit})" in read


def way_stands(one: Claim, read: str) -> bool:
    """Returns whether a stated change stands beside a word of its way, and both sides of a move in their order."""
    told = told_claim(one, ENGLISH)
    change = plain(one.change)
    if one.before and one.after:
        first, last = (re.escape(visible(plain(side))) for side in (one.before, one.after))
        between = re.search(rf"{first}.{{0,80}}?{last}", visible(read))
        return between is not None or told.against or not told.moved
    if not re.search(r"(?<!\w)[-−+]\d", one.change) or one.kind is not ClaimKind.RESULT:
        return True
    words = FELL if "+" not in one.change else ROSE
    around = [read[max(0, found.start() - 60) : found.end() + 30] for found in re.finditer(re.escape(change), read)]
    return bool(around) and any(words.search(near) for near in around)


def is_told(one: Claim, read: str) -> bool:
    """Returns whether a claim is told by its metric, or by its words where those stand elsewhere."""
    metric, wording = visible(one.metric).casefold(), visible(one.wording).casefold().strip('“”".')
    return not metric or metric in visible(read) or any(part in visible(read) for part in re.split("…", wording) if part)
