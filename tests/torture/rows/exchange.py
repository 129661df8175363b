"""Promises about files that come in: visit files, spreadsheets, pictures, and stores that are not ours."""

import csv
import html
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Container, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import category
from zipfile import ZipFile

from db.engine.keys import random_key
from db.engine.store import Store
from db.model.errors import StoreError
from db.model.ids import new_id
from db.model.records import Presence, RecordId, VisitId
from db.model.records_copy import RecordsCopy
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import create_store
from desktop.exchange.common.errors import BadPicture, BadSheet, BadTable, BadVisitFile
from desktop.exchange.import_visits import take_in
from desktop.exchange.pictures.pictures import picture_from
from desktop.exchange.records_file.writing import write_records
from desktop.exchange.tables.csv_format import from_csv, to_csv
from desktop.exchange.tables.tables import TABLE_KINDS, table_of, visits_of
from desktop.exchange.tables.xlsx import from_xlsx, to_xlsx
from desktop.exchange.visit_file.reading import read_visit_file
from tests.exchange import hostile
from tests.exchange.costs import Cost, costed
from tests.exchange.pictures import images
from tests.exchange.stores import content_hash
from tests.exchange.tables import workbooks
from tests.exchange.watching import foreign, watched
from tests.factories import a_claim, a_customer, a_person, a_study, a_visit, the_house
from tests.torture.table import Outcome, Promise, Trial

IsWhole = Callable[[Store, Path, str], bool]
MOST_SECONDS, MOST_MEGABYTES, LONGEST_SENTENCE = 10.0, 256.0, 600
A_STORE_TAKES = 25


def is_a_sentence(text: str) -> bool:
    """Returns whether the text is a sentence for people: one line, not too long, complete, without words of a program."""
    unseen = {"Cc", "Cs", "Zl", "Zp"} & set(map(category, text))
    return not unseen and len(text) <= LONGEST_SENTENCE and text.endswith(".") and "Traceback" not in text


def hostile_visit_files(trial: Trial) -> Outcome:
    """Takes in tampered files: each is stored whole, or refused in a sentence with the store as it was."""
    return _each_taken_in(trial, hostile.mutant)


def hostile_records_files(trial: Trial) -> Outcome:
    """Takes in tampered records files of a customer and of the house: each is stored whole, or refused in a sentence."""
    return _each_taken_in(trial, _tampered_records, _comes_in_once)


def _tampered_records(dice: Random, path: Path) -> Path:
    return hostile.tampered(dice, _records(dice.random() < 0.5), path)


def _each_taken_in(trial: Trial, make: Callable[[Random, Path], Path], is_whole: IsWhole | None = None) -> Outcome:
    """Takes in one file after the other, some into the same store; `make` writes each."""
    broken: list[str] = []
    fared: Counter[str] = Counter()
    worst = Cost()
    store = None
    for run in range(trial.runs):
        if store is None or run % A_STORE_TAKES == 0:
            if store:
                store.close()
            store = _store_with_one_visit(trial.place(run))
        path = make(trial.dice, store.path.with_name(f"{run}.json"))
        sentences, cost, verdict = _taken_in(store, path, is_whole)
        fared[verdict] += 1
        worst = worst.higher(cost)
        broken += [f"run {run} ({path.name}): {sentence}" for sentence in sentences]
    if store:
        store.close()
    return Outcome(trial.runs, tuple(broken), f"{fared['stored']} stored, {fared['refused']} refused; {worst}")


def _store_with_one_visit(folder: Path) -> Store:
    store = create_store(folder / "firsthand.db", random_key())
    take_in(store, [hostile.VISITS[0]])
    return store


def _records(of_house: bool) -> dict[str, Any]:
    """The content of a records file with something in every list."""
    customer = a_customer()
    copy = RecordsCopy(records=the_house()) if of_house else RecordsCopy(customer=customer, records=a_study(customer).records)
    content: dict[str, Any] = json.loads(write_records(copy))
    return content


def _comes_in_once(store: Store, path: Path, _visit_id: str) -> bool:
    """Whether all of a records file is there: taken in again, it changes nothing."""
    before = content_hash(store)
    return take_in(store, [path])[0].was_here and content_hash(store) == before


