"""Long work that can be given up: it asks in between whether anybody still wants it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Cancelled(Exception):
    """The work was given up because nobody wants it any more."""


def _never() -> bool:
    return False


_asked: ContextVar[Callable[[], bool]] = ContextVar("asked", default=_never)


@contextmanager
def until(asked: Callable[[], bool]) -> Iterator[None]:
    """Within it, in this thread, work is given up as soon as `asked()` is true. Raises Cancelled then."""
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)


def breathe() -> None:
    """Called now and then by whatever takes long. Raises Cancelled."""
    if _asked.get()():
        raise Cancelled
