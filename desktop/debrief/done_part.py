"""The end of the debrief: how good the story is, what is left, and where to go from here."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.records import VisitStatus
from db.model.whole_visit import WholeVisit
from desktop.debrief.what_is_left import NOTHING_LEFT, sentence_of
from desktop.interview.guide import Guide
from desktop.interview.story import read_meter
from desktop.interview.vocabulary import RATINGS
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import sheet_button
from desktop.widgets.chips import Chips
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

TITLE = N_("Is that all?")
FINISHED = N_("This visit is worked through.")
STORY = N_("Story {count} of {of}")
COMPLETE = N_("The story is complete.")
LACKS = N_("The story lacks: {what}.")
RATING = N_("How good a story is it? For us alone; no document for the customer says it.")
DONE = N_("Done")
DONE_ALL_THE_SAME = N_("Done all the same")
CASE_STUDY = N_("Case study")
TAKE_UP = N_("Take it up again")
READ_BACK = N_("Read back quotes and numbers")


class DonePart(QWidget):
    """Signals: `rated(str)` with a rating or an empty text; `done_requested`, `case_study_requested`, `take_up_requested`,
    `read_back_requested`.
    """

    rated = Signal(str)
    done_requested = Signal()
    case_study_requested = Signal()
    take_up_requested = Signal()
    read_back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "debrief_done")
        self._title = Text("", Type.TITLE, wrap=True)
        self._left = named(Text("", Type.READ, "soft", wrap=True), "debrief_left")
        self._story = named(Text("", Type.READ, "soft", wrap=True), "debrief_story")
        self._rating = Chips("debrief_rating", [(str(value), tr(label)) for value, label in RATINGS.items()])
        self.case_study = sheet_button("debrief_case_study", CASE_STUDY, "primary")
        self.done = sheet_button("debrief_finish", DONE, "outline")
        self.take_up = sheet_button("debrief_take_up", TAKE_UP, "outline")
        self.read_back = sheet_button("debrief_read_back", READ_BACK, "outline")
        self._lay_out()
        self._rating.chosen.connect(self._on_rating_chosen)
        self.case_study.clicked.connect(self.case_study_requested)
        self.done.clicked.connect(self.done_requested)
        self.take_up.clicked.connect(self.take_up_requested)
        self.read_back.clicked.connect(self.read_back_requested)

    def show_visit(self, whole: WholeVisit, guide: Guide) -> None:
        """Shows what is left, and which way leads on."""
        is_finished = whole.visit.status is VisitStatus.DONE
        meter, left = read_meter(whole, guide), sentence_of(whole)
        self._title.setText(tr(FINISHED if is_finished else TITLE))
        self._left.setText(left)
        lacks = ", ".join(question.star for question in meter.missing)
        told = tr(STORY, count=meter.reading, of=len(meter.questions))
        self._story.setText(f"{told}. {tr(LACKS, what=lacks) if lacks else tr(COMPLETE)}")
        self._rating.show_values((str(whole.visit.rating),) if whole.visit.rating else ())
        self.done.setText(tr(DONE if left == tr(NOTHING_LEFT) else DONE_ALL_THE_SAME))
        self.done.setAccessibleName(self.done.text())
        self.done.setVisible(not is_finished)
        self.take_up.setVisible(is_finished)

    def focus_first(self) -> None:
        """Puts the keyboard on the way on."""
        self.case_study.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        for widget in (self._title, self._left, self._story):
            column.addWidget(widget)
        column.addSpacing(Space.S3)
        column.addWidget(Text(tr(RATING), Type.TEXT, "soft", wrap=True))
        column.addWidget(self._rating)
        column.addSpacing(Space.S4)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S3)
        for button in (self.case_study, self.done, self.take_up):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addWidget(self.read_back)
        column.addStretch(1)

    @Slot(tuple)
    def _on_rating_chosen(self, values: tuple[str, ...]) -> None:
        self.rated.emit(values[0] if values else "")
