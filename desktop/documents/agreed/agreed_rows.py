"""Shows one line of what was agreed, and one of what went out; a circle fills with how far something may be used."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.engine.plain_files import kept_path
from db.model.agreed import Permission, Sharing
from db.model.in_force import Standing
from db.model.kinds import Purpose, Rung
from db.model.messages import N_, NN_
from desktop.documents.agreed.agreed_view import SubjectLine
from desktop.documents.agreed.answer_form import WAYS
from desktop.fields.document_names import document_called
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.moments import day_in_words
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr, trn

NOTE, WITHDRAW = N_("Note an answer …"), N_("Withdraw …")
STANDINGS = {
    Standing.REFUSED: N_("refused"),
    Standing.WITHDRAWN: N_("withdrawn"),
    Standing.EXPIRED: N_("expired"),
    Standing.ASKED: N_("asked, no answer yet"),
    Standing.NEVER_ASKED: N_("not asked yet"),
}
GRANTED = N_("agreed")
UNTIL = N_("until {day}")
NO_DAY = N_("day not recorded")
ALSO = N_("“{rung}” was answered too ({said}); the narrower answer rules. Please ask once more.")
PURPOSES = {
    Purpose.INSIDE: N_("for use inside"),
    Purpose.APPROVER: N_("to the approver"),
    Purpose.PUBLISHED: N_("published"),
    Purpose.SAVED: N_("saved, not said for whom"),
}
VERSION = N_("version {number}")
ITEMS = NN_("{count} line", "{count} lines")
MAIL, PRINT, SHOW = N_("Mail …"), N_("Print …"), N_("Show in folder")
DRAG = N_("Drag this file where it is wanted: {file}")
CIRCLE = 14
NAME_WIDTH = 220
DOT = " · "


class Circle(QWidget):
    """How far something may be used: dotted not asked, empty inside only, half anonymously, full with a name."""

    def __init__(self, share: float | None) -> None:
        super().__init__()
        self._share = share
        self.setFixedSize(QSize(CIRCLE, CIRCLE + Space.S1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.Link)
        place = QRectF(1.5, Space.S1 + 1.5, CIRCLE - 3, CIRCLE - 3)
        style = Qt.PenStyle.DotLine if self._share is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.5, style))
        painter.drawEllipse(place)
        if self._share:
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(place, 90 * 16, round(-360 * 16 * self._share))


class SubjectRow(QWidget):
    """How one thing may be used. Signals: `answer_requested(SubjectLine)`; `withdrawal_requested(SubjectLine)`."""

    answer_requested = Signal(object)
    withdrawal_requested = Signal(object)

    def __init__(self, line: SubjectLine) -> None:
        super().__init__()
        self.line = line
        name = tr(line.name)
        self._note = page_button("agreed_note_answer", NOTE, "link")
        self._withdraw = page_button("agreed_withdraw", WITHDRAW, "link")
        for button, label in ((self._note, NOTE), (self._withdraw, WITHDRAW)):
            button.setAccessibleName(f"{tr(label)} {name}")
        called = named(Text(name, Type.STRONG, wrap=True), "agreed_name")
        fix_width(called, NAME_WIDTH)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(named(Text(stands_as(line), Type.TEXT, wrap=True), "agreed_stands"))
        for text, tone in ((said(line.answer) if line.answer else "", "soft"), (disagreeing(line), "warn")):
            if text:
                words.addWidget(Text(text, Type.SMALL, tone, wrap=True))
        _fill(self, Circle(_share(line)), called, words, self._note, self._withdraw)
        keeps = self._withdraw.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._withdraw.setSizePolicy(keeps)
        # Only what is laid out can be shown or hidden; before, it would be a window of its own.
        self._withdraw.setVisible(line.can_be_withdrawn)
        self._note.clicked.connect(self._on_note_clicked)
        self._withdraw.clicked.connect(self._on_withdraw_clicked)

    def focus_first(self) -> None:
        """Puts the keyboard on its first button."""
        self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_note_clicked(self) -> None:
        self.answer_requested.emit(self.line)

    @Slot()
    def _on_withdraw_clicked(self) -> None:
        self.withdrawal_requested.emit(self.line)


class SharingRow(QWidget):
    """One file that went out, which can be dragged out again, or a place where it was published.

    `items` are its lines that are known, by hash and text. Signals: `mail_requested(Sharing)`; `print_requested(Sharing)`;
    `show_requested(Sharing)`; `withdrawal_requested(str, str)` with the hash and the text of a line.
    """

    mail_requested = Signal(object)
    print_requested = Signal(object)
    show_requested = Signal(object)
    withdrawal_requested = Signal(str, str)

    def __init__(self, sharing: Sharing, version: int | None, items: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.sharing = sharing
        day = Text(day_in_words(sharing.day), Type.SMALL, "soft")
        fix_width(day, NAME_WIDTH // 2)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(named(Text(told_of(sharing, version), Type.TEXT, wrap=True), "sharing_told"))
        if sharing.file:
            words.addWidget(FileHandle(kept_path(sharing.file)))
        elif sharing.place:
            words.addWidget(Text(sharing.place, Type.SMALL, "soft", wrap=True))
        self._items, self._texts = QVBoxLayout(), items
        words.addLayout(self._items)
        buttons = []
        if items:
            buttons.append(self._button("sharing_lines", trn(ITEMS, len(items)), self._on_lines_clicked))
        if sharing.file and kept_path(sharing.file).is_file():
            is_paper = sharing.file.casefold().endswith(".pdf")
            buttons.append(self._button("sharing_mail", tr(MAIL), self._on_mail_clicked))
            buttons += [self._button("sharing_print", tr(PRINT), self._on_print_clicked)] if is_paper else []
            buttons.append(self._button("sharing_show", tr(SHOW), self._on_show_clicked))
        _fill(self, day, words, *buttons)

    def _button(self, name: str, label: str, pressed: Callable[[], None]) -> QWidget:
        button = page_button(name, label, "link")
        button.clicked.connect(pressed)
        return button

    @Slot()
    def _on_lines_clicked(self) -> None:
        if self._items.count():
            while part := self._items.takeAt(0):
                if widget := part.widget():
                    widget.hide()
                    widget.deleteLater()
            return
        for key, text in self._texts:
            line = ItemLine(key, text)
            line.withdrawal_requested.connect(self.withdrawal_requested)
            self._items.addWidget(line)

    @Slot()
    def _on_mail_clicked(self) -> None:
        self.mail_requested.emit(self.sharing)

    @Slot()
    def _on_print_clicked(self) -> None:
        self.print_requested.emit(self.sharing)

    @Slot()
    def _on_show_clicked(self) -> None:
        self.show_requested.emit(self.sharing)


class ItemLine(QWidget):
    """A line of a document that went out. Signals: `withdrawal_requested(str, str)` with its hash and its text."""

    withdrawal_requested = Signal(str, str)

    def __init__(self, key: str, text: str) -> None:
        super().__init__()
        self._key, self._text = key, text
        button = page_button("item_withdraw", WITHDRAW, "link")
        button.setAccessibleName(f"{tr(WITHDRAW)} {text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(named(Text(text, Type.SMALL, "soft", wrap=True), "sharing_item"), 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        button.clicked.connect(self._on_button_clicked)

    @Slot()
    def _on_button_clicked(self) -> None:
        self.withdrawal_requested.emit(self._key, self._text)


class FileHandle(Text):
    """The name of a file, which can be dragged into another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name, Type.SMALL, "soft", wrap=True)
        named(self, "file_handle", tr(DRAG, file=path.name))
        self._path = path
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        set_tip(self, tr(DRAG, file=path))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begins to drag the file."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._path.is_file():
            drag = QDrag(self)
            drag.setMimeData(carried(self._path))
            drag.exec(Qt.DropAction.CopyAction)


