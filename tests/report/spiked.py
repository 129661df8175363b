"""Puts into a visit what must never be published, each with a word that stands nowhere else."""

from dataclasses import replace
from typing import Any

from db.model.records import (
    Claim,
    ClaimKind,
    Note,
    Objection,
    ObjectionStatus,
    Person,
    PersonConsent,
    PersonId,
    Promise,
    Quote,
    RecordId,
    Side,
    ValueCategory,
)
from db.model.whole_visit import WholeVisit

SPIKES = (
    *("zorilla", "quokka", "axolotl", "numbat", "okapi", "saiga", "fossa", "kakapo", "dugong", "tenrec", "wombat", "jerboa"),
    *("987,654", "61.7", "37.3"),
)


def spiked(whole: WholeVisit) -> WholeVisit:
    """Returns the visit with objections that are open or partly answered, doubts, homework, our valuation, what is internal."""
    visit, cost = whole.visit.id, ValueCategory.COST
    silent = Person(
        id=PersonId("silent"), name="Zorilla Moen", job_title="Quokka", consent=PersonConsent.NONE, side=Side.CUSTOMER
    )
    ours: dict[str, Any] = {"annual_value": "987654", "attribution": "61.7", "confidence": "37.3"}
    claims = [replace(one, **ours) for one in whole.claims]

    def key(name: str) -> RecordId:
        return RecordId(f"spike-{name}")

    open_, partly, answered = ObjectionStatus.OPEN, ObjectionStatus.PARTLY, ObjectionStatus.ANSWERED
    return replace(
        whole,
        people=(*whole.people, silent),
        claims=(
            *claims,
            Claim(id=key("c1"), visit_id=visit, category=cost, metric="Axolotl cost", before="9", after="1", publish=False),
            Claim(id=key("c2"), visit_id=visit, category=cost, metric="Numbat cost", after="1", kind=ClaimKind.FORECAST),
        ),
        objections=(
            *whole.objections,
            Objection(id=key("o1"), visit_id=visit, text="The okapi is lame", status=open_, answer="We fed it."),
            Objection(id=key("o2"), visit_id=visit, text="The saiga is old", verbatim=True, status=partly, answer="It is not."),
            Objection(id=key("o3"), visit_id=visit, text="The fossa bites", answer="It does not."),
            Objection(id=key("o4"), visit_id=visit, text="A kakapo flew off", status=answered, answer="no", publish=False),
        ),
        quotes=(
            *whole.quotes,
            Quote(id=key("q1"), visit_id=visit, text="Our board is a dugong.", publish=False),
            Quote(id=key("q2"), visit_id=visit, text="I love the tenrec.", said_by=silent.id),
        ),
        promises=(
            *whole.promises,
            Promise(id=key("p1"), visit_id=visit, text="Send the wombat figures", owner="Ann", side=Side.CUSTOMER),
            Promise(id=key("p2"), visit_id=visit, text="Extend the wombat offer", side=Side.US),
        ),
        notes=(*whole.notes, Note(id=key("n"), visit_id=visit, text="The jerboa doubts it.")),
    )  # fmt: skip
