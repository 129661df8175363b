"""The stop list: what stands against a case study for each purpose, found in composed drafts of the sample visit."""

from dataclasses import replace
from typing import Any

import pytest

from db.model.agreed import DismissedStop
from db.model.case_study import Sentence
from db.model.house import Competitor
from db.model.ids import new_id
from db.model.kinds import PermissionAnswer, PermissionSubject, Purpose, RecordId, Rung
from db.model.marks import Mark, MarkKind
from db.model.records import ClaimKind, CompanyConsent, ObjectionStatus, PersonConsent
from db.model.whole_visit import WholeVisit
from desktop.consent.grades import Grade, StopKind
from desktop.consent.version_hash import version_hash
from desktop.documents.sharing.stops import Stop, stops_of
from desktop.report.document.story import Quoted
from tests.documents.drafts import DAY, draft, typed
from tests.factories import a_permission, an_approval
from tests.report.content.story.told import whole

INSIDE, APPROVER, PUBLISHED = Purpose.INSIDE, Purpose.APPROVER, Purpose.PUBLISHED
WITHDRAWN, REFUSED = PermissionAnswer.WITHDRAWN, PermissionAnswer.REFUSED


@pytest.fixture(scope="module")
def halden() -> WholeVisit:
    return whole("halden-pumps")


def company(visit: WholeVisit, level: CompanyConsent | None, scope: tuple[str, ...] = ()) -> WholeVisit:
    assert visit.consent
    return replace(visit, consent=replace(visit.consent, company=level, scope=scope))


def kinds(made: Any, purpose: Purpose, grade: Grade = Grade.STOP, day: str = DAY) -> set[StopKind]:
    return {stop.kind for stop in stops_of(made, [purpose], day)[purpose] if stop.grade is grade}


def found(made: Any, kind: StopKind, purpose: Purpose = APPROVER) -> list[Stop]:
    return [stop for stop in stops_of(made, [purpose], DAY)[purpose] if stop.kind is kind]


def test_a_named_customer_s_draft_goes_to_the_approver_and_needs_approval_in_public(halden: WholeVisit) -> None:
    made = draft(halden)
    assert kinds(made, INSIDE) == kinds(made, APPROVER) == kinds(made, Purpose.SAVED) == set()
    assert kinds(made, PUBLISHED) >= {StopKind.UNAPPROVED}
    assert {stop.message.values["text"] for stop in found(made, StopKind.UNAPPROVED, PUBLISHED)} <= {
        stop.message.values["text"] for stop in stops_of(made, [PUBLISHED], DAY)[PUBLISHED]
    }
    assert len(found(made, StopKind.UNAPPROVED, PUBLISHED)) == len(made.version.items)


def test_what_every_approver_approved_may_be_published(halden: WholeVisit) -> None:
    people = [replace(one, consent=PersonConsent.NAMED) if one.customer_id else one for one in halden.people]
    agreed = replace(halden, people=tuple(people))
    made = draft(agreed)
    approval = an_approval(halden.customer, digest=version_hash(made.version), since="2026-11-25")
    assert kinds(draft(agreed, approval), PUBLISHED) == set()
    assert kinds(draft(agreed, replace(approval, digest="another")), PUBLISHED) == {StopKind.UNAPPROVED}


@pytest.mark.parametrize(
    ("level", "inside", "approver", "published"),
    [
        (CompanyConsent.INTERNAL_ONLY, set(), {StopKind.REFUSED}, {StopKind.REFUSED, StopKind.UNAPPROVED}),
        (CompanyConsent.ANONYMOUS, set(), set(), {StopKind.UNAPPROVED}),
        (CompanyConsent.UNASKED, set(), set(), {StopKind.MISSING, StopKind.UNAPPROVED}),
        (None, set(), set(), {StopKind.MISSING, StopKind.UNAPPROVED}),
    ],
)
def test_each_answer_of_the_company_stops_what_it_does_not_allow(
    halden: WholeVisit, level: CompanyConsent | None, inside: set[StopKind], approver: set[StopKind], published: set[StopKind]
) -> None:
    people = tuple(replace(one, consent=PersonConsent.NAMED) if one.customer_id else one for one in halden.people)
    made = draft(replace(company(halden, level), people=people))
    assert (kinds(made, INSIDE), kinds(made, APPROVER), kinds(made, PUBLISHED)) == (inside, approver, published)


