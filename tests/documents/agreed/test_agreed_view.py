"""What was agreed, subject by subject: the page shows no more than the rules allow, and what rules where two answers disagree."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.answers import answers_of_person
from db.model.in_force import About, Standing, is_granted
from db.model.kinds import LADDER, PermissionAnswer, PermissionSubject, PersonConsent, Rung
from desktop.consent.permissions import COMPANY
from desktop.consent.status import Known
from desktop.documents.agreed.agreed_view import SubjectLine, subjects
from tests.factories import a_customer, a_permission, a_person

HALDEN = a_customer(name="Halden Pumps AS")
INGRID = a_person(customer_id=HALDEN.id, name="Ingrid Solberg", consent=None)
DAY = "2027-06-01"
DAYS = ("2026-11-20", "2027-01-10", "2027-05-05")
GRANTED, REFUSED, WITHDRAWN = PermissionAnswer.GRANTED, PermissionAnswer.REFUSED, PermissionAnswer.WITHDRAWN


def line(known: Known, about: About = COMPANY) -> SubjectLine:
    return next(one for one in subjects(known, {}, DAY) if one.about == about and not one.right)


def test_nothing_asked_is_shown_as_not_asked() -> None:
    found = line(Known(customer=HALDEN))
    assert found.standing is Standing.NEVER_ASKED and not found.can_be_withdrawn


@pytest.mark.parametrize("answer", [REFUSED, WITHDRAWN])
def test_what_is_refused_or_withdrawn_is_internal_only(answer: PermissionAnswer) -> None:
    taken = a_permission(HALDEN, rung=Rung.NUMBER, answer=answer, since=DAYS[1])
    said = [a_permission(HALDEN, rung=Rung.NAME, since=DAYS[0]), taken]
    found = line(Known(customer=HALDEN, permissions=said))
    assert (found.rung, found.standing, found.answer) == (Rung.INTERNAL, Standing(answer.value), said[1])


def test_of_two_answers_of_one_day_the_narrower_stands_and_the_other_is_shown() -> None:
    said = [a_permission(HALDEN, rung=Rung.NAME, since=DAYS[0]), a_permission(HALDEN, rung=Rung.INTERNAL, since=DAYS[0])]
    found = line(Known(customer=HALDEN, permissions=said))
    assert found.rung is Rung.INTERNAL and found.others == (said[0],)


def test_a_person_stands_on_the_narrower_of_what_was_noted_at_the_table_and_answered_since() -> None:
    about = About(PermissionSubject.PERSON, INGRID.id)
    said = [a_permission(HALDEN, subject=PermissionSubject.PERSON, person=INGRID.id, rung=Rung.NAME, since=DAYS[0])]
    for consent, rung in ((None, Rung.NAME), (PersonConsent.ROLE_ONLY, Rung.ROLE), (PersonConsent.NONE, Rung.INTERNAL)):
        person = replace(INGRID, consent=consent)
        known = Known(customer=HALDEN, people=[person], permissions=[*said, *answers_of_person(person)])
        assert line(known, about).rung is rung


ANSWERS = st.builds(
    lambda rung, answer, since, until: a_permission(HALDEN, rung=rung, answer=answer, since=since, until=until),
    st.sampled_from(LADDER),
    st.sampled_from(PermissionAnswer),
    st.sampled_from(DAYS),
    st.sampled_from(("", "", "2027-02-01", "2028-01-01")),
)


@given(st.lists(ANSWERS, max_size=7))
def test_the_page_never_shows_more_than_may_be_used(said: list[object]) -> None:
    found = line(Known(customer=HALDEN, permissions=said))  # type: ignore[arg-type]  # all are permissions
    for rung in LADDER[1:]:
        shown = found.standing is Standing.GRANTED and LADDER.index(rung) <= LADDER.index(found.rung)
        if shown and rung is found.rung:
            assert is_granted(said, COMPANY, rung, DAY)  # type: ignore[arg-type]
        if found.standing is not Standing.GRANTED or LADDER.index(rung) > LADDER.index(found.rung):
            assert not is_granted(said, COMPANY, rung, DAY)  # type: ignore[arg-type]
