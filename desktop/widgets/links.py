"""Shows chips whose choices change while one works: records to link to, labels one types, words with a line for another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.tokens import Space, Type
from desktop.widgets.chips import Chips
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr

OTHER = N_("or in other words …")
ADD = N_("Add a label, then press Enter")
# A chip shows a record by the beginning of its words.
LONGEST = 44
# More chips could not be read at a glance; the words left out can be typed.
MOST_WORDS = 14


def shortened(text: str) -> str:
    """Returns `text` on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return line[: max(line.rfind(" ", 0, LONGEST), LONGEST // 2)].rstrip(" ,;.") + " …"


class ChangingChips(QWidget):
    """Chips for choices that can change. Signals: `chosen(tuple)` with the values now checked."""

    chosen = Signal(tuple)

    def __init__(self, name: str, many: bool) -> None:
        super().__init__()
        self._name, self._many = name, many
        self._choices: list[tuple[str, str]] = []
        self._values: tuple[str, ...] = ()
        self._chips: Chips | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offers `choices` of (value, words)."""
        if list(choices) == self._choices:
            return
        self._choices = list(choices)
        if self._chips:
            self._layout.removeWidget(self._chips)
            self._chips.hide()
            self._chips.deleteLater()
        self._chips = Chips(self._name, [(value, shortened(words)) for value, words in choices], self._many)
        for value, words in choices:
            set_tip(self._chips.chip(value), words if shortened(words) != words else "")
            self._chips.chip(value).setAccessibleName(words)
        self._chips.chosen.connect(self._on_chips_chosen)
        self._layout.addWidget(self._chips)
        self.show_values(self._values)
        first = self._chips.chip(choices[0][0]) if choices else None
        self.setFocusProxy(first)  # type: ignore[arg-type]  # None takes the old one away

    def show_values(self, values: Sequence[str]) -> None:
        """Checks the chips of `values`; a value without a chip is kept."""
        self._values = tuple(values)
        if self._chips:
            self._chips.show_values(self._values)

    @property
    def is_empty(self) -> bool:
        """Whether there are no choices."""
        return not self._choices

    @Slot(tuple)
    def _on_chips_chosen(self, values: tuple[str, ...]) -> None:
        known = {value for value, _ in self._choices}
        others = tuple(value for value in self._values if value not in known) if self._many else ()
        self._values = (*values, *others)
        self.chosen.emit(self._values)


class OpenChoice(QWidget):
    """One of some words, or any other words typed beside them. Signals: `edited(str)`; `left`."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.chips = ChangingChips(name, many=False)
        self.line = named(LineField(Type.TEXT, tr(OTHER), own_undo=False), f"{name}_other", tr(OTHER))
        self._known: set[str] = set()
        self._text = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S1)
        layout.addWidget(self.chips)
        layout.addWidget(self.line)
        self.chips.chosen.connect(self._on_chips_chosen)
        self.line.textEdited.connect(self._on_line_text_edited)
        self.line.left.connect(self.left)
        self.setFocusProxy(self.chips)

    def offer(self, words: Sequence[str]) -> None:
        """Offers the first of `words` as chips."""
        words = words[:MOST_WORDS]
        self._known = set(words)
        self.chips.offer([(word, word) for word in words])
        self.chips.setVisible(bool(words))
        self.show_text(self._text)

    def show_text(self, text: str) -> None:
        """Checks the chip of `text`, or shows it in the line where it has none."""
        self._text = text
        self.chips.show_values((text,))
        self.line.show_text("" if text in self._known else text)

    @Slot(str)
    def _on_line_text_edited(self, text: str) -> None:
        self._text = text
        self.edited.emit(text)

    @Slot(tuple)
    def _on_chips_chosen(self, values: tuple[str, ...]) -> None:
        self.line.clear()
        self._text = values[0] if values else ""
        self.edited.emit(self._text)


class Labels(QWidget):
    """Any number of labels: chosen ones as chips, and a line for the next that offers known ones. Signals: `chosen(tuple)`."""

    chosen = Signal(tuple)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._values: tuple[str, ...] = ()
        self.chips = ChangingChips(name, many=True)
        self.line = named(_AddingLine(Type.TEXT, tr(ADD)), f"{name}_add", tr(ADD))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S1)
        layout.addWidget(self.chips)
        layout.addWidget(self.line)
        self.chips.hide()
        self.chips.chosen.connect(self._on_chips_chosen)
        self.line.entered.connect(self._on_line_entered)
        self.setFocusProxy(self.line)

    def offer(self, words: Sequence[str]) -> None:
        """Offers `words` while somebody types."""
        self.line.offer(words)

    def show_values(self, values: Sequence[str]) -> None:
        """Shows the labels chosen."""
        self._values = tuple(values)
        self.chips.offer([(value, value) for value in self._values])
        self.chips.show_values(self._values)
        self.chips.setVisible(bool(self._values))

    @Slot(tuple)
    def _on_chips_chosen(self, values: tuple[str, ...]) -> None:
        # Pressing a label again removes it.
        self._choose(tuple(value for value in self._values if value in values))

    @Slot(str)
    def _on_line_entered(self, text: str) -> None:
        label = text.strip()
        if label and label not in self._values:
            self._choose((*self._values, label))

    def _choose(self, values: tuple[str, ...]) -> None:
        self.show_values(values)
        self.chosen.emit(values)


class _AddingLine(LineField):
    """A line that emits its words on Enter. Signals: `entered(str)`."""

    entered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enters the words of the line on Enter; leaves the key to the card where the line is empty."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.text().strip():
            text = self.text()
            self.clear()
            self.entered.emit(text)
            return
        super().keyPressEvent(event)
