"""Shows in one quiet line at the foot of the window what happened, with buttons for what can be done. Never a pop-up."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

CLOSE = N_("Close")
SHOWN_MS = 9000

Action = tuple[str, str, Callable[[], object]]
# A notice: the text, the actions, whether it lasts, whether it warns.
Notice = tuple[str, Sequence[Action], bool, bool]


class NoticeBar(QFrame):
    """Shows one notice at a time; a new one replaces the old."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "notice")
        self.setProperty("kind", "notice")
        self._text = named(Text("", Type.TEXT, wrap=True), "notice_text")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.S5, Space.S2, Space.S4, Space.S2)
        self._row.setSpacing(Space.S3)
        self._row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self._buttons: list[QPushButton] = []
        self._shown: Notice | None = None
        self._callbacks: dict[str, Callable[[], object]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """The notice now shown, or an empty text."""
        return self._text.text() if not self.isHidden() else ""

    def show_notice(self, text: str, actions: Sequence[Action] = (), lasting: bool = False, warn: bool = False) -> None:
        """Shows `text` with `actions` of (name, label, what to do); lasting ones stay until closed."""
        self.dismiss()
        self._shown = (text, tuple(actions), lasting, warn)
        self._text.setText(text)
        self._text.set_tone("warn" if warn else "")
        for name, label, callback in (*actions, ("close", tr(CLOSE), self.dismiss)):
            button = named(QPushButton(label), f"notice_{name}", label)
            button.setProperty("kind", "quiet" if name == "close" else "outline")
            button.setFont(font(Type.SMALL))
            self._callbacks[button.objectName()] = callback
            button.clicked.connect(self._on_button_clicked)
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()
        if not lasting:
            self._timer.start(SHOWN_MS)

    def take_away(self) -> Notice | None:
        """Removes the notice and returns it, to be shown again; None if there is none."""
        shown = self._shown
        self.dismiss()
        return shown

    @Slot()
    def dismiss(self) -> None:
        """Removes the notice."""
        self._shown = None
        self._text.setText("")
        self._timer.stop()
        self.hide()
        self._callbacks.clear()
        for button in self._buttons:
            self._row.removeWidget(button)
            # It is deleted later; until then it must not cover the buttons of the next notice.
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    @Slot()
    def _on_button_clicked(self) -> None:
        callback = self._callbacks.get(self.sender().objectName())
        self.dismiss()
        if callback:
            callback()
