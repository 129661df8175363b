"""Says in which order the items of a version stand on its approval sheet, and which number each has."""

from collections.abc import Sequence

from db.model.agreed import Item
from db.model.kinds import ItemKind
from db.model.messages import N_

# What belongs together on the sheet, in this order; a kind that is in none of these stands among the sentences.
GROUPS: tuple[tuple[str, frozenset[ItemKind]], ...] = (
    (N_("Headline and quotes"), frozenset((ItemKind.HEADLINE, ItemKind.QUOTE, ItemKind.PARAPHRASE, ItemKind.OBJECTION))),
    (N_("Numbers"), frozenset((ItemKind.NUMBER, ItemKind.FEELING))),
    (N_("Names"), frozenset((ItemKind.NAME, ItemKind.LOGO))),
    (N_("Other sentences"), frozenset((ItemKind.STATEMENT,))),
)
Numbered = tuple[tuple[int, Item], ...]


def lines_on_sheet(items: Sequence[Item]) -> tuple[tuple[str, Numbered], ...]:
    """Returns the items as they stand on the sheet: by group, each once, numbered through."""
    once = tuple({item.hash: item for item in items if item.text.strip()}.values())
    told = frozenset(kind for _, kinds in GROUPS for kind in kinds)
    groups, number = [], 0
    for title, kinds in GROUPS:
        found = [item for item in once if item.kind in kinds or (kinds == GROUPS[-1][1] and item.kind not in told)]
        groups.append((title, tuple(enumerate(found, start=number + 1))))
        number += len(found)
    return tuple(group for group in groups if group[1])


def numbered(items: Sequence[Item]) -> Numbered:
    """Returns the items in the order of the sheet, each with its number."""
    return tuple(line for _, lines in lines_on_sheet(items) for line in lines)
