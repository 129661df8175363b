"""Larger and smaller text applies at once to all that is shown, with the words and the cursor kept."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from shiboken6 import isValid

from db.model.ids import utc_now
from db.model.records import VisitStatus
from desktop.shell.requests import Request
from desktop.theme.fonts import set_text_scale, text_scale
from desktop.theme.scale import rescale
from desktop.theme.tokens import Type
from desktop.widgets.text import Text
from tests.journeys.driver import Driver


@pytest.fixture(autouse=True)
def usual_size() -> Iterator[None]:
    yield
    set_text_scale(100)


def sizes(driver: Driver) -> dict[QWidget, int]:
    """The size of the words in every widget that shows some, shown now or not."""
    kinds = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QMenu)
    widgets = [w for kind in kinds for w in driver.window.findChildren(kind) if not w.objectName().startswith("notice_")]
    return {w: w.font().pixelSize() for w in widgets if isinstance(w, QMenu) or w.objectName() or getattr(w, "text", str)()}


def open_sample(driver: Driver) -> None:
    driver.click("home_sample")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    for block in ("cost", "decision"):
        driver.parts.visit.page.go_to_block(block)
    driver.press("Ctrl+K")


def test_everything_grows_at_once_and_the_sentence_goes_on(driver: Driver) -> None:
    open_sample(driver)
    driver.type("half a sentence")
    driver.parts.visit.page.capture.line.setCursorPosition(4)
    before = sizes(driver)
    for _ in range(6):
        driver.press("Ctrl+=")
    assert text_scale() == 160
    driver.until(lambda: driver.program.context.theme.rescaling.is_done)
    after = sizes(driver)
    same = [w for w in before if w in after and not 1.5 < after[w] / before[w] < 1.7]
    assert len(before) > 100
    assert same == []
    assert "restart" not in driver.window.notice.text
    driver.type("X")
    assert driver.parts.visit.page.capture.line.text() == "halfX a sentence"


@pytest.mark.long
def test_there_and_back_is_where_it_was(driver: Driver) -> None:
    open_sample(driver)
    before = sizes(driver)
    for _ in range(12):
        driver.press("Ctrl+=")
    assert text_scale() == 200
    for _ in range(14):
        driver.press("Ctrl+-")
    assert text_scale() == 80
    driver.press("Ctrl+0")
    assert text_scale() == 100
    driver.until(lambda: driver.program.context.theme.rescaling.is_done)
    assert {w: size for w, size in sizes(driver).items() if w in before} == before


def test_what_is_seen_grows_at_once_and_the_rest_before_it_is_needed(driver: Driver) -> None:
    open_sample(driver)
    before = sizes(driver)
    theme = driver.program.context.theme
    theme.set_text_size(150)
    # A second step comes while much still waits.
    theme.set_text_size(160)
    seen = {w: size for w, size in sizes(driver).items() if w.isVisible()}
    assert len(seen) > 40
    assert [w for w, size in seen.items() if w in before and not 1.5 < size / before[w] < 1.7] == []
    assert not theme.rescaling.is_done
    driver.until(lambda: theme.rescaling.is_done)
    assert [w for w, size in sizes(driver).items() if w in before and not 1.5 < size / before[w] < 1.7] == []


def test_it_stays_through_f9_the_lock_and_a_page_that_was_left(driver: Driver) -> None:
    open_sample(driver)
    visit = driver.program.workspace.open_visit
    assert visit
    visit.change(visit.id, status=VisitStatus.IN_PROGRESS, started_at=utc_now())
    driver.program.context.theme.set_text_size(160)
    driver.until(lambda: driver.program.context.theme.rescaling.is_done)
    before = sizes(driver)
    ways: tuple[tuple[Callable[[], object], Callable[[], object]], ...] = (
        (lambda: driver.press("F9"), lambda: driver.press("F9")),
        (driver.parts.lock.lock, driver.window.uncover),
        (driver.go_home, lambda: driver.program.context.request(Request.SHOW_VISIT, visit.id, "")),
    )
    for there, back in ways:
        there()
        QApplication.processEvents()
        back()
        driver.until(driver.parts.visit.page.isVisible)
        after = sizes(driver)
        assert [w.objectName() for w, size in after.items() if w in before and isValid(w) and size != before[w]] == []


def test_sizes_that_are_the_same_when_small_grow_apart_again(driver: Driver) -> None:
    labels = [Text("", kind) for kind in Type]
    for percent in (80, 200, 80, 100):
        rescale(labels, percent)
    assert [label.font().pixelSize() for label in labels] == [kind.value.size for kind in Type]
