"""Fills a store with a week of work for the pictures: invented customers, and the sample visit under way."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from db.backup import backups
from db.backup.names import BackupReason, name_of
from db.engine.keys import Key
from db.engine.store import Store
from db.history import versions
from db.integrity.ledger import Count
from db.model.edits import Edit, RecordChange
from db.model.fields import fields_of
from db.model.house import Competitor, HouseStyle, OurPerson, our_person_id
from db.model.ids import new_id
from db.model.kinds import HOUSE
from db.model.records import (
    Evidence,
    NoteKind,
    Objection,
    Person,
    PersonId,
    Promise,
    Record,
    RecordId,
    Side,
    VisitId,
    VisitStatus,
)
from db.model.whole_visit import LISTS, SINGLES, WholeVisit
from db.repositories import incoming, visits
from db.repositories.logos import keep_picture, set_logo
from db.service.opening import create_store
from desktop.core.paths import resources
from desktop.exchange.visit_file.reading import read_visit_file
from tests.exchange.pictures.images import corners, saved
from tests.factories import a_claim, a_customer, a_note, a_quote, a_visit, a_whole_visit

SAMPLE = "samples/halden-pumps.json"
# What the claim is about of which there are earlier versions.
RETOLD = "Emergency call-outs"
TOLD_FIRST = ("14 or so", "Fourteen or so a quarter, and three quarters of them were the same two pumps.")
# Customer, days from today, what was said, how many notes wait.
OTHERS = (
    ("Librairie Montreuil", 1, "The queue is gone before noon.", 7, VisitStatus.TO_DEBRIEF),
    ("Kraków Transit", 12, "We sleep again.", 0, VisitStatus.DONE),
    ("Brandt & Söhne", 20, "Rechnungen sind mittags fertig.", 0, VisitStatus.DONE),
    ("St. Anne’s Trust", 26, "Staff stay longer now.", 0, VisitStatus.DONE),
)

# Our people with role and contact, the last one left; competitors with other names and a note.
OURS = (
    ("Lene Dahl", "customer success", "+49 40 5550 113"),
    ("Mara Klein", "marketing", ""),
    ("Piotr Nowak", "sales", "piotr.nowak@klarlauf.example"),
    ("Jonas Reuter", "sales", ""),
)
COMPETITORS = (
    ("Pumpwerk Nord AG", ("Pumpwerk", "PWN"), "Cheaper by a fifth, but needs a technician on site for each sensor."),
    ("Flowmatic", (), "Sells to the head office, not to the plant."),
)


def set_scene(path: Path, key: Key, spelt: Callable[[str], str] = str) -> VisitId:
    """Fills a new store at `path`, every typed word `spelt` so; returns the visit under way."""
    store = create_store(path, key)
    for name, days, quote, notes, status in reversed(OTHERS):
        incoming.add(store, retyped(_other(name, date.today() - timedelta(days=days), quote, notes, status), spelt))
    whole = retyped(read_visit_file(resources() / SAMPLE).whole, spelt)
    started = (datetime.now(UTC) - timedelta(minutes=31)).isoformat(timespec="seconds")
    today = replace(whole.visit, date=date.today().isoformat(), status=VisitStatus.IN_PROGRESS, started_at=started, time="14:30")
    # The customer of `whole` is spelt so already.
    incoming.add(store, replace(retyped(_before(whole), spelt), customer=whole.customer))
    incoming.add(store, replace(whole, visit=today))
    _change_and_delete(store, whole, spelt)
    set_logo(store, whole.customer.id, saved(corners((400, 100)), "PNG"))
    _fill_house(store, spelt)
    backups.back_up(store, BackupReason.CLOSE)
    store.close()
    _fill_backup_list(path)
    return today.id


def _fill_house(store: Store, spelt: Callable[[str], str]) -> None:
    """Our company with its logo, five of our people, two competitors."""
    style = HouseStyle(
        name=spelt("Klarlauf GmbH"),
        logo=keep_picture(store, saved(corners((300, 90)), "PNG")),
        first_colour="#0F5C6E",
        second_colour="#E8A33D",
        contact=spelt("Anna Keller, anna.keller@klarlauf.example"),
        call_to_action=spelt("See it run on one of your pumps: ask for a pilot."),
        about_us=spelt("Klarlauf listens to machines, so that service teams can plan."),
        legal_line=spelt("Klarlauf GmbH, Hamburg. Results differ by customer."),
    )
    records: list[Record] = [style]
    for n, (name, role, contact) in enumerate(OURS):
        person = Person(id=PersonId(new_id()), side=Side.US, name=spelt(name), role=role, job_title=spelt("Product marketing"))
        besides = OurPerson(id=our_person_id(person.id), person_id=person.id, contact=spelt(contact), left=n == len(OURS) - 1)
        records += [person, besides]
    for n, (name, other_names, note) in enumerate(COMPETITORS):
        others = tuple(map(spelt, other_names))
        records.append(Competitor(id=RecordId(new_id()), position=n, name=spelt(name), other_names=others, note=spelt(note)))
    visits.apply(store, Edit(HOUSE, tuple(RecordChange(None, record) for record in records)))


def retyped(whole: WholeVisit, spelt: Callable[[str], str], besides: str = "") -> WholeVisit:
    """`whole` with whatever somebody typed `spelt` so; fields of the kind `besides` stay as they are."""
    lists: dict[str, Any] = {
        name: tuple(_retyped(record, spelt, besides) for record in getattr(whole, name)) for name in (*LISTS, "people")
    }
    singles: dict[str, Any] = {
        name: _retyped(one, spelt, besides) for name in (*SINGLES, "customer", "visit") if (one := getattr(whole, name))
    }
    return replace(whole, **lists, **singles)


def _retyped(record: Record, spelt: Callable[[str], str], besides: str) -> Record:
    # The other fields that somebody typed are days, numbers and codes.
    kinds = fields_of(type(record)).kinds
    typed = {name: getattr(record, name) for name, kind in kinds.items() if kind.is_searched and kind.name != besides}
    again: dict[str, Any] = {name: tuple(map(spelt, v)) if isinstance(v, tuple) else spelt(v) for name, v in typed.items()}
    return replace(record, **again)


def _fill_backup_list(path: Path) -> None:
    """Lays backups of the last weeks beside the one there is: one cannot be opened, the others hold the same."""
    (made,) = backups.all_backups(path)
    for number, (hours, reason) in enumerate(
        ((1, BackupReason.WORK), (26, BackupReason.CLOSE), (27, BackupReason.IMPORT), (400, BackupReason.WORK))
    ):
        count = Count(made.sequence - number - 1, 0, made.day)
        copy = made.path.with_name(name_of(path, count, reason, made.at - timedelta(hours=hours)))
        shutil.copy(made.path, copy)
        if reason is BackupReason.IMPORT:
            copy.write_bytes(b"")


def _change_and_delete(store: Store, whole: WholeVisit, spelt: Callable[[str], str]) -> None:
    """Tells one claim of `whole` in other words twice, and puts some of everything into the bin."""
    claim = next(claim for claim in whole.claims if claim.metric == spelt(RETOLD))
    first = replace(
        claim,
        before=spelt(TOLD_FIRST[0]),
        wording=spelt(TOLD_FIRST[1]),
        evidence=Evidence.ESTIMATED,
        said_by=None,
    )
    second = replace(first, before=claim.before, said_by=claim.said_by)
    for before, after in ((claim, first), (first, second), (second, claim)):
        versions.begin_sitting(store)
        visits.apply(store, Edit(whole.visit.id, (RecordChange(before, after),)))
    for n, (days, hour) in enumerate(((0, 9), (3, 16), (4, 11))):
        at = datetime.now(UTC).replace(hour=hour, minute=12 + 17 * n) - timedelta(days=days)
        newest = versions.versions_of(store.connection, claim.id)[n]
        store.connection.execute("UPDATE versions SET at = ? WHERE id = ?", (at.isoformat(timespec="seconds"), newest.id))
    gone = retyped(a_whole_visit(a_customer(name="Nordlys Dairy")), spelt)
    incoming.add(store, gone)
    visits.apply(store, visits.removal(store.connection, gone.visit.id))
    text = spelt("If the sensors had not survived the brine we would have sent all of them back.")
    quote = a_quote(whole.visit, position=90, text=text)
    note = a_note(whole.visit, position=90, text=spelt("Ask about the second site once the board has met"))
    for record in (quote, note):
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, record),)))
        visits.apply(store, Edit(whole.visit.id, (RecordChange(record, None),)))


def _before(whole: WholeVisit) -> WholeVisit:
    """An earlier visit to the customer of `whole`, of which a bit of everything is open."""
    visit = a_visit(whole.customer, date=(date.today() - timedelta(days=90)).isoformat(), status=VisitStatus.DONE)

    def own(position: int) -> dict[str, Any]:
        return {"id": RecordId(new_id()), "visit_id": visit.id, "position": position}

    return WholeVisit(
        visit=visit,
        customer=whole.customer,
        promises=(
            Promise(**own(0), text="brine test report", owner="Tom", side=Side.US, due=visit.date),
            Promise(**own(1), text="figures of the second quarter", side=Side.CUSTOMER, due=visit.date),
        ),
        claims=(a_claim(visit, metric="Emergency call-outs", before="about 14", after="6", period="a quarter"),),
        objections=(Objection(**own(0), text="Do the sensors survive the brine?"),),
        notes=(a_note(visit, kind=NoteKind.QUESTION, text="when does the second site start?", sorted=True),),
    )


def _other(name: str, day: date, quote: str, notes: int, status: VisitStatus) -> WholeVisit:
    whole = a_whole_visit(a_customer(name=name))
    visit = replace(whole.visit, date=day.isoformat(), status=status)
    due = (day + timedelta(days=14)).isoformat()
    promise = Promise(id=RecordId(new_id()), visit_id=visit.id, text="brine test report", owner="Tom", side=Side.US, due=due)
    return replace(
        whole,
        visit=visit,
        notes=tuple(a_note(visit, position=n) for n in range(notes)),
        claims=(a_claim(visit), a_claim(visit, position=1, metric="Time to find a part", before="2 days", after="20 minutes")),
        quotes=(a_quote(visit, text=quote),),
        promises=(promise,),
    )
