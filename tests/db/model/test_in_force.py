"""Whether somebody is not to be mentioned, by all they answered: what is told of them once nothing names them any more."""

from typing import Any

import pytest

from db.model.in_force import is_silent
from db.model.kinds import CustomerId, PermissionAnswer, PermissionSubject, PersonConsent, PersonId, RecordId, Rung
from db.model.records import Customer, Person
from tests.factories import a_permission

HALDEN = Customer(id=CustomerId("c"), name="Halden Pumps AS")
ASKED, GRANTED, REFUSED, WITHDRAWN = PermissionAnswer
MARCH, MAY, JUNE = "2026-03-01", "2026-05-01", "2026-06-01"
Said = tuple[Rung, PermissionAnswer, dict[str, Any]]


@pytest.mark.parametrize(
    ("said", "silent"),
    [
        ([], False),
        ([(Rung.STORY, REFUSED, {})], True),
        ([(Rung.STORY, WITHDRAWN, {})], True),
        ([(Rung.NUMBER, WITHDRAWN, {})], True),
        ([(Rung.INTERNAL, GRANTED, {})], True),
        ([(Rung.ROLE, REFUSED, {})], False),
        ([(Rung.STORY, ASKED, {})], False),
        ([(Rung.STORY, REFUSED, {}), (Rung.NAME, GRANTED, {"since": MAY})], False),
        ([(Rung.STORY, REFUSED, {}), (Rung.NAME, GRANTED, {})], True),
        ([(Rung.STORY, REFUSED, {}), (Rung.NAME, GRANTED, {"origin": "0"})], False),
        ([(Rung.STORY, REFUSED, {}), (Rung.NUMBER, GRANTED, {"since": MAY})], True),
        ([(Rung.STORY, REFUSED, {}), (Rung.INTERNAL, GRANTED, {"since": MAY})], True),
        ([(Rung.STORY, REFUSED, {}), (Rung.NAME, GRANTED, {"since": MAY, "until": MAY})], True),
        ([(Rung.STORY, REFUSED, {}), (Rung.NAME, GRANTED, {"since": MAY, "until": "2027-05-01"})], True),
        ([(Rung.STORY, REFUSED, {}), (Rung.NAME, ASKED, {"since": MAY})], True),
        ([(Rung.STORY, REFUSED, {"since": "2026-12-01"})], True),
        ([(Rung.STORY, REFUSED, {"person": "bo"})], False),
        ([(Rung.PHOTO, REFUSED, {"subject": PermissionSubject.PHOTO})], False),
    ],
)
def test_whoever_refuses_even_the_anonymous_story_by_the_answer_in_force_is_not_mentioned(said: list[Said], silent: bool) -> None:
    usual = {"subject": PermissionSubject.PERSON, "person": "ann", "since": MARCH, "by": "Ann"}
    answers = [
        a_permission(HALDEN, **{**usual, "id": RecordId(str(at)), "rung": rung, "answer": answer, **more})
        for at, (rung, answer, more) in enumerate(said)
    ]
    ann = Person(id=PersonId("ann"), customer_id=HALDEN.id, name="Ann", consent=PersonConsent.NAMED)
    assert is_silent(ann, answers, JUNE) is silent
