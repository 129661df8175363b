"""Asks how a case study is to go out: as what, in which format, on which paper, or which part of it as a picture."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.documents.saving.document_texts import PAPER, PAPERS
from desktop.documents.studies.study_files import FORMATS, PDF
from desktop.documents.studies.study_material import StudyMaterial
from desktop.documents.studies.study_shapes import OF_DRAFT, OF_VERSION, SHAPES, Look, Shape
from desktop.theme.tokens import Space, Type
from desktop.widgets.chips import Chips, instead
from desktop.widgets.fields import Labelled
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

AS, FORMAT, SHOWS = N_("As"), N_("Format"), N_("It shows")
OF_KEPT = N_("A version goes out as it was kept. For a sales card or an anonymous one, choose the open draft.")
NOT_ALL_HERE = N_("Not all of its visits are here, so it goes out only as it stands.")
PICTURE = ".png"
# How much of the words of a part its chip shows.
SHORT = 34


class LookForm(QWidget):
    """The chips, of each row one is checked. Signals: `changed` when something else was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._of: StudyMaterial | None = None
        self.papers = Chips("studies_paper", PAPERS)
        self.shapes = Chips("study_shape", [(shape.value, tr(label)) for shape, (label, _) in SHAPES.items()])
        self.formats = Chips("study_format", [(ending, tr(label)) for ending, (label, _) in FORMATS.items()])
        self.parts = Chips("study_part", ())
        self._why = named(Text("", Type.SMALL, "soft", wrap=True), "study_shapes_why")
        self._format_row = Labelled(tr(FORMAT), self.formats, "study_formats")
        self._paper_row = Labelled(tr(PAPER), self.papers, "studies_papers")
        self._part_row = Labelled(tr(SHOWS), self.parts, "study_parts")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        for row in (Labelled(tr(AS), self.shapes, "study_shapes"), self._why, self._part_row, self._format_row, self._paper_row):
            column.addWidget(row)
        for chips, usual in self._usual:
            chips.show_values((usual,))
            chips.chosen.connect(self._on_chosen)

    @property
    def look(self) -> Look:
        """How it goes out: in a shape that what is shown can have."""
        _, look = SHAPES[self._shape]
        if look.is_sheet:
            return look
        if self._shape is Shape.PICTURE:
            return replace(look, part=self.parts.values[0], ending=PICTURE)
        return replace(look, ending=(*self.formats.values, PDF)[0], paper=(*self.papers.values, PAPERS[0][0])[0])

    @property
    def shape(self) -> str:
        """The shape chosen."""
        return self._shape.value

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """The shapes of what is shown, with their labels."""
        return tuple((one.value, tr(SHAPES[one][0])) for one in self._offered)

    @Slot(str)
    def choose_shape(self, shape: str) -> None:
        """Chooses another shape."""
        self.shapes.show_values((shape,))
        self.changed.emit()

    def focus_first(self) -> None:
        """Puts the keyboard on the shape chosen."""
        self.shapes.chip(self.shape).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_for(self, of: StudyMaterial, parts: Mapping[str, str]) -> None:
        """Offers the shapes of what is shown; `parts` are those of which there can be a picture, with their words."""
        self._of = of
        self._show_parts(parts)
        offered = self._offered
        for shape in Shape:
            self.shapes.chip(shape.value).setVisible(shape in offered)
        self.shapes.show_values((self._shape.value,))
        self._why.tell(tr(OF_KEPT) if of.version else tr(NOT_ALL_HERE) if of.away else "")
        look = self.look
        self._part_row.setVisible(bool(look.part))
        self._format_row.setVisible(not (look.is_sheet or look.part))
        self._paper_row.setVisible(look.ending == PDF)

    def _show_parts(self, parts: Mapping[str, str]) -> None:
        labels = {part: text if len(text) <= SHORT else f"{text[:SHORT].rstrip()} …" for part, text in parts.items()}
        chosen = next((one for one in self.parts.values if one in labels), next(iter(labels), ""))
        if self.parts.labels != labels:
            self.parts = instead(self.parts, Chips("study_part", list(labels.items())))
            self.parts.chosen.connect(self._on_chosen)
        self.parts.show_values((chosen,))

    @property
    def _usual(self) -> tuple[tuple[Chips, str], ...]:
        """The chips of which one is always checked, and the one that is checked at first."""
        return (self.papers, PAPERS[0][0]), (self.shapes, Shape.STORY.value), (self.formats, PDF)

    @property
    def _shape(self) -> Shape:
        wanted = Shape((*self.shapes.values, Shape.STORY)[0])
        return wanted if wanted in self._offered else Shape.STORY

    @property
    def _offered(self) -> tuple[Shape, ...]:
        """The shapes of what is shown: a draft without one of its visits only stands as it is."""
        of = self._of
        found = OF_VERSION if of and of.version else OF_DRAFT if of and not of.away else (Shape.STORY,)
        return found if self.parts.values else tuple(one for one in found if one is not Shape.PICTURE)

    @Slot(tuple)
    def _on_chosen(self, _values: Sequence[str]) -> None:
        for chips, usual in (*self._usual, (self.parts, next(iter(self.parts.labels), ""))):
            chips.show_values(chips.values or (usual,))
        self.changed.emit()
