"""Holds the records of a customer or of the house on their way between two laptops. A value, without a word about files."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from db.model.house import HouseStyle
from db.model.ids import Authorship
from db.model.kinds import HOUSE, ScopeId
from db.model.records import Customer, Record
from db.model.visit_copy import with_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsCopy:
    """Records without a visit; `customer` is None for those of the house. Each record comes after those it refers to.

    `authors` and `kept_keys` as in `VisitCopy`; `pictures` are the logos that the records name, by digest.
    """

    customer: Customer | None = None
    records: tuple[Record, ...] = ()
    authors: Mapping[str, Authorship] = field(default_factory=dict)
    kept_keys: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def scope(self) -> ScopeId:
        """Whose records they are."""
        return self.customer.id if self.customer else HOUSE


def renamed(copy: RecordsCopy, ids: Mapping[str, str]) -> RecordsCopy:
    """Returns `copy` with records under other ids."""
    return replace(
        copy,
        customer=with_ids(copy.customer, ids) if copy.customer else None,
        records=tuple(with_ids(record, ids) for record in copy.records),
        authors={ids.get(one, one): by for one, by in copy.authors.items()},
        kept_keys={ids.get(one, one): keys for one, keys in copy.kept_keys.items()},
    )


def with_pictures(copy: RecordsCopy, pictures: Mapping[str, bytes]) -> RecordsCopy:
    """Returns `copy` with its pictures made anew: `pictures` by the digests that it names, which change with them."""
    digests = {old: digest_of(picture) for old, picture in pictures.items()}
    records = (replace(one, logo=digests.get(one.logo, one.logo)) if isinstance(one, HouseStyle) else one for one in copy.records)
    return replace(copy, records=tuple(records), pictures={digests[old]: picture for old, picture in pictures.items()})


def digest_of(picture: bytes) -> str:
    """Returns the digest under which a logo of the house stands."""
    return sha256(picture).hexdigest()
