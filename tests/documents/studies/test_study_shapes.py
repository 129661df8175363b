"""One case study in all its shapes: going from one to another and back changes no choice, no sentence, and no file."""

from dataclasses import replace
from pathlib import PurePath

import pytest

from db.engine.store import Store
from db.model.case_study import Template
from db.model.edits import Edit, RecordChange
from db.model.whole_study import WholeStudy
from db.repositories import studies, visits
from desktop.documents.studies.study_files import FORMATS
from desktop.documents.studies.study_material import material_of, with_choices
from desktop.documents.studies.study_shapes import OF_DRAFT, OF_VERSION, SHAPES, Look, Shape
from tests.documents.studies.test_study_material import kept
from tests.report.formats.written import of_slide

LOOKS = {
    **{shape.value: SHAPES[shape][1] for shape in OF_DRAFT if shape is not Shape.PICTURE},
    **{f"story as {ending}": Look(ending=ending) for ending in FORMATS},
    "card as one slide": Look(is_card=True, ending=".pptx"),
    "picture of a result": Look(part="tile:1", ending=".png"),
    "picture of a quote": Look(part="quote:1", ending=".png", is_anonymous=True),
}


@pytest.fixture
def study(store: Store) -> WholeStudy:
    """One with a version, then a title of its own, chosen results, and a typed sentence."""
    _, study = kept(store)
    choices = study.study.choices
    results = tuple(one.record_ids[0] for one in study.sentences if one.slot == "tile")[:1]
    visits.apply(store, with_choices(store.connection, study, replace(choices, title="Quiet weekends", results=results)))
    study = studies.load(store.connection, study.study.id)
    old = next(one for one in study.sentences if one.slot == "solution")
    typed = replace(old, text="Sensors listen.", typed=True)
    visits.apply(store, Edit(study.study.customer_id, (RecordChange(old, typed),)))
    return studies.load(store.connection, study.study.id)


def made(store: Store, study: WholeStudy, look: Look) -> bytes:
    of = look.material(material_of(store.connection, study))
    return look.file(of, PurePath(f"a{look.ending}")).data


def test_going_through_all_shapes_and_back_changes_nothing(store: Store, study: WholeStudy) -> None:
    first = {name: made(store, study, look) for name, look in LOOKS.items()}
    # The story and its PDF are one file; so are both twins, as they count nothing that could be rounded.
    assert len({*first.values()}) == len(LOOKS) - 2
    for name in reversed(LOOKS):
        assert made(store, studies.load(store.connection, study.study.id), LOOKS[name]) == first[name], name
    assert studies.load(store.connection, study.study.id) == study
    texts = first["story as .txt"].decode()
    assert "Quiet weekends" in texts and "Sensors listen." in texts


def test_another_template_and_the_first_again_leave_choices_and_sentences_as_they_were(store: Store, study: WholeStudy) -> None:
    for template in (*Template, study.study.template):
        there = studies.load(store.connection, study.study.id)
        visits.apply(store, with_choices(store.connection, there, replace(there.study.choices, template=template)))
    again = studies.load(store.connection, study.study.id)
    assert again.study == study.study and again.versions == study.versions
    assert [one.sentence for one in again.sentences] == [one.sentence for one in study.sentences]


@pytest.mark.parametrize("shape", OF_VERSION)
def test_a_version_stands_in_its_shapes_as_it_stood(store: Store, study: WholeStudy, shape: Shape) -> None:
    of = material_of(store.connection, study, study.versions[0])
    look = SHAPES[shape][1] if shape is not Shape.PICTURE else Look(part="quote:1", ending=".png")
    assert look.file(of, PurePath(f"a{look.ending}")).data == look.file(of, PurePath(f"a{look.ending}")).data


def test_the_slide_of_a_version_has_its_own_title_and_not_that_of_the_draft(store: Store, study: WholeStudy) -> None:
    of = material_of(store.connection, study, study.versions[0])
    told = of_slide(Look(ending=".pptx").file(of, PurePath("a.pptx")).data)
    assert "cuts emergency call-outs" in told and "version 1" in told and "Quiet weekends" not in told
