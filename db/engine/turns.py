"""Lets long work on the store take short turns at writing, so that nobody's words wait for what it reads, copies or verifies.

`OneTurn` is for who owns the store and has nothing else to do: there the whole work is one turn. Promise of safety: S11.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from db.engine.store import Store

T = TypeVar("T")


class Turns(Protocol):
    """What long work is given."""

    @property
    def are_many(self) -> bool:
        """Whether others write between the turns; then a copy of the store has to be made in pieces."""

    def reading(self) -> AbstractContextManager[Store]:
        """Returns the store to read, for as long as needed; nothing waits for that. Raises StoreError."""

    def write(self, short: Callable[[Store], T]) -> T:
        """Does one short thing with the store that is open for writing, and returns its result. Raises what it raises."""

    def await_pause(self) -> None:
        """Waits until nobody types; called before a turn that cannot be short. Whoever types without end is not waited for."""


@dataclass(frozen=True, slots=True)
class OneTurn:
    """All of the work with one store, that is open for writing."""

    store: Store
    are_many: bool = False

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Returns the store itself."""
        yield self.store

    def await_pause(self) -> None:
        """Does not wait, as there is nobody else."""

    def write(self, short: Callable[[Store], T]) -> T:
        """Does it at once."""
        return short(self.store)
