"""Marks within the words of a sentence: bold, italic, links; what a change of the words does to them. Pure functions.

Places are counted in characters (code points). Marks are always in one form (`tidy`): in order, within the words, none empty,
those of a kind merged where they meet, no two links over one another. A mark changes no word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit


class MarkKind(StrEnum):
    """What a mark does to its words; the value is how it is written in a record."""

    BOLD = "b"
    ITALIC = "i"
    LINK = "a"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A mark from character `start` to before character `end`; `target` is where a link leads."""

    start: int
    end: int
    kind: MarkKind
    target: str = ""


Marks = tuple[Mark, ...]
LONGEST_TARGET = 2000
_SCHEME = re.compile(r"(?i:https?://|mailto:)")
# Whatever cannot be seen, or ends an address in one of the formats.
_NEVER = re.compile(
    r"%[01][0-9a-fA-F]|[\s\x00-\x20\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    r"|[\"<>\\^`{|}]"
)
# Nothing but a subject: other headers send a mail to somebody unseen.
_MAIL = re.compile(r"[^@:/?&]+@[^@:/?&]+\.[^@:/?&]+(?:\?(?i:subject)=[^?&]*)?")
_CODED = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)
_WRITTEN = re.compile(r"(?P<kind>[bia]) (?P<start>\d{1,9}) (?P<end>\d{1,9})(?: (?P<target>.+))?", re.DOTALL)
_TOKENS = re.compile(r"\w+|\s+|.", re.DOTALL)
# Two texts with more words than this are compared by their beginnings and ends alone.
MANY_WORDS = 2000


def target_in(typed: str) -> str:
    """Returns where a link may lead, as it was typed; empty unless that is a web or mail address that hides nothing."""
    target = typed.strip()
    if len(target) > LONGEST_TARGET or _NEVER.search(target) or not (scheme := _SCHEME.match(target)):
        return ""
    rest = target[scheme.end() :]
    if scheme.group().casefold() == "mailto:":
        return target if _MAIL.fullmatch(rest) else ""
    try:
        parts = urlsplit(target)
        _ = parts.port
    except ValueError:
        return ""
    # What stands before an @ looks like the place a link leads to, and is not.
    return target if parts.hostname and parts.hostname.strip(".") and "@" not in parts.netloc else ""


def as_uri(target: str) -> str:
    """Returns a target in the characters that addresses in files may hold; it leads to the same place."""
    return quote(target, safe="!#$%&'*+,-./:;=?@_~[]")


def as_read(target: str) -> str:
    """Returns a target as a person reads it: what is coded in it (%C5%81, xn--…) in letters."""
    return _CODED.sub(_decoded, unquote(target))


def _decoded(label: re.Match[str]) -> str:
    try:
        return label[0].encode().decode("idna")
    except UnicodeError:
        return label[0]


def tidy(marks: Iterable[Mark], length: int) -> Marks:
    """Returns the marks in their one form, for words of so many characters; of two links over one another the first stands."""
    found: list[Mark] = []
    last: dict[MarkKind, int] = {}
    for one in sorted(marks, key=lambda mark: (max(mark.start, 0), mark.end, mark.kind, mark.target)):
        start, end = max(one.start, 0), min(one.end, length)
        at = last.get(one.kind)
        before = found[at] if at is not None else None
        if before and at is not None and before.target == one.target and start <= before.end and end > start:
            found[at] = replace(before, end=max(before.end, end))
            continue
        if before and one.kind is MarkKind.LINK:
            start = max(start, before.end)
        if start < end:
            last[one.kind] = len(found)
            found.append(replace(one, start=start, end=end))
    return tuple(sorted(found))


def written(marks: Iterable[Mark]) -> tuple[str, ...]:
    """Returns marks as a record keeps them: "b 0 5", "a 6 12 https://…"."""
    return tuple(f"{one.kind.value} {one.start} {one.end}{f' {one.target}' if one.target else ''}" for one in marks)


def mark_in(text: str, length: int) -> Mark | None:
    """Returns the mark that a record keeps as `text`, for words of so many characters; None where it is none."""
    if not (found := _WRITTEN.fullmatch(text)):
        return None
    kind, target = MarkKind(found["kind"]), found["target"] or ""
    mark = Mark(int(found["start"]), int(found["end"]), kind, target)
    right = target_in(target) == target != "" if kind is MarkKind.LINK else not target
    return mark if right and mark.start < mark.end <= length else None


def marks_in(texts: Iterable[str], length: int) -> Marks:
    """Returns the marks that a record keeps; whatever is none is left out, its words stay."""
    return tidy((mark for text in texts if (mark := mark_in(text, length))), length)


class Piece(NamedTuple):
    """Words that are marked alike."""

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yields the words piece by piece; together they are `text`."""
    cuts = sorted({0, len(text), *(at for one in marks for at in (one.start, one.end) if 0 <= at <= len(text))})
    for start, end in pairwise(cuts):
        over = [one for one in marks if one.start <= start and one.end >= end]
        kinds = {one.kind for one in over}
        target = next((one.target for one in over if one.kind is MarkKind.LINK), "")
        yield Piece(text[start:end], MarkKind.BOLD in kinds, MarkKind.ITALIC in kinds, target)


def after_change(marks: Iterable[Mark], start: int, end: int, added: int, length: int) -> Marks:
    """Returns the marks after `added` characters took the place of those from `start` to `end`, in words now so long.

    What is added within a mark is marked, and what takes the place of marked words; what is added at the edge of one is not.
    """
    by = added - (end - start)

    def moved(one: Mark) -> Mark:
        stays = one.start < start or one.start == start < end <= one.end
        last = one.end if one.end <= start else start if one.end < end else one.end + by
        return replace(one, start=one.start if stays else max(one.start, end) + by, end=last)

    return tidy(map(moved, marks), length)


def carried(marks: Sequence[Mark], before: str, after: str) -> Marks:
    """Returns the marks of `before` where the same words stand in `after`, whatever changed between them."""
    if not marks or before == after:
        return tidy(marks, len(after))
    found: Marks = tuple(marks)
    shift, length = 0, len(before)
    for start, end, text in _changes(before, after):
        length += len(text) - (end - start)
        found = after_change(found, start + shift, end + shift, len(text), length)
        shift += len(text) - (end - start)
    return found


def _changes(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Yields what changed from one text to another, word by word: from where to where, and what stands there now."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    alike = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new)))
    most = min(len(old), len(new)) - alike
    ends = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    at = sum(map(len, old[:alike]))
    old, new = old[alike : len(old) - ends], new[alike : len(new) - ends]
    if max(len(old), len(new)) > MANY_WORDS:
        yield at, at + sum(map(len, old)), "".join(new)
        return
    places = [at]
    for token in old:
        places.append(places[-1] + len(token))
    for tag, first, last, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield places[first], places[last], "".join(new[begin:stop])
