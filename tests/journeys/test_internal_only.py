"""Tests through the window that a customer who said internal only has no document to share, and that the page says so."""

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton

from db.model.edits import Edit, RecordChange
from db.model.kinds import PermissionAnswer, Rung
from db.model.records import CompanyConsent, Consent
from db.repositories import visits
from tests.exchange.pictures.images import with_everything
from tests.factories import a_permission
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


def taken_back(driver: Driver, rung: Rung) -> None:
    """Stores that the company took back what it agreed to at the visit."""
    customer, stored = driver.whole.customer, list[object]()
    one = a_permission(customer, rung=rung, answer=PermissionAnswer.WITHDRAWN, since=date.today().isoformat())
    edit = Edit(customer.id, (RecordChange(None, one),))
    driver.program.workspace.writer.do(lambda store: visits.apply(store, edit), lambda _: stored.append(one), stored.append)
    driver.until(lambda: stored == [one])


def test_name_hint_and_offer_follow_what_was_taken_back_since_the_visit(driver: Driver) -> None:
    begin(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    visit.add(Consent, company=CompanyConsent.NAMED, scope=("name + company", "logo"))
    customer = driver.whole.customer.name
    page = driver.parts.documents.page
    driver.press("Ctrl+E")
    driver.until(page.isVisible)
    page.show_logo(with_everything("PNG"))
    assert customer in page.file.text() and not driver.visible("documents_noticed")
    driver.click("documents_back")
    taken_back(driver, Rung.NAME)
    driver.press("Ctrl+E")
    driver.until(page.isVisible)
    page.show_logo(with_everything("PNG"))
    assert page.file.text() and customer not in page.file.text()
    assert "once the customer has agreed" in driver.find(QLabel, "documents_noticed").text()
    driver.click("documents_back")
    taken_back(driver, Rung.NUMBER)
    driver.press("Ctrl+E")
    driver.until(page.isVisible)
    assert "case-study" not in offered(driver)
    assert customer in page.file.text()
