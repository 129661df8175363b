"""The view of all value says how the sum of a year comes about (what is due to us, how sure it is)."""

from dataclasses import replace

import pytest

from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH
from desktop.visit.forms.summary import groups_of
from tests.factories import a_claim, a_customer, a_visit


@pytest.mark.parametrize(
    ("attribution", "confidence", "shares"),
    [("50", "60", ("50% due to us", "60% sure")), ("100", "100", ("100% due to us", "100% sure")), ("", "60", ())],
)
def test_a_sum_stands_beside_what_it_was_taken_from(attribution: str, confidence: str, shares: tuple[str, ...]) -> None:
    customer = a_customer()
    visit = a_visit(customer)
    money = {"annual_value": "4,000,000", "currency": "NOK", "attribution": attribution, "confidence": confidence}
    claim = replace(a_claim(visit, metric="service revenue"), **money)  # type: ignore[arg-type]  # its own fields
    whole = WholeVisit(visit=visit, customer=customer, claims=(claim,))
    line = next(line for _, tone, lines in groups_of(whole, ENGLISH) for line in lines if line[0] == claim.id and tone != "soft")
    assert all(share in line[2] for share in shares)
    assert ("4,000,000" in line[2]) is bool(shares)
