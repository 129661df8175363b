"""Two versions of a case study are compared section by section, and an earlier one becomes the open draft again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.engine.store import Store
from db.model.case_study import Sentence
from db.model.marks import Mark, MarkKind
from db.model.whole_study import WholeStudy, restored
from db.repositories import studies, visits
from desktop.core.text_diff import DiffKind
from desktop.documents.studies.study_material import material_of, next_version, story
from desktop.documents.studies.version_difference import SECTIONS, alike, differences
from desktop.report.document.story import sentences_of
from tests.documents.studies.test_study_material import change, kept
from tests.report.content.story.told import FILES
from tests.report.content.story.told import story as composed
from tests.report.content.story.told import whole as visit_called


def two_versions(store: Store) -> WholeStudy:
    """Keeps a version, changes a metric, and keeps another."""
    visit_id, study = kept(store)
    claim = next(one for one in visits.load(store.connection, visit_id).claims if one.metric == "Emergency call-outs")
    change(store, visit_id, claim, replace(claim, metric="Emergency visits"))
    visits.apply(store, next_version(material_of(store.connection, studies.load(store.connection, study.study.id))))
    return studies.load(store.connection, study.study.id)


def test_the_words_that_went_and_came_are_told_section_by_section(store: Store) -> None:
    first, second = two_versions(store).versions
    found = differences(*([one.sentence for one in version.sentences] for version in (first, second)))
    by_section = {one.section: one.pieces for one in found}
    changed = [(piece.fate, piece.text) for piece in by_section["Title"] if piece.fate is not DiffKind.KEPT]
    assert changed[:2] == [(DiffKind.REMOVED, "call-outs"), (DiffKind.ADDED, "visits")]
    assert "The solution" not in by_section and "The results" in by_section


def test_a_version_does_not_differ_from_itself(store: Store) -> None:
    sentences = [one.sentence for one in two_versions(store).versions[0].sentences]
    assert differences(sentences, sentences) == ()


def test_marks_that_came_and_went_are_told_in_words_where_the_words_stayed() -> None:
    bold, link = Mark(0, 6, MarkKind.BOLD), Mark(7, 12, MarkKind.LINK, "https://halden.example")
    before = Sentence(slot="summary", text="Halden Pumps rests.", marks=(bold, replace(link, target="https://old.example")))
    after = replace(before, marks=(link, Mark(0, 12, MarkKind.ITALIC)), item=True)
    (found,) = differences([before], [after])
    assert [str(one) for one in found.marked] == [
        "An item of a list now: “Halden Pumps rests.”",
        "No longer bold: “Halden”",
        "Now italic: “Halden Pumps”",
        "“Pumps” leads to https://halden.example now",
    ]
    assert alike([before], [after]) == () and alike([after], [after]) == ("Summary",)
    (back,) = differences([after], [replace(after, marks=(), item=False)])
    assert "“Pumps” leads nowhere any more" in [str(one) for one in back.marked]
    # Words that changed tell it themselves.
    (other,) = differences([before], [replace(after, text="Halden rests.")])
    assert not other.marked


def test_an_earlier_version_is_the_open_draft_again_with_what_was_typed_in_it(store: Store) -> None:
    study = two_versions(store)
    old = next(one for one in study.sentences if one.slot == "solution")
    visits.apply(store, restored(study, study.versions[0]))
    again = studies.load(store.connection, study.study.id)
    assert [one.sentence for one in again.sentences] == [one.sentence for one in study.versions[0].sentences]
    assert again.versions == study.versions and again.study.results == study.versions[0].version.choices.results
    typed = replace(next(one for one in again.sentences if one.slot == "solution"), text="Typed by hand.", typed=True)
    version = replace(study.versions[0], sentences=tuple(
        replace(one, text=typed.text, typed=True) if one.slot == "solution" and one.text == old.text else one
        for one in study.versions[0].sentences
    ))  # fmt: skip
    visits.apply(store, restored(again, version))
    told = story(material_of(store.connection, studies.load(store.connection, study.study.id)))
    assert "Typed by hand." in [one.text for one in told.solution]


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_section_of_a_story_has_a_name(name: str) -> None:
    assert {one.slot for one in sentences_of(composed(visit_called(name)))} <= set(SECTIONS)


@given(some.lists(some.tuples(some.sampled_from(sorted(SECTIONS)), some.text())), some.lists(some.text()))
def test_whatever_was_written_both_texts_are_read_back_from_the_pieces(before: list[tuple[str, str]], after: list[str]) -> None:
    old = [Sentence(slot=slot, text=text) for slot, text in before]
    new = [Sentence(slot="title", text=text) for text in after]
    for one in differences(old, new):
        if one.section == SECTIONS["title"]:
            kept_or_added = "".join(piece.text for piece in one.pieces if piece.fate is not DiffKind.REMOVED)
            assert kept_or_added == "\n".join(after)
