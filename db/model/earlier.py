"""What was heard at earlier visits to the same customer, as a later one needs it."""

from dataclasses import dataclass

from db.model.follow_ups import Follows
from db.model.records import Claim, Note, Objection, Promise, Visit


@dataclass(frozen=True, slots=True)
class EarlierVisits:
    """The earlier visits, the latest first, and of all of them what may still be open, in the order in which it was heard."""

    visits: tuple[Visit, ...] = ()
    claims: tuple[Claim, ...] = ()
    objections: tuple[Objection, ...] = ()
    promises: tuple[Promise, ...] = ()
    notes: tuple[Note, ...] = ()
    follows: tuple[Follows, ...] = ()
