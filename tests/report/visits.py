"""Provides visits for tests: the eight real ones, and small ones for one purpose each."""

import json
from dataclasses import replace
from typing import Any

from db.model.records import (
    Answer,
    Claim,
    ClaimKind,
    CompanyConsent,
    Consent,
    Customer,
    CustomerId,
    Evidence,
    Heard,
    Note,
    NoteKind,
    Objection,
    ObjectionStatus,
    Objective,
    Person,
    PersonConsent,
    PersonId,
    Promise,
    Quote,
    RecordId,
    Side,
    ValueCategory,
    Visit,
    VisitId,
    VisitStatus,
)
from db.model.whole_visit import WholeVisit
from desktop.core.paths import resources
from desktop.interview.guide import read_guides
from tests.data import VISIT_FILES

NAMES = sorted(path.stem for path in VISIT_FILES.glob("*.json"))
GUIDES, _ = read_guides([resources() / "guides"])
VISIT = VisitId("v")
CUSTOMER = CustomerId("c")


def content(name: str) -> dict[str, Any]:
    """Returns a real visit file as it stands."""
    found: dict[str, Any] = json.loads((VISIT_FILES / f"{name}.json").read_text("utf-8"))
    return found


def load(name: str) -> WholeVisit:
    """Returns a real visit as records."""
    file = content(name)
    visit = {**file.get("visit", {}), "source": file.get("source", "")}
    if "status" in visit:
        visit["status"] = VisitStatus(visit["status"])
    consent = file.get("consent")
    return WholeVisit(
        visit=Visit(id=VISIT, customer_id=CUSTOMER, **visit),
        customer=Customer(id=CUSTOMER, **file["customer"]),
        people=tuple(_person(person) for person in file.get("people", [])),
        answers=tuple(
            Answer(id=RecordId(question), visit_id=VISIT, question=question, text=text)
            for question, text in file.get("situation", {}).items()
        ),
        objectives=_parts(Objective, file.get("objectives", [])),
        objections=_parts(Objection, file.get("objections", []), status=ObjectionStatus),
        claims=_parts(Claim, file.get("value", []), kind=ClaimKind, category=ValueCategory, evidence=Evidence, hedges=tuple),
        quotes=_parts(Quote, file.get("quotes", [])),
        promises=_parts(Promise, file.get("next_steps", []), side=Side),
        notes=_parts(Note, file.get("notes", []), kind=NoteKind),
        consent=None if consent is None else _parts(Consent, [consent], company=CompanyConsent, scope=tuple)[0],
    )


def _person(person: dict[str, Any]) -> Person:
    kinds: dict[str, Any] = {"side": Side, "consent": PersonConsent, "id": PersonId}
    return Person(**{key: kinds.get(key, str)(value) for key, value in person.items()})


def _parts(record: Any, parts: list[dict[str, Any]], **kinds: Any) -> tuple[Any, ...]:
    return tuple(
        record(id=RecordId(str(n)), visit_id=VISIT, **{key: kinds.get(key, lambda v: v)(value) for key, value in part.items()})
        for n, part in enumerate(parts)
    )


def empty(**parts: Any) -> WholeVisit:
    """Returns a visit that has just been planned, with `parts` if wanted."""
    whole = WholeVisit(visit=Visit(id=VISIT, customer_id=CUSTOMER), customer=Customer(id=CUSTOMER, name="Halden Pumps AS"))
    return replace(whole, **parts)


def claim(category: ValueCategory = ValueCategory.COST, **fields: Any) -> Claim:
    """Returns a claim of a visit."""
    return Claim(id=RecordId("claim"), visit_id=VISIT, category=category, **fields)


def quote(text: str, **fields: Any) -> Quote:
    """Returns a quote of a visit."""
    return Quote(id=RecordId(text), visit_id=VISIT, text=text, **fields)


def objection(text: str, **fields: Any) -> Objection:
    """Returns an objection of a visit."""
    return Objection(id=RecordId(text), visit_id=VISIT, text=text, **fields)


def person(name: str, consent: PersonConsent | None = None, **fields: Any) -> Person:
    """Somebody at the customer."""
    return Person(id=PersonId(name), name=name, consent=consent, **{"side": Side.CUSTOMER, **fields})


def answer(question: str, text: str) -> Answer:
    """Returns a free answer."""
    return Answer(id=RecordId(question), visit_id=VISIT, question=question, text=text)


def consent(company: CompanyConsent | None, **fields: Any) -> Consent:
    """Returns what was agreed."""
    return Consent(id=RecordId("consent"), visit_id=VISIT, company=company, **fields)


