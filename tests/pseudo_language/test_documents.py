"""Every document in the pseudo-language, from a visit whose every word is marked: whatever is plain was left behind."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from db.engine.recovery_key import groups_of
from db.engine.store import Store
from db.model.fields import fields_of
from db.model.kinds import RecordId
from db.model.records import CompanyConsent, Consent
from db.model.visit_copy import records_of
from db.model.whole_visit import WholeVisit
from db.repositories import incoming
from desktop.core.messages import PSEUDO, translator_for
from desktop.core.paths import resources
from desktop.documents.saving.document_table import DOCUMENTS, Document, Material
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.interview.guide import Guide, read_guides
from desktop.people.privacy_job import PersonLine, document, everything
from desktop.report.content.recovery_page import recovery_page
from desktop.report.document.wording import ANSWERS
from tests.gallery.scene import SAMPLE, retyped
from tests.pseudo_language.unlooked import OURS, mark_guides, marked, unlooked, words_in
from tests.report.reading import pdf
from tests.report.visits import NAMES, empty, full, load
from tests.samples import some

WORDS = translator_for(PSEUDO)
PAPERS = [document for document in DOCUMENTS.values() if document.suffix == ".pdf"]
# Those that tell what was said; the others tell who comes when and why, or only what is asked.
TELLING = [DOCUMENTS[name] for name in ("case-study", "sales-card", "minutes", "visit-report")]


def _visits() -> Iterator[tuple[str, WholeVisit]]:
    """The sample, a visit with something in every field, one that has just been planned, and the real ones."""
    yield "sample", read_visit_file(resources() / SAMPLE).whole
    yield "full", full()
    yield "empty", empty()
    yield from ((name, load(name)) for name in NAMES)


VISITS = dict(_visits())


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The usual guide, every word of it marked."""
    folder = tmp_path_factory.mktemp("marked") / "guides"
    mark_guides(folder)
    guides, _ = read_guides([folder])
    return guides["45"]


@pytest.mark.parametrize("agreed", (None, *CompanyConsent))
def test_every_text_is_looked_up_whatever_was_agreed(agreed: CompanyConsent | None, guide: Guide) -> None:
    whole = VISITS["full"]
    consent = replace(whole.consent or Consent(id=RecordId("agreed"), visit_id=whole.visit.id), company=agreed)
    _look_at(replace(whole, consent=consent), guide, TELLING, "figure")


@pytest.mark.parametrize("besides", ("", "figure"))
@pytest.mark.parametrize("name", ("sample", "full", "empty"))
def test_every_text_of_every_document_is_looked_up(name: str, besides: str, guide: Guide) -> None:
    _look_at(VISITS[name], guide, PAPERS, besides)


@pytest.mark.parametrize("name", some(NAMES, 5))
def test_every_text_is_looked_up_whatever_was_said(name: str, guide: Guide) -> None:
    _look_at(VISITS[name], guide, TELLING, "figure")


def test_every_text_about_a_person_is_looked_up(store: Store) -> None:
    whole = retyped(VISITS["sample"], marked)
    incoming.add(store, whole)
    # Records are shown with what they say, letter for letter.
    known = words_in((*OURS, *_unmarked(whole, "")))
    for person in whole.people:
        found = everything(store, PersonLine(person.id, person.name, ""), WORDS)
        assert not (left := unlooked(_texts(document(found, ".pdf", "A4", WORDS)), known)), "\n".join(left)


def test_every_text_of_the_page_with_the_recovery_key_is_looked_up() -> None:
    page = recovery_page(groups_of(bytes(32)), "37bf6522", "2026-11-26", WORDS)
    assert not (left := unlooked(_texts(pdf(page)), words_in(["37bf6522"]))), "\n".join(left)


def test_a_free_answer_has_a_name_for_each_question_of_our_guides() -> None:
    guides, _ = read_guides([resources() / "guides"])
    asked = {question.id for guide in guides.values() for block in guide.blocks for question in block.questions}
    free = {question.id for guide in guides.values() for question in guide.questions if question.fills == "answer"}
    assert free <= set(ANSWERS) <= asked


def _look_at(whole: WholeVisit, guide: Guide, papers: Sequence[Document], besides: str) -> None:
    """Figures are marked too and cannot be read; with `besides` "figure" they stand as typed, their words none of ours."""
    known = words_in(_unmarked(whole, besides))
    for paper in papers:
        made = paper.compose(Material(retyped(whole, marked, besides), guide, "A4", WORDS))
        found = unlooked(_texts(made.data), known)
        assert not found, "\n".join(found)


def _unmarked(whole: WholeVisit, besides: str) -> Iterator[str]:
    """What somebody typed and the test cannot mark: days, codes, addresses, and what is of the kind `besides`."""
    for record in records_of(whole):
        for name, kind in fields_of(type(record)).kinds.items():
            if kind.is_typed and (not kind.is_searched or kind.name == besides):
                typed = str(getattr(record, name))
                # A sentence may begin with it.
                yield from (typed, typed.title())


def _texts(data: bytes) -> list[str]:
    """Each page of a document, and what viewers show of it beside the pages."""
    reader = PdfReader(BytesIO(data))
    marks = [str(mark.title) for mark in reader.outline if isinstance(mark, Destination)]
    about = [str(reader.metadata.title), str(reader.metadata.subject or "")] if reader.metadata else []
    return [*(" ".join(page.extract_text().split()) for page in reader.pages), *marks, *about]
