"""Lists what was entered from paper, the newest first: number, words, and where they went."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.from_paper.choices import options_of, ticked
from desktop.interview.guide import Question
from desktop.interview.sorting import place_of
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import OneLine, Text
from desktop.widgets.words import tr
from desktop.workspace.paper_answer import PEOPLE, PRODUCT, named_in

GOES_TO = N_("Goes to: {place}")
AT_THE_TABLE, THE_PRODUCT, ITS_ANSWER = N_("Who is at the table"), N_("Product"), N_("Answer")
A_NOTE = N_("Note, to be sorted in the debrief")
SHOWN = 12
NUMBER_WIDTH, PLACE_WIDTH = 36, 240


def place_called(question: Question, text: str = "") -> str:
    """Returns what to call the place where the answer to a question goes; a choice where `text` names one."""
    options = options_of(question)
    if options and (not text or ticked(question, text)):
        return tr(options.label)
    if place := place_of(question):
        return tr(place.name if place.letter else ITS_ANSWER)
    return tr({PEOPLE: AT_THE_TABLE, PRODUCT: THE_PRODUCT}.get(question.fills, A_NOTE))


def where(question: Question, text: str, whole: WholeVisit) -> str:
    """Says where the answer `text` to a question goes, and how it is read: the people it names, the choices there are."""
    return tr(GOES_TO, place=": ".join(filter(None, (place_called(question, text), " · ".join(_read(question, text, whole))))))


def _read(question: Question, text: str, whole: WholeVisit) -> list[str]:
    if question.fills == PEOPLE:
        return [f"{one.name}, {one.job_title}" if one.job_title else one.name for one in named_in(text, whole)]
    options = options_of(question)
    if options and not text:
        return [tr(name) for _, name in options.choices]
    found = ticked(question, text)
    return list(found.labels) if found else []


class EnteredList(QWidget):
    """The last lines that were entered."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "from_paper_entered")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.S2, 0, 0)
        self._column.setSpacing(Space.S1)

    def add(self, number: int, question: Question, text: str) -> None:
        """Shows one more line above the others."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S3)
        of, words = Text(str(number), Type.LABEL, "soft"), OneLine(text, Type.TEXT)
        place = OneLine(place_called(question, text), Type.LABEL, "soft")
        fix_width(of, NUMBER_WIDTH)
        fix_width(place, PLACE_WIDTH)
        for widget, stretch in ((of, 0), (words, 1), (place, 0)):
            line.addWidget(widget, stretch)
        self._column.insertWidget(0, row)
        self._rows.insert(0, row)
        self._drop(self._rows[SHOWN:])

    def clear(self) -> None:
        """Shows no line."""
        self._drop(self._rows[:])

    def _drop(self, rows: list[QWidget]) -> None:
        for row in rows:
            self._rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
