"""Makes a record for every place in which a store can name a person."""

from collections.abc import Callable
from dataclasses import replace

from db.model.ids import new_id
from db.model.records import Answer, Consent, Objection, Objective, Person, Promise, Rate, Record, RecordId, ReturnPlan, Visit
from tests.factories import a_claim, a_note, a_quote

Make = Callable[[Visit, Person], Record]


def rid() -> RecordId:
    """Returns a fresh id of a record."""
    return RecordId(new_id())


def _first(person: Person) -> str:
    return person.name.split()[0]


PLACES: dict[str, Make] = {
    "note": lambda visit, person: a_note(visit, text=f"{person.name} drove first"),
    "note said by": lambda visit, person: a_note(visit, text="I drove", said_by=person.id),
    "answer": lambda visit, person: Answer(id=rid(), visit_id=visit.id, question="challenge", text=f"{_first(person)}'s pumps"),
    "draft": lambda visit, person: Answer(
        id=rid(), visit_id=visit.id, question="draft.capture", text=f"{_first(person).lower()} said"
    ),
    "objective": lambda visit, person: Objective(
        id=rid(), visit_id=visit.id, text="Calm", target=f"by {_first(person)}", said_by=person.id
    ),
    "objection": lambda visit, person: Objection(id=rid(), visit_id=visit.id, text="x", answer=f"{person.name.upper()} answered"),
    "claim": lambda visit, person: replace(
        a_claim(visit, felt_by=person.name.lower(), said_by=person.id), hedges=(f"says {_first(person)}",)
    ),
    "quote": lambda visit, person: a_quote(visit, text=f"As {_first(person).lower()}@halden.no wrote", said_by=person.id),
    "promise": lambda visit, person: Promise(id=rid(), visit_id=visit.id, text="call", owner=person.name),
    "consent": lambda visit, person: Consent(
        id=rid(), visit_id=visit.id, approver=person.name, note=f"ask {person.name.split()[-1]}"
    ),
    "rate": lambda visit, person: Rate(id=rid(), visit_id=visit.id, rate=f"9, says {person.name}"),
    "return plan": lambda visit, person: ReturnPlan(id=rid(), visit_id=visit.id, investment=f"what {_first(person)} paid"),
}