def _taken_in(store: Store, path: Path, is_whole: IsWhole | None = None) -> tuple[list[str], Cost, str]:
    """Returns what was broken, the cost, and the result."""
    before = content_hash(store)
    broken: list[str] = []
    with costed() as cost, watched() as seen:
        try:
            found = take_in(store, [path])
            verdict = "stored"
        except (BadVisitFile, StoreError) as error:
            verdict = "refused"
            sentence = str(error)
        except Exception as error:
            verdict = "crashed"
            sentence = type(error).__name__
    if verdict == "crashed":
        broken.append(f"ended with {sentence}")
    if verdict == "stored" and not (is_whole or _is_whole)(store, path, found[0].visit_id):
        broken.append("what was stored is not what the file says")
    if verdict == "refused" and not is_a_sentence(sentence):
        broken.append(f"is no plain sentence: {sentence[:200]!r}")
    if verdict != "stored" and content_hash(store) != before:
        broken.append("the store was changed")
    if cost.seconds > MOST_SECONDS or cost.megabytes > MOST_MEGABYTES:
        broken.append(f"took {cost.seconds:.1f} s and {cost.megabytes:.0f} MB")
    broken += [f"{event} of {what}" for event, what in foreign(seen, store.path.parent) if what != str(path)]
    return broken, cost, verdict


def _is_whole(store: Store, path: Path, visit_id: str) -> bool:
    stored = visits.load(store.connection, VisitId(visit_id))
    # Apart from ids: who is known is meant, one that is taken is replaced, and a file without any gets new ones.
    return incoming.content_of(stored) == incoming.content_of(read_visit_file(path).whole)


def hostile_workbooks(trial: Trial) -> Outcome:
    """Reads workbooks with entities, bombs and changed ones: refused in a sentence, or read; nothing else is opened."""
    made = trial.some([*workbooks.with_entities(), *workbooks.bombs().values()], 3)
    return each_read(trial, made, lambda: workbooks.mutant(trial.dice), lambda data: visits_of(from_xlsx(data)))


def each_read(
    trial: Trial,
    made_to_hurt: Sequence[bytes],
    mutant: Callable[[], bytes],
    read: Callable[[bytes], object],
    most_seconds: float = MOST_SECONDS,
    programs: Container[str] = (),
) -> Outcome:
    """Reads files made to hurt, which must be refused, then changed ones; only `programs` may be started or opened for it."""
    broken: list[str] = []
    fared: Counter[str] = Counter()
    worst = Cost()
    for run in range(max(trial.runs, len(made_to_hurt))):
        data = made_to_hurt[run] if run < len(made_to_hurt) else mutant()
        with costed() as cost, watched() as seen:
            try:
                read(data)
                verdict = "read"
            except (BadTable, BadSheet) as error:
                verdict = "refused"
                broken += [] if is_a_sentence(f"{error}.") else [f"run {run}: {str(error)[:200]!r}"]
            except Exception as error:
                verdict = "crashed"
                broken.append(f"run {run}: ended with {type(error).__name__}")
        fared[verdict] += 1
        worst = worst.higher(cost)
        if run < len(made_to_hurt) and verdict != "refused":
            broken.append(f"run {run}: a file made to hurt was {verdict}")
        if cost.seconds > most_seconds or cost.megabytes > MOST_MEGABYTES:
            broken.append(f"run {run}: took {cost.seconds:.1f} s and {cost.megabytes:.0f} MB")
        broken += [f"run {run}: {event} of {what}" for event, what in foreign(seen) if what not in programs]
    return Outcome(fared.total(), tuple(broken), f"{fared['read']} read, {fared['refused']} refused; {worst}")


SIGNS = "=+-@＝＋－＠\t\r\n'\"; \u00a0\u200b|a1éש😀<r>_x41\x01\\"
FIELDS = ("metric", "before", "after", "change", "unit", "wording", "topic", "moment", "currency")
# As the promise says it, not as the program does.
FORMULA_LIKE = re.compile(r"""[\s"'“”\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]""")


def inert_tables(trial: Trial) -> Outcome:
    """Writes tables of dangerous cells: no program may find a formula in one, and each must come back as it was."""
    broken: list[str] = []
    cells = 0
    for run in range(trial.runs):
        claim: dict[str, Any] = {name: "".join(trial.dice.choices(SIGNS, k=trial.dice.randrange(12))) for name in FIELDS}
        whole = _visit_with(claim | {"hedges": tuple(claim.values())[:3]}, said_by=claim["metric"])
        table = table_of(whole, TABLE_KINDS["claims"])
        csv_data, xlsx_data = to_csv(table), to_xlsx(table)
        unmarked = [*_unmarked_in_csv(csv_data), *_unmarked_in_xlsx(xlsx_data)]
        cells += len(unmarked)
        broken += [f"run {run}: a cell begins {cell[:10]!r}" for cell in unmarked if FORMULA_LIKE.match(cell)]
        for again in (from_csv(csv_data), from_xlsx(xlsx_data)):
            if table_of(visits_of(again)[0], TABLE_KINDS["claims"]) != table:
                broken.append(f"run {run}: does not come back as it was")
    return Outcome(trial.runs, tuple(broken), f"{cells} unmarked cells, split at commas, semicolons, tabs; all came back")


