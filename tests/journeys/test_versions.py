"""Versions in the window: two are compared side by side, one becomes the open draft again, and a step back takes that back."""

import pytest
from PySide6.QtCore import Qt

from desktop.documents.studio.version_comparison_page import VersionComparison
from desktop.documents.studio.versions_controller import VersionsController
from tests.journeys.driver import Driver
from tests.journeys.test_case_studies import driver as driver
from tests.journeys.test_case_studies import kept, made, page_of, shown


def comparing(driver: Driver) -> VersionComparison:
    """The page that compares, once it shows what it read."""
    page = driver.program.context.controller(VersionsController).page
    driver.until(lambda: driver.window.stack.currentWidget() is page and page.heads[0].isVisible())
    return page


def spoken(page: VersionComparison) -> str:
    """What a screen reader says of the sections."""
    return "\n".join(side.accessibleName() for row in page.rows for side in row)


def test_changed_notes_are_compared_before_a_version_is_kept_and_an_earlier_one_comes_back(driver: Driver) -> None:
    details = made(driver).details
    driver.until(details.keep_button.isVisible)
    assert not details.compare_button.isVisible()
    driver.click("study_keep")
    driver.until(lambda: len(kept(driver)[0].versions) == 1)
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_Escape)
    assert driver.program.workspace.open_visit
    driver.program.workspace.open_visit.change(driver.whole.claims[0].id, after="only 2")
    driver.press("Ctrl+Shift+E")
    driver.until(lambda: "The notes have changed since version 1." in shown(driver))
    driver.click("study_compare")
    page = comparing(driver)
    assert "[added: only 2" in spoken(page) and "taken away" in spoken(page)
    # The keyboard is on what the page asks for.
    assert driver.window.focusWidget() is page.keep_button and page.keep_button.text() == "Keep version 2"
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: len(kept(driver)[0].versions) == 2)
    driver.until(lambda: driver.window.stack.currentWidget() is page_of(driver))
    driver.until(details.compare_button.isVisible)
    driver.click("study_compare")
    page = comparing(driver)
    assert page.rows == [] and not page.keep_button.isVisible()
    # The older side is the latest version; another is chosen from the list.
    head = page.heads[0]
    menu = head.choice.menu()
    assert menu
    wanted = next(action for action in menu.actions() if action.text().startswith("Version 1"))
    wanted.trigger()
    driver.until(lambda: head.restore_button.text() == "Make version 1 the open draft" and bool(page.rows))
    driver.click("versions_older_restore")
    driver.until(lambda: driver.window.stack.currentWidget() is page_of(driver))
    driver.until(lambda: "version 1 again" in driver.window.notice.text)
    # Nothing else was to keep: version 2 says what the draft said.
    assert len(kept(driver)[0].versions) == 2


@pytest.mark.long
def test_escape_leads_back_and_another_draft_is_kept_before_it_is_replaced_until_undo(driver: Driver) -> None:
    page = made(driver)
    driver.until(page.details.keep_button.isVisible)
    driver.click("study_keep")
    driver.until(lambda: len(kept(driver)[0].versions) == 1)
    driver.until(page.details.compare_button.isVisible)
    driver.click("study_compare")
    comparison = comparing(driver)
    driver.key(Qt.Key.Key_Escape)
    driver.until(lambda: driver.window.stack.currentWidget() is page)
    first = next(one for one in page.visits.labels if one != driver.whole.visit.id)
    driver.until(lambda: page.visits.isVisible())
    driver.click(f"study_visit_{first}")
    driver.until(lambda: len(kept(driver)[0].study.visits) == 2)
    driver.click("study_compare")
    comparing(driver)
    assert "They are made from other visits." in comparison.told
    driver.click("versions_older_restore")
    driver.until(lambda: len(kept(driver)[0].versions) == 2 and len(kept(driver)[0].study.visits) == 1)
    assert len(kept(driver)[0].versions[1].version.visits) == 2
    driver.until(lambda: driver.window.stack.currentWidget() is page and "kept as version 2" in driver.window.notice.text)
    driver.press("Ctrl+Z")
    driver.until(lambda: len(kept(driver)[0].versions) == 1 and len(kept(driver)[0].study.visits) == 2)
