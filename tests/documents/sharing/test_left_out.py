"""What somebody typed that tells what the case study leaves out is on the stop list, in one line, as a remark."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from db.model.case_study import Choices, Sentence
from db.model.kinds import Purpose, RecordId
from db.model.whole_study import as_version, begun, drafted, version_in
from db.model.whole_visit import WholeVisit
from desktop.consent.grades import Grade, StopKind
from desktop.core.messages import ENGLISH
from desktop.documents.sharing.stops import Draft, Stop, stops_of
from desktop.report.content.case_study import story_of
from desktop.report.content.story.items import items_of
from desktop.report.content.story.standing import all_of
from tests.documents.drafts import DAY, known
from tests.report.content.story.told import story, whole
from tests.report.visits import claim, empty

HALDEN = whole("halden-pumps")
RESULTS = [one for one in story(HALDEN).titles if one.record_ids[0] in {claim.id for claim in HALDEN.claims}]


def draft(visit: WholeVisit, choices: Choices) -> Draft:
    """The draft of a visit by somebody's choices."""
    told = story_of([visit], choices)
    study = begun(visit.customer.id, choices)
    kept = as_version(replace(study, sentences=drafted(study.study, all_of(told))), items_of(told, [visit], ENGLISH))
    return Draft(story=told, version=version_in(kept), wholes=[visit], known=known(visit))


def lines(visit: WholeVisit, title: str, left: Iterable[str], purpose: Purpose = Purpose.APPROVER) -> list[Stop]:
    """What the list says of a title while this is left out."""
    taken = tuple(one.id for one in visit.claims if one.id not in set(left))
    quotes = tuple(one.id for one in visit.quotes if one.id not in set(left))
    made = draft(visit, Choices(visits=(), title=title, results=taken, quotes=quotes))
    return [one for one in stops_of(made, [purpose], DAY)[purpose] if one.kind is StopKind.LEFT_OUT]


@pytest.mark.parametrize("title", RESULTS, ids=lambda one: one.text)
def test_a_typed_title_that_tells_a_result_which_is_left_out_has_one_line(title: Sentence) -> None:
    (stop,) = lines(HALDEN, title.text, title.record_ids)
    assert stop.grade is Grade.REMARK and title.text[:40] in str(stop.message) and "left out" in str(stop.message)
    assert lines(HALDEN, title.text, ()) == []
    others = [one.record_ids[0] for one in RESULTS if one is not title]
    assert lines(HALDEN, title.text, others) == []


@pytest.mark.parametrize(
    "title", ["Halden Pumps sleeps again", "Three reasons why Halden sleeps", "Halden plans its weeks", "The service of Halden"]
)
def test_a_title_that_tells_nothing_of_them_has_none(title: str) -> None:
    for one in RESULTS:
        assert lines(HALDEN, title, one.record_ids) == []


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"metric": "Scrap rate", "before": "6 %", "after": "2 %"}, "How Acme got scrap down to two percent"),
        ({"metric": "Hours saved", "change": "over 900", "unit": "hours"}, "Acme wins 900 hours"),
        ({"metric": "Night shifts", "wording": "Night shifts are gone for good"}, "Acme: night shifts are gone for good."),
        ({"metric": "緊急呼び出し", "before": "14", "after": "3"}, "緊急呼び出しが3件に減りました"),
        ({"metric": "Ausschuss", "before": "25", "after": "6,5", "unit": "%"}, "Acme senkt den Ausschuss auf 6,5 %"),
    ],
)
def test_words_of_ones_own_tell_a_result_too(fields: dict[str, str], title: str) -> None:
    visit = empty(claims=(claim(**fields),))  # type: ignore[arg-type]  # texts
    assert [one.message.values["what"] for one in lines(visit, title, ("claim",))] == [fields["metric"]]
    assert lines(visit, title, ()) == []


def test_of_two_results_with_the_same_figure_the_one_that_is_named_is_meant() -> None:
    stops = replace(claim(metric="Unplanned stops", before="9", after="12"), id=RecordId("stops"))
    calls = replace(claim(metric="Calls at night", before="40", after="12"), id=RecordId("calls"))
    visit = empty(claims=(stops, calls))
    assert lines(visit, "Calls at night are down to 12", ("stops",)) == []
    assert len(lines(visit, "Calls at night are down to 12", ("calls",))) == 1


def test_a_quote_that_is_left_out_and_typed_elsewhere_has_a_line_as_well() -> None:
    said = HALDEN.quotes[0]
    title = f"As they say: “{said.text}”"
    assert len(lines(HALDEN, title, (said.id,))) == 1 and lines(HALDEN, title, ()) == []


def test_where_nobody_chose_nothing_is_left_out() -> None:
    made = draft(HALDEN, Choices(visits=(), title="Halden Pumps loses 999 hours to emergency call-outs"))
    assert all(one.kind is not StopKind.LEFT_OUT for one in stops_of(made, [Purpose.SAVED], DAY)[Purpose.SAVED])