def full() -> WholeVisit:
    """Returns a made-up visit with something in every field."""
    ann = person("Ingrid Solberg", PersonConsent.NAMED, job_title="Head of Service", role="champion")
    bo = person("Bjørn Dahl", PersonConsent.ROLE_ONLY, job_title="Plant Manager", role="sceptic")
    us = person("A. Marketer", PersonConsent.UNASKED, job_title="Marketing", side=Side.US)
    objective = Objective(
        id=RecordId("o1"),
        visit_id=VISIT,
        text="Halve unplanned stops",
        measure="stops a quarter",
        target="7",
        by="2026-12-31",
        said_by=ann.id,
    )
    return WholeVisit(
        visit=Visit(
            id=VISIT,
            customer_id=CUSTOMER,
            date="2026-11-20",
            time="09:30",
            place="Fredrikstad",
            status=VisitStatus.DONE,
            product="Condition monitoring, parts lists",
            language="en",
            source="https://example.org/story",
            guide="45",
        ),
        customer=Customer(
            id=CUSTOMER,
            name="Halden Pumps AS",
            industry="Pump manufacturing and service",
            country="Norway",
            size="140 people",
            about="A pump maker on the Oslofjord that services what it sells.",
            alias="A Nordic pump maker",
        ),
        people=(ann, bo, us),
        answers=(
            answer(
                "challenge", "Finding the right spare part took up to two days, and a stopped pump cost more than the repair."
            ),
            answer("alternatives", "A second shift, and a paper list in every van."),
            answer("solution", "Condition monitoring on 62 pumps, with parts lists linked to each unit."),
            answer("start", "Two technicians set up the first site in a day and a half."),
            answer("surprises", "The second site took an afternoon."),
            answer("role", "Service for all of Halden Pumps, 14 technicians."),
        ),
        objectives=(objective,),
        objections=(
            objection(
                "The sensors will not survive the brine.",
                verbatim=True,
                category="risk",
                said_by=bo.id,
                heard=Heard.FIRST_HAND,
                answer="A pilot on one pump, in the worst tank, settled it in six weeks.",
                status=ObjectionStatus.ANSWERED,
                heard_at="2026-11-20T08:52:00+00:00",
            ),
            objection("Procurement thinks the price is a joke.", publish=False, heard=Heard.RELAYED, status=ObjectionStatus.OPEN),
        ),
        claims=(
            claim(
                metric="Emergency call-outs",
                before="about 14",
                after="3–4",
                unit="call-outs",
                period="a quarter",
                wording="We had about fourteen a quarter, now it is three, maybe four.",
                evidence=Evidence.MEASURED,
                hedges=("about",),
                said_by=ann.id,
                currency="NOK",
                annual_value="120000",
                attribution="60",
                confidence="80 %",
                objective_id=objective.id,
            ),
            claim(
                metric="Finding a spare part",
                before="up to two days",
                after="under 20 minutes",
                evidence=Evidence.ESTIMATED,
                said_by=ann.id,
            ),
            claim(
                metric="Repair cost", before="400", after="250", change="-40%", unit="NOK", period="per call-out", said_by=bo.id
            ),
            claim(
                ValueCategory.REVENUE, metric="New service contracts", after="2", beneficiary="the sales company", said_by=ann.id
            ),
            claim(ValueCategory.REVENUE, metric="Contracts next year", after="5", kind=ClaimKind.FORECAST),
            claim(
                ValueCategory.OTHER,
                topic="risk",
                metric="Stops nobody saw coming",
                wording="we drove first and thought later",
                kind=ClaimKind.BASELINE,
            ),
            claim(ValueCategory.OTHER, topic="investment", metric="Set-up", after="1.5", unit="days", kind=ClaimKind.INVESTMENT),
            claim(ValueCategory.OTHER, metric="Industry average", after="9", unit="call-outs", kind=ClaimKind.BENCHMARK),
            claim(ValueCategory.OTHER, metric="Share of parts found", after="95", unit="% of parts", kind=ClaimKind.GOAL),
            claim(metric="Secret saving", before="9 million", after="1 million", publish=False),
            claim(
                ValueCategory.EMOTIONAL,
                metric="A weekend on duty",
                feeling="calm",
                felt_by="the service team",
                moment="On the first Sunday in May she left her phone at home.",
                intensity_before="2",
                intensity_after="8",
                said_by=ann.id,
                evidence=Evidence.FELT,
            ),
        ),
        quotes=(
            quote("I stopped checking my phone on Sundays.", said_by=ann.id, heard_at="2026-11-20T09:31:00+00:00"),
            quote("They plan their weeks now.", said_by=bo.id, verbatim=False),
            quote("Our board was wrong.", said_by=bo.id, publish=False),
        ),
        promises=(
            Promise(
                id=RecordId("p1"),
                visit_id=VISIT,
                text="Second site",
                owner="Ingrid Solberg",
                side=Side.CUSTOMER,
                due="2027-01-15",
            ),
            Promise(
                id=RecordId("p2"),
                visit_id=VISIT,
                text="Send the offer for brine sensors",
                owner="T. Sales",
                side=Side.US,
                due="soon",
            ),
        ),
        notes=(
            Note(
                id=RecordId("n1"),
                visit_id=VISIT,
                at="2026-11-20T09:34:10+01:00",
                kind=NoteKind.NUMBER,
                text="14 → 3–4",
                said_by=ann.id,
            ),
            Note(
                id=RecordId("n2"),
                visit_id=VISIT,
                at="2026-11-20T09:41:00+01:00",
                kind=NoteKind.FEELING,
                text="Sundays!",
                sorted=True,
            ),
        ),
        consent=consent(
            CompanyConsent.NAMED, approver="Communications, Kari", scope=("name + company", "full case study"), note="Two weeks."
        ),
    )
