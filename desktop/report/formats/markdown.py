"""Writes a case study as Markdown (CommonMark with tables); typed words are never taken for marks of it."""

import re
from collections.abc import Iterator

from desktop.report.document.reading_parts import (
    Facts,
    Figures,
    Graphic,
    Heading,
    Mark,
    Notes,
    Paragraph,
    Part,
    Quotation,
    Role,
    Run,
    Table,
    parts_of,
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
            told = " ".join(map(_run, runs))
            yield f"*{told}*" if role is Role.SMALL and "*" not in told else told
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


def _run(run: Run) -> str:
    text = escaped(run.text)
    return f"{f'**{text}**' if run.bold and text else text}{_note(run.note)}"


def _note(number: int) -> str:
    return f" \\[{number}\\]" if number else ""
