"""The place on the page about safe keeping where is chosen when the program locks by itself; shown once there is a choice."""

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from desktop.widgets.section import Section
from desktop.widgets.words import tr

LOCK = QT_TRANSLATE_NOOP("Forms", "Lock")


class LockSection(Section):
    """Under the title "Lock". Takes no room until something was put into it by `offer`."""

    def __init__(self) -> None:
        super().__init__("safe_keeping_lock", tr(LOCK))
        self.hide()

    def offer(self, choice: QWidget) -> None:
        """Shows `choice`, by which somebody says when the program locks."""
        self.body.addWidget(choice)
        self.show()
