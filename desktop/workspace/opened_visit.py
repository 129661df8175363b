"""Holds what a page needs to show a visit that was just opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.workspace.open_visit import OpenVisit

if TYPE_CHECKING:
    from desktop.interview.guide import Guide


@dataclass(frozen=True, slots=True)
class OpenedVisit:
    """A visit on the table, with the guide it follows, words to offer by field, and the block where it was left."""

    visit: OpenVisit
    guide: "Guide"
    used: Mapping[str, Sequence[str]]
    block: str
