"""What must hold of every visit of the tests."""

import re

import pytest

from db.model.records import (
    ClaimKind,
)
from tests.report.content.story.told import FILES, read, story, whole

SIGN_AFTER_HEDGE = re.compile(r"(?:over|more than|up to|less than|at least|about|almost)[\s\u00a0][-+−]\d", re.IGNORECASE)


# What must not be, in any of the visits


@pytest.mark.parametrize("name", FILES)
def test_no_visit_prints_a_sign_behind_a_hedge(name: str) -> None:
    assert not SIGN_AFTER_HEDGE.search(read(story(whole(name))))


@pytest.mark.parametrize("name", FILES)
def test_every_publishable_claim_is_told_with_figure_hedge_unit_and_period(name: str) -> None:
    visit = whole(name)
    text = read(story(visit)).replace("\u00a0", " ").casefold()
    for one in visit.claims:
        if not one.publish or one.kind is ClaimKind.FORECAST:
            continue
        for said in (one.before, one.after, one.change, one.period, *one.hedges):
            assert plain(said) in text, (one.metric, said)


def plain(said: str) -> str:
    """Returns a figure as it is printed: no sign, the signs of print, plain spaces."""
    said = re.sub(r"(?<!\w)[-−+](?=\d)", "", " ".join(said.split()).replace("~", "about "))
    said = re.sub(r"(?<=\d)-(?=\d)", "–", re.sub(r"(?<=\d) to (?=\d)", "–", said))
    return re.sub(r"(?<=\d)%", " %", said).casefold()
