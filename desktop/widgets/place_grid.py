"""Shows the places where a note can go as a grid of keys to read or click; marks the one that Enter takes."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from db.model.messages import N_
from desktop.interview.sorting import PLACES, Place
from desktop.theme.style import set_look
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import Text, key_cap
from desktop.widgets.words import tr

LEAST_COLUMNS = 2
PUT_UNDER = N_("Put the note under: {place}")


class PlaceButton(QPushButton):
    """One place: its letter and its name, in the colour of its value category. A click leaves the focus where it is."""

    def __init__(self, place: Place, kind: Type) -> None:
        super().__init__()
        self.place = place
        named(self, f"place_{place.letter.lower()}", tr(PUT_UNDER, place=tr(place.name)))
        self.setProperty("kind", "place")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.HAIR, Space.HAIR, Space.HAIR, Space.HAIR)
        row.setSpacing(Space.S1)
        row.addWidget(key_cap(place.letter))
        row.addWidget(Text(tr(place.name), kind, place.category))
        row.addStretch()
        self._row = row

    def sizeHint(self) -> QSize:
        """As large as its letter and its name: Qt takes the size of a button from its own text, of which there is none."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As the size hint, so that no name is cut."""
        return self.sizeHint()

    def mark(self, on: bool) -> None:
        """Marks it as the one that Enter takes."""
        set_look(self, "suggested", on)


class PlaceGrid(QWidget):
    """All places, in at most so many columns. Signals: `chosen(Place)`."""

    chosen = Signal(object)

    def __init__(self, columns: int, kind: Type = Type.LABEL) -> None:
        super().__init__()
        named(self, "places")
        self._buttons = [PlaceButton(place, kind) for place in PLACES]
        self._wanted, self._columns, self._room = columns, 0, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.HAIR)
        for button in self._buttons:
            button.clicked.connect(self._on_button_clicked)
        self._lay_out(columns)

    def suggest(self, place: Place | None) -> None:
        """Marks the place that Enter takes, or none."""
        for button in self._buttons:
            button.mark(button.place == place)

    def fit(self, width: int) -> None:
        """Lays out as many columns as fit into `width`, so that no name is cut."""
        self._room = width
        fitting = (columns for columns in range(self._wanted, 0, -1) if self._width_of(columns) <= width)
        self._lay_out(next(fitting, 1))

    def minimumSizeHint(self) -> QSize:
        """No wider than two columns: else the columns there are now would keep the page as wide as they are."""
        return QSize(self._width_of(LEAST_COLUMNS), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Lays the places out anew once their words have another size."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self._room:
            self.fit(self._room)
        return done

    def _width_of(self, columns: int) -> int:
        rows = -(-len(PLACES) // columns)
        widths = [max(button.sizeHint().width() for button in self._buttons[n : n + rows]) for n in range(0, len(PLACES), rows)]
        return sum(widths) + (columns - 1) * self._grid.spacing()

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(PLACES) // columns)
        for n, button in enumerate(self._buttons):
            # Down the columns: letters that belong together stand under each other.
            self._grid.addWidget(button, n % rows, n // rows)

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PlaceButton):
            self.chosen.emit(button.place)
