"""Makes records with valid defaults, so that a test names only the values it is about."""

from dataclasses import replace
from itertools import count
from typing import Any

from db.model.agreed import Approval, DismissedStop, Item, Permission, Sharing
from db.model.case_study import Choices, Sentence
from db.model.house import Competitor, HouseStyle, OurPerson, our_person_id
from db.model.ids import new_id
from db.model.kinds import AnswerWay, ApprovalAnswer, ItemKind, PermissionAnswer, PermissionSubject, Purpose, Rung
from db.model.records import (
    Claim,
    Customer,
    CustomerId,
    Note,
    NoteKind,
    Person,
    PersonId,
    Presence,
    Quote,
    Record,
    RecordId,
    Side,
    ValueCategory,
    Visit,
    VisitId,
    VisitStatus,
)
from db.model.whole_study import WholeStudy, WholeVersion, as_version, begun, written
from db.model.whole_visit import WholeVisit

_numbers = count(1)


def a_customer(**fields: Any) -> Customer:
    return Customer(**{"id": CustomerId(new_id()), "name": f"Halden Pumps {next(_numbers)}", **fields})


def a_person(customer: Customer | None = None, **fields: Any) -> Person:
    side = {"customer_id": customer.id, "side": Side.CUSTOMER} if customer else {"side": Side.US}
    return Person(**{"id": PersonId(new_id()), "name": f"Ingrid Solberg {next(_numbers)}", **side, **fields})


def a_visit(customer: Customer, **fields: Any) -> Visit:
    fields = {"id": VisitId(new_id()), "date": "2026-11-20", "status": VisitStatus.DONE, "guide": "45", **fields}
    return Visit(customer_id=customer.id, **fields)


def a_note(visit: Visit, **fields: Any) -> Note:
    return Note(**{"id": RecordId(new_id()), "visit_id": visit.id, "kind": NoteKind.NOTE, "text": "They drove first", **fields})


def a_claim(visit: Visit, **fields: Any) -> Claim:
    fields = {"category": ValueCategory.COST, "metric": "Emergency call-outs", "before": "about 14", "after": "3–4", **fields}
    return Claim(id=RecordId(new_id()), visit_id=visit.id, **fields)


def a_quote(visit: Visit, **fields: Any) -> Quote:
    return Quote(**{"id": RecordId(new_id()), "visit_id": visit.id, "text": "We sleep again.", **fields})


def a_whole_visit(customer: Customer | None = None, **lists: Any) -> WholeVisit:
    customer = customer or a_customer()
    person = a_person(customer)
    visit = a_visit(customer)
    presence = Presence(id=RecordId(new_id()), visit_id=visit.id, person_id=person.id, ref="p1")
    parts = {
        "people": (person,),
        "presences": (presence,),
        "claims": (a_claim(visit, said_by=person.id),),
        "notes": (a_note(visit),),
        "quotes": (a_quote(visit, said_by=person.id),),
    }
    return WholeVisit(visit=visit, customer=customer, **{**parts, **lists})


def a_study(customer: Customer, *texts: str, versions: int = 1, **choices: Any) -> WholeStudy:
    """A case study with a sentence for each of `texts`, and versions that say the same."""
    whole = begun(customer.id, Choices(**{"visits": (), "title": "Halden drives less", **choices}))
    sentences = [
        Sentence(slot="challenge", text=text, record_ids=(RecordId(new_id()),)) for text in texts or ("They drove first.",)
    ]
    drafted = tuple(change.record for change in written(None, whole.study, sentences).changes)
    whole = WholeStudy(whole.study, drafted[1:])  # type: ignore[arg-type]  # the sentences
    items = [Item(kind=ItemKind.STATEMENT, text=sentence.text) for sentence in sentences]
    for _ in range(versions):
        made: list[Any] = [change.record for change in as_version(whole, items).changes]
        said, printed = made[1 : len(sentences) + 1], made[len(sentences) + 1 :]
        whole = replace(whole, versions=(*whole.versions, WholeVersion(made[0], tuple(said), tuple(printed))))
    return whole


def a_permission(customer: Customer, **fields: Any) -> Permission:
    usual = {"subject": PermissionSubject.COMPANY, "rung": Rung.NAME, "answer": PermissionAnswer.GRANTED, "since": "2026-11-20"}
    return Permission(**{"id": RecordId(new_id()), "customer_id": customer.id, **usual, **fields})


def an_approval(customer: Customer, **fields: Any) -> Approval:
    usual = {"study_version": None, "digest": "d", "answer": ApprovalAnswer.APPROVED, "since": "2026-11-24", "by": "Kari Moen"}
    return Approval(**{"id": RecordId(new_id()), "customer_id": customer.id, **usual, **fields})


def a_sharing(customer: Customer, **fields: Any) -> Sharing:
    usual = {"document": "case-study", "purpose": Purpose.APPROVER, "file": "/papers/halden.pdf", "day": "2026-11-22"}
    return Sharing(id=RecordId(new_id()), customer_id=customer.id, **{**usual, **fields})


def what_was_agreed(customer: Customer, person: Person, item: str = "i") -> tuple[Record, ...]:
    """A permission of a company, of a person and of an item, an approval, a file that went out, a stop dismissed."""
    said = {"by": person.name, "words": f"Yes, says {person.name}, as long as we see it first."}
    return (
        a_permission(customer, way=AnswerWay.SAID, **said),
        a_permission(customer, subject=PermissionSubject.PERSON, person=person.id, **said),
        a_permission(
            customer, subject=PermissionSubject.ITEM, item=item, way=AnswerWay.READ_BACK, drawn="12,300 18,290;500,20", **said
        ),
        an_approval(customer, **said),
        a_sharing(customer, people=(person.id,), items=(item,), to=person.name, file=f"/papers/{person.name}.pdf"),
        DismissedStop(id=RecordId(new_id()), customer_id=customer.id, rule="blame", about="d", reason="It is about rain."),
    )


def the_house() -> tuple[Record, ...]:
    """Our company, one of our people and a competitor."""
    anna = a_person(name="Anna Keller", job_title="Product marketing", role="marketing")
    style = HouseStyle(name="Klarlauf GmbH", first_colour="#0F5C6E", second_colour="#E8A33D", contact="Anna Keller")
    contact = OurPerson(id=our_person_id(anna.id), person_id=anna.id, contact="anna.keller@klarlauf.example")
    return anna, style, contact, Competitor(id=RecordId(new_id()), name="Pumpwerk", other_names=("PW",), note="cheaper")