def carried(path: Path) -> QMimeData:
    """Returns what is carried with a file that is dragged out: the file itself, not its words."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def stands_as(line: SubjectLine) -> str:
    """Returns how something stands, in the words of the ladder."""
    rung = tr(line.rung.value)
    if line.standing is Standing.GRANTED:
        return tr(GRANTED) if line.right else rung
    stands = tr(STANDINGS[line.standing])
    return stands if line.right or line.standing is Standing.NEVER_ASKED else DOT.join((rung, stands))


def said(answer: Permission) -> str:
    """Returns by whom, in which way, when and in which words something was answered."""
    parts = (
        answer.by.strip(),
        tr(WAYS[answer.way]) if answer.way else "",
        day_in_words(answer.since) if answer.since else tr(NO_DAY),
        tr(UNTIL, day=day_in_words(answer.until)) if answer.until else "",
        f"“{answer.words.strip()}”" if answer.words.strip() else "",
    )
    return DOT.join(filter(None, parts))


def disagreeing(line: SubjectLine) -> str:
    """Says which other answer disagrees with the one that rules; empty where none does."""
    return " ".join(tr(ALSO, rung=tr(one.rung.value), said=said(one)) for one in line.others[:1])


def told_of(sharing: Sharing, version: int | None) -> str:
    """Returns what went out, and for whom."""
    what = tr(document_called(sharing.document))
    parts = (
        what[:1].upper() + what[1:],
        tr(VERSION, number=version) if version else "",
        tr(PURPOSES[sharing.purpose]),
        sharing.to.strip(),
    )
    return DOT.join(filter(None, parts))


def _share(line: SubjectLine) -> float | None:
    if line.standing in (Standing.NEVER_ASKED, Standing.ASKED):
        return None
    if line.standing is not Standing.GRANTED or line.rung is Rung.INTERNAL:
        return 0.0
    return 0.5 if line.rung in (Rung.NUMBER, Rung.STORY, Rung.ROLE) else 1.0


def _fill(row: QWidget, *parts: QWidget | QVBoxLayout) -> None:
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, Space.S2, 0, Space.S2)
    layout.setSpacing(Space.S3)
    for part in parts:
        if isinstance(part, QVBoxLayout):
            layout.addLayout(part, 1)
        else:
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
