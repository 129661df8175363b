"""Says what differs between two versions of a case study, section by section and word by word. Pure, uses no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.model.case_study import Sentence
from db.model.messages import N_
from desktop.core.text_diff import DiffKind, DiffPiece, changed_words
from desktop.report.content.kept_story import PAGE

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
    """A section in which two versions differ: its name, as the catalogue has it, and the pieces of both texts in order."""

    section: str
    pieces: tuple[DiffPiece, ...]


def differences(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[SectionDifference, ...]:
    """Returns the sections whose words differ, in the order of the later version; those that are gone stand at the end."""
    return tuple(_differences(before, after))


def alike(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[str, ...]:
    """Returns the names of the sections that say the same in both, in their order."""
    old, new = _by_section(before), _by_section(after)
    return tuple(SECTIONS.get(section, ON_THE_PAGE) for section in new if new[section] == old.get(section))


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
        pieces = changed_words(old.get(section, ""), new.get(section, ""))
        if any(piece.fate is not DiffKind.KEPT for piece in pieces):
            yield SectionDifference(SECTIONS.get(section, ON_THE_PAGE), pieces)


def _by_section(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Returns the words of each section, a sentence on each line; what stands behind the page is none of them."""
    found: dict[str, list[str]] = {}
    for one in sentences:
        if one.slot == PAGE and not one.text:
            # The last of the page: what follows somebody typed, and it has no place on the page now.
            break
        found.setdefault(one.slot if one.slot in SECTIONS else PAGE, []).append(one.text)
    return {section: "\n".join(texts) for section, texts in found.items()}
