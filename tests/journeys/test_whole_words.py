"""No button cuts its word: each is as wide and as high as what stands on it, on every screen, at the usual size and larger."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.exceptions import TimeoutError

from desktop.theme.fonts import set_text_scale
from tests.journeys.driver import Driver

# Each leads to a page of its own, from whatever page it is called.
PAGES = ("documents", "backups", "check", "take_out", "person", "bin", "home")


@pytest.fixture(autouse=True)
def usual_size() -> Iterator[None]:
    yield
    set_text_scale(100)


def cut(driver: Driver) -> list[str]:
    driver.rest()
    # What is not seen takes another text size by and by.
    with suppress(TimeoutError):
        driver.bot.waitUntil(lambda: not cut_now(driver), timeout=3_000)
    return cut_now(driver)


def cut_now(driver: Driver) -> list[str]:
    buttons = [button for button in driver.window.findChildren(QPushButton) if button.isVisible() and button.text()]
    return [button.text() for button in buttons if button.size().expandedTo(button.minimumSizeHint()) != button.size()]


def cut_in_widths(driver: Driver) -> list[str]:
    found = []
    for width in (1280, 683):
        driver.window.resize(width, 720)
        # The window manager may take a moment; large words may need more than this width.
        driver.until(lambda width=width: driver.window.width() in (width, driver.window.minimumSizeHint().width()))  # type: ignore[misc]
        found += cut(driver)
    return found


@pytest.mark.parametrize("steps", [0, 6])
def test_no_button_cuts_its_word(driver: Driver, steps: int) -> None:
    for _ in range(steps):
        driver.press("Ctrl+=")
    found = {"home": cut_in_widths(driver)}
    driver.click("home_sample")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    visit = driver.parts.visit.page
    for block in visit.blocks_to_show:
        visit.go_to_block(block.id)
        found[block.id] = cut_in_widths(driver)
    for name in PAGES:
        if (action := driver.window.actions_by_name.get(name)) and action.isEnabled():
            action.trigger()
            found[name] = cut_in_widths(driver)
    assert {name: buttons for name, buttons in found.items() if buttons} == {}