def _visit_with(claim: dict[str, Any], said_by: str) -> WholeVisit:
    customer = a_customer(name="=Halden")
    visit = a_visit(customer)
    person = a_person(customer, name=said_by, job_title="@CIO")
    presence = Presence(id=RecordId(new_id()), visit_id=visit.id, person_id=person.id)
    one = a_claim(visit, said_by=person.id, **claim)
    return WholeVisit(visit=visit, customer=customer, people=(person,), presences=(presence,), claims=(one,))


def _unmarked_in_csv(data: bytes) -> list[str]:
    """Returns the cells of programs that split the file at one sign or another, without those marked as text by an apostrophe."""
    text = data.decode("utf-8-sig")
    found = []
    for sign in ",;\t":
        cells = [cell for row in csv.reader(StringIO(text, newline=""), delimiter=sign) for cell in row]
        # Split at the wrong sign, a cell may have spaces and quotation marks in front of its apostrophe.
        shown = cells if sign == "," else [cell.lstrip(' \t\r\n\u00a0"\u200b\ufeff') for cell in cells]
        found += [cell for cell in shown if not cell.startswith("'")]
    return found


def _unmarked_in_xlsx(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as book:
        sheet, texts = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert set(re.findall(r' t="(\w+)"', sheet)) == {"s"}
    return [cell for cell in map(html.unescape, re.findall(r"<t[^>]*>(.*?)</t>", texts, re.DOTALL)) if not cell.startswith("'")]


def hostile_pictures(trial: Trial) -> Outcome:
    """Takes in bombs, other kinds, files that are two things, and tampered pictures: made anew of pixels, or refused."""
    made = trial.some((data for data, _ in images.bad().values()), 3)
    broken: list[str] = []
    fared: Counter[str] = Counter()
    worst = Cost()
    for run in range(max(trial.runs, len(made))):
        data = made[run] if run < len(made) else images.mutant(trial.dice)
        with costed() as cost, watched() as seen:
            try:
                picture = picture_from(data)
                verdict = "taken"
                broken += [f"run {run}: keeps words"] if images.CANARY.encode() in picture.data else []
            except BadPicture as error:
                verdict = "refused"
                broken += [] if is_a_sentence(f"{error}.") else [f"run {run}: {str(error)[:200]!r}"]
            except Exception as error:
                verdict = "crashed"
                broken.append(f"run {run}: ended with {type(error).__name__}")
        fared[verdict] += 1
        worst = worst.higher(cost)
        if run < len(made) and verdict != "refused":
            broken.append(f"run {run}: a picture made to hurt was {verdict}")
        if cost.seconds > MOST_SECONDS + 1 or cost.megabytes > MOST_MEGABYTES:
            broken.append(f"run {run}: took {cost.seconds:.1f} s and {cost.megabytes:.0f} MB")
        broken += [f"run {run}: {event} of {what}" for event, what in foreign(seen) if what not in (sys.executable, os.devnull)]
    return Outcome(fared.total(), tuple(broken), f"{fared['taken']} made anew, {fared['refused']} refused; {worst}")


PROMISES = (
    Promise(
        "I1", "no visit file can hurt: stored whole, or refused in a sentence", 1000, hostile_visit_files, quick=40, short=10
    ),
    Promise(
        "I6", "no records file can hurt: stored whole, or refused in a sentence", 1000, hostile_records_files, quick=40, short=10
    ),
    Promise("I3", "XML with entities, bombs and tampered workbooks are refused", 500, hostile_workbooks, quick=1),
    Promise("I4", "of a picture pixels alone get in, decoded in a process apart", 300, hostile_pictures, quick=1),
    Promise("I5", "no cell that goes out is a formula, and each comes back", 1000, inert_tables, quick=20, short=8),
)
if sys.platform == "win32":  # pipes, devices and links without asking are made by other systems only
    PROMISES = PROMISES[1:]
