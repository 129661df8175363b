"""Fills a store with a week of work for the pictures: invented customers, and the sample visit under way."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.backup import backups
from db.backup.names import BackupReason, name_of
from db.engine.keys import Key
from db.engine.store import Store
from db.history import versions
from db.integrity.ledger import Count
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.records import Evidence, Promise, RecordId, Side, VisitId, VisitStatus
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.repositories.logos import set_logo
from db.service.opening import create_store
from desktop.core.paths import resources
from desktop.exchange.visit_file.reading import read_visit_file
from tests.exchange.pictures.images import corners, saved
from tests.factories import a_claim, a_customer, a_note, a_quote, a_whole_visit

SAMPLE = "samples/halden-pumps.json"
# What the claim is about of which there are earlier versions.
RETOLD = "Emergency call-outs"
# Customer, days from today, what was said, how many notes wait.
OTHERS = (
    ("Librairie Montreuil", 1, "The queue is gone before noon.", 7, VisitStatus.TO_DEBRIEF),
    ("Kraków Transit", 12, "We sleep again.", 0, VisitStatus.DONE),
    ("Brandt & Söhne", 20, "Rechnungen sind mittags fertig.", 0, VisitStatus.DONE),
    ("St. Anne’s Trust", 26, "Staff stay longer now.", 0, VisitStatus.DONE),
)


def set_scene(path: Path, key: Key) -> VisitId:
    """Fills a new store at `path`; returns the visit under way."""
    store = create_store(path, key)
    for name, days, quote, notes, status in reversed(OTHERS):
        incoming.add(store, _other(name, date.today() - timedelta(days=days), quote, notes, status))
    whole = read_visit_file(resources() / SAMPLE).whole
    started = (datetime.now(UTC) - timedelta(minutes=31)).isoformat(timespec="seconds")
    today = replace(whole.visit, date=date.today().isoformat(), status=VisitStatus.IN_PROGRESS, started_at=started, time="14:30")
    incoming.add(store, replace(whole, visit=today))
    _change_and_delete(store, whole)
    set_logo(store, whole.customer.id, saved(corners((400, 100)), "PNG"))
    backups.back_up(store, BackupReason.CLOSE)
    store.close()
    _fill_backup_list(path)
    return today.id


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


def _change_and_delete(store: Store, whole: WholeVisit) -> None:
    """Tells one claim of `whole` in other words twice, and puts some of everything into the bin."""
    claim = next(claim for claim in whole.claims if claim.metric == RETOLD)
    first = replace(
        claim,
        before="14 or so",
        wording="Fourteen or so a quarter, and three quarters of them were the same two pumps.",
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
    gone = a_whole_visit(a_customer(name="Nordlys Dairy"))
    incoming.add(store, gone)
    visits.apply(store, visits.removal(store.connection, gone.visit.id))
    quote = a_quote(
        whole.visit, position=90, text="If the sensors had not survived the brine we would have sent all of them back."
    )
    note = a_note(whole.visit, position=90, text="Ask about the second site once the board has met")
    for record in (quote, note):
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, record),)))
        visits.apply(store, Edit(whole.visit.id, (RecordChange(record, None),)))


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