def test_what_was_withdrawn_or_has_expired_stops_for_every_purpose(halden: WholeVisit) -> None:
    gone = a_permission(halden.customer, rung=Rung.NUMBER, answer=WITHDRAWN, since="2026-11-25", by="Kari Moen")
    (stop,) = found(draft(halden, gone), StopKind.WITHDRAWN)
    assert str(stop.message) == f"Kari Moen withdrew “anonymous story”: “{halden.customer.name}”."
    all_of_it = replace(gone, rung=Rung.INTERNAL)
    assert kinds(draft(halden, all_of_it), INSIDE) == {StopKind.WITHDRAWN}
    unasked = company(halden, None)
    over = a_permission(halden.customer, rung=Rung.NAME, since="2026-11-20", until="2026-11-24")
    assert StopKind.EXPIRED in kinds(draft(unasked, over), APPROVER)


def test_an_item_that_was_refused_stops_even_inside(halden: WholeVisit) -> None:
    item = draft(halden).version.items[1].item
    no = a_permission(halden.customer, subject=PermissionSubject.ITEM, item=item.hash, rung=Rung.NUMBER, answer=REFUSED)
    for purpose in Purpose:
        (stop,) = found(draft(halden, no), StopKind.REFUSED, purpose)
        assert str(stop.message.values["text"])[:40] in " ".join(item.text.split())


def test_a_number_or_name_in_no_note_is_asked_about_once_unless_it_stays_inside(halden: WholeVisit) -> None:
    made = typed(halden, "solution", "It began on the Oslofjord, and 77 came to the Oslofjord.")
    for purpose, grade in ((APPROVER, Grade.ASK), (Purpose.INSIDE, Grade.REMARK)):
        found = [stop for stop in stops_of(made, [purpose], DAY)[purpose] if stop.kind is StopKind.UNBACKED]
        assert [stop.message.values["word"] for stop in found] == ["Oslofjord", "77"]
        assert {(stop.grade, stop.text) for stop in found} == {
            (grade, "It began on the Oslofjord, and 77 came to the Oslofjord.")
        }
    assert StopKind.UNBACKED not in kinds(draft(halden), APPROVER, Grade.ASK)


def test_a_typed_name_that_must_not_appear_is_a_leak(halden: WholeVisit) -> None:
    hidden = company(halden, CompanyConsent.ANONYMOUS)
    made = typed(hidden, "solution", "At  HALDEN pumps AS they sleep.")
    assert kinds(made, INSIDE) == {StopKind.LEAK}
    assert kinds(typed(hidden, "solution", "Ingrid Solberg sleeps."), APPROVER) == {StopKind.LEAK}
    assert kinds(typed(hidden, "solution", "Ingrid sleeps."), APPROVER, Grade.ASK) >= {StopKind.SHORT_NAME}
    assert kinds(typed(halden, "solution", "Halden Pumps AS sleeps."), APPROVER) == set()


def test_what_was_composed_leaks_nothing(halden: WholeVisit) -> None:
    for level in (None, CompanyConsent.ANONYMOUS):
        made = draft(company(halden, level))
        assert not found(made, StopKind.LEAK) and not found(made, StopKind.SHORT_NAME)


def test_words_in_quotation_marks_that_nobody_said_are_a_stop(halden: WholeVisit) -> None:
    said = halden.quotes[0].text
    assert kinds(typed(halden, "solution", f"They say “{said}”"), APPROVER) == set()
    assert kinds(typed(halden, "solution", f"They say “{said} Really.”"), APPROVER) == {StopKind.ALTERED}
    first, *_, last = said.split()
    assert kinds(typed(halden, "solution", f"They say “{first} [the pump] {last}”"), APPROVER) == set()


@pytest.mark.parametrize("part", ["pull", "pain", "quotes"])
def test_other_words_in_the_place_of_a_quote_are_a_stop_with_marks_or_without(halden: WholeVisit, part: str) -> None:
    made = draft(halden)
    quoted = Quoted(said=Sentence(slot=part, text="", typed=True), by="Ingrid Solberg")
    for text, expected in (
        ("We like them a lot.", {StopKind.ALTERED}),
        ("“We like them a lot.”", {StopKind.ALTERED}),
        (halden.quotes[0].text, set()),
        (f"“{halden.quotes[0].text}”", set()),
    ):
        said = replace(quoted, said=replace(quoted.said, text=text))
        instead: dict[str, Any] = {part: (said,) if part == "quotes" else said}
        story = replace(made.story, **instead)
        assert kinds(replace(made, story=story), APPROVER) == expected, text


