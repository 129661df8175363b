"""Holds the plan of an erasure, as a value and as the text that the store keeps until the erasure is done."""

import json
from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What an erasure does about one person.

    Records that surely name the person stay, with `instead` in place of the name, except those in `remove`, which are deleted.
    Of text matches only the `confirmed` ones are changed; `declined` are those that were found and not confirmed.

    In the texts of case studies, which others read, it is the `role` that takes the place of the name, where there is one.

    While backups are away, the plan is kept for them without name and role, which stand in each of them; `folders` says where.
    """

    person_id: str
    name: str
    instead: str
    confirmed: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    role: str = ""
    folders: tuple[str, ...] = ()

    def nameless(self, *folders: str) -> "ErasurePlan":
        """Returns the plan as it may be kept for what is in `folders`, which are away."""
        return replace(self, name="", role="", folders=folders)

    def as_dict(self) -> dict[str, object]:
        """Returns the plan as JSON can hold it."""
        return asdict(self)

    def to_text(self) -> str:
        """Returns the plan as it is kept in the store until it is done."""
        return json.dumps(asdict(self), ensure_ascii=False)


def plan_from(text: str) -> ErasurePlan:
    """Returns the plan that was kept as `text`. Raises ValueError, KeyError or TypeError where that is none."""
    kept = json.loads(text)
    names = ("confirmed", "declined", "remove", "folders")
    keys = {name: tuple(str(one) for one in kept.get(name, ())) for name in names}
    role = str(kept.get("role", ""))
    return ErasurePlan(str(kept["person_id"]), str(kept["name"]), str(kept["instead"]), role=role, **keys)
