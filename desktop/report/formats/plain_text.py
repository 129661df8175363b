"""Writes a case study as plain text, for a mail or a form that takes nothing else."""

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
    Table,
    parts_of,
)
from desktop.report.document.story import Story


def plain_text(story: Story) -> str:
    """Returns `story` as plain text: parts with an empty line between them, titles underlined, notes by number in brackets."""
    return "\n\n".join(filter(None, ("\n".join(_lines(part)) for part in parts_of(story)))) + "\n"


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Mark(name):
            yield from filter(None, (name,))
        case Heading(text, level):
            yield from (text, ("=" if level == 1 else "-") * min(len(text), 72))
        case Paragraph(runs):
            yield " ".join(f"{run.text.strip()}{note(run.note)}" for run in runs)
        case Quotation(text, by):
            yield text
            yield from ((f"    {by}",) if by else ())
        case Figures(figures):
            for one in figures:
                third = f" ({one.third})" if one.third else ""
                yield f"{one.category}: {one.figure} {one.label}{third}{note(one.note)}"
        case Table(head, rows, notes):
            yield f"{head[1]}:"
            for row, number in zip(rows, notes, strict=True):
                yield " · ".join(filter(None, row)) + note(number)
        case Facts(facts):
            for fact in facts:
                yield f"{fact.label}: {'; '.join(fact.lines)}"
        case Notes(notes_):
            for number, text in notes_:
                yield f"[{number}] {text}"
        case Graphic():
            # What it shows is told by the result above it.
            return


def note(number: int) -> str:
    """Returns the number of a note in brackets, for 0 nothing."""
    return f" [{number}]" if number else ""
