"""Every field of every record is either for everybody at the table or ours, and what is ours is in nothing shown there."""

from dataclasses import replace
from typing import get_args

import pytest

from db.model.fields import fields_of
from db.model.records import Consent, Evidence, Note, Objection, Person, Record
from db.model.scopes import OF_CUSTOMER, OF_HOUSE
from desktop.fields.at_table import OURS, SHOWN, may_be_read, rows_at_table, texts_at_table
from desktop.fields.editors import CONSENT, ROWS
from tests.factories import a_claim, a_customer, a_note, a_person, a_visit

# Records without a visit have pages of their own, and none while a visit runs.
WITHOUT_VISIT = (*OF_CUSTOMER.values(), *OF_HOUSE.values())
KINDS = [kind for kind in get_args(Record) if kind not in WITHOUT_VISIT]
# Ties to the visit or the customer, places in lists and the like say nothing of what was heard.
SAYS_NOTHING = ("id", "position", "stamp", "key", "reference")


def declared(kind: type) -> set[str]:
    kinds = fields_of(kind).kinds
    return {name for name, of in kinds.items() if of.name not in SAYS_NOTHING and of.to not in (("visits",), ("customers",))}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_declared_as_shown_or_as_ours_and_as_one_only(kind: type) -> None:
    shown, ours = SHOWN.get(kind, frozenset()), OURS.get(kind, frozenset())
    assert not shown & ours
    assert shown | ours == declared(kind)


def test_nothing_of_a_record_without_a_visit_may_be_read() -> None:
    assert not {*WITHOUT_VISIT} & {*SHOWN, *OURS}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in ROWS and kind in SHOWN], ids=lambda kind: kind.__name__)
def test_an_editor_at_the_table_has_the_fields_that_are_shown_and_no_others(kind: type) -> None:
    rows = rows_at_table(ROWS[kind], kind)
    names = {spec.name for row in rows for spec in row}
    assert names and names <= SHOWN[kind]


def test_the_note_of_the_consent_has_no_field_at_the_table() -> None:
    assert rows_at_table(CONSENT["consent.note"], Consent) == ()


def test_words_that_are_ours_are_not_among_those_that_may_be_read() -> None:
    customer = a_customer()
    visit = a_visit(customer)
    person = replace(a_person(customer, name="Ingrid Haugen"), role="sceptic")
    claim = replace(a_claim(visit, wording="far fewer"), evidence=Evidence.ESTIMATED, elements=("reduces risk",))
    note = a_note(visit, text="they look tired")
    assert texts_at_table(person)["name"] == "Ingrid Haugen" and "role" not in texts_at_table(person)
    assert texts_at_table(claim)["wording"] == "far fewer" and "elements" not in texts_at_table(claim)
    assert not may_be_read(note) and texts_at_table(note) == {}
    assert {kind for kind in KINDS if kind not in SHOWN} >= {Note, Objection}
    assert Person in SHOWN
