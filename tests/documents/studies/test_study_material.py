"""A case study says what its visits say while they are here; a version, and what is left of a visit in the bin, stand as kept."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from db.engine.store import Store
from db.model.agreed import Approval
from db.model.edits import Edit, RecordChange
from db.model.kinds import ApprovalAnswer, CompanyConsent, RecordId, VisitId
from db.model.records import Consent
from db.model.whole_study import WholeStudy
from db.repositories import incoming, studies, visits
from desktop.consent.version_hash import version_hash
from desktop.documents.studies.study_changes import has_changed
from desktop.documents.studies.study_material import (
    StudyMaterial,
    material_of,
    new_study,
    next_version,
    on_visit_away,
    refused,
    story,
)
from desktop.documents.studies.study_shapes import Look
from tests.report.content.story.told import FILES, NAMED, texts, whole
from tests.samples import some

SAMPLE = "halden-pumps"


def kept(store: Store, name: str = SAMPLE) -> tuple[VisitId, WholeStudy]:
    """Takes a visit in, makes a case study of it and keeps a version."""
    taken = whole(name)
    visit_id = incoming.add(store, replace(taken, consent=taken.consent or replace(NAMED, visit_id=taken.visit.id)))
    customer_id = visits.load(store.connection, visit_id).customer.id
    visits.apply(store, new_study(store.connection, customer_id, [visit_id]))
    (study,) = studies.of_customer(store.connection, customer_id)
    visits.apply(store, next_version(material_of(store.connection, study)))
    return visit_id, studies.load(store.connection, study.study.id)


def change(store: Store, visit_id: VisitId, before: object, after: object) -> None:
    visits.apply(store, Edit(visit_id, (RecordChange(before, after),)))  # type: ignore[arg-type]  # two states of one record


@pytest.mark.parametrize("name", some(sorted(FILES), 8))
def test_a_version_of_any_visit_may_be_shown_as_long_as_nothing_has_changed(store: Store, name: str) -> None:
    _, study = kept(store, name)
    of = material_of(store.connection, study, study.versions[0])
    if refused(replace(of, version=None)) is None:
        assert refused(of) is None and not has_changed(of)
        assert said(of) == said(replace(of, version=None))


def said(of: StudyMaterial) -> list[str]:
    """Returns all texts of a case study but those that say which version it is."""
    return texts(replace(story(of), mark="", made="", version=0))


def metadata(data: bytes) -> tuple[str, str, str]:
    """Returns the text of the last page, the XMP packet, and the day of the last change."""
    read: Any = PdfReader(BytesIO(data))
    return read.pages[-1].extract_text(), read.root_object["/Metadata"].get_data().decode(), str(read.metadata["/ModDate"])


def test_the_pages_of_a_version_say_its_number_and_day_and_whether_it_is_approved(store: Store) -> None:
    _, study = kept(store)
    version = study.versions[0]
    of = material_of(store.connection, study, version)
    made = replace(version, version=replace(version.version, made_at="2026-11-20T12:00:00+00:00", position=3))
    of = replace(of, version=made, day="2026-11-27")
    text, xmp, changed = metadata(Look().pages(of).data)
    assert "version 3 of 20 November 2026" in text and "draft" not in text
    assert (
        "<xmpMM:VersionID>3</xmpMM:VersionID>" in xmp
        and "<xmp:ModifyDate>2026-11-20T" in xmp
        and changed.startswith("D:20261120")
    )
    assert Look().pages(of).data == Look().pages(of).data
    draft, xmp, _ = metadata(Look().pages(replace(of, version=None)).data)
    assert "draft of 27 November 2026" in draft and "VersionID" not in xmp
    # An open draft that is kept as it goes out is that version.
    assert "version 3" in metadata(Look().pages(replace(of, version=None), made).data)[0]
    assert not story(of).approved


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (ApprovalAnswer.APPROVED, "Approved by Kari Moen on 24 November 2026"),
        (ApprovalAnswer.CHANGES, "Kari Moen asked for changes on 24 November 2026, not yet approved"),
        (ApprovalAnswer.WITHDRAWN, "Withdrawn by Kari Moen on 24 November 2026, not to be used"),
    ],
)
def test_the_line_above_the_headline_says_what_became_of_the_approval(store: Store, answer: ApprovalAnswer, line: str) -> None:
    _, study = kept(store)
    version = study.versions[0]
    of = replace(material_of(store.connection, study, version), day="2026-11-27")
    approval = Approval(
        id=RecordId("a"),
        customer_id=of.known.customer.id,
        study_version=version.version.id,
        digest=version_hash(version),
        by="Kari Moen",
        answer=answer,
        since="2026-11-24",
    )
    of = replace(of, known=replace(of.known, approvals=(approval,), required=("Kari Moen",)))
    printed = story(of)
    assert printed.status == line and printed.approved is (answer is ApprovalAnswer.APPROVED)
    assert "Kari" not in printed.mark


def test_a_changed_note_marks_the_version_which_stays_as_it_was(store: Store) -> None:
    visit_id, study = kept(store)
    claim = visits.load(store.connection, visit_id).claims[0]
    change(store, visit_id, claim, replace(claim, metric="Broken pumps at night"))
    of = material_of(store.connection, study, study.versions[0])
    assert has_changed(of)
    assert "Broken pumps at night" not in " ".join(texts(story(of)))
    assert "Broken pumps at night" in " ".join(texts(story(replace(of, version=None))))


def test_a_note_that_came_later_marks_the_version_too(store: Store) -> None:
    visit_id, study = kept(store)
    quote = visits.load(store.connection, visit_id).quotes[0]
    later = replace(quote, id="q-later", text="We sleep at night.", position=0)  # type: ignore[arg-type]  # an id
    visits.apply(store, Edit(visit_id, (RecordChange(None, later),)))
    assert has_changed(material_of(store.connection, study, study.versions[0]))


def test_with_its_visit_in_the_bin_the_draft_says_what_it_said_and_the_visit_is_marked(store: Store) -> None:
    visit_id, study = kept(store)
    before = said(material_of(store.connection, study))
    visits.apply(store, visits.removal(store.connection, visit_id))
    for version in (None, study.versions[0]):
        of = material_of(store.connection, study, version)
        assert of.away == (visit_id,) and refused(of) is None and not has_changed(of)
        assert said(of) == before
    assert "20" in str(on_visit_away(store.connection, visit_id)) and "is in the bin" in str(
        on_visit_away(store.connection, visit_id)
    )


def test_what_is_not_agreed_any_more_keeps_the_version_inside(store: Store) -> None:
    visit_id, study = kept(store)
    consent = visits.load(store.connection, visit_id).consent
    assert isinstance(consent, Consent)
    change(store, visit_id, consent, replace(consent, company=CompanyConsent.ANONYMOUS, scope=()))
    assert "may not be published any more" in str(refused(material_of(store.connection, study, study.versions[0])))
    assert refused(material_of(store.connection, study)) is None


def test_a_quote_that_is_kept_back_since_keeps_the_version_inside(store: Store) -> None:
    visit_id, study = kept(store)
    told = {one for sentence in study.versions[0].sentences for one in sentence.record_ids}
    quote = next(one for one in visits.load(store.connection, visit_id).quotes if one.id in told)
    change(store, visit_id, quote, replace(quote, publish=False))
    assert refused(material_of(store.connection, study, study.versions[0]))
    assert refused(material_of(store.connection, study)) is None
