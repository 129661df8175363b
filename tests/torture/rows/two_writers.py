"""Two programs on one store, should its lock ever be taken away: neither overwrites what the other typed."""

from dataclasses import replace
from typing import Any

from db.history import versions
from db.model.edits import Edit, RecordChange
from db.model.records import Claim
from db.repositories import incoming, visits
from db.service.opening import open_store
from db.tables.queries import select
from tests.factories import a_whole_visit
from tests.prepared import new_store
from tests.torture.stores import KEY, NAME, words
from tests.torture.table import Outcome, Promise, Trial

FIELDS = ("metric", "before", "after", "unit", "wording", "topic", "period", "beneficiary")
STEPS = 20


def two_at_one_card(trial: Trial) -> Outcome:
    """Two windows type into one card, neither knowing of the other: every field holds the last that was typed into it."""
    broken = []
    for run in range(trial.runs):
        one = new_store(trial.place(run) / NAME, KEY)
        claim = visits.load(one.connection, incoming.add(one, a_whole_visit())).claims[0]
        both = (one, open_store(one.path, KEY))
        seen, expected = [claim, claim], claim
        typed: set[str] = set()
        for _ in range(STEPS):
            who, changed = trial.dice.randrange(2), _typed(trial)
            after = replace(seen[who], **changed)
            visits.apply(both[who], Edit(claim.visit_id, (RecordChange(seen[who], after),)))
            seen[who], expected = after, replace(expected, **changed)
            typed.update(changed.values())
        found = select(one.connection, Claim, "id = ?", claim.id)
        if found != [expected]:
            broken.append(f"run {run}: a field does not hold what was typed into it last")
        known = [version.record for version in versions.versions_of(one.connection, claim.id)]
        if not known or len(typed) != STEPS:
            broken.append(f"run {run}: no earlier version was kept")
        for store in both:
            store.close()
    return Outcome(trial.runs, tuple(broken), f"{STEPS} changes of {len(FIELDS)} fields by two in each run")


def _typed(trial: Trial) -> dict[str, Any]:
    return {trial.dice.choice(FIELDS): words(trial.dice, 4) + str(trial.dice.random())}


PROMISES = (Promise("S9", "two windows never overwrite each other's fields", 200, two_at_one_card, quick=5),)
