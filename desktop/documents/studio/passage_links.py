"""Finds the words that a link is put on, and asks where it leads."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from db.model.marks import target_in
from db.model.messages import N_
from desktop.documents.studio.passage_formats import fragments
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.editing_menu import MoreEditing
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

LINK, ITEM = N_("Link …"), N_("Item of a list")
LINK_KEYS, ITEM_KEYS = "Ctrl+Shift+K", "Ctrl+Shift+I"
LEADS_TO = N_("The link leads to")
EXAMPLE = N_("https://…")
SET, STAY = N_("Set the link"), N_("Leave it as it was")
NO_TARGET = N_("A link leads to a web address that begins with https://, or to mailto: and a mail address, without spaces.")


def around(cursor: QTextCursor) -> tuple[QTextCursor, str]:
    """Returns a cursor over what is selected, else over the link or the word there, and where the link leads, if it is one."""
    found = QTextCursor(cursor)
    at = cursor.selectionStart()
    links = [(one.position(), one.length(), one.charFormat().anchorHref()) for one in fragments(cursor.document())]
    here = next((n for n, (start, length, href) in enumerate(links) if href and start <= at < start + length), -1)
    if here < 0 and not cursor.hasSelection():
        here = next((n for n, (start, length, href) in enumerate(links) if href and start + length == at), -1)
    target = links[here][2] if here >= 0 else ""
    if cursor.hasSelection():
        return found, target
    if here < 0:
        found.select(QTextCursor.SelectionType.WordUnderCursor)
        return found, ""
    first = last = here
    while first and links[first - 1][2] == target:
        first -= 1
    while last + 1 < len(links) and links[last + 1][2] == target:
        last += 1
    found.setPosition(links[first][0])
    found.setPosition(links[last][0] + links[last][1], QTextCursor.MoveMode.KeepAnchor)
    return found, target


def more_editing(live: bool, link: Callable[[], None], items: Callable[[], None]) -> tuple[MoreEditing, ...]:
    """Returns what the menu of a paragraph has besides that of every field."""
    return MoreEditing(tr(LINK), LINK_KEYS, live, link), MoreEditing(tr(ITEM), ITEM_KEYS, live, items)


def of_link(target: str) -> QTextCharFormat:
    """Returns what a link there changes in the format of words; with no target what makes them no link."""
    look = QTextCharFormat()
    look.setAnchor(bool(target))
    look.setAnchorHref(target)
    look.setFontUnderline(bool(target))
    return look


class LinkLine(QFrame):
    """The line. Signals: `target_set(str)` where the link leads, empty where there is to be none; `left` as it was."""

    target_set = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "link_bar", tr(LEADS_TO))
        self.setProperty("kind", "notice")
        self.line = named(LineField(Type.TEXT, tr(EXAMPLE)), "link_target", tr(LEADS_TO))
        self._remark = named(Text("", Type.SMALL, "warn", wrap=True), "link_remark")
        done, stay = page_button("link_set", SET, "quiet"), page_button("link_stay", STAY, "quiet")
        row = QHBoxLayout()
        row.setSpacing(Space.S3)
        row.addWidget(Text(tr(LEADS_TO), Type.SMALL, "soft"))
        row.addWidget(self.line, 1)
        row.addWidget(done)
        row.addWidget(stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S5, Space.S1, Space.S4, Space.S1)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._remark)
        self.line.textChanged.connect(self._on_line_changed)
        done.clicked.connect(self._on_done_clicked)
        stay.clicked.connect(self.left)
        self.hide()

    def ask(self, target: str) -> None:
        """Asks where a link leads; `target` is where it does."""
        self._remark.tell("")
        self.line.setText(target)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sets the link on Enter; Escape leaves it as it was."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_done_clicked()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_line_changed(self) -> None:
        self._remark.tell("")

    @Slot()
    def _on_done_clicked(self) -> None:
        typed = self.line.text()
        target = target_in(typed)
        if target or not typed.strip():
            self.target_set.emit(target)
        else:
            self._remark.tell(tr(NO_TARGET))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
