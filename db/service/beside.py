"""Does one long piece of work at a time beside the writing thread, which stores edits meanwhile. Promise of safety: S11."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from db.engine.driver_errors import plain_errors
from db.engine.store import Store
from db.engine.turns import Turns
from db.model.errors import StoreError
from db.model.messages import N_
from db.service.opening import open_for_reading

T = TypeVar("T")
LongJob = Callable[[Turns], object]


class StoreClosed(StoreError):
    """The store was closed before the work was done."""


@dataclass(eq=False, slots=True)
class Turn:
    """One short thing to be done in the writing thread, and what came of it."""

    short: Callable[[Store], object]
    result: object = None
    error: BaseException | None = None
    over: threading.Event = field(default_factory=threading.Event)

    def take(self, store: Store) -> None:
        """Does it; called in the writing thread."""
        try:
            with plain_errors(store.path):
                store.confirm()
                self.result = self.short(store)
        except Exception as error:  # handed to the work that waits for it
            self.error = error
            raise
        finally:
            self.over.set()

    def give_up(self) -> None:
        """Tells the work that its turn never comes."""
        if not self.over.is_set():
            self.error = StoreClosed(N_("Firsthand was closed before this was done; nothing of it was changed."))
            self.over.set()


class Beside(threading.Thread):
    """One long piece of work; `hand_in` puts a turn into the writer's queue, `done` is called with what came of the work.

    `await_pause` returns when nobody types.
    """

    def __init__(
        self,
        store: Store,
        job: LongJob,
        hand_in: Callable[[Turn], None],
        done: Callable[[object, Exception | None], None],
        await_pause: Callable[[], None],
    ) -> None:
        super().__init__(name="long work", daemon=True)
        self._path, self._key = store.path, store.key
        self._job, self._hand_in, self._done = job, hand_in, done
        self.await_pause = await_pause
        self.are_many = True

    def run(self) -> None:
        """Does the work; this is the body of the thread."""
        try:
            with plain_errors(self._path):
                result = self._job(self)
        except Exception as error:  # handed to whoever asked
            self._done(None, error)
        else:
            self._done(result, None)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Opens the store for reading; it shows what was stored until now."""
        store = open_for_reading(self._path, self._key)
        try:
            yield store
        finally:
            store.close()

    def write(self, short: Callable[[Store], T]) -> T:
        """Waits for a turn behind the edits handed in so far."""
        turn = Turn(short)
        self._hand_in(turn)
        turn.over.wait()
        if turn.error is not None:
            raise turn.error
        return turn.result  # type: ignore[return-value]  # what `short` returned
