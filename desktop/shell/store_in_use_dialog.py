"""Asks at the start what to do when another Firsthand has the store open: on another computer, or without a window to show."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from db.model.messages import N_
from desktop.core.messages import language_of_window
from desktop.core.paths import DataFolder
from desktop.core.settings import Settings
from desktop.core.single_instance import LockHolder, SingleInstance
from desktop.shell.appearance import theme_of
from desktop.shell.language import speak_in
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

ELSEWHERE = N_("Your visits are open on {host}.")
ELSEWHERE_ABOUT = N_(
    "If two computers write to the same file, what one of them stores can be lost. Please close Firsthand there and try again. "
    "If that computer is switched off or gone, you can open them here."
)
BUSY = N_("Another Firsthand is at work on your visits.")
BUSY_ABOUT = N_(
    "It shows no window: it may be importing, or still closing (process {pid}). Nothing is lost; please try again in a moment."
)
TRY_AGAIN = N_("Try again")
OPEN_HERE = N_("Open them here")
CLOSE = N_("Close")
WIDTH = 520


class StoreInUseDialog(QDialog):
    """The question. It may be modal, as no window of the program is open yet."""

    def __init__(self, instance: SingleInstance, holder: LockHolder) -> None:
        super().__init__()
        named(self, "held", "Firsthand")
        self.setWindowTitle("Firsthand")
        self._instance = instance
        self._title = named(Text("", Type.QUESTION, wrap=True), "held_title")
        self._about = named(Text("", Type.TEXT, "soft", wrap=True), "held_about")
        self._again = self._button("again", TRY_AGAIN, "primary")
        self._here = self._button("here", OPEN_HERE, "outline")
        close = self._button("close", CLOSE, "quiet")
        row = QHBoxLayout()
        row.setSpacing(Space.S3)
        for button in (self._again, self._here, close):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S6, Space.S5, Space.S6, Space.S5)
        column.setSpacing(Space.S4)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(row)
        self.setFixedWidth(WIDTH)
        self._again.clicked.connect(self._on_again_clicked)
        self._here.clicked.connect(self._on_here_clicked)
        close.clicked.connect(self.reject)
        self.show_holder(holder)

    def show_holder(self, holder: LockHolder) -> None:
        """Shows who has the store open."""
        self._title.setText(tr(BUSY if holder.here else ELSEWHERE, host=holder.host))
        self._about.setText(tr(BUSY_ABOUT if holder.here else ELSEWHERE_ABOUT, pid=holder.pid))
        # On this computer the other program surely runs, and two would write at once.
        self._here.setVisible(not holder.here)

    def ask(self) -> bool:
        """Waits for an answer; returns True once this program has the store."""
        return self.exec() == QDialog.DialogCode.Accepted

    def _button(self, name: str, label: str, kind: str) -> QPushButton:
        button = named(QPushButton(tr(label)), f"held_{name}", tr(label))
        button.setProperty("kind", kind)
        button.setFont(font(Type.TEXT))
        return button

    @Slot()
    def _on_again_clicked(self) -> None:
        if holder := self._instance.enter():
            self.show_holder(holder)
        else:
            self.accept()

    @Slot()
    def _on_here_clicked(self) -> None:
        self._instance.take_over()
        self.accept()


def may_go_on(application: QApplication, data_folder: DataFolder, instance: SingleInstance, holder: LockHolder) -> bool:
    """Asks what to do if somebody else has the store open; returns True once this program has it."""
    theme = theme_of(application, Settings(data_folder.settings))
    speak_in(application, language_of_window())
    ours = StoreInUseDialog(instance, holder).ask()
    theme.deleteLater()
    return ours
