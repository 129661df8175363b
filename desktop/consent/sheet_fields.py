"""Names the fields of an approval sheet, so that a filled one is matched to our store whoever filled it in with whatever program.

    firsthand/VERSION/HASH/approve          a line: `approve`, `change`, `decline`, and `words` for what it should read instead
    firsthand/VERSION/all/as printed        all lines together (`Overall`)
    firsthand/VERSION/signed/name           who signs: `name` and `date`

No period is in a name, as PDF takes that for a part of another field. Of a line nothing is in it but the beginning of the hash of
its item, as a long sheet has thousands of names.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from db.model.kinds import RecordId

MARK = "firsthand"
HASH_LENGTH = 24
ALL, SIGNED = "all", "signed"
NAME, DATE = "name", "date"
WORDS = "words"
ONE = re.compile(rf"{MARK}/([0-9a-z-]{{8,64}})/({ALL}|{SIGNED}|[0-9a-f]{{{HASH_LENGTH}}})/([a-z ]{{1,20}})")


class Box(StrEnum):
    """A box of a line, as its field is named."""

    APPROVE = "approve"
    CHANGE = "change"
    DECLINE = "decline"


class Overall(StrEnum):
    """A box for all lines together, as its field is named."""

    PRINTED = "as printed"
    TICKED = "as ticked"
    ANONYMOUS = "anonymous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FieldName:
    """What a field is about: a version, a line by the beginning of its hash (or all lines, or who signed), which part of that."""

    version: RecordId
    about: str
    part: str


def field_name(version: RecordId, about: str, part: str) -> str:
    """Returns the name of a field; `about` may be a whole hash."""
    return f"{MARK}/{version}/{about[:HASH_LENGTH]}/{part}"


def read_name(name: str) -> FieldName | None:
    """Returns what the field with this name is about; None for a field that is none of ours."""
    found = ONE.fullmatch(name)
    return FieldName(RecordId(found[1]), found[2], found[3]) if found else None


def versions_in(names: Iterable[str]) -> set[RecordId]:
    """Returns the versions that fields with these names are about."""
    return {found.version for name in names if (found := read_name(name))}
