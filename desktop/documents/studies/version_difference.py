"""Says what differs between two versions of a case study, section by section and word by word. Pure, uses no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.model.case_study import PAGE, Sentence, on_the_page
from db.model.messages import N_, Message
from desktop.core.text_diff import DiffKind, DiffPiece, changed_words
from desktop.documents.studies.mark_difference import marks_changed

# What each section is called.
SECTIONS = {
    "title": N_("Title"),
    "summary": N_("Summary"),
    "challenge": N_("The challenge"),
    "overcome": N_("What had to be overcome"),
    "solution": N_("The solution"),
    "pull": N_("The quote at the top"),
    "tile": N_("At a glance"),
    "results": N_("The results"),
    "table": N_("Further results"),
    "compared": N_("For comparison"),
    "feelings": N_("What changed for the people"),
    "quotes": N_("In their own words"),
    "told": N_("What else they told"),
    "next": N_("What is next"),
}
ON_THE_PAGE = N_("Figures, names and notes")
# How plain text shows what becomes of words.
MARKS = {DiffKind.KEPT: "{text}", DiffKind.REMOVED: "[-{text}-]", DiffKind.ADDED: "{{+{text}+}}"}


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """A section in which two versions differ: its name, as the catalogue has it, and the pieces of both texts in order.

    `marked` says what became of marks where the words stayed.
    """

    section: str
    pieces: tuple[DiffPiece, ...]
    marked: tuple[Message, ...] = ()


def differences(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[SectionDifference, ...]:
    """Returns the sections whose words or marks differ, in the order of the later version; gone ones at the end."""
    return tuple(_differences(before, after))


def alike(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[str, ...]:
    """Returns the names of the sections that say the same in both, in their order."""
    differing = {one.section for one in _differences(before, after)}
    named = (SECTIONS.get(section, ON_THE_PAGE) for section in _by_section(after))
    return tuple(name for name in named if name not in differing)


def of_side(pieces: Sequence[DiffPiece], is_later: bool) -> tuple[DiffPiece, ...]:
    """Returns the pieces of one of the two texts: with what was struck, or with what was added."""
    other = DiffKind.REMOVED if is_later else DiffKind.ADDED
    return tuple(piece for piece in pieces if piece.fate is not other)


def as_lines(pieces: Sequence[DiffPiece]) -> list[str]:
    """Returns both texts in one, as plain text shows it: [-what was struck-] and {+what was added+}, within each line."""
    return "".join("\n".join(_marked(piece.fate, line) for line in piece.text.split("\n")) for piece in pieces).split("\n")


def _marked(fate: DiffKind, text: str) -> str:
    return MARKS[fate].format(text=text) if text.strip() else text


def _differences(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[SectionDifference]:
    old, new = _by_section(before), _by_section(after)
    for section in dict.fromkeys((*new, *old)):
        was, now = old.get(section, []), new.get(section, [])
        pieces = changed_words(*("\n".join(one.text for one in said) for said in (was, now)))
        marked = marks_changed(was, now)
        if marked or any(piece.fate is not DiffKind.KEPT for piece in pieces):
            yield SectionDifference(SECTIONS.get(section, ON_THE_PAGE), pieces, marked)


def _by_section(sentences: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    """Returns the sentences of each section; what waits, or stands behind the page, is none of them."""
    found: dict[str, list[Sentence]] = {}
    for one in on_the_page(sentences):
        if one.slot == PAGE and not one.text:
            # The last of the page: what follows somebody typed, and it has no place on the page now.
            break
        found.setdefault(one.slot if one.slot in SECTIONS else PAGE, []).append(one)
    return found
