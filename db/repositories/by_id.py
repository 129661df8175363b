"""Finds the one among several things whose id begins as somebody typed it: a customer, a visit, a case study."""

from collections.abc import Iterable
from typing import TypeVar

from db.model.errors import Refused

T = TypeVar("T")


def one_beginning(found: Iterable[T], wanted: str, none: str, several: str, **values: object) -> T:
    """Returns the one of `found` whose id, or which as an id, begins with `wanted`.

    Raises Refused unless there is exactly one: with the sentence `none` or `several`, in which `wanted` and `values` stand.
    """
    start = wanted.strip().lower()
    fitting = [one for one in found if start and str(getattr(one, "id", one)).startswith(start)]
    if len(fitting) != 1:
        raise Refused(several if fitting else none, wanted=wanted, **values)
    return fitting[0]
