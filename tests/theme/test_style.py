from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.fonts import set_text_scale
from desktop.theme.style import Theme


class Watch(QObject):
    """Notes the kinds of events that a widget gets."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.kinds: list[QEvent.Type] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.kinds.append(event.type())
        return False


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Qt.ColorScheme.Light)
    yield made
    set_text_scale(100)
    made.choose(Qt.ColorScheme.Light)
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    QVBoxLayout(shown).addWidget(QPushButton("Words"))
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_other_colours_dress_every_widget_and_the_same_ones_none(theme: Theme, window: QWidget) -> None:
    watch = Watch(window.findChildren(QPushButton)[0])
    theme.choose(Qt.ColorScheme.Light)
    assert QEvent.Type.StyleChange not in watch.kinds
    theme.choose(Qt.ColorScheme.Dark)
    assert QEvent.Type.StyleChange in watch.kinds


def test_with_larger_text_everything_is_laid_out_again(theme: Theme, window: QWidget) -> None:
    QApplication.processEvents()
    before = window.findChildren(QPushButton)[0].sizeHint().height()
    watch = Watch(window)
    set_text_scale(200)
    theme.apply()
    QApplication.processEvents()
    assert QEvent.Type.LayoutRequest in watch.kinds
    assert QEvent.Type.StyleChange not in watch.kinds
    assert window.findChildren(QPushButton)[0].height() >= window.findChildren(QPushButton)[0].sizeHint().height() > before
