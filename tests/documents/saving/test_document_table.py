from dataclasses import replace

import pytest

from db.model.ids import new_id
from db.model.records import CompanyConsent, Consent, RecordId
from desktop.documents.saving.document_table import DOCUMENTS, Document, file_name
from tests.factories import a_customer, a_whole_visit
from tests.report.canaries import Canaries, read
from tests.report.visits import empty


@pytest.mark.parametrize(
    ("company", "called"),
    [
        (None, "A maker of pumps case study 2026-11-20.pdf"),
        (CompanyConsent.ANONYMOUS, "A maker of pumps case study 2026-11-20.pdf"),
        (CompanyConsent.NAMED, "Halden & Søn AS case study 2026-11-20.pdf"),
    ],
)
def test_a_file_to_be_shared_is_called_as_the_customer_agreed(company: CompanyConsent | None, called: str) -> None:
    whole = a_whole_visit(a_customer(name="Halden & Søn AS", alias="A maker of pumps"))
    consent = Consent(id=RecordId(new_id()), visit_id=whole.visit.id, company=company)
    assert file_name(replace(whole, consent=consent), DOCUMENTS["case-study"]) == called


@pytest.mark.parametrize("document", [one for one in DOCUMENTS.values() if one.to_customer], ids=lambda one: one.name)
def test_a_file_for_the_customer_bears_its_own_name_and_no_other_word_of_the_visit(document: Document) -> None:
    canaries = Canaries()
    name = file_name(canaries.whole, document)
    assert {field for word, field in canaries.fields.items() if word in name} == {"Customer.name"}


def test_a_guide_for_paper_is_the_usual_one_where_a_visit_has_none() -> None:
    made = DOCUMENTS["interview-guide"].make(empty(), None, "A4")
    assert "Customer visit, 45 minutes" in read(made)


def test_an_internal_file_bears_the_customers_name_in_signs_every_system_takes() -> None:
    whole = a_whole_visit(a_customer(name="  C:\\R&D / <Łódź>?* "))
    assert file_name(whole, DOCUMENTS["visit-report"]) == "C R&D Łódź visit report 2026-11-20.pdf"
