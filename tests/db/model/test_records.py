from uuid import UUID

from db.model.ids import new_id, utc_now
from db.model.records import Answer, Claim, Customer, CustomerId, RecordId, ValueCategory, Visit, VisitId
from db.model.whole_visit import WholeVisit


def whole() -> WholeVisit:
    visit = Visit(id=VisitId("v"), customer_id=CustomerId("c"))
    claims = tuple(
        Claim(id=RecordId(str(n)), visit_id=visit.id, category=category, position=n)
        for n, category in enumerate((ValueCategory.COST, ValueCategory.REVENUE, ValueCategory.COST))
    )
    answers = (Answer(id=RecordId("a"), visit_id=visit.id, question="challenge", text="Every quarter"),)
    return WholeVisit(visit=visit, customer=Customer(id=visit.customer_id, name="Łódź AG"), claims=claims, answers=answers)


def test_ids_are_uuids_and_never_repeat() -> None:
    assert str(UUID(new_id())) != new_id()


def test_moments_are_utc_with_their_offset() -> None:
    assert utc_now().endswith("+00:00")


def test_a_whole_visit_finds_claims_by_category_in_their_order() -> None:
    assert [claim.id for claim in whole().claims_in(ValueCategory.COST)] == ["0", "2"]


def test_a_question_nobody_answered_reads_as_empty() -> None:
    assert whole().answer("challenge") == "Every quarter"
    assert whole().answer("surprises") == ""
    assert whole().person(None) is None
