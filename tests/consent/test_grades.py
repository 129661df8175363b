"""The table of grades, and the words that somebody should look at."""

import pytest

from db.model.kinds import Purpose
from desktop.consent.doubtful_words import doubtful
from desktop.consent.grades import GRADES, Grade, StopKind, grade_of

NEVER_DISMISSED = {
    *(StopKind.REFUSED, StopKind.WITHDRAWN, StopKind.EXPIRED, StopKind.MISSING, StopKind.LEAK),
    *(StopKind.OPEN_OBJECTION, StopKind.PARAPHRASE, StopKind.ALTERED, StopKind.LOGO),
}
ASKED = {
    *(StopKind.COMPETITOR, StopKind.BLAME, StopKind.PERSONAL_DATA, StopKind.FORECAST, StopKind.DIRECTION),
    StopKind.SHORT_NAME,
}
REMARKED = {StopKind.BASELINE, StopKind.SOURCE, StopKind.OLD, StopKind.WORKED_OUT, StopKind.ABSOLUTE, StopKind.LEFT_OUT}


def test_every_kind_has_a_grade_for_every_purpose() -> None:
    assert set(GRADES) == set(StopKind)
    assert all(set(row) == set(Purpose) for row in GRADES.values())


@pytest.mark.parametrize("purpose", Purpose)
def test_the_grades_are_those_that_were_decided(purpose: Purpose) -> None:
    stops = NEVER_DISMISSED | ({StopKind.UNAPPROVED} if purpose is Purpose.PUBLISHED else set())
    assert {kind for kind in StopKind if grade_of(kind, purpose) is Grade.STOP} == stops
    # Whoever reads it inside can ask us where a word comes from.
    asked, remarked = (set(), {StopKind.UNBACKED}) if purpose is Purpose.INSIDE else ({StopKind.UNBACKED}, set())
    assert {kind for kind in StopKind if grade_of(kind, purpose) is Grade.ASK} == ASKED | asked
    assert {kind for kind in StopKind if grade_of(kind, purpose) is Grade.REMARK} == REMARKED | remarked


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Siemens lied to us.", {StopKind.BLAME}),
        ("Der Vertrieb von Siemens hat uns belogen", {StopKind.BLAME}),
        ("Write to kari.moen@halden.example", {StopKind.PERSONAL_DATA}),
        ("Call +47 22 33 44 55", {StopKind.PERSONAL_DATA}),
        ("She was on sick leave then.", {StopKind.PERSONAL_DATA}),
        ("It never fails.", {StopKind.ABSOLUTE}),
        ("Schuld war niemand", {StopKind.BLAME, StopKind.ABSOLUTE}),
        ("We cut call-outs from 1,234,567 to 38,000 since 2026-11-20.", set()),
        ("The relying party is nevertheless calm; 38,000 a month.", set()),
    ],
)
def test_doubtful_words_are_found_whole(text: str, kinds: set[StopKind]) -> None:
    assert {kind for kind, _ in doubtful(text)} == kinds
