"""The window is never larger than the screen, and can be worked in beside another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget

from desktop.shell.main_window import LEAST_SIZE
from desktop.visit.panels import panels_for
from desktop.widgets.on_screen import within
from desktop.widgets.place_grid import PlaceButton
from tests.journeys.driver import Driver
from tests.samples import some

SIZES = st.builds(QSize, st.integers(1, 5000), st.integers(1, 3000))
PLACES = st.builds(QPoint, st.integers(-4000, 8000), st.integers(-3000, 6000))


@given(PLACES, SIZES, PLACES, SIZES)
def test_a_window_is_put_where_all_of_it_can_be_reached(at: QPoint, size: QSize, corner: QPoint, screen: QSize) -> None:
    window, free = QRect(at, size), QRect(corner, screen)
    found = within(window, free)
    assert free.contains(found)
    assert found.size() == size.boundedTo(screen)
    if free.contains(window):
        assert found == window


def test_the_notes_give_way_before_the_guide_and_the_block_never() -> None:
    assert panels_for(1280, 268, 312, 420) == (True, True)
    assert panels_for(910, 268, 312, 420) == (True, False)
    assert panels_for(683, 268, 312, 420) == (False, False)


def outside(driver: Driver) -> list[str]:
    """What can be pressed or typed into on the page, and does not lie within the window from left to right."""
    kinds = (QAbstractButton, QLineEdit)
    controls = [w for kind in kinds for w in driver.window.findChildren(kind) if w.isVisible() and w.objectName()]
    width = driver.window.width()
    places = {w.objectName(): (w.mapTo(driver.window, QPoint(0, 0)).x(), w.width()) for w in controls}
    return [f"{name} {x}+{w}" for name, (x, w) in places.items() if x < 0 or x + w > width or w < 8]


def test_every_page_fits_beside_another_window(driver: Driver) -> None:
    fits_beside(driver, "home")
    driver.click("home_sample")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    fits_beside(driver, "visit", "capture_line", "visit_menu", "visit_status", "visit_story")
    for block in ("setup", "cost", "close"):
        driver.parts.visit.page.go_to_block(block)
        fits_beside(driver, block)
    for command in ("documents", "backups", "bin", "person", "shortcuts"):
        driver.program.context.run_command(command)
        fits_beside(driver, command)


def fits_beside(driver: Driver, screen: str, *seen: str) -> None:
    """Looks at `screen` in every width, where those with the names `seen` can be seen."""
    for width in (683, 800, 910, 1024):
        driver.window.resize(width, 600)
        # The window manager may take a moment.
        driver.until(lambda width=width: driver.window.width() == width)  # type: ignore[misc]
        QApplication.processEvents()
        assert outside(driver) == [], (screen, width)
        for name in seen:
            assert driver.find(QWidget, name)


def test_what_is_folded_away_comes_for_as_long_as_it_is_needed(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.enter("they lost nine hours")
    driver.window.resize(683, 600)
    QApplication.processEvents()
    page = driver.parts.visit.page
    assert (page.rail.isVisible(), page.notes.isVisible(), page.stack.isVisible()) == (False, False, True)
    driver.press("Ctrl+J")
    assert page.notes.isVisible()
    assert page.notes.isAncestorOf(driver.window.focusWidget())
    driver.press("Ctrl+K")
    assert (page.notes.isVisible(), page.stack.isVisible()) == (False, True)
    driver.press("Ctrl+G")
    assert page.rail.isVisible()
    driver.press("Ctrl+K")
    assert not page.rail.isVisible()
    driver.window.resize(1280, 700)
    QApplication.processEvents()
    assert (page.rail.isVisible(), page.notes.isVisible(), page.stack.isVisible()) == (True, True, True)


def test_every_kind_can_be_chosen_where_only_one_has_room(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.window.resize(LEAST_SIZE)
    QApplication.processEvents()
    assert len([chip for chip in driver.parts.visit.page.capture.findChildren(QAbstractButton) if chip.isVisible()]) == 1
    driver.enter("!too dear")
    assert driver.whole.notes[0].kind == "objection"


@pytest.mark.parametrize("percent", [100, 160])
def test_no_word_on_a_chip_or_button_is_cut(driver: Driver, percent: int) -> None:
    driver.window.resize(1280, 720)
    driver.click("home_sample")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    driver.program.context.theme.set_text_size(percent)
    page = driver.parts.visit.page
    cut = []
    for at_table in (False, True, False):
        page.set_at_table(at_table)
        for block in page._block_ids:
            page.go_to_block(block)
            driver.until(lambda: driver.program.context.theme.rescaling.is_done)
            driver.bot.wait(20)
            shown = [b for b in driver.window.findChildren(QPushButton) if b.isVisible() and b.text()]
            cut += [(block, b.objectName()) for b in shown if b.property("kind") in CUT_NEVER and b.width() < needed(b)]
    driver.program.context.theme.set_text_size(100)
    assert cut == []


CUT_NEVER = ("chip", "kind", "primary", "outline", "link", "quiet")


def needed(button: QPushButton) -> int:
    # A link has no edge to keep away from.
    beside = 0 if button.property("kind") == "link" else 6
    return button.fontMetrics().horizontalAdvance(button.text()) + 2 * beside


@pytest.mark.parametrize("percent", some([100, 160, 200], 2))
def test_every_place_of_a_note_can_be_read_in_the_debrief(driver: Driver, percent: int) -> None:
    driver.window.resize(1280, 720)
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.enter(">halve the stops")
    driver.rest()
    driver.program.context.run_command("debrief")
    driver.program.context.theme.set_text_size(percent)
    driver.until(lambda: driver.program.context.theme.rescaling.is_done)
    driver.until(lambda: all(button.width() >= button.sizeHint().width() for button in driver.window.findChildren(PlaceButton)))
    places = [button for button in driver.window.findChildren(PlaceButton) if button.isVisible()]
    ends = [button.mapTo(driver.window, button.rect().topRight()).x() for button in places]
    driver.program.context.theme.set_text_size(100)
    assert len(places) == 18 and max(ends) < driver.window.width()
