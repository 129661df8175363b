"""Two versions, or one and the open draft, are compared; a version is the open draft again, and what the draft said is kept."""

from dataclasses import replace

import pytest

from db.engine.store import Store
from db.model.case_study import Choices, Sentence
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.whole_study import WholeStudy
from db.repositories import studies, visits
from desktop.core.text_diff import DiffKind, DiffPiece
from desktop.documents.studies.study_material import material_of, next_version, with_choices
from desktop.documents.studies.version_comparison import DRAFT, compare, restore, told_of_restoring
from desktop.documents.studies.version_difference import as_lines, of_side
from tests.documents.studies.test_study_material import change, kept


def again(store: Store, study: WholeStudy) -> WholeStudy:
    return studies.load(store.connection, study.study.id)


def choose(store: Store, study: WholeStudy, **changed: object) -> WholeStudy:
    choices: Choices = replace(again(store, study).study.choices, **changed)  # type: ignore[arg-type]  # fields of Choices
    visits.apply(store, with_choices(store.connection, again(store, study), choices))
    return again(store, study)


def put_back(store: Store, study: WholeStudy, number: int) -> list[str]:
    edit = restore(store.connection, study.study.id, number)
    visits.apply(store, edit)
    return [str(one) for one in told_of_restoring(edit, number)]


def typed(store: Store, study: WholeStudy, slot: str, text: str) -> Sentence:
    """Types another sentence in the place of the first of a section."""
    before = next(one for one in again(store, study).sentences if one.slot == slot)
    after = replace(before, text=text, typed=True)
    visits.apply(store, Edit(study.study.customer_id, (RecordChange(before, after),)))
    return after.sentence


def test_the_latest_version_is_compared_with_the_draft_as_the_notes_make_it_now(store: Store) -> None:
    visit_id, study = kept(store)
    same = compare(store.connection, study)
    assert (same.older.number, same.newer.number, same.sections, same.may_keep) == (1, DRAFT, (), False)
    assert {"Title", "The solution", "Figures, names and notes"} <= set(same.same)
    claim = next(one for one in visits.load(store.connection, visit_id).claims if one.metric == "Emergency call-outs")
    change(store, visit_id, claim, replace(claim, metric="Emergency visits"))
    found = compare(store.connection, again(store, study))
    assert found.may_keep and found.next_number == 2 and "Title" in [one.section for one in found.sections]
    assert "Title" not in found.same and "The solution" in found.same


def test_any_two_are_compared_also_the_later_one_first(store: Store) -> None:
    _, study = kept(store)
    study = choose(store, study, title="Quiet weekends")
    visits.apply(store, next_version(material_of(store.connection, study)))
    forth, back = (compare(store.connection, again(store, study), *pair) for pair in ((1, 2), (2, 1)))
    for found, fate in ((forth, DiffKind.ADDED), (back, DiffKind.REMOVED)):
        title = next(one for one in found.sections if one.section == "Title")
        assert "Quiet weekends" in [piece.text for piece in title.pieces if piece.fate is fate]
    assert [side.number for side in forth.sides] == [DRAFT, 2, 1] and not forth.may_keep
    with pytest.raises(Refused, match="no version 7"):
        compare(store.connection, study, 7, DRAFT)


def test_what_the_draft_said_is_kept_before_a_version_takes_its_place_and_only_once(store: Store) -> None:
    _, study = kept(store)
    study = choose(store, study, title="Quiet weekends", quotes=())
    told = put_back(store, study, 1)
    assert "typed words of version 1 again" in told[0] and "kept as version 2" in told[1]
    study = again(store, study)
    assert study.study.choices == study.versions[0].version.choices
    assert study.versions[1].version.title == "Quiet weekends" and study.versions[1].version.quotes == ()
    # Version 1 is what the draft says, and version 2 says what it said: nothing new is kept.
    assert len(put_back(store, study, 2)) == 1 and len(put_back(store, study, 1)) == 1
    assert len(again(store, study).versions) == 2


def test_a_typed_sentence_comes_back_with_its_version_and_none_is_lost(store: Store) -> None:
    _, study = kept(store)
    first = typed(store, study, "solution", "Sensors listen.")
    visits.apply(store, next_version(material_of(store.connection, again(store, study))))
    second = typed(store, study, "solution", "Pumps speak.")
    put_back(store, again(store, study), 1)
    study = again(store, study)
    assert first not in [one.sentence for one in study.sentences] and len(study.versions) == 3
    assert second.text in [one.text for one in study.versions[2].sentences]
    put_back(store, study, 2)
    assert first.text in [one.text for one in again(store, study).sentences]


def test_restoring_is_one_step_that_can_be_taken_back_whole(store: Store) -> None:
    _, study = kept(store)
    study = choose(store, study, title="Quiet weekends")
    edit = restore(store.connection, study.study.id, 1)
    visits.apply(store, edit)
    visits.apply(store, edit.reversed())
    assert again(store, study) == study


def test_of_each_side_stand_its_own_words_and_plain_text_marks_both_within_their_lines() -> None:
    pieces = tuple(
        DiffPiece(*one)
        for one in ((DiffKind.KEPT, "From "), (DiffKind.REMOVED, "two\nto"), (DiffKind.ADDED, "three"), (DiffKind.KEPT, " days"))
    )
    assert "".join(one.text for one in of_side(pieces, is_later=False)) == "From two\nto days"
    assert "".join(one.text for one in of_side(pieces, is_later=True)) == "From three days"
    assert as_lines(pieces) == ["From [-two-]", "[-to-]{+three+} days"]
