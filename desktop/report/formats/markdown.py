"""Writes a case study as Markdown (CommonMark with tables); typed words are never taken for marks of it."""

import re
from collections.abc import Iterator, Sequence

from desktop.report.document.reading_parts import (
    Facts,
    Figures,
    Graphic,
    Heading,
    Mark,
    Notes,
    Paragraph,
    Part,
    Points,
    Quotation,
    Role,
    Run,
    Table,
    parts_of,
    space_before,
    stretches,
)
from desktop.report.document.story import Story

# Each has a meaning somewhere in a line; "&" begins an entity, "<" a tag.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
# These have one where a line begins with them.
_BEGINNING = re.compile(r"^(\s*)(?:([-+=:])|(\d{1,9})([.)]))", re.MULTILINE)


def markdown(story: Story) -> str:
    """Returns `story` as Markdown."""
    return "\n\n".join(filter(None, ("\n".join(_lines(part)) for part in parts_of(story)))) + "\n"


def escaped(text: str) -> str:
    """Returns typed words so that they are read as words, line breaks as spaces."""
    plain = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _BEGINNING.sub(_escaped_beginning, plain)


def _escaped_beginning(found: re.Match[str]) -> str:
    space, sign, number, point = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{point}"


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Mark(name):
            yield from filter(None, (escaped(name),))
        case Heading(text, level):
            yield f"{'#' * level} {escaped(text)}"
        case Paragraph(runs, role):
            text = _told(runs)
            yield f"*{text}*" if role is Role.SMALL and "*" not in text else text
        case Points(items):
            yield from (f"- {_told(item.runs)}" for item in items)
        case Quotation(text, by):
            yield f"> {escaped(text)}"
            yield from ((">", f"> {escaped(by)}") if by else ())
        case Figures(figures):
            for one in figures:
                third = f", {escaped(one.third)}" if one.third else ""
                yield f"- **{escaped(one.figure)}** {escaped(one.label)}{third} ({escaped(one.category)}){_note(one.note)}"
        case Table(head, rows, notes):
            yield f"| {' | '.join(map(escaped, head))} |"
            yield f"|{' --- |' * len(head)}"
            for row, number in zip(rows, notes, strict=True):
                yield f"| {' | '.join(map(escaped, row))}{_note(number)} |"
        case Facts(facts):
            for fact in facts:
                yield f"- **{escaped(fact.label)}:** {'; '.join(map(escaped, fact.lines))}"
        case Notes(notes_):
            for number, text in notes_:
                yield f"- {_note(number).strip()} {escaped(text)}"
        case Graphic():
            # What it shows is told by the result above it.
            return


def _told(runs: Sequence[Run]) -> str:
    found = ""
    for target, numbers in stretches(runs):
        words = "".join(_run(runs, at) for at in numbers)
        if target:
            # A bracket or an entity would end the address, or change it.
            leads = target.replace("(", "%28").replace(")", "%29").replace("&", "&amp;")
            space = words[: len(words) - len(words.lstrip())]
            words = f"{space}[{words.strip()}]({leads}){words[len(words.rstrip()) :]}"
        found += words + _note(runs[numbers[-1]].note)
    return found.strip()


def _run(runs: Sequence[Run], at: int) -> str:
    """Returns a run with its marks around its words and its spaces outside of them, where they count as no marks."""
    run, words = runs[at], escaped(runs[at].text)
    space = space_before(runs, at) or (" " if run.text[:1].isspace() else "")
    behind = " " if run.text[-1:].isspace() else ""
    if not words:
        return space or behind
    signs = "*" * (2 * run.bold + run.italic)
    if not signs:
        return f"{space}{words}{behind}"
    first, last = run.text.strip()[0], run.text.strip()[-1]
    before = " " if space or at == 0 else runs[at - 1].text[-1:]
    after = " " if behind or at == len(runs) - 1 else space_before(runs, at + 1) or runs[at + 1].text[:1]
    if _is_taken(first, before, runs[at - 1 : at]) and _is_taken(last, after, runs[at + 1 : at + 2]):
        return f"{space}{signs}{words}{signs}{behind}"
    # Signs that stand between letters and other signs are taken for words.
    tags = [tag for tag, is_so in (("strong", run.bold), ("em", run.italic)) if is_so]
    opened, closed = "".join(f"<{tag}>" for tag in tags), "".join(f"</{tag}>" for tag in reversed(tags))
    return f"{space}{opened}{words}{closed}{behind}"


def _is_taken(inner: str, outer: str, beside: Sequence[Run]) -> bool:
    """Returns whether a mark between the last sign of its words and the one outside is read as one."""
    if outer.isspace() or not outer:
        return True
    return inner.isalnum() and not any(run.bold or run.italic for run in beside)


def _note(number: int) -> str:
    return f" \\[{number}\\]" if number else ""
