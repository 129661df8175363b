"""Shows two versions of a case study side by side: words that were struck at the left, words that were added at the right."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_, NN_
from desktop.documents.studies.version_comparison import Comparison
from desktop.documents.studies.version_difference import SectionDifference, of_side
from desktop.documents.studio.version_side import SideHead, called, relabel
from desktop.theme.scale import limit_width
from desktop.theme.tokens import READING_WIDTH, Space, Type
from desktop.widgets.buttons import back_button, page_button, pressed_by_enter
from desktop.widgets.marked_text import MarkedText
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule, scrolling
from desktop.widgets.text import Text
from desktop.widgets.words import tr, trn

TITLE = N_("Compare versions")
BETWEEN = N_("From {older} to {newer}")
DIFFER = NN_("{count} section differs.", "{count} sections differ.")
NONE_DIFFERS = N_("They say the same.")
OTHER_VISITS = N_("They are made from other visits.")
NOT_THERE = N_("Not there.")
UNCHANGED = N_("The same in both: {sections}.")
KEEP = N_("Keep version {number}")
RESTORING = N_("The versions stay as they are. What the draft says now is kept as a version first, unless one says it already.")


class VersionComparison(QWidget):
    """The page.

    Signals: `sides_chosen(int, int)` the numbers of the two, `DRAFT` for the open draft; `restore_requested(int)` and
    `keep_requested`; `closed`.
    """

    sides_chosen = Signal(int, int)
    restore_requested = Signal(int)
    keep_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "versions", tr(TITLE))
        self._shown: Comparison | None = None
        self.back = back_button("versions_back")
        self._title = named(Text("", Type.QUESTION, wrap=True), "versions_title")
        self._told = named(Text("", Type.TEXT, "soft", wrap=True), "versions_told")
        self._same = named(Text("", Type.SMALL, "soft", wrap=True), "versions_same")
        self.keep_button = page_button("versions_keep", KEEP, "primary")
        self._restoring = Text(tr(RESTORING), Type.SMALL, "soft", wrap=True)
        self.heads = SideHead("versions_older"), SideHead("versions_newer")
        self.rows: list[tuple[MarkedText, MarkedText]] = []
        self._lay_out()
        self._connect()

    def show_comparison(self, found: Comparison | None) -> None:
        """Shows what differs; nothing, where nothing was read yet."""
        self._shown = found
        for head in self.heads:
            head.setVisible(found is not None)
        self.keep_button.setVisible(found is not None and found.may_keep)
        self._restoring.setVisible(found is not None and any(side.number for side in (found.older, found.newer)))
        self._title.tell(tr(BETWEEN, older=called(found.older), newer=called(found.newer)) if found else tr(TITLE))
        self._told.tell(_summary(found) if found else "")
        self._same.tell(tr(UNCHANGED, sections=", ".join(map(tr, found.same))) if found and found.same else "")
        self._show_sections(found.sections if found else ())
        if found:
            relabel(self.keep_button, tr(KEEP, number=found.next_number))
            for head, side in zip(self.heads, (found.older, found.newer), strict=True):
                head.show_side(side, found.sides)
        self._area.verticalScrollBar().setValue(0)

    @property
    def told(self) -> str:
        """What is said of the difference as a whole."""
        return self._told.text()

    def rest(self) -> None:
        """Lets the person act again: no work is running any more."""
        for button in (self.keep_button, *(head.restore_button for head in self.heads)):
            button.setEnabled(True)

    def focus_first(self) -> None:
        """Puts the keyboard on what the page asks for, else on the choice of the older one."""
        first = self.keep_button if self.keep_button.isVisible() else self.heads[0].choice
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape; presses the focused button on Enter; scrolls on the keys for pages."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif step := steps.get(Qt.Key(event.key()), 0):
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + step * bar.pageStep())
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _show_sections(self, sections: tuple[SectionDifference, ...]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for n, section in enumerate(sections):
            name = Text(tr(section.section), Type.LABEL_STRONG, "soft")
            name.setContentsMargins(0, Space.S3 if n else 0, 0, 0)
            self._grid.addWidget(name, 3 * n, 0, 1, 2)
            row = MarkedText(Type.TEXT), MarkedText(Type.TEXT)
            for at, widget in enumerate(row):
                self._grid.addWidget(widget, 3 * n + 1, at, Qt.AlignmentFlag.AlignTop)
                # Only now: what is told its words shows itself, and would be a window of its own before.
                _tell_side(widget, section, is_later=bool(at))
            if section.marked:
                marked = Text("\n".join(map(tr, section.marked)), Type.SMALL, wrap=True)
                self._grid.addWidget(named(marked, "comparison_marks"), 3 * n + 2, 1, Qt.AlignmentFlag.AlignTop)
            self.rows.append(row)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(Space.S2)
        titles.addWidget(self._title)
        titles.addWidget(self._told)
        head.addLayout(titles, 1)
        head.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignTop)
        heads = QHBoxLayout()
        heads.setSpacing(Space.S6)
        # As wide as what scrolls below, so that heads stand over their columns.
        heads.setContentsMargins(0, 0, Space.S4, 0)
        for one in self.heads:
            heads.addWidget(one, 1)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, Space.S2, Space.S4, Space.S6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.S6)
        self._grid.setVerticalSpacing(Space.S2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        body.addLayout(self._grid)
        body.addSpacing(Space.S5)
        body.addWidget(self._same)
        body.addStretch(1)
        self._area = scrolling(inner)
        sheet = QWidget()
        limit_width(sheet, 2 * READING_WIDTH)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(Space.S6, Space.S5, Space.S6, 0)
        column.setSpacing(Space.S3)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addLayout(heads)
        column.addWidget(self._restoring)
        column.addWidget(rule())
        column.addWidget(self._area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(sheet, 1000)
        row.addStretch(1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        older, newer = self.heads
        older.chosen.connect(self._on_older_chosen)
        newer.chosen.connect(self._on_newer_chosen)
        for head in self.heads:
            head.restore_requested.connect(self._on_restore_requested)

    @Slot(int)
    def _on_older_chosen(self, number: int) -> None:
        if self._shown:
            self.sides_chosen.emit(number, self._shown.newer.number)

    @Slot(int)
    def _on_newer_chosen(self, number: int) -> None:
        if self._shown:
            self.sides_chosen.emit(self._shown.older.number, number)

    @Slot(int)
    def _on_restore_requested(self, number: int) -> None:
        for head in self.heads:
            head.restore_button.setEnabled(False)
        self.restore_requested.emit(number)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.keep_button.setEnabled(False)
        self.keep_requested.emit()


def _tell_side(text: MarkedText, section: SectionDifference, is_later: bool) -> None:
    """Shows the words of a section on one side; where it has none there, that is said."""
    if pieces := of_side(section.pieces, is_later):
        text.tell_pieces(pieces)
    else:
        text.set_tone("soft")
        text.tell(tr(NOT_THERE))


def _summary(found: Comparison) -> str:
    told = trn(DIFFER, len(found.sections)) if found.sections else tr(NONE_DIFFERS)
    return " ".join(filter(None, (told, tr(OTHER_VISITS) if found.other_visits else "")))
