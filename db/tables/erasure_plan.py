"""The plan of an erasure, and how it is kept in the store until it is done."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What is to be done about one person.

    Records named for sure are kept with `instead` in place of the name, except those in `remove`, which go whole; of text
    matches only the `confirmed` ones are touched. `declined` are those that were found and not confirmed.
    """

    person_id: str
    name: str
    instead: str
    confirmed: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def to_text(self) -> str:
        """The plan as it is kept in the store until it is done."""
        return json.dumps(asdict(self), ensure_ascii=False)


def plan_from(text: str) -> ErasurePlan:
    """The plan that was kept as `text`. Raises ValueError, KeyError or TypeError where that is none."""
    kept = json.loads(text)
    keys = {name: tuple(kept[name]) for name in ("confirmed", "declined", "remove")}
    return ErasurePlan(kept["person_id"], kept["name"], kept["instead"], **keys)
