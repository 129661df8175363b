"""Writes a case study as plain text, for a mail or a form that takes nothing else."""

from collections.abc import Iterator, Sequence

from db.model.marks import as_read
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
    Run,
    Table,
    parts_of,
    space_before,
    stretches,
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
            yield _told(runs)
        case Points(items):
            yield from (f"- {_told(item.runs)}" for item in items)
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


def _told(runs: Sequence[Run]) -> str:
    """Returns runs as text, behind a link in brackets where it leads."""
    found = ""
    for target, numbers in stretches(runs):
        words = "".join(f"{space_before(runs, at)}{runs[at].text}" for at in numbers)
        found += words if not target or _leads_to(target) == _leads_to(words.strip()) else f"{words} ({_leads_to(target)})"
        found += note(runs[numbers[-1]].note)
    return found.strip()


def _leads_to(target: str) -> str:
    """Returns an address as it is read, a mail address without its scheme."""
    return as_read(target).removeprefix("mailto:")


def note(number: int) -> str:
    """Returns the number of a note in brackets, for 0 nothing."""
    return f" [{number}]" if number else ""
