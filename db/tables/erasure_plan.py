"""Holds the plan of an erasure, as a value and as the text that the store keeps until the erasure is done."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What an erasure does about one person.

    Records that surely name the person stay, with `instead` in place of the name, except those in `remove`, which are deleted.
    Of text matches only the `confirmed` ones are changed; `declined` are those that were found and not confirmed.
    """

    person_id: str
    name: str
    instead: str
    confirmed: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def to_text(self) -> str:
        """Returns the plan as it is kept in the store until it is done."""
        return json.dumps(asdict(self), ensure_ascii=False)


def plan_from(text: str) -> ErasurePlan:
    """Returns the plan that was kept as `text`. Raises ValueError, KeyError or TypeError where that is none."""
    kept = json.loads(text)
    keys = {name: tuple(kept[name]) for name in ("confirmed", "declined", "remove")}
    return ErasurePlan(kept["person_id"], kept["name"], kept["instead"], **keys)
