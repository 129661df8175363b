from datetime import date

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.model.kinds import CustomerId, RecordId, VisitId
from db.model.summaries import CustomerLine, StudyLine
from desktop.consent.status import Status, StatusOf
from desktop.home.overview import HomeView
from desktop.home.page import HomePage
from desktop.home.rows import study_row
from desktop.widgets.row_button import RowButton


def a_view(*names: str, has_more: bool = False) -> HomeView:
    lines = tuple(CustomerLine(CustomerId(name), name, "", 1, "2026-11-02", VisitId(name)) for name in names)
    return HomeView(date(2026, 11, 26), customers=lines, is_empty=False, has_more=has_more)


def a_page(qtbot: QtBot) -> HomePage:
    page = HomePage(QPushButton())
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    return page


def rows(page: HomePage) -> list[str]:
    """Returns the customers that can be seen."""
    return [row.key for row in page.findChildren(RowButton) if row.isVisible()]


def test_between_two_views_no_picture_without_rows_can_come(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    for names in (["Halden"], ["Halden", "Moss"]):
        page.show_view(a_view(*names))
        assert rows(page) == names


def test_lists_stay_hidden_while_somebody_searches(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.search.setText("brine")
    page.show_view(a_view("Halden"))
    assert rows(page) == []
    page.search.clear()
    assert rows(page) == ["Halden"]


def test_the_button_for_more_keeps_the_keyboard_as_long_as_there_is_more(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.show_view(a_view("Halden", has_more=True))
    (more,) = page.findChildren(QPushButton, "home_more")
    with qtbot.waitActive(page):
        page.activateWindow()
    more.setFocus()
    page.show_view(a_view("Halden", "Moss", has_more=True))
    assert more.hasFocus()
    page.show_view(a_view("Halden"))
    page.show_view(a_view("Halden", has_more=True))
    qtbot.wait(1)
    assert more.isVisible()


def test_a_case_study_is_listed_with_its_customer_and_leads_to_its_page(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert study_row(StudyLine(RecordId("d"), "Moss", "A title", 0)).accessibleName() == "A title, Moss, Open draft"
    since = StatusOf(Status.APPROVED, "Kari Moen", "2026-11-12")
    line = StudyLine(RecordId("d"), "Moss", "Moss sleeps again", 2)
    assert study_row(line, since).accessibleName() == "Moss sleeps again, Approved by Kari Moen on 12 Nov 2026, 2 versions"
    line = StudyLine(RecordId("d"), "Moss", "They sleep again", 1)
    told = "They sleep again, Approved by Kari Moen on 12 Nov 2026 · Moss, 1 version"
    assert study_row(line, since).accessibleName() == told
    line = StudyLine(RecordId("s"), "Halden Pumps AS", "Halden Pumps AS cuts call-outs from 14 to 3", 2)
    page.show_view(HomeView(date(2026, 11, 26), studies=(line,), is_empty=False))
    (row,) = page.findChildren(RowButton)
    assert row.accessibleName() == "Halden Pumps AS cuts call-outs from 14 to 3, Halden Pumps AS, 2 versions"
    with qtbot.waitSignal(page.study_requested) as asked:
        row.click()
    assert asked.args == ["s"]
