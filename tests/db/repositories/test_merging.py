from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.engine.store import Store
from db.history import versions
from db.model.edits import Edit, RecordChange
from db.model.records import Claim
from db.repositories import incoming, visits
from db.service.opening import open_store
from db.tables.queries import select
from db.tables.search_index import find
from tests.conftest import KEY
from tests.factories import a_whole_visit

FIELDS = ("metric", "before", "after", "unit", "wording", "topic")


@pytest.fixture
def claim(store: Store) -> Claim:
    return visits.load(store.connection, incoming.add(store, a_whole_visit())).claims[0]


def change(store: Store, before: Claim, after: Claim | None) -> None:
    visits.apply(store, Edit(before.visit_id, (RecordChange(before, after),)))


def stored(store: Store, claim: Claim) -> Claim:
    (found,) = select(store.connection, Claim, "id = ?", claim.id)
    return found


def test_two_windows_that_type_into_two_fields_of_a_card_keep_both(store: Store, claim: Claim) -> None:
    other = open_store(store.path, KEY)
    change(other, claim, replace(claim, wording="the words of B"))
    change(store, claim, replace(claim, metric="the words of A"))
    assert stored(store, claim) == replace(claim, wording="the words of B", metric="the words of A")
    # And on: A does not know of B's words, and goes on in its own field.
    change(store, replace(claim, metric="the words of A"), replace(claim, metric="more words of A"))
    assert stored(store, claim) == replace(claim, wording="the words of B", metric="more words of A")
    assert [hit.record_id for hit in find(store.connection, "words B")] == [claim.id]
    other.close()


def test_where_both_typed_into_one_field_the_other_words_are_an_earlier_version(store: Store, claim: Claim) -> None:
    other = open_store(store.path, KEY)
    change(store, claim, replace(claim, metric="before B"))
    change(other, replace(claim, metric="before B"), replace(claim, metric="the words of B"))
    change(store, replace(claim, metric="before B"), replace(claim, metric="the words of A"))
    assert stored(store, claim).metric == "the words of A"
    kept = [version.record for version in versions.versions_of(store.connection, claim.id)]
    assert "the words of B" in [record.metric for record in kept if isinstance(record, Claim)]
    other.close()


def test_a_record_that_another_window_deleted_comes_back_with_what_is_typed(store: Store, claim: Claim) -> None:
    other = open_store(store.path, KEY)
    change(other, claim, None)
    change(store, claim, replace(claim, metric="still typed"))
    assert stored(store, claim) == replace(claim, metric="still typed")
    other.close()


def test_what_a_lost_edit_should_have_stored_comes_with_the_next_one(store: Store, claim: Claim) -> None:
    lost = replace(claim, wording="lost through a fault of ours")
    store.unsettled.add(claim.id)
    change(store, lost, replace(lost, metric="typed after it"))
    assert stored(store, claim) == replace(lost, metric="typed after it")
    assert store.unsettled == set()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(FIELDS), st.text(max_size=5)), max_size=12))
def test_no_word_is_lost_whoever_types_into_which_field(store: Store, claim: Claim, steps: list[tuple[bool, str, str]]) -> None:
    start = stored(store, claim)
    seen = {True: start, False: start}
    expected = start
    for who, name, text in steps:
        changed: dict[str, Any] = {name: text}
        after = replace(seen[who], **changed)
        change(store, seen[who], after)
        if getattr(seen[who], name) != text:
            expected = replace(expected, **changed)
        seen[who] = after
    assert stored(store, claim) == expected
