"""How long an answer counts where nobody said until when."""

import pytest

from db.model.in_force import is_granted
from db.model.kinds import PermissionAnswer
from desktop.consent.lasting import lasting, until_after
from desktop.consent.permissions import COMPANY
from tests.factories import a_customer, a_permission


@pytest.mark.parametrize(
    ("day", "years", "until"),
    [
        ("2026-11-20", 0, ""),
        ("2026-11-20", 2, "2028-11-20"),
        ("2028-02-29", 1, "2029-02-28"),
        ("2028-02-29", 4, "2032-02-29"),
        ("9999-01-01", 1, ""),
        ("", 2, ""),
        ("last week", 2, ""),
    ],
)
def test_an_answer_ends_so_many_years_later(day: str, years: int, until: str) -> None:
    assert until_after(day, years) == until


def test_only_what_was_agreed_ends_and_an_end_that_was_said_stays() -> None:
    granted = a_permission(a_customer(), since="2026-11-20", answer=PermissionAnswer.GRANTED)
    said = a_permission(a_customer(), since="2026-11-20", until="2027-01-01")
    refused = a_permission(a_customer(), since="2026-11-20", answer=PermissionAnswer.REFUSED)
    assert [lasting(one, 1).until for one in (granted, said, refused)] == ["2027-11-20", "2027-01-01", ""]
    assert is_granted([lasting(granted, 1)], COMPANY, granted.rung, "2027-11-20")
    assert not is_granted([lasting(granted, 1)], COMPANY, granted.rung, "2027-11-21")
