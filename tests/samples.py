"""Takes a few of many that are tried in the same way; all of them with `run.py thorough`."""

from collections.abc import Iterable
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")
# So many examples does the usual profile try of what hypothesis makes up (tests/conftest.py).
USUAL = 25

# With the thorough profile, so many times as many examples as else.
MANY = 16


def some(every: Iterable[T], few: int) -> list[T]:
    """Returns so many of them, the first and the last and those spread between; all of them with the thorough profile."""
    found = list(every)
    if is_thorough() or few >= len(found):
        return found
    return [found[n * (len(found) - 1) // (few - 1)] for n in range(few)]


def examples(few: int) -> int:
    """Returns how many examples to try of what is dear: so many, and far more with the thorough profile."""
    return few * MANY if is_thorough() else few


def is_thorough() -> bool:
    """Whether the profile is chosen that tries everything."""
    return settings.default.max_examples > USUAL  # type: ignore[union-attr]  # there is one: tests/conftest.py loads it
