"""The status of a version: every transition, and what ends an approval."""

from dataclasses import replace
from typing import Any

import pytest

from db.model.agreed import Approval, Item, Permission, Sharing
from db.model.case_study import Choices, Sentence
from db.model.kinds import (
    ApprovalAnswer,
    CustomerId,
    ItemKind,
    PermissionAnswer,
    PermissionSubject,
    PersonId,
    Purpose,
    RecordId,
    Rung,
)
from db.model.records import Customer, Person
from db.model.studies import VersionSentence, said
from db.model.whole_study import WholeVersion, as_version, begun
from desktop.consent.status import Known, Status, StatusOf, is_that_approver, status_of, use_of
from desktop.consent.version_hash import version_hash
from tests.factories import a_permission, a_sharing, an_approval

HALDEN = Customer(id=CustomerId("c"), name="Halden Pumps AS")
INGRID = Person(id=PersonId("ingrid"), customer_id=HALDEN.id, name="Ingrid Solberg", job_title="Head of Service")
KARI, TOR = "Kari Moen", "Tor Lie"
DAY = "2026-11-26"
ITEMS = (
    Item(kind=ItemKind.QUOTE, text="“We sleep again.”", attribution="Ingrid Solberg, Halden Pumps AS", people=(INGRID.id,)),
    Item(kind=ItemKind.NUMBER, text="3–4 call-outs, from about 14"),
)


def a_version(items: tuple[Item, ...] = ITEMS, typed: str = "") -> WholeVersion:
    study = begun(HALDEN.id, Choices(visits=(), title="They sleep again"))
    made: list[Any] = [change.record for change in as_version(study, items).changes]
    sentence = Sentence(slot="solution", text=typed, typed=True)
    lines = [VersionSentence(id=RecordId("s"), customer_id=HALDEN.id, version_id=made[0].id, **said(sentence))] if typed else []
    return WholeVersion(made[0], tuple(lines), tuple(made[1:]))


VERSION = a_version()
NAMED = a_permission(HALDEN, since="2026-11-20", by="Ingrid Solberg")
OF_INGRID = a_permission(HALDEN, subject=PermissionSubject.PERSON, person=INGRID.id)


def approval(day: str, by: str = KARI, answer: ApprovalAnswer = ApprovalAnswer.APPROVED, **fields: Any) -> Approval:
    usual = {"study_version": VERSION.version.id, "digest": version_hash(VERSION)}
    return an_approval(HALDEN, **{**usual, "since": day, "by": by, "answer": answer, **fields})


def line(at: int, day: str, by: str = KARI, answer: PermissionAnswer = PermissionAnswer.GRANTED, **fields: Any) -> Permission:
    subject, item = PermissionSubject.ITEM, ITEMS[at].hash
    return a_permission(HALDEN, subject=subject, item=item, since=day, by=by, answer=answer, **fields)


def sent(purpose: Purpose, day: str, **fields: Any) -> Sharing:
    return a_sharing(HALDEN, study_version=VERSION.version.id, purpose=purpose, day=day, **fields)


def known(*records: Any, required: tuple[str, ...] = ()) -> Known:
    return Known(
        customer=HALDEN,
        people=(INGRID,),
        permissions=(NAMED, OF_INGRID, *(one for one in records if isinstance(one, Permission))),
        approvals=[one for one in records if isinstance(one, Approval)],
        sharings=[one for one in records if isinstance(one, Sharing)],
        required=required,
    )


SENT = sent(Purpose.APPROVER, "2026-11-21", to=KARI)
PUBLISHED = sent(Purpose.PUBLISHED, "2026-11-25", place="klarlauf.example/halden")
CHANGES, APPROVED, WITHDRAWN = ApprovalAnswer.CHANGES, ApprovalAnswer.APPROVED, ApprovalAnswer.WITHDRAWN
LINE_CHANGED, PRESS = approval("2026-11-24", answer=CHANGES, id="line", item=ITEMS[0].hash), "Press office"
NOT_GIVEN, REFUSED = PermissionAnswer.WITHDRAWN, PermissionAnswer.REFUSED


