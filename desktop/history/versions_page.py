"""Shows the earlier versions of one record: their moments, and what has changed since."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.records import Record
from desktop.core.text_diff import DiffKind, DiffPiece
from desktop.fields.field_changes import FieldChange, changed_labels, differs_unseen, field_changes
from desktop.fields.record_names import called, kind_of
from desktop.theme.scale import fix_width, limit_width
from desktop.theme.tokens import READING_WIDTH, Space, Type
from desktop.widgets.buttons import back_button, pressed_by_enter
from desktop.widgets.marked_text import MarkedText
from desktop.widgets.moments import day_and_time
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule, scrolling
from desktop.widgets.row_button import RowButton
from desktop.widgets.text import OneLine, Text
from desktop.widgets.words import tr

if TYPE_CHECKING:
    from db.history.versions import Version

TITLE = N_("Earlier versions")
NOW = N_("Now")
UNTIL = N_("Until {moment}")
DELETED = N_("then deleted")
RESTORE = N_("Restore this version")
AS_NOW = N_("As it is now")
NOTHING_EARLIER = N_(
    "There is no earlier version: this is how it was written. Firsthand keeps a version at the first change "
    "after a visit is opened, after five minutes of changes, and whenever many words are removed at once."
)
SINCE = N_("Since then:")
TAKEN_AWAY = N_("taken away")
ADDED = N_("added")
UNCHANGED = N_("Not changed since")
SAME = N_("It says the same now.")
MOVED = N_("It says the same now; only its place in the list changed.")
KEPT_FOR = N_("Versions are kept for 90 days of use. Restoring one overwrites nothing: what is here now becomes a version too.")
LIST_WIDTH = 340


class HistoryPage(QWidget):
    """The page: moments at the left, the chosen version compared with the present record at the right.

    Signals: `restore_requested(int)` with the id of a version; `closed`.
    """

    restore_requested = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "history", tr(TITLE))
        self._now: Record | None = None
        self._versions: list[Version] = []
        self._names: Mapping[str, str] = {}
        self._label = ""
        self._chosen = 0
        self.rows: list[RowButton] = []
        self._views: list[FieldView] = []
        self._back = back_button("history_back")
        self._kind = Text("", Type.LABEL, "soft")
        self._words = named(OneLine("", Type.STRONG), "history_words")
        self._moment = named(Text("", Type.SECOND_QUESTION), "history_moment")
        self._legend = MarkedText(Type.SMALL)
        self._remark = named(Text("", Type.TEXT, "soft", wrap=True), "history_remark")
        self.restore_button = named(QPushButton(tr(RESTORE)), "history_restore", tr(RESTORE))
        self.restore_button.setProperty("kind", "primary")
        self._moments = _column()
        self._moments.setSpacing(Space.HAIR)
        self._fields = _column()
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self.restore_button.clicked.connect(self._on_restore_clicked)

    def show_record(self, now: Record, versions: "Sequence[Version]", names: Mapping[str, str], label: str = "") -> None:
        """Shows the record `now` and its versions, the latest first; `names` and `label` as for field_changes()."""
        self._now, self._versions, self._names, self._label = now, list(versions), names, label
        self._kind.setText(kind_of(now))
        self._words.tell(label or called(now) or (called(versions[0].record) if versions else ""))
        self.rest()
        self._show_moments()
        self._choose(min(1, len(versions)))
        self.rows[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, now: Record, versions: "Sequence[Version]") -> None:
        """Shows later changes of the same record; the chosen version stays chosen."""
        if now == self._now and list(versions) == self._versions:
            return
        chosen = self._version_id
        in_list = self.window().focusWidget() in self.rows
        self._now, self._versions = now, list(versions)
        self._show_moments()
        ids = [version.id for version in versions]
        self._choose(ids.index(chosen) + 1 if chosen in ids else min(1, len(ids)))
        if in_list:
            self.rows[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Lets the person act again: no work is running any more."""
        self.restore_button.setEnabled(True)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Label and text of each field shown, as a screen reader speaks them."""
        return [(view.label.text(), view.value.accessibleName()) for view in self._views]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape; presses the focused button on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Chooses a moment on arrow keys; moves on to the restore button on Enter or the right arrow."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched in self.rows:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self._choose(max(0, min(len(self.rows) - 1, self._chosen + step)))
                self.rows[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._chosen:
                    self.restore_button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    @property
    def _version_id(self) -> int | None:
        return self._versions[self._chosen - 1].id if 0 < self._chosen <= len(self._versions) else None

    def _lay_out(self) -> None:
        panel = QWidget()
        fix_width(panel, LIST_WIDTH)
        left = QVBoxLayout(panel)
        left.setContentsMargins(Space.S5, Space.S5, Space.S4, Space.S4)
        left.setSpacing(Space.S2)
        left.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(Text(tr(TITLE), Type.QUESTION))
        left.addSpacing(Space.S2)
        left.addWidget(self._kind)
        left.addWidget(self._words)
        left.addSpacing(Space.S3)
        left.addWidget(_column_scrolling(self._moments), 1)
        left.addWidget(Text(tr(KEPT_FOR), Type.LABEL, "soft", wrap=True))
        head = QHBoxLayout()
        head.addWidget(self._moment, 1)
        head.addWidget(self.restore_button)
        right = QVBoxLayout()
        right.setContentsMargins(Space.S7, Space.S6, Space.S6, 0)
        right.setSpacing(Space.S3)
        right.addLayout(head)
        right.addWidget(self._legend)
        right.addWidget(self._remark)
        right.addSpacing(Space.S2)
        right.addWidget(_column_scrolling(self._fields), 1)
        sheet = QWidget()
        limit_width(sheet, READING_WIDTH + Space.S7 + Space.S6)
        sheet.setLayout(right)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(rule(upright=True))
        row.addWidget(sheet, 1)
        row.addStretch()
        self._legend.tell_pieces(
            (
                DiffPiece(DiffKind.KEPT, f"{tr(SINCE)}  "),
                DiffPiece(DiffKind.REMOVED, tr(TAKEN_AWAY)),
                DiffPiece(DiffKind.KEPT, "  ·  "),
                DiffPiece(DiffKind.ADDED, tr(ADDED)),
            )
        )

    def _show_moments(self) -> None:
        assert self._now
        _clear(self._moments)
        self.rows = [RowButton("history_now", "", "", tr(NOW), called(self._now), strong=False)]
        after = self._now
        for version in self._versions:
            moment = tr(UNTIL, moment=day_and_time(version.at))
            gone = tr(DELETED) if version.deleted else ""
            below = self._version_text(version.record, after)
            self.rows.append(RowButton("history_version", str(version.id), "", moment, below, gone, strong=False))
            after = version.record
        for row in self.rows:
            row.setCheckable(True)
            row.installEventFilter(self)
            row.clicked.connect(self._on_row_clicked)
            self._moments.addWidget(row)
            # Shown at once, as a hidden widget cannot take the focus.
            row.show()
        self._moments.addStretch(1)

    def _version_text(self, version: Record, after: Record) -> str:
        """Returns the words of a version, or else which fields were changed after it."""
        words = called(version)
        if words != called(after):
            return words
        return ", ".join(changed_labels(version, after, self._names, self._label)) or words

    def _choose(self, at: int) -> None:
        assert self._now
        self._chosen = at
        for n, row in enumerate(self.rows):
            row.setChecked(n == at)
            # Tab stops once at the list; arrow keys move within it.
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if n == at else Qt.FocusPolicy.ClickFocus)
        then = self._versions[at - 1].record if at else self._now
        self._moment.setText(self.rows[at].title if at else tr(AS_NOW))
        self.restore_button.setVisible(bool(at))
        changes = field_changes(then, self._now, self._names, self._label)
        self._legend.setVisible(any(change.changed for change in changes))
        if not self._versions:
            self._remark.tell(tr(NOTHING_EARLIER))
        elif at and not any(change.changed for change in changes):
            self._remark.tell(tr(MOVED if differs_unseen(then, self._now) else SAME))
        else:
            self._remark.tell("")
        self._show_fields(changes, told=bool(at))

    def _show_fields(self, changes: Sequence[FieldChange], told: bool) -> None:
        _clear(self._fields)
        self._views = [FieldView(change, quiet=told and not change.changed) for change in changes]
        changed = sum(change.changed for change in changes)
        for n, view in enumerate(self._views):
            if told and n == changed > 0:
                title = Text(tr(UNCHANGED), Type.LABEL_STRONG, "soft")
                title.setContentsMargins(0, Space.S3, 0, 0)
                self._fields.addWidget(title)
            self._fields.addWidget(view)
        self._fields.addStretch(1)

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            self._choose(self.rows.index(row))
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_restore_clicked(self) -> None:
        if self._version_id is not None:
            self.restore_button.setEnabled(False)
            self.restore_requested.emit(self._version_id)


class FieldView(QWidget):
    """One field: its label above, its value below, marked where it changed."""

    def __init__(self, change: FieldChange, quiet: bool) -> None:
        super().__init__()
        self.label = Text(change.label, Type.LABEL, "soft", wrap=True)
        self.value = named(MarkedText(Type.TEXT if quiet else Type.READ), "history_value")
        self.value.set_tone("soft" if quiet else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(self.label)
        column.addWidget(self.value)
        # Only once it is in the layout: a shown widget without a parent is a window.
        self.value.tell_pieces(change.pieces)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, Space.S5)
    column.setSpacing(Space.S4)
    return column


def _clear(column: QVBoxLayout) -> None:
    while item := column.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _column_scrolling(column: QVBoxLayout) -> QScrollArea:
    inner = QWidget()
    inner.setProperty("ground", "paper")
    inner.setLayout(column)
    return scrolling(inner)
