"""Every status stands in words on the pages of a version, with a day and never a number of days."""

from dataclasses import replace

import pytest

from db.model.kinds import ApprovalAnswer, PermissionAnswer, PersonConsent, Purpose, Rung
from desktop.consent.status import Known, Status, status_of
from desktop.consent.version_hash import version_hash
from desktop.core.messages import ENGLISH
from desktop.documents.sharing.known import draft_of
from desktop.documents.sharing.status_words import with_status
from desktop.documents.sharing.stops import Draft
from desktop.report.document.story import Story
from desktop.report.document.wording import day
from tests.documents.drafts import known
from tests.factories import a_permission, a_sharing, an_approval
from tests.report.content.story.told import NAMED, whole

DAY = "2026-12-24"
ASKED = "Kari Moen asked for changes on 10 December 2026, not yet approved"
TAKEN = "Withdrawn by Kari Moen on 20 December 2026, not to be used"
SAMPLE = whole("halden-pumps")
SAMPLE = replace(SAMPLE, consent=replace(NAMED, visit_id=SAMPLE.visit.id))


def made(day: str = DAY) -> Draft:
    return draft_of([SAMPLE], known(SAMPLE), day)


def printed(draft: Draft, *records: object, required: tuple[str, ...] = ()) -> tuple[Status, Story]:
    """The status of the draft's version with these records, and its pages."""
    agreed = known(SAMPLE, *records, required=required)
    found = status_of(draft.version, agreed, DAY).status
    return found, with_status(draft.story, draft.version, agreed, DAY, ENGLISH)


def sent(draft: Draft, **more: object) -> object:
    usual = {"purpose": Purpose.APPROVER, "to": "Kari Moen", "day": "2026-12-01", "study_version": draft.version.version.id}
    return a_sharing(SAMPLE.customer, **{**usual, **more})


def answer(draft: Draft, said: ApprovalAnswer, since: str = "2026-12-10", **more: object) -> object:
    usual = {"study_version": draft.version.version.id, "digest": version_hash(draft.version), "by": "Kari Moen"}
    return an_approval(SAMPLE.customer, **{**usual, "answer": said, "since": since, **more})


def test_each_status_is_a_line_above_the_headline_and_words_at_the_foot() -> None:
    draft = made()
    approved, changes = answer(draft, ApprovalAnswer.APPROVED), answer(draft, ApprovalAnswer.CHANGES)
    taken = a_permission(SAMPLE.customer, rung=Rung.NUMBER, answer=PermissionAnswer.WITHDRAWN, since="2026-12-20", by="Kari Moen")
    table = (
        ((), Status.DRAFT, "Draft, not yet approved", "draft"),
        ((sent(draft),), Status.WITH_CUSTOMER, "With Kari Moen since 1 December 2026, not yet approved", "not yet approved"),
        (
            (sent(draft), changes),
            Status.CHANGES,
            "Kari Moen asked for changes on 10 December 2026, not yet approved",
            "not yet approved",
        ),
        ((approved,), Status.APPROVED, "Approved by Kari Moen on 10 December 2026", "approved on 10 December 2026"),
        (
            (approved, sent(draft, purpose=Purpose.PUBLISHED, place="our site", day="2026-12-15")),
            Status.PUBLISHED,
            "Approved, published on 15 December 2026",
            "approved, published on 15 December 2026",
        ),
        (
            (answer(draft, ApprovalAnswer.APPROVED, until="2026-12-20"),),
            Status.EXPIRED,
            "Approved until 20 December 2026, not any more",
            "approved until 20 December 2026",
        ),
        (
            (approved, taken),
            Status.WITHDRAWN,
            "Withdrawn by Kari Moen on 20 December 2026, not to be used",
            "withdrawn on 20 December 2026",
        ),
    )
    for records, status, line, mark in table:
        found, story = printed(draft, *records)
        number = f"version 1 of {day(draft.version.version.made_at[:10], ENGLISH)}" if mark == "draft" else f"version 1 · {mark}"
        assert (found, story.status, story.mark) == (status, line, number)
        assert story.approved is (status in (Status.APPROVED, Status.PUBLISHED))
        assert " days" not in story.status


def test_several_approvers_are_waited_for() -> None:
    draft = made()
    one, other = answer(draft, ApprovalAnswer.APPROVED), answer(draft, ApprovalAnswer.APPROVED, by="Siv Aas", since="2026-12-12")
    both = ("Kari Moen", "Siv Aas")
    assert printed(draft, sent(draft), one, required=both)[0] is Status.WITH_CUSTOMER
    assert printed(draft, sent(draft), one, other, required=both)[1].status == "Approved by Siv Aas on 12 December 2026"


@pytest.mark.parametrize("consent", [PersonConsent.NONE, PersonConsent.ROLE_ONLY, PersonConsent.UNASKED])
def test_an_approver_who_is_not_to_be_named_stands_on_no_page(consent: PersonConsent) -> None:
    person = next(one for one in SAMPLE.people if one.customer_id)
    people = tuple(replace(one, consent=consent) if one is person else one for one in SAMPLE.people)
    agreed = replace(known(SAMPLE), people=[one for one in people if one.customer_id])
    draft = made()
    approved = answer(draft, ApprovalAnswer.APPROVED, by=person.name)
    others = [one for one in agreed.permissions if one.person != person.id]
    said: Known = replace(agreed, permissions=others, approvals=[approved])  # type: ignore[list-item]
    story = with_status(draft.story, draft.version, said, DAY, ENGLISH)
    assert story.status == "Approved on 10 December 2026"


def test_of_an_anonymous_company_nobody_is_named_on_the_page() -> None:
    draft = made()
    nameless = replace(draft.story, customer="")
    said = replace(known(SAMPLE), approvals=[answer(draft, ApprovalAnswer.APPROVED)])  # type: ignore[list-item]
    assert "Kari" not in with_status(nameless, draft.version, said, DAY, ENGLISH).status
