"""The list of words under a line while somebody types. It shows whole rows, and takes nothing that was not meant for it."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

MOST_ROWS = 7


class Suggestions(QCompleter):
    """Words that contain what was typed; they bind to nothing."""

    def __init__(self, line: QLineEdit) -> None:
        self._words = QStringListModel()
        super().__init__(self._words, line)
        self._words.setParent(self)
        self._line = line
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._on_fitting_timeout)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(MOST_ROWS)
        # A chosen word is typed like any other; Qt itself would only tell of keys.
        self.activated.connect(line.textEdited)
        line.setCompleter(self)
        self._list = cast(QAbstractItemView, self.popup())
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.installEventFilter(self)

    def offer(self, words: Sequence[str]) -> None:
        """Offers `words`."""
        if self._words.stringList() != list(words):
            self._words.setStringList(list(words))

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._list.isVisible()

    @property
    def chosen(self) -> str:
        """The word somebody has moved to in the list, or an empty text."""
        index = self._list.currentIndex()
        return str(index.data()) if index.isValid() else ""

    @property
    def only_match(self) -> str:
        """The word that begins with what was typed, where there is one only."""
        typed = self._line.text().casefold()
        found = [word for word in self._words.stringList() if typed and word.casefold().startswith(typed)]
        return found[0] if len(found) == 1 else ""

    def close(self) -> None:
        """Puts the list away; what was typed stays."""
        self._list.hide()

    def take(self, word: str) -> None:
        """Types `word` in the place of what was typed."""
        self.close()
        if word and word != self._line.text():
            self._line.selectAll()
            self._line.insert(word)
        elif word:
            self._line.textEdited.emit(word)

    @Slot()
    def _on_fitting_timeout(self) -> None:
        if self.is_open:
            fit_to_rows(self._list, self._line, min(MOST_ROWS, self.completionCount()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fits the list to whole rows whenever it is shown or sized."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize) and watched is self._list:
            # Once Qt has laid it out: only then is known what frame and padding take.
            self._fitting.start()
        return super().eventFilter(watched, event)


def fit_to_rows(view: QAbstractItemView, line: QWidget, rows: int) -> None:
    """Makes `view`, a list at `line`, as high as `rows` rows and as wide as the longest of them."""
    is_above = view.geometry().top() < line.mapToGlobal(QPoint(0, 0)).y()
    bottom = view.geometry().bottom()
    rows_height, row_width = sum(view.sizeHintForRow(row) for row in range(rows)), view.sizeHintForColumn(0)
    around = view.size() - view.viewport().size()
    view.resize(max(view.width(), row_width + around.width()), rows_height + around.height())
    if is_above:
        view.move(view.x(), bottom - view.height() + 1)
