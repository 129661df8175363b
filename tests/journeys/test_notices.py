"""Notices in the window: none hides another, none goes unread, none carries a customer's name onto another page."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from db.model.messages import Message
from desktop.documents.saving.save_form import SaveForm
from desktop.shell.requests import Request
from desktop.widgets.notice_queue import Scope
from tests.journeys.driver import Driver


def begin(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Skarvik Ventilasjon AS")


def told_anew(driver: Driver, before: str) -> bool:
    return driver.window.notice.text not in ("", before)


def saved_at_the_second_try(driver: Driver, form: SaveForm, folder: Path) -> None:
    """Saves where a folder has the name, then under another one: the first try is told no more, and the second only."""
    (folder / "Taken.pdf").mkdir()
    form.folder.setText(str(folder))
    for name in ("Taken.pdf", "Free.pdf"):
        form.file.setText(name)
        driver.until(form.button.isEnabled)
        before = driver.window.notice.text
        driver.click(form.button.objectName())
        driver.until(partial(told_anew, driver, before))
    assert driver.window.notice.text == f"Saved: {folder / 'Free.pdf'}"
    driver.click("notice_close")
    assert driver.window.notice.text == ""


def test_what_was_saved_of_a_customer_is_told_on_its_page_only(driver: Driver, tmp_path: Path) -> None:
    begin(driver)
    driver.press("Ctrl+E")
    driver.find(QLineEdit, "documents_folder").setText(str(tmp_path))
    driver.find(QLineEdit, "documents_file").setText("Skarvik.pdf")
    driver.until(lambda: driver.parts.documents.page.save_button.isEnabled())
    driver.click("documents_save")
    driver.until(lambda: "Skarvik.pdf" in driver.window.notice.text)
    driver.go_home()
    assert driver.window.notice.text == ""
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.press("Ctrl+E")
    assert "Skarvik" not in driver.window.notice.text


def test_a_save_that_succeeds_takes_away_the_warning_of_one_that_was_refused(driver: Driver, tmp_path: Path) -> None:
    begin(driver)
    driver.press("Ctrl+E")
    saved_at_the_second_try(driver, driver.parts.documents.page.saving, tmp_path)


def test_what_is_about_the_program_waits_while_a_visit_runs_and_then_comes(driver: Driver) -> None:
    begin(driver)
    driver.program.context.request(Request.REMIND_OF_RECOVERY_KEY)
    assert driver.window.notice.text == ""
    driver.go_home()
    assert "not put away yet" in driver.window.notice.text


def test_a_warning_stays_through_whatever_is_told_after_it(driver: Driver) -> None:
    begin(driver)
    driver.window.show_warning(Message("The disk is full."), Scope.EVERYWHERE)
    driver.press("Ctrl+Shift+L")
    driver.press("F9")
    driver.press("F9")
    driver.go_home()
    assert "The disk is full." in driver.window.notice.text
    driver.program.context.request(Request.REMIND_OF_RECOVERY_KEY)
    assert "The disk is full." in driver.window.notice.text
    driver.click("notice_close")
    assert "not put away yet" in driver.window.notice.text


def test_a_key_leads_to_the_notice_and_back(driver: Driver) -> None:
    begin(driver)
    driver.type("half a sentence")
    driver.program.context.request(Request.REMIND_OF_RECOVERY_KEY)
    driver.window.show_warning(Message("The disk is full."), Scope.EVERYWHERE)
    driver.press("F8")
    focus = driver.window.focusWidget()
    assert focus and focus.objectName() == "notice_close"
    driver.press("F8")
    driver.type(" went on")
    assert driver.parts.visit.page.capture.line.text() == "half a sentence went on"