def test_a_link_that_leads_to_whom_nobody_may_name_is_a_stop(halden: WholeVisit) -> None:
    hidden = company(halden, CompanyConsent.ANONYMOUS)
    made = draft(hidden)
    for target, expected in (
        ("https://example.com/Halden%20Pumps%20AS", StopKind.LEAK),
        ("https://www.halden-pumps.example", StopKind.SHORT_NAME),
    ):
        marks = (Mark(0, 4, MarkKind.LINK, target),)
        solution = tuple(replace(one, marks=marks) for one in made.story.solution)
        assert found(replace(made, story=replace(made.story, solution=solution)), expected), target


def test_a_paraphrase_among_the_quotes_is_a_stop(halden: WholeVisit) -> None:
    made = draft(halden)
    quotes = tuple(replace(one, verbatim=False) for one in halden.quotes)
    assert StopKind.PARAPHRASE in kinds(replace(made, wholes=[replace(halden, quotes=quotes)]), INSIDE)


def test_an_objection_that_is_open_again_is_a_stop(halden: WholeVisit) -> None:
    made = draft(halden)
    opened = tuple(replace(one, status=ObjectionStatus.OPEN) for one in halden.objections)
    assert kinds(replace(made, wholes=[replace(halden, objections=opened)]), APPROVER) == {StopKind.OPEN_OBJECTION}


def test_competitor_blame_forecast_and_direction_are_asked(halden: WholeVisit) -> None:
    rival = Competitor(id=RecordId(new_id()), name="Pumpwerk", other_names=("PW",))
    made = typed(halden, "solution", "It is cheaper than PW, whose people lied.", competitors=(rival,))
    assert kinds(made, APPROVER, Grade.ASK) >= {StopKind.COMPETITOR, StopKind.BLAME}
    assert StopKind.COMPETITOR not in kinds(
        typed(halden, "solution", "A PWM controller.", competitors=(rival,)), APPROVER, Grade.ASK
    )
    claims = tuple(replace(one, kind=ClaimKind.FORECAST) for one in halden.claims)
    assert StopKind.FORECAST in kinds(replace(draft(halden), wholes=[replace(halden, claims=claims)]), APPROVER, Grade.ASK)
    claims = tuple(replace(one, wording="saving 1,200 euros a month in overtime") for one in halden.claims)
    lost = typed(halden, "results", "Overtime, 1,200 EUR a month", begins="Down", wholes=[replace(halden, claims=claims)])
    assert StopKind.DIRECTION in kinds(lost, APPROVER, Grade.ASK)


def test_what_is_asked_can_be_dismissed_with_a_reason_and_a_stop_cannot(halden: WholeVisit) -> None:
    made = typed(halden, "solution", "They lied.")
    (asked,) = found(made, StopKind.BLAME)
    gone = DismissedStop(
        id=RecordId(new_id()),
        customer_id=halden.customer.id,
        rule=asked.kind.value,
        about=asked.about,
        reason="It is about rain.",
    )
    assert found(replace(made, dismissed=(gone,)), StopKind.BLAME) == []
    other = replace(typed(halden, "solution", "They lied again."), dismissed=(gone,))
    assert len(found(other, StopKind.BLAME)) == 1
    leak = typed(company(halden, CompanyConsent.ANONYMOUS), "solution", "Halden Pumps AS sleeps.")
    (stop,) = found(leak, StopKind.LEAK)
    gone = replace(gone, rule=stop.kind.value, about=stop.about)
    assert len(found(replace(leak, dismissed=(gone,)), StopKind.LEAK)) == 1


def test_evidence_of_more_than_two_years_ago_is_remarked(halden: WholeVisit) -> None:
    made = draft(halden)
    assert StopKind.OLD in kinds(made, APPROVER, Grade.REMARK, day="2029-01-01")
    assert StopKind.OLD not in kinds(made, APPROVER, Grade.REMARK)


def test_the_heaviest_comes_first_and_each_sentence_is_whole(halden: WholeVisit) -> None:
    stops = stops_of(typed(halden, "solution", "They lied, and it never fails."), [PUBLISHED], DAY)[PUBLISHED]
    assert [stop.grade for stop in stops] == sorted((stop.grade for stop in stops), reverse=True)
    assert all("{" not in str(stop.message) for stop in stops)
