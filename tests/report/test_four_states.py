"""Whatever a customer answered short of its name, no study of any visit says who it is: read back from the finished file."""

from dataclasses import replace

import pytest

from db.model.kinds import CompanyConsent
from db.model.records import PersonConsent
from db.model.whole_visit import WholeVisit
from desktop.consent.same_words import folded
from desktop.core.messages import ENGLISH
from desktop.documents.saving.consent_checks import refusal
from desktop.documents.sharing.file_texts import MadeFile
from desktop.documents.sharing.leaks import leaks_in
from desktop.report.content.case_study import case_study
from desktop.report.content.sales_card import sales_card
from tests.report.content.story.told import FILES, whole
from tests.report.reading import pdf, read_back
from tests.report.visits import consent
from tests.samples import some

STATES = (CompanyConsent.INTERNAL_ONLY, CompanyConsent.ANONYMOUS, CompanyConsent.UNASKED, None)


def answered(name: str, state: CompanyConsent | None) -> WholeVisit:
    """Returns a visit whose people all agreed to be named, and whose company answered this; None where it was never asked."""
    visit = whole(name)
    people = tuple(replace(one, consent=PersonConsent.NAMED) if one.customer_id else one for one in visit.people)
    said = None if state is None else replace(consent(state), visit_id=visit.visit.id, scope=("logo", "full case study"))
    return replace(visit, people=people, consent=said)


@pytest.mark.parametrize("name", some(sorted(FILES), 4))
@pytest.mark.parametrize("state", STATES, ids=lambda state: str(state and state.value))
def test_no_page_and_no_part_of_the_file_says_who_it_is(name: str, state: CompanyConsent | None) -> None:
    visit = answered(name, state)
    assert (refusal(visit) is not None) is (state is CompanyConsent.INTERNAL_ONLY)
    names = [visit.customer.name, *(one.name for one in visit.people if one.customer_id and " " in one.name.strip())]
    for story in (case_study(visit), sales_card(visit)):
        assert leaks_in(MadeFile(pdf(story), "story.pdf"), [visit], ENGLISH) == ()
        read = folded(read_back(story))
        assert [one for one in names if folded(one) in read] == []
