"""A paragraph of a case study in its text: its field, and the gutter beside it, which says who backs it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.core.short_text import short
from desktop.documents.studio.passage_field import PassageField
from desktop.documents.studio.studio_sections import Passage, Piece
from desktop.report.content.story.standing import TITLE
from desktop.theme.fonts import font
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

BACK_TO_NOTES = N_("Back to the notes: “{words}”")
TAKE_OUT = N_("Take it out: “{words}”")
NO_NOTE = N_("No note stands behind it")
WRITE = N_("Nothing is noted for this; write it yourself")
SPOKEN = N_("{who}: {words}")
GUTTER = 64
SHOWN = 60


class Gutter(QPushButton):
    """Says who backs a paragraph, and offers its notes. Signals: `back_requested(Piece)`, `record_requested(str)`."""

    back_requested = Signal(object)
    record_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "gutter")
        self.setFont(font(Type.KEY))
        named(self, "study_gutter")
        fix_width(self, GUTTER)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._passage = Passage("", ())
        self._names: Mapping[str, str] = {}
        self.clicked.connect(self._on_clicked)

    def show_passage(self, passage: Passage, names: Mapping[str, str]) -> None:
        """Shows who backs `passage`; `names` are what its records are called, by their ids."""
        self._passage, self._names = passage, names
        said = [tr(one) for one in passage.backing]
        self.setText("\n".join(said))
        words = short(" ".join(short(one.sentence.text, SHOWN) for one in passage.pieces), SHOWN)
        self.setAccessibleName(tr(SPOKEN, who=", ".join(said), words=words))
        self.setVisible(bool(said))

    def menu_of_notes(self) -> QMenu:
        """Returns the menu: what takes each typed sentence back to its notes, and the notes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for piece in self._passage.pieces:
            if piece.is_typed:
                says = piece.composed.text if piece.composed else piece.sentence.text
                label = BACK_TO_NOTES if piece.composed else TAKE_OUT
                action = menu.addAction(tr(label, words=short(says, SHOWN)).replace("&", "&&"))
                action.setObjectName("gutter_back")
                action.triggered.connect(lambda _=False, wanted=piece: self.back_requested.emit(wanted))
        records = dict.fromkeys(record for one in self._passage.pieces for record in one.sentence.record_ids)
        known = [record for record in records if record in self._names]
        if menu.actions() and known:
            menu.addSeparator()
        for record in known:
            action = menu.addAction(self._names[record].replace("&", "&&"))
            action.setObjectName("gutter_note")
            action.triggered.connect(lambda _=False, wanted=record: self.record_requested.emit(wanted))
        if not menu.actions():
            menu.addAction(tr(NO_NOTE)).setEnabled(False)
        return menu

    @Slot()
    def _on_clicked(self) -> None:
        self.menu_of_notes().popup(self.mapToGlobal(QPoint(self.width(), 0)))


class PassageRow(QWidget):
    """A paragraph with its gutter, and the words that stand before it."""

    def __init__(self, passage: Passage, record_of: Callable[[Piece], str]) -> None:
        super().__init__()
        slot = passage.pieces[0].key[0]
        is_title = slot == TITLE
        kind = Type.QUESTION if is_title else Type.READ
        self._shown: tuple[object, ...] = ()
        self.gutter = Gutter()
        self.field = named(PassageField(record_of, kind, is_strong=is_title), f"study_text_{slot}")
        if is_title:
            self.field.own_field = TITLE
        self.lead = Text("", Type.LABEL, "soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self.lead)
        words.addWidget(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S3)
        # The room of a gutter without words stays.
        column = QVBoxLayout()
        column.addWidget(self.gutter, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        room = QWidget()
        room.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        fix_width(room, GUTTER)
        row.addWidget(room)
        row.addLayout(words, 1)

    def show_passage(self, passage: Passage, heading: str, names: Mapping[str, str], fixed: bool, anew: bool) -> None:
        """Shows the paragraph of a section with this heading; `anew` also where somebody is typing."""
        shown = (passage, heading, names, fixed)
        if shown == self._shown and not (anew or self.field.is_typed_in):
            return
        self._shown = shown
        self.gutter.show_passage(passage, names)
        self.lead.tell(passage.lead)
        if self.field.isReadOnly() != (fixed or passage.is_fixed):
            # Lays all its words out anew.
            self.field.setReadOnly(fixed or passage.is_fixed)
        spoken = ", ".join(filter(None, (heading, passage.lead)))
        if self.field.accessibleName() != spoken:
            self.field.setAccessibleName(spoken)
        is_open = not (self.field.isReadOnly() or passage.pieces[0].sentence.text)
        self.field.setPlaceholderText(tr(WRITE) if is_open else "")
        self.field.show_passage(passage, anew)
