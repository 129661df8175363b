from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets import notice_bar
from desktop.widgets.notice_bar import NoticeBar
from desktop.widgets.notice_queue import Notice, NoticeQueue, Place, Scope


def bar_at(qtbot: QtBot, page: QWidget, runs: bool = False) -> NoticeBar:
    bar = NoticeBar()
    # Away from where the mouse rests: what it rests on stays.
    bar.move(300, 300)
    qtbot.addWidget(bar)
    bar.go_to(Place(page, runs))
    return bar


def everywhere(text: str, warn: bool = False, lasting: bool = True) -> Notice:
    return Notice(text, (), lasting, warn, Scope.EVERYWHERE)


def buttons(bar: NoticeBar) -> list[str]:
    return [button.text() for button in bar.findChildren(QPushButton) if not button.isHidden()]


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget


def test_a_new_notice_at_once_has_its_own_buttons_only(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    actions = (("check", "Check my data", bar.dismiss), ("restore", "Restore a backup", bar.dismiss))
    bar.add(Notice("The store is damaged.", actions, page=page))
    bar.add(Notice("Restored.", (("show", "Show in folder", bar.dismiss),), page=page))
    assert buttons(bar) == ["Show in folder", "Close"]


def test_lasting_notices_wait_for_each_other_the_gravest_first_and_none_goes_unread(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    bar.add(everywhere("The recovery key is not put away."))
    bar.add(everywhere("The folder is kept in step by OneDrive.", warn=True))
    bar.add(everywhere("Firsthand did not end properly."))
    read = []
    while bar.text:
        read.append(bar.text)
        bar.findChildren(QPushButton, "notice_close")[-1].click()
    assert read == [
        "The folder is kept in step by OneDrive.",
        "The recovery key is not put away.",
        "Firsthand did not end properly.",
    ]


def test_a_passing_notice_hides_no_lasting_one(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    bar.add(everywhere("The disk is full.", warn=True))
    bar.add(everywhere("Always light.", lasting=False))
    assert bar.text == "Always light.\nThe disk is full."


def test_a_notice_about_a_page_goes_with_it_and_others_stay(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    bar.add(Notice("Saved: Skarvik.pdf", lasting=True, page=page))
    bar.add(everywhere("The disk is full.", warn=True))
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    bar.go_to(Place(elsewhere))
    assert bar.text == "The disk is full."
    bar.go_to(Place(page))
    assert bar.text == "The disk is full."


def test_what_comes_for_a_page_that_is_not_shown_waits_until_it_is(qtbot: QtBot, page: QWidget) -> None:
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    bar = bar_at(qtbot, elsewhere)
    bar.add(Notice("Saved: Skarvik.pdf", lasting=True, page=page))
    assert bar.text == ""
    bar.go_to(Place(page))
    assert bar.text == "Saved: Skarvik.pdf"


def test_what_is_about_the_program_waits_while_a_visit_runs(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page, runs=True)
    bar.add(Notice("The recovery key is not put away.", lasting=True, scope=Scope.AWAY_FROM_TABLE))
    assert bar.text == ""
    bar.go_to(Place(page))
    assert bar.text == "The recovery key is not put away."


def test_while_a_visit_runs_only_what_is_of_it_is_shown_and_the_rest_waits(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    bar.add(Notice("Imported the visit to Halden.", lasting=True, page=page))
    bar.go_to(Place(page, runs=True))
    bar.add(Notice("The file is no visit.", lasting=True, warn=True))
    bar.add(Notice("Put back."))
    assert bar.text == ""
    bar.add(Notice("Sorted: Quote", page=page))
    bar.add(everywhere("The disk is full.", warn=True))
    assert bar.text == "Sorted: Quote\nThe disk is full."
    assert {notice.text for notice in bar.waiting} == {"Imported the visit to Halden.", "The file is no visit.", "Put back."}
    bar.dismiss()
    bar.go_to(Place(page))
    qtbot.waitUntil(lambda: bar.text == "Put back.\nThe file is no visit.")


def test_what_waited_is_read_on_the_page_where_the_end_of_the_visit_leads_past_its_own(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page, runs=True)
    bar.add(Notice("The file is no visit.", lasting=True, warn=True))
    debrief = QWidget()
    qtbot.addWidget(debrief)
    bar.go_to(Place(page))
    bar.go_to(Place(debrief))
    qtbot.waitUntil(lambda: bar.text == "The file is no visit.")
    bar.go_to(Place(page))
    assert bar.text == ""


def test_a_warning_that_is_not_of_the_program_waits_while_the_customer_reads_along(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    bar.go_to(Place(page, at_table=True))
    bar.add(Notice("The document could not be saved.", lasting=True, warn=True, page=page))
    bar.add(everywhere("The disk is full.", warn=True))
    assert bar.text == "The disk is full."
    bar.dismiss()
    bar.leave_page()
    bar.go_to(Place(page))
    assert bar.text == "The document could not be saved."


def test_nothing_is_shown_while_the_window_is_locked_and_nothing_is_lost(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    bar.add(everywhere("First."))
    bar.hold(True)
    bar.add(everywhere("Second.", warn=True))
    assert bar.text == ""
    bar.hold(False)
    assert bar.text == "Second."
    bar.withdraw("Second.")
    assert bar.text == "First."


def test_what_can_still_be_done_about_something_does_not_time_out(
    qtbot: QtBot, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_bar, "SHOWN_MS", 20)
    bar = bar_at(qtbot, page)
    bar.add(Notice("Always light.", page=page))
    qtbot.waitUntil(lambda: bar.text == "")
    bar.add(Notice("Taken back.", (("redo", "Redo", bar.dismiss),), page=page))
    qtbot.wait(100)
    assert bar.text == "Taken back."


def test_each_notice_is_announced_a_warning_at_once(qtbot: QtBot, page: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, object]] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        told.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    bar = bar_at(qtbot, page)
    bar.add(everywhere("Always light.", lasting=False))
    bar.add(everywhere("The disk is full.", warn=True))
    bar.add(everywhere("Firsthand did not end properly."))
    bar.findChildren(QPushButton, "notice_close")[-1].click()
    kinds = QAccessible.AnnouncementPoliteness
    assert told == [
        ("Always light.", kinds.Polite),
        ("The disk is full.", kinds.Assertive),
        ("Firsthand did not end properly.", kinds.Polite),
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_a_notice_is_closed_by_a_key(qtbot: QtBot, page: QWidget, key: Qt.Key) -> None:
    bar = bar_at(qtbot, page)
    bar.add(everywhere("First."))
    bar.show()
    assert bar.take_keyboard()
    QTest.keyClick(bar.findChildren(QPushButton, "notice_close")[0], key)
    assert bar.text == ""


def test_the_same_is_not_told_twice() -> None:
    queue = NoticeQueue()
    queue.go_to(Place("home"))
    for _ in range(2):
        queue.add(everywhere("The disk is full.", warn=True))
    assert [notice.text for notice in queue.lasting] == ["The disk is full."]


def test_what_came_of_another_try_takes_the_place_of_an_old_warning_and_of_no_other(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    bar.add(Notice("The folder is full.", lasting=True, warn=True, page=page, about="saving"))
    bar.add(Notice("The logo is no picture.", lasting=True, warn=True, page=page, about="logo"))
    bar.add(Notice("Saved: Skarvik.pdf", lasting=True, page=page, about="saving"))
    bar.dismiss()
    assert bar.text == "Saved: Skarvik.pdf"


def test_a_second_refusal_is_told_instead_of_the_first(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    for text in ("The folder is full.", "The folder is gone."):
        bar.add(Notice(text, lasting=True, warn=True, page=page, about="saving"))
    bar.dismiss()
    assert bar.text == ""


def test_a_try_that_is_told_otherwise_takes_its_old_warning_away_also_where_that_waits(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page, runs=True)
    bar.add(Notice("No backup.", lasting=True, warn=True, scope=Scope.AWAY_FROM_TABLE, about="backup"))
    bar.outdate("backup")
    assert not bar.waiting


def test_notices_about_nothing_in_particular_take_no_place_of_each_other(qtbot: QtBot, page: QWidget) -> None:
    bar = bar_at(qtbot, page)
    bar.add(everywhere("The disk is full.", warn=True))
    bar.outdate("")
    assert bar.text == "The disk is full."
