"""The context menu of every field: each entry does what its key does there, and is live when there is something to do."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from db.model.messages import N_
from desktop.widgets.undoing import redo_at, redoer_at, undo_at, undoer_at
from desktop.widgets.words import tr

UNDO = N_("Undo")
REDO = N_("Redo")
CUT = N_("Cut")
COPY = N_("Copy")
PASTE = N_("Paste")
SELECT_ALL = N_("Select all")


class MoreEditing(NamedTuple):
    """What can be done in one kind of field only: what it says, its keys, whether there is something to do, and what does it."""

    label: str
    keys: str
    live: bool
    work: Callable[[], None]


class EditingMenu(QMenu):
    """The menu of one field: `first` what can be done with the word at hand, `more` what can be done in such a field besides."""

    def __init__(
        self, field: QLineEdit | QPlainTextEdit | QTextEdit, more: Sequence[MoreEditing] = (), first: Sequence[MoreEditing] = ()
    ) -> None:
        super().__init__(field)
        self.setObjectName("editing_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = field
        selected, open_to_eyes, writable = _is_selected(field), _is_open_to_eyes(field), not field.isReadOnly()
        self._more: dict[str, MoreEditing] = {}
        self._add_each("first", first)
        if first:
            self.addSeparator()
        if writable:
            self._add("undo", tr(UNDO), "Ctrl+Z", undoer_at(field) is not None)
            self._add("redo", tr(REDO), "Ctrl+Shift+Z", redoer_at(field) is not None)
            self.addSeparator()
            self._add("cut", tr(CUT), "Ctrl+X", selected and open_to_eyes)
        self._add("copy", tr(COPY), "Ctrl+C", selected and open_to_eyes)
        if writable:
            self._add("paste", tr(PASTE), "Ctrl+V", bool(QGuiApplication.clipboard().text()))
        self.addSeparator()
        self._add("selectAll", tr(SELECT_ALL), "Ctrl+A", bool(_text(field)))
        if more:
            self.addSeparator()
        self._add_each("more", more)
        self.triggered.connect(self._on_triggered)

    def _add_each(self, kind: str, entries: Sequence[MoreEditing]) -> None:
        for number, one in enumerate(entries):
            name = f"{kind}_{number}"
            self._more[name] = one
            self._add(name, one.label, one.keys, one.live)

    def _add(self, name: str, label: str, keys: str, live: bool) -> None:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = self.addAction(f"{label.replace('&', '&&')}\t{shown}" if shown else label.replace("&", "&&"))
        action.setObjectName(f"edit_{name}")
        action.setEnabled(live)
        action.setData(name)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        name = str(action.data())
        if name in self._more:
            self._more[name].work()
        elif name in ("undo", "redo"):
            (undo_at if name == "undo" else redo_at)(self._field)
        else:
            getattr(self._field, name)()


def open_editing_menu(
    field: QLineEdit | QPlainTextEdit | QTextEdit,
    at: QPoint,
    more: Sequence[MoreEditing] = (),
    first: Sequence[MoreEditing] = (),
) -> None:
    """Opens the menu of `field` at a place on the screen, with `first` and `more` as the menu takes them."""
    EditingMenu(field, more, first).popup(at)


def _is_selected(field: QLineEdit | QPlainTextEdit | QTextEdit) -> bool:
    return field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()


def _is_open_to_eyes(field: QLineEdit | QPlainTextEdit | QTextEdit) -> bool:
    return not isinstance(field, QLineEdit) or field.echoMode() is QLineEdit.EchoMode.Normal


def _text(field: QLineEdit | QPlainTextEdit | QTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
