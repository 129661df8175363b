"""What comes in: visit files, spreadsheets, pictures, and stores that are not ours."""

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from unicodedata import category

from db.errors import StoreError
from db.keys import random_key
from db.records import VisitId, WholeVisit
from db.repositories import visits
from db.store import Store, create_store
from desktop.exchange.errors import BadVisitFile
from desktop.exchange.reading import read_visit_file
from desktop.exchange.taking_in import take_in
from desktop.exchange.writing import write_visit
from tests.exchange import hostile
from tests.exchange.costs import Cost, costed
from tests.exchange.stores import content_hash
from tests.exchange.watching import foreign, watched
from tests.torture.table import Outcome, Promise, Trial

MOST_SECONDS, MOST_MEGABYTES, LONGEST_SENTENCE = 10.0, 256.0, 600
A_STORE_TAKES = 25


def is_a_sentence(text: str) -> bool:
    """Whether somebody can read this: one line, not too long, ended, and nothing a program says to itself."""
    unseen = {"Cc", "Cs", "Zl", "Zp"} & set(map(category, text))
    return not unseen and len(text) <= LONGEST_SENTENCE and text.endswith(".") and "Traceback" not in text


def hostile_visit_files(trial: Trial) -> Outcome:
    """Takes in tampered files: each is stored whole, or refused in a sentence with the store as it was."""
    broken: list[str] = []
    fared: Counter[str] = Counter()
    worst = Cost()
    store = None
    for run in range(trial.runs):
        if store is None or run % A_STORE_TAKES == 0:
            if store:
                store.close()
            store = _store_with_one_visit(trial.place(run))
        path = hostile.mutant(trial.dice, store.path.with_name(f"{run}.json"))
        sentences, cost, verdict = _taken_in(store, path)
        fared[verdict] += 1
        worst = Cost(max(worst.seconds, cost.seconds), max(worst.megabytes, cost.megabytes))
        broken += [f"run {run} ({path.name}): {sentence}" for sentence in sentences]
    if store:
        store.close()
    figure = f"{fared['stored']} stored, {fared['refused']} refused; at most {worst.seconds:.1f} s, {worst.megabytes:.0f} MB"
    return Outcome(trial.runs, tuple(broken), figure)


def _store_with_one_visit(folder: Path) -> Store:
    store = create_store(folder / "firsthand.db", random_key())
    take_in(store, [hostile.VISITS[0]])
    return store


def _taken_in(store: Store, path: Path) -> tuple[list[str], Cost, str]:
    """What was broken, the cost, and how it ended."""
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
    if verdict == "stored" and not _is_whole(store, path, found[0].visit.id):
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
    return bool(json.loads(write_visit(stored)) == json.loads(write_visit(_named(read_visit_file(path), visit_id))))


def _named(whole: WholeVisit, visit_id: str) -> WholeVisit:
    """The same visit under another id: a file without one gets a new one at each reading."""
    return replace(whole, visit=replace(whole.visit, id=VisitId(visit_id)))


PROMISES = (Promise("I1", "no visit file can hurt: stored whole, or refused in a sentence", 1000, hostile_visit_files, quick=60),)
if sys.platform == "win32":  # pipes, devices and links without asking are made by other systems only
    PROMISES = ()
