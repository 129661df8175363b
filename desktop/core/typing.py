"""How a text became another: by one key, by typing over what was there, or by words put in at once. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextChange:
    """What went out of a text, and what came in in its place."""

    removed: str
    inserted: str

    @property
    def is_one_key(self) -> bool:
        """Whether one key does that: a sign typed, or a sign deleted; spaces beside it do not count."""
        return len(self.removed.strip()) + len(self.inserted.strip()) <= 1

    @property
    def is_put_in(self) -> bool:
        """Whether words came in at once: pasted, dropped, chosen from a list."""
        return len(self.inserted.strip()) > 1


def change_between(before: str, after: str) -> TextChange:
    """The one change that makes `after` of `before`."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return TextChange(before[start : len(before) - end], after[start : len(after) - end])


def _shared(one: str, other: str) -> int:
    """How many signs two texts begin with in common; halving, as a text may have a million of them and a key cannot wait."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
