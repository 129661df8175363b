"""Tests through the window that a customer who said internal only has no document to share, and that the page says so."""

from PySide6.QtWidgets import QLabel, QPushButton

from db.model.records import CompanyConsent, Consent
from tests.journeys.driver import Driver
from tests.journeys.test_window import begin


def offered(driver: Driver) -> list[str]:
    page = driver.parts.documents.page
    return [name for name in ("case-study", "visit-report", "visit-file") if page.documents.chip(name).isVisible()]


def test_internal_only_offers_no_document_to_share_and_says_so(driver: Driver) -> None:
    begin(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    visit.add(Consent, company=CompanyConsent.INTERNAL_ONLY, scope=("name + company",))
    driver.press("Ctrl+E")
    page = driver.parts.documents.page
    driver.until(page.isVisible)
    refused = driver.find(QLabel, "documents_refused")
    assert offered(driver) == ["visit-report", "visit-file"]
    assert page.documents.values == ("visit-report",)
    assert "internal only" in refused.text()
    assert driver.find(QPushButton, "documents_save").isEnabled()
    driver.click("documents_back")
    assert driver.whole.consent
    visit.change(driver.whole.consent.id, company=CompanyConsent.ANONYMOUS, scope=())
    driver.press("Ctrl+E")
    driver.until(lambda: "case-study" in offered(driver))
    assert not refused.isVisible()