@pytest.mark.parametrize(
    ("records", "required", "status"),
    [
        ((), (), Status.DRAFT),
        ((a_permission(HALDEN, rung=Rung.INTERNAL, since="2026-11-21"),), (), Status.INTERNAL),
        ((SENT,), (), StatusOf(Status.WITH_CUSTOMER, KARI, "2026-11-21")),
        ((sent(Purpose.INSIDE, "2026-11-21"), sent(Purpose.SAVED, "2026-11-21")), (), Status.DRAFT),
        ((SENT, approval("2026-11-23", answer=CHANGES)), (), StatusOf(Status.CHANGES, KARI, "2026-11-23")),
        ((SENT, approval("2026-11-23", answer=CHANGES, item=ITEMS[0].hash)), (), StatusOf(Status.CHANGES, KARI, "2026-11-23")),
        ((SENT, approval("2026-11-24")), (), StatusOf(Status.APPROVED, KARI, "2026-11-24")),
        ((approval("2026-11-23", answer=CHANGES), approval("2026-11-24")), (), Status.APPROVED),
        ((approval("2026-11-24"), approval("2026-11-25", answer=CHANGES)), (), Status.CHANGES),
        ((approval("2026-11-24"), approval("2026-11-24", answer=CHANGES)), (), Status.CHANGES),
        ((approval("2026-11-24"), approval("2026-11-25", answer=CHANGES, item=ITEMS[1].hash)), (), Status.CHANGES),
        ((approval("2026-11-24", answer=CHANGES, id="no"), approval("2026-11-24", origin="no")), (), Status.APPROVED),
        ((LINE_CHANGED, approval("2026-11-24")), (), Status.CHANGES),
        ((LINE_CHANGED, approval("2026-11-24", origin="line")), (), Status.APPROVED),
        ((approval("2026-11-24", f"{PRESS} ({KARI})"), approval("2026-11-24", PRESS, CHANGES)), (PRESS,), Status.CHANGES),
        ((approval("2026-11-24"),), (KARI, TOR), Status.DRAFT),
        ((SENT, approval("2026-11-24")), (KARI, TOR), Status.WITH_CUSTOMER),
        ((approval("2026-11-24"), approval("2026-11-25", TOR)), (KARI, TOR), StatusOf(Status.APPROVED, TOR, "2026-11-25")),
        ((approval("2026-11-24"), approval("2026-11-25", TOR, CHANGES)), (KARI, TOR), Status.CHANGES),
        ((approval("2026-11-24", "Somebody Else"),), (KARI,), Status.DRAFT),
        ((approval("2026-11-24"),), ("Press office (Kari Moen), within two weeks",), Status.APPROVED),
        ((line(0, "2026-11-23"), line(1, "2026-11-24")), (KARI,), StatusOf(Status.APPROVED, KARI, "2026-11-24")),
        ((line(0, "2026-11-23"),), (KARI,), Status.DRAFT),
        ((line(0, "2026-11-23"), line(1, "2026-11-24", TOR)), (KARI, TOR), Status.DRAFT),
        ((line(0, "2026-11-23"), line(1, "2026-11-24"), approval("2026-11-24", TOR)), (KARI, TOR), Status.APPROVED),
        ((line(0, "2026-11-23", rung=Rung.STORY), line(1, "2026-11-24")), (KARI,), Status.DRAFT),
        (
            (line(0, "2026-11-23"), line(1, "2026-11-24"), line(1, "2026-11-25", answer=PermissionAnswer.REFUSED)),
            (),
            Status.DRAFT,
        ),
        ((PUBLISHED,), (), Status.DRAFT),
        ((approval("2026-11-24"), PUBLISHED), (), StatusOf(Status.PUBLISHED, "klarlauf.example/halden", "2026-11-25")),
        ((approval("2026-11-24"), sent(Purpose.PUBLISHED, "2026-11-25")), (), Status.APPROVED),
        ((approval("2026-11-24"), sent(Purpose.PUBLISHED, "2026-11-27", place="x")), (), Status.APPROVED),
        ((approval("2026-11-24", until="2026-11-25"),), (), StatusOf(Status.EXPIRED, KARI, "2026-11-25")),
        ((approval("2026-11-24", until="2026-11-25"), PUBLISHED), (), Status.EXPIRED),
        ((approval("2026-11-24", until=DAY),), (), Status.APPROVED),
        ((approval("2026-11-20", until="2026-11-21"), approval("2026-11-24")), (), Status.APPROVED),
        ((approval("2026-11-24"), approval("2026-11-25", answer=WITHDRAWN)), (), StatusOf(Status.WITHDRAWN, KARI, "2026-11-25")),
        ((approval("2026-11-24"), PUBLISHED, approval("2026-11-25", answer=WITHDRAWN)), (), Status.WITHDRAWN),
        ((approval("2026-11-24"), line(0, "2026-11-25", answer=NOT_GIVEN)), (), StatusOf(Status.WITHDRAWN, KARI, "2026-11-25")),
        ((approval("2026-11-24"), line(0, "2026-11-27", answer=NOT_GIVEN)), (), Status.APPROVED),
        ((approval("2026-11-24"), a_permission(HALDEN, answer=NOT_GIVEN, since="2026-11-25")), (), Status.WITHDRAWN),
        ((approval("2026-11-27"),), (), Status.DRAFT),
    ],
)
def test_the_first_status_that_holds(records: tuple[Any, ...], required: tuple[str, ...], status: Status | StatusOf) -> None:
    found = status_of(VERSION, known(*records, required=required), DAY)
    assert (found if isinstance(status, StatusOf) else found.status) == status


