"""Lets long work be cancelled: the work asks at short intervals whether its result is still wanted.

Promises of safety: P6, P6b.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Cancelled(Exception):
    """Raised when the result of the work is not wanted any more."""


def _never() -> bool:
    return False


_asked: ContextVar[Callable[[], bool]] = ContextVar("asked", default=_never)


@contextmanager
def until(asked: Callable[[], bool]) -> Iterator[None]:
    """Cancels the work inside this context, in this thread, as soon as `asked()` is true. Raises Cancelled then."""
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)


def breathe() -> None:
    """Checks whether the work is cancelled; long work calls it often. Raises Cancelled."""
    if _asked.get()():
        raise Cancelled
