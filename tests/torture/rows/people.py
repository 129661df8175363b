"""Promises about the rights of people: everything about a person is found, and erased on request."""

import base64
import shutil
from pathlib import Path

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.store import Store
from db.history import versions
from db.model.edits import Edit, RecordChange
from db.model.house import Competitor, HouseStyle
from db.model.kinds import PersonId
from db.model.records import Customer, Person, Presence, Record, Visit
from db.model.scopes import scope_of
from db.privacy import mentions, requests
from db.repositories import exported_documents, visits
from db.repositories.app_state import remember
from tests.factories import a_customer, a_note, a_person, a_study, a_visit
from tests.people import PLACES, rid
from tests.plain_pages import plain_pages
from tests.prepared import new_store
from tests.torture.stores import KEY, NAME
from tests.torture.table import Outcome, Promise, Trial

PLACES_NAMED = 50
NAMES = (
    *(
        "Zebulonqwx Łęckiowa",
        "Quaggarixx van der Blomquistz",
        "Ólafurqwx Þorsteinssonz",
        "Xǿrnelius O'Brrienqx",
        "佐藤健一郎 翔太",
    ),
    *("Ολυμπιάδα Παπαδοπουλάκη", "Jean-Bàptistqe Müllerqvist", "Noorqwx", "Иннокентийq Достоевщикq", "Cruzqwix de la Maríaqz"),
)


def found_everywhere(trial: Trial) -> Outcome:
    """Names somebody in fifty places, by structure and in words; every place is found, and nothing else."""
    broken, sure, text = [], 0, 0
    for run in range(trial.runs):
        store = new_store(trial.place(run) / NAME, KEY)
        person, wanted = _named(store, NAMES[run % len(NAMES)], trial)
        found = mentions.about(store.connection, person.id)
        keys = {m.key for m in (*found.sure, *found.to_check)}
        if missed := wanted - keys:
            broken.append(f"run {run}: {person.name} was missed in {sorted(missed)[:3]}")
        if more := {m.key for m in found.sure} - wanted:
            broken.append(f"run {run}: {person.name} was said for sure to be in {sorted(more)[:3]}")
        sure, text = sure + len(found.sure), text + len(found.to_check)
        store.close()
    return Outcome(trial.runs, tuple(broken), f"{sure} for sure, {text} text matches")


def _named(store: Store, name: str, trial: Trial) -> tuple[Person, set[str]]:
    """Makes a store that names somebody in many places; returns who, and the keys of all mentions."""
    customer: Customer = a_customer(about="makes pumps")
    person: Person = a_person(customer, name=name, job_title="Plant manager")
    other: Person = a_person(customer, name="Tom Baker")
    _save(store, a_visit(customer), (None, customer), (None, person), (None, other))
    wanted = {f"people:{person.id}"}
    makes = list(PLACES.values())
    for n in range(PLACES_NAMED):
        visit: Visit = a_visit(customer)
        part = makes[n % len(makes)](visit, person)
        presence = Presence(id=rid(), visit_id=visit.id, person_id=person.id if n % 3 else other.id)
        bystander = a_note(visit, text="Tom said that the pumps ran all winter", position=7, said_by=other.id)
        _save(store, visit, *((None, record) for record in (visit, part, presence, bystander)))
        wanted.add(f"{_table(part)}:{part.id}")
        if n % 3:
            wanted.add(f"presences:{presence.id}")
        if trial.dice.random() < 0.2:
            late = a_note(visit, text=f"{name.split()[0]} came late", position=9)
            _save(store, visit, (None, late))
            _save(store, visit, (late, None))
    for record in (*_study(customer, person), *_house(person)):
        visits.apply(store, Edit(scope_of(record), (RecordChange(None, record),)))
        wanted.add(f"{_table(record)}:{record.id}")
    wanted |= {f"versions:{row[0]}" for row in store.connection.execute("SELECT id FROM versions")}
    exported_documents.note(store, "case-study", Path(f"/papers/{name}.pdf"), [visit.id])
    remember(store, "folder", f"/papers/{name}")
    return person, wanted | {"exports:1", "remembered:folder"}


def _study(customer: Customer, person: Person) -> tuple[Record, ...]:
    """A case study that names somebody in its title and in every sentence, with a version."""
    return a_study(customer, f"“We sleep again”, says {person.name}.", title=f"{person.name} sleeps again").records


def _house(person: Person) -> tuple[Record, ...]:
    """Our company and a competitor, as somebody of the customer stands in both."""
    return HouseStyle(contact=f"ask {person.name}"), Competitor(id=rid(), name="Pumpwerk", note=f"{person.name} was there")


def _save(store: Store, visit: Visit, *pairs: tuple[Record | None, Record | None]) -> None:
    visits.apply(store, Edit(visit.id, tuple(RecordChange(before, after) for before, after in pairs)))


def _table(record: Record) -> str:
    from db.tables.mapping import TABLES

    return TABLES[type(record)]


def gone_everywhere(trial: Trial) -> Outcome:
    """Erases somebody from fifty places, with versions, bin and backups; afterwards no page of any file holds the name."""
    broken, files, left_over = [], 0, 0
    for run in range(trial.runs):
        folder = trial.place(run)
        store = new_store(folder / NAME, KEY)
        person, _ = _named(store, NAMES[run % len(NAMES)], trial)
        for n in range(3):
            _save(store, a_visit(a_customer()), (None, a_customer(about=f"seen by {person.name} {n}")))
            backups.back_up(store, BackupReason.WORK)
        versions.begin_sitting(store)
        before = _hits(folder, person.name)
        keys = [m.key for m in mentions.about(store.connection, person.id).to_check]
        done = requests.erase(store, PersonId(person.id), confirmed=keys)
        after = _hits(folder, person.name)
        files += len(after)
        left_over += len(done.left)
        if not all(before.values()):
            broken.append(f"run {run}: the search for {person.name} finds nothing where it stands")
        broken += [f"run {run}: {person.name} is still in {name} ({count} pages)" for name, count in after.items() if count]
        store.close()
        shutil.rmtree(folder)
    return Outcome(trial.runs, tuple(broken), f"{files} files searched, {left_over} left as they were")


def _hits(folder: Path, name: str) -> dict[str, int]:
    """Returns the number of pages of each file with a part of the name, decrypted, in any usual encoding."""
    wanted = set()
    for part in (part for part in name.replace("-", " ").split() if len(part.encode()) > 5):
        for text in {part, part.lower(), part.upper(), part.title()}:
            wanted |= {text.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")}
            # Without the last letters, which change with what follows.
            wanted.add(base64.b64encode(text.encode()[: len(text.encode()) // 3 * 3]))
    found = {}
    for path in folder.rglob("*"):
        if path.suffix == ".db":
            found[path.name] = sum(any(one in page for one in wanted) for page in plain_pages(path, KEY))
    return found


PROMISES = (
    Promise("G1", "everything about somebody is found", 30, found_everywhere, quick=1),
    Promise("G2", "an erased person is in no page of any file", 30, gone_everywhere, quick=1),
)
