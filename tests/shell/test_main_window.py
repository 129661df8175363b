from pytestqt.qtbot import QtBot

from desktop.shell.main_window import MainWindow
from desktop.theme.tokens import LIGHT


def test_a_menu_button_has_the_same_size_before_and_after_its_icon_is_drawn(qtbot: QtBot) -> None:
    window = MainWindow(LIGHT)
    qtbot.addWidget(window)
    button = window.menu_button("menu")
    before = button.sizeHint()
    window.set_colours(LIGHT)
    assert button.sizeHint() == before
