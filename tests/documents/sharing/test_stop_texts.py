"""The lines beside and below a document: each thing to look at stands once, in one of the two lists."""

from dataclasses import replace

import pytest

from db.model.kinds import Purpose
from db.model.records import Claim, Evidence
from desktop.core.messages import ENGLISH
from desktop.core.paths import resources
from desktop.documents.saving.consent_checks import checks_of
from desktop.documents.sharing.sending import standing_against
from desktop.documents.sharing.stop_texts import OF_REMARKS, as_lines, check_lines
from desktop.interview.guide import read_guides
from tests.documents.drafts import DAY, draft
from tests.report.content.story.told import whole

GUIDE = read_guides([resources() / "guides"])[0]["45"]


def doubtful(claim: Claim) -> Claim:
    return replace(claim, said_by=None, felt_by="", evidence=Evidence.UNKNOWN, period="")


@pytest.mark.parametrize("purpose", Purpose)
def test_what_the_stop_list_says_of_a_record_stands_in_no_second_list(purpose: Purpose) -> None:
    halden = whole("halden-pumps")
    halden = replace(halden, claims=tuple(map(doubtful, halden.claims)))
    checks, stops = checks_of(halden, GUIDE, ENGLISH), as_lines(standing_against(draft(halden), purpose, DAY))
    lines = check_lines(checks, stops)
    assert len({line[:3] for line in lines}) == len(lines), "each thing is one line"
    said = {(line[0], sentence) for line in lines for sentence in (one.sentence for one in checks) if sentence in line[3]}
    told = {(stop.record_id, stop.kind) for stop in stops}
    for check in checks:
        is_told = (check.record_id, OF_REMARKS.get(check.code)) in told
        assert ((check.record_id, check.sentence) in said) is not is_told, "nothing is said twice, and nothing is lost"
    assert any(kind in OF_REMARKS.values() for _, kind in told) is (purpose is not Purpose.SAVED)
