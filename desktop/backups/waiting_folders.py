"""Lists the folders with backups that are away while something waits for them; each can be given up as lost."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import sheet_button
from desktop.widgets.confirmation import Confirmation
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

WAITS = N_("{folder} was away when somebody was erased or the key was changed. Its backups are brought in step once it is back.")
LOST = N_("It is lost …")
SURE = N_("It is lost")
GIVE_UP = N_("Give it up?")
ASKED = N_("Nothing waits for it any more. If it is found, its backups still hold what was erased; the former key opens them.")


class WaitingFolders(QWidget):
    """The list; takes no room while nothing waits. Signals: `lost(str)` with the path of a folder."""

    lost = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "backups_waiting")
        self._shown: tuple[Path, ...] = ()
        self._rows: list[_WaitingFolder] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S2)
        self.hide()

    def show_folders(self, folders: Sequence[Path]) -> None:
        """Shows these folders; a question that is open stays open while the folders are the same."""
        if tuple(folders) == self._shown:
            return
        self._shown = tuple(folders)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_WaitingFolder(str(folder), n) for n, folder in enumerate(folders)]
        for row in self._rows:
            row.lost.connect(self.lost)
            self._column.addWidget(row)
        self.setVisible(bool(folders))


class _WaitingFolder(QWidget):
    """One folder: its sentence, and a button that asks in its own place. Signals: `lost(str)`."""

    lost = Signal(str)

    def __init__(self, folder: str, number: int) -> None:
        super().__init__()
        name = f"backups_waiting_{number}"
        named(self, name, folder)
        self._folder = folder
        self._button: QPushButton = sheet_button(f"{name}_lost", LOST, "link")
        self._button.setAccessibleDescription(folder)
        self._question = Confirmation(name, tr(SURE))
        self._asked = named(Text("", Type.SMALL, "warn", wrap=True), f"{name}_about")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S1)
        column.addWidget(named(Text(tr(WAITS, folder=folder), Type.SMALL, "soft", wrap=True), f"{name}_text"))
        column.addWidget(self._asked)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._question)
        self._question.hide()
        self._button.clicked.connect(self._on_button_clicked)
        self._question.agreed.connect(self._on_question_agreed)
        self._question.declined.connect(self._on_question_declined)

    @Slot()
    def _on_button_clicked(self) -> None:
        self._asked.tell(tr(ASKED))
        self._button.hide()
        self._question.ask(tr(GIVE_UP))

    @Slot()
    def _on_question_agreed(self) -> None:
        self.lost.emit(self._folder)

    @Slot()
    def _on_question_declined(self) -> None:
        self._asked.tell("")
        self._question.hide()
        self._button.show()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
