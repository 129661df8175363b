"""What a version prints, as the command line tells it, to fill in its sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.model.kinds import RecordId


@dataclass(frozen=True)
class PrintedItem:
    """A line by its hash, as a sheet asks about it."""

    hash: str
    text: str


@dataclass(frozen=True)
class Printed:
    """A version with its lines in the order of the sheet."""

    id: RecordId
    items: tuple[PrintedItem, ...]


ORDER = ("headline", "quote", "paraphrase", "objection"), ("number", "feeling"), ("name", "logo"), ("statement",)


def printed_by(version: Mapping[str, Any]) -> Printed:
    """The version in what `case-study --json` prints."""
    ordered = [item for kinds in ORDER for item in version["items"] if item["kind"] in kinds]
    once = {item["hash"]: PrintedItem(item["hash"], item["text"]) for item in ordered}
    return Printed(RecordId(version["id"]), tuple(once.values()))
