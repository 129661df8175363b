"""Whoever is erased takes nothing back that was refused: no words of theirs are told afterwards that were not told before."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from db.engine.store import Store
from db.engine.transactions import atomic
from db.model.edits import Edit, RecordChange
from db.model.kinds import ItemKind, PermissionAnswer, PermissionSubject, PersonConsent, Rung
from db.privacy.erase import erase_from
from db.repositories import incoming, visits
from db.tables.erasure_plan import ErasurePlan
from desktop.documents.sharing.sending import outgoing
from tests.factories import a_permission
from tests.report.content.story.told import NAMED, whole
from tests.samples import some

DAY = "2026-12-20"
WORDS = (ItemKind.QUOTE, ItemKind.PARAPHRASE, ItemKind.OBJECTION, ItemKind.FEELING)
LATER: tuple[dict[str, Any] | None, ...] = (
    None,
    {"rung": Rung.STORY, "answer": PermissionAnswer.WITHDRAWN},
    {"rung": Rung.NUMBER, "answer": PermissionAnswer.REFUSED},
    {"rung": Rung.INTERNAL, "answer": PermissionAnswer.GRANTED},
    {"rung": Rung.NAME, "answer": PermissionAnswer.WITHDRAWN},
)


def told(store: Store, visit_id: str) -> list[str]:
    """The words of people that the case study of a visit tells, without what stands for a name."""
    loaded = visits.load(store.connection, visit_id)  # type: ignore[arg-type]  # an id is a text
    items = outgoing(store, loaded.customer, [loaded], DAY).version.items
    return [one.text for one in items if one.kind in WORDS]


@pytest.mark.parametrize(("consent", "later"), some(list(product(PersonConsent, LATER)), 8))
def test_no_words_are_told_after_an_erasure_that_were_not_told_before(
    store: Store, consent: PersonConsent, later: dict[str, Any] | None
) -> None:
    sample = whole("halden-pumps")
    speaker = next(one for one in sample.people if one.id in {quote.said_by for quote in sample.quotes})
    people = tuple(replace(one, consent=consent) if one is speaker else one for one in sample.people)
    visit_id = incoming.add(store, replace(sample, people=people, consent=replace(NAMED, visit_id=sample.visit.id)))
    customer = visits.load(store.connection, visit_id).customer
    if later:
        said = a_permission(customer, subject=PermissionSubject.PERSON, person=speaker.id, since="2026-12-01", **later)
        visits.apply(store, Edit(customer.id, (RecordChange(None, said),)))
    before = told(store, visit_id)
    with atomic(store.connection):
        erase_from(store.connection, ErasurePlan(speaker.id, speaker.name, "somebody", role=speaker.job_title))
    after = told(store, visit_id)
    is_silent = consent is PersonConsent.NONE or (later and later["rung"] is not Rung.NAME)
    # Of others the same is told, with a role where their name was.
    assert before and (set(after) == set(before) if is_silent else len(after) == len(before))
