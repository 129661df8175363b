"""The records of the house, which is ourselves: how its documents look, our people, and whom else a customer could buy from."""

from dataclasses import dataclass

from db.model.fields import Code, Flag, Id, Key, Labels, OfPerson, Position, Words
from db.model.ids import derived_id
from db.model.kinds import PersonId, RecordId

# There is one house style in every store, so that those of two laptops are the same record.
HOUSE_STYLE = RecordId("c3f1a2de-70b4-4a5e-9c1d-5d0f6f0e7a11")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """How our company stands on every document. `logo` is the digest of the picture (db.repositories.logos), empty for none.

    Colours are "#RRGGBB" as chosen; documents darken what could not be read (desktop.core.contrast).
    """

    id: Id[RecordId] = HOUSE_STYLE
    name: Words = ""
    logo: Key = ""
    first_colour: Code = ""
    second_colour: Code = ""
    contact: Words = ""
    call_to_action: Words = ""
    about_us: Words = ""
    legal_line: Words = ""


NO_STYLE = HouseStyle()


@dataclass(frozen=True, slots=True)
class OurCompany:
    """Our company as a document shows it: the house style, and the picture that its `logo` names."""

    style: HouseStyle = NO_STYLE
    logo: bytes | None = None


# Nothing was entered of ourselves.
NOBODY = OurCompany()


@dataclass(frozen=True, slots=True, kw_only=True)
class OurPerson:
    """What is known of one of our people besides name, job title and role, which stand in `Person` for every visit.

    `left`: kept for the visits they were at, and no longer offered.
    """

    id: Id[RecordId]
    person_id: OfPerson
    contact: Words = ""
    left: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Competitor:
    """Somebody else a customer could buy from, with the names people also use for them."""

    id: Id[RecordId]
    position: Position = 0
    name: Words = ""
    other_names: Labels = ()
    note: Words = ""


def our_person_id(person_id: PersonId) -> RecordId:
    """Returns the id of what is known of one of our people: the same in every store, as there is one for each person."""
    return RecordId(derived_id("our person", person_id))
