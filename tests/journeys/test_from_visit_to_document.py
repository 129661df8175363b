"""From the end of the newcomer's visit to a document somebody would send: keys and clicks are counted; and by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.consent.grades import Grade
from desktop.consent.status import Status
from desktop.debrief.what_is_left import DONE
from desktop.documents.studio.studies_page import StudiesPage
from tests.journeys.driver import Driver
from tests.journeys.test_a_newcomers_day import (
    Counter,
    at_the_table,
    date_promises,
    go_to,
    name_speakers,
    sort_everything,
)
from tests.report.canaries import read

MOST_KEYS, MOST_CLICKS = 150, 40
# What the newcomer writes anew; these keys are not counted.
REWRITTEN = " It took one autumn."
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def day(driver: Driver, tmp_path: Path) -> Counter:
    """The newcomer with the debrief done; from here on they are counted."""
    at_the_table(driver)
    before = Counter(driver)
    before.click("visit_status")
    driver.until(lambda: driver.window.stack.currentWidget() is driver.parts.debrief.page)
    sort_everything(before)
    name_speakers(before)
    date_promises(before)
    go_to(before, DONE)
    before.click("debrief_rating_strong")
    (tmp_path / "out").mkdir()
    return Counter(driver)


def opened(driver: Driver, folder: Path) -> StudiesPage:
    """The case study, once it is shown; a person's folder is where their papers were saved before."""
    driver.until(lambda: bool(driver.visible("study_text_summary")))
    page = driver.parts.studies.page
    page.details.saving.folder.setText(str(folder))
    return page


def written(page: StudiesPage, folder: Path) -> str:
    """The words of the one document that was saved, which is what is to be approved: version 1."""
    (path,) = folder.iterdir()
    assert path.suffix == ".pdf" and len(page.details.versions.labels) == 2
    return " ".join(read(path.read_bytes()).split())


def typed(page: StudiesPage) -> list[str]:
    """What somebody typed, as the pages show it."""
    return [one.text for one in page.details.shown.stored if one.typed] if page.details.shown else []


def asked(page: StudiesPage) -> list[QWidget]:
    """What has to be said of before others get it."""
    return [line.may_stay for line in page.details.before.list.lines if line.stop.grade is Grade.ASK]


def test_a_document_is_sent_after_forty_clicks_and_a_hundred_and_fifty_keys_at_most(day: Counter, tmp_path: Path) -> None:
    driver = day.driver
    day.click("debrief_case_study")
    page = opened(driver, tmp_path / "out")
    # Another title, another order of the results, and a sentence of one's own.
    page.choices.rows["titles"][1].click()
    day.clicks += 1
    title = page.choices.rows["titles"][1].option
    driver.until(
        lambda: page.choices.rows["titles"][1].option.is_on or page.choices.rows["titles"][0].option.words == title.words
    )
    page.choices.rows["results"][0].setFocus()
    day.clicks += 1
    day.key(Qt.Key.Key_Down, ALT)
    driver.until(lambda: page.details.shown is not None and page.details.shown.choices.results is not None)
    page.text.focus_first()
    day.clicks += 1
    day.key(Qt.Key.Key_End, CONTROL)
    driver.type(REWRITTEN)
    driver.until(
        lambda: any(one.typed and REWRITTEN in one.text for one in page.details.shown.stored) if page.details.shown else False
    )
    day.click("studies_purpose_approver")
    driver.until(lambda: bool(page.details.before.stops))
    while lines := asked(page):
        count = len(lines)
        lines[0].click()  # type: ignore[attr-defined]  # a button
        day.clicks += 1
        day.type("known")
        day.key(Qt.Key.Key_Return)
        driver.until(lambda count=count: len(asked(page)) < count)  # type: ignore[misc]
    day.click("study_hand_on")
    driver.until(page.details.saving.button.isEnabled)
    day.click("studies_save")
    driver.until(lambda: len(page.details.versions.labels) == 2)
    text = written(page, tmp_path / "out")
    assert REWRITTEN.strip() in text and " ".join(title.words.split()) in text
    assert day.keys <= MOST_KEYS and day.clicks <= MOST_CLICKS, (day.keys, day.clicks)


def test_the_same_is_done_with_the_keyboard_alone(day: Counter, tmp_path: Path) -> None:
    driver = day.driver
    go_to_button(day, "debrief_case_study")
    day.key(Qt.Key.Key_Space)
    page = opened(driver, tmp_path / "out")
    driver.until(lambda: page.text.isAncestorOf(driver.window.focusWidget() or page))
    day.key(Qt.Key.Key_End, CONTROL)
    driver.type(REWRITTEN)
    driver.until(lambda: any(REWRITTEN in text for text in typed(page)))
    day.press("Ctrl+Shift+E")
    driver.until(lambda: bool(driver.visible("studies_save")))
    go_to_button(day, "studies_purpose_approver")
    day.key(Qt.Key.Key_Space)
    driver.until(lambda: bool(page.details.before.stops))
    assert not asked(page)
    # The key that led to the form leads back to it from what stands against the document.
    driver.until(page.details.saving.button.isEnabled)
    day.press("Ctrl+Shift+E")
    driver.until(page.details.saving.button.hasFocus)
    day.key(Qt.Key.Key_Return)
    driver.until(lambda: len(page.details.versions.labels) == 2)
    assert REWRITTEN.strip() in written(page, tmp_path / "out")
    driver.until(lambda: [one.status for one in page.study.statuses.values()] == [Status.WITH_CUSTOMER] if page.study else False)
    assert day.keys <= MOST_KEYS and day.clicks == 0, (day.keys, day.clicks)


def go_to_button(day: Counter, name: str) -> None:
    """Presses Tab until the keyboard is on this button."""
    for _ in range(80):
        focus = day.driver.window.focusWidget()
        if focus and focus.objectName() == name:
            return
        day.key(Qt.Key.Key_Tab)
    raise AssertionError(name)
