"""Finds the direction of each letter of a text, and the order of the parts of a line on paper.

The levels are those of the Unicode bidirectional algorithm (UAX #9): even runs from left to right, odd from right to left.
"""

import re
from collections.abc import Sequence

from bidi.algorithm import (
    explicit_embed_and_overrides,
    get_base_level,
    get_embedding_levels,
    get_empty_storage,
    resolve_implicit_levels,
    resolve_neutral_types,
    resolve_weak_types,
)

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def runs_from_right(text: str) -> bool:
    """Returns whether `text` as a paragraph runs from right to left: its first letter decides."""
    return bool(RIGHT_TO_LEFT.search(text)) and bool(get_base_level(text))


def levels_of(text: str) -> list[int] | None:
    """Returns the level of each character of `text`, one paragraph without explicit embeddings and isolates.

    Returns None when nothing in it runs from right to left.
    """
    if not RIGHT_TO_LEFT.search(text):
        return None
    storage = get_empty_storage()
    base = storage["base_level"] = int(get_base_level(text))
    storage["base_dir"] = "LR"[base]
    get_embedding_levels(text, storage)
    for index, character in enumerate(storage["chars"]):
        character["index"] = index
        # An unassigned code point has no direction of its own.
        character["type"] = character["type"] or "ON"
    explicit_embed_and_overrides(storage)
    for resolve in (resolve_weak_types, resolve_neutral_types, resolve_implicit_levels):
        resolve(storage, False)
    found = {character["index"]: character["level"] for character in storage["chars"]}
    levels: list[int] = []
    for index in range(len(text)):
        levels.append(found.get(index, levels[-1] if levels else base))
    return levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """Returns the indices of the parts of a line from left to right (rule L2), given their levels in reading order."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            if levels[order[start]] < level:
                start += 1
                continue
            stop = start
            while stop < len(order) and levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = stop
    return order
