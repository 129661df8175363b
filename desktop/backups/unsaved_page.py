"""Asks what to do when the window is closed while words cannot be stored: save them elsewhere, or close all the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.model.messages import N_, Message
from desktop.theme.style import set_look
from desktop.theme.tokens import Type
from desktop.widgets.buttons import page_button, pressed_by_enter
from desktop.widgets.naming import named
from desktop.widgets.page_layout import button_row, centred_column
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr

TITLE = N_("Not everything is saved.")
ABOUT = N_(
    "What you typed last cannot be stored on this disk now. It can be saved on another one, such as a memory stick: as an "
    "encrypted backup with everything in it, which opens with your key."
)
SAVED = N_("Everything is in {path}. “Restore a backup …” takes it in again.")
STORED = N_("Everything is saved now.")
ELSEWHERE = N_("Save on another disk …")
ANYWAY = N_("Close all the same")
CLOSE = N_("Close")
BACK = N_("Go on working")
WORKING = N_("Saving …")
WIDTH = 560


class UnsavedPage(QWidget):
    """The question. Signals: `elsewhere_requested`; `close_requested`, whatever is lost; `closed` to go on working."""

    elsewhere_requested = Signal()
    close_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "unsaved")
        self._about = named(Text("", Type.TEXT, "soft", wrap=True), "unsaved_about")
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), "unsaved_remark")
        self._elsewhere = page_button("unsaved_elsewhere", ELSEWHERE, "primary")
        self._close = page_button("unsaved_close", ANYWAY, "outline")
        self._back = page_button("unsaved_back", BACK, "quiet")
        self._progress = waiting_bar("unsaved_progress", WORKING)
        column = centred_column(self, WIDTH)
        for widget in (Text(tr(TITLE), Type.TITLE, wrap=True), self._about, self.remark):
            column.addWidget(widget)
        column.addLayout(button_row(self._elsewhere, self._close, self._back))
        column.addWidget(self._progress)
        self._elsewhere.clicked.connect(self.elsewhere_requested)
        self._close.clicked.connect(self.close_requested)
        self._back.clicked.connect(self.closed)

    def ask(self, reason: Message | None) -> None:
        """Asks; `reason` says why nothing can be stored."""
        self._about.tell(tr(ABOUT))
        self.remark.tell(tr(reason))
        self._offer_close(ANYWAY, "outline")
        self._elsewhere.show()
        self.set_working(False)
        self._elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_working(self, works: bool) -> None:
        """Shows that the words are being saved elsewhere."""
        self._progress.setVisible(works)
        for button in (self._elsewhere, self._close):
            button.setEnabled(not works)

    def say_failed(self, reason: Message) -> None:
        """Says why they could not be saved there."""
        self.set_working(False)
        self.remark.tell(tr(reason))

    def say_done(self, path: str = "") -> None:
        """Says that nothing would be lost any more: all is stored, or all is in the file at `path`."""
        self.set_working(False)
        self._about.tell(tr(SAVED, path=path) if path else tr(STORED))
        self.remark.tell("")
        self._elsewhere.hide()
        self._offer_close(CLOSE, "primary")
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes on working; Enter presses the button it is on."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _offer_close(self, label: str, kind: str) -> None:
        self._close.setText(tr(label))
        self._close.setAccessibleName(tr(label))
        set_look(self._close, "kind", kind)
