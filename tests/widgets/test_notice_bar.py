from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.notice_bar import NoticeBar


def test_a_new_notice_at_once_has_its_own_buttons_only(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice(
        "The store is damaged.", (("check", "Check my data", bar.dismiss), ("restore", "Restore a backup", bar.dismiss))
    )
    bar.show_notice("Restored.", (("show", "Show in folder", bar.dismiss),))
    shown = [button.text() for button in bar.findChildren(QPushButton) if not button.isHidden()]
    assert shown == ["Show in folder", "Close"]