def test_a_person_who_withdraws_takes_every_version_that_names_them_along() -> None:
    gone = replace(OF_INGRID, answer=NOT_GIVEN, since="2026-11-25")
    assert status_of(VERSION, known(approval("2026-11-24"), gone), DAY).status is Status.WITHDRAWN
    without = a_version(ITEMS[1:])
    mine = replace(approval("2026-11-24"), study_version=without.version.id, digest=version_hash(without))
    assert status_of(without, known(mine, gone), DAY).status is Status.APPROVED


def test_the_same_records_give_another_status_on_another_day() -> None:
    records = (SENT, approval("2026-11-24", until="2026-12-31"), PUBLISHED)
    days = {"2026-11-20": "draft", "2026-11-22": "with customer", "2026-11-24": "approved", "2026-12-01": "published"}
    days["2027-01-01"] = "expired"
    assert {day: status_of(VERSION, known(*records), day).status.value for day in days} == days


def test_an_approval_is_for_exactly_what_is_printed() -> None:
    changed = replace(VERSION, items=(replace(VERSION.items[0], text="“We sleep, again.”"), *VERSION.items[1:]))
    one = approval("2026-11-24")
    assert status_of(VERSION, known(one), DAY).status is Status.APPROVED
    assert status_of(changed, known(one), DAY).status is Status.DRAFT


def test_the_same_text_in_a_later_version_needs_no_new_approval() -> None:
    again = replace(VERSION, version=replace(VERSION.version, id=RecordId("later"), position=2))
    assert status_of(again, known(approval("2026-11-24")), DAY).status is Status.APPROVED


def test_a_typed_sentence_is_covered_by_the_approval_of_the_whole_only() -> None:
    typed = a_version(typed="We wrote this.")
    assert status_of(typed, known(line(0, "2026-11-23"), line(1, "2026-11-24")), DAY).status is Status.DRAFT
    whole = replace(approval("2026-11-24"), digest=version_hash(typed))
    assert status_of(typed, known(whole), DAY).status is Status.APPROVED


def test_a_version_uses_the_name_where_it_prints_it() -> None:
    use = use_of(VERSION, HALDEN, [INGRID])
    assert (use.rung, use.people) == (Rung.NAME, {INGRID.id: Rung.NAME})
    hidden = a_version((replace(ITEMS[0], attribution="The head of service"), ITEMS[1]))
    use = use_of(hidden, HALDEN, [INGRID])
    assert (use.rung, use.people) == (Rung.STORY, {INGRID.id: Rung.ROLE})


@pytest.mark.parametrize(
    ("required", "name", "same"),
    [
        ("Kari Moen", " kari  MOEN ", True),
        ("Press office (Kari Moen), within two weeks", "Kari Moen", True),
        ("Kari Moen", "Kari Moen, press office", True),
        ("Press office (Kari Moen), within two weeks", "Kari Moen, Head of Communications", True),
        ("Press office (Kari Moen)", "Kari Moen – press", True),
        ("Press office (Kari Moen)", "Tor Lie, press office", False),
        ("Kari Moen", "Kari Moensen", False),
        ("Kari Moen", "", False),
        ("", "Kari Moen", False),
    ],
)
def test_an_approver_is_known_by_name(required: str, name: str, same: bool) -> None:
    assert is_that_approver(required, name) == same
