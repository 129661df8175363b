import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.model.messages import Message
from desktop.consent.grades import Grade, StopKind
from desktop.documents.sharing.stop_list import StopList
from desktop.documents.sharing.stops import Stop


def stop(text: str) -> Stop:
    return Stop(kind=StopKind.UNBACKED, grade=Grade.ASK, message=Message(text), about=text, record_id="r", text=text)


ONE, TWO, THREE = stop("One."), stop("Two."), stop("Three.")


@pytest.fixture
def shown(qtbot: QtBot) -> StopList:
    made = StopList()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_stops([ONE, TWO])
    qtbot.waitActive(made)
    return made


def test_a_reason_half_typed_stays_whatever_comes_and_goes_around_its_line(shown: StopList, qtbot: QtBot) -> None:
    line = shown.lines[1]
    line.may_stay.click()
    QTest.keyClicks(line.why, "they wrote so")
    for stops in ([THREE, ONE, TWO], [TWO], [TWO, ONE, TWO]):
        shown.show_stops(stops)
        line = next(one for one in shown.lines if one.stop == TWO)
        assert (line.why.text(), line.why.isVisible(), line.why.hasFocus()) == ("they wrote so", True, True)
        assert [one.go.text() for one in shown.lines] == [str(number + 1) for number in range(len(stops))]
        qtbot.waitUntil(lambda: [one.y() for one in shown.lines] == sorted({one.y() for one in shown.lines}))
    said = []
    shown.dismissed.connect(lambda *what: said.append(what))
    QTest.keyClick(line.why, Qt.Key.Key_Return)
    assert said == [(TWO, "they wrote so")]


def test_a_key_leads_there_though_the_list_changes_the_moment_after(shown: StopList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.go_requested) as gone:
        QTest.keySequence(shown, "Alt+2")
        shown.show_stops([ONE, TWO, THREE])
    assert gone.args == [TWO]
    with qtbot.waitSignal(shown.go_requested) as gone:
        shown.show_stops([THREE, TWO])
        QTest.keySequence(shown, "Alt+1")
    assert gone.args == [THREE]


def test_the_key_of_a_line_works_as_soon_as_the_line_is_there(shown: StopList, qtbot: QtBot) -> None:
    for text in ("Four.", "Five."):
        with qtbot.waitSignal(shown.go_requested) as gone:
            shown.show_stops([stop(text), ONE])
            QTest.keySequence(shown, "Alt+1")
        assert gone.args == [stop(text)]
