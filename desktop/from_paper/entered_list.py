"""Lists what was entered from paper, the newest first: number, words, and where they went."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.interview.guide import Question
from desktop.interview.sorting import place_of
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import OneLine, Text
from desktop.widgets.words import tr
from desktop.workspace.paper_answer import PEOPLE, PRODUCT

GOES_TO = N_("Goes to: {place}")
AT_THE_TABLE, THE_PRODUCT, ITS_ANSWER = N_("Who is at the table"), N_("Product"), N_("Answer")
A_NOTE = N_("Note, to be sorted in the debrief")
SHOWN = 12
NUMBER_WIDTH, PLACE_WIDTH = 36, 240


def place_called(question: Question) -> str:
    """Returns what to call the place where the answer to a question goes."""
    if place := place_of(question):
        return tr(place.name if place.letter else ITS_ANSWER)
    return tr({PEOPLE: AT_THE_TABLE, PRODUCT: THE_PRODUCT}.get(question.fills, A_NOTE))


def where(question: Question) -> str:
    """Says where the answer to a question goes."""
    return tr(GOES_TO, place=place_called(question))


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
        place = OneLine(place_called(question), Type.LABEL, "soft")
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
