"""Makes an input for each kind of field of a record; every input shows a value and emits when the person changes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.fonts import font
from desktop.theme.tokens import Type
from desktop.widgets.chips import Chips
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.links import ChangingChips, Labels, OpenChoice
from desktop.widgets.naming import named
from desktop.widgets.text_field import TextField
from desktop.widgets.tick_box import TickBox
from desktop.widgets.words import tr


@dataclass(frozen=True, slots=True)
class Spec:
    """How one field of a record is edited: its name in the record, its label, and the kind of input.

    `how` is one of `line`, `date`,
    `text`, `words` (a line that offers words used before), `person`, `choice` (of `choices`), `choices`
    (any of them), `open` (one of the words offered, or others), `labels` (any number of words), `flag`, `link` and `links` (one
    or several records of the visit); `colour` and `picture` are only told, of earlier versions. `stretch` is its share of the
    row; a row with a `detail` is hidden until the button of that name is pressed. Of several choices at most one is
    `one_of` some, and the one that stands `alone` goes with no other.
    """

    name: str
    label: str
    how: str = "line"
    stretch: int = 4
    hint: str = ""
    choices: Sequence[tuple[str, str]] = ()
    detail: str = ""
    one_of: Sequence[str] = ()
    alone: str = ""
    large: bool = True


class Input(QWidget):
    """An input of one field. Signals: `edited(object)` with the new value, in the type the record keeps; `left`."""

    edited = Signal(object)
    left = Signal()

    def show_value(self, value: object) -> None:
        """Shows `value`; emits nothing."""
        raise NotImplementedError

    def offer(self, words: Sequence[str]) -> None:
        """Offers words to choose from; does nothing in inputs without such an offer."""

    def offer_records(self, records: Sequence[tuple[str, str]]) -> None:
        """Offers records of (id, words) to link to; does nothing in inputs that link to none."""

    def show_remark(self, sentence: str) -> None:
        """Shows a remark under the value; an empty `sentence` removes it."""
        if isinstance(self._held, Labelled):
            self._held.show_remark(sentence)

    # A signal of str or bool cannot be connected to a signal of object directly.
    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        self.edited.emit(text)

    @Slot(bool)
    def _on_flag_clicked(self, on: bool) -> None:
        self.edited.emit(on)

    def _hold(self, widget: QWidget) -> None:
        self._held = widget
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(widget)
        self.setFocusProxy(getattr(widget, "field", widget))


class LineInput(Input):
    """An input for a line of text."""

    def __init__(self, spec: Spec, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = self._field(spec)
        self._hold(Labelled(tr(spec.label), self.field, name))
        self.field.textEdited.connect(self._on_text_edited)
        self.field.left.connect(self.left)

    def show_value(self, value: object) -> None:
        """Shows the text."""
        self.field.show_text(str(value))

    def offer(self, words: Sequence[str]) -> None:
        """Offers `words` while somebody types."""
        self.field.offer(words)

    def _field(self, spec: Spec) -> LineField:
        return LineField(Type.READ if spec.large else Type.TEXT, tr(spec.hint), own_undo=False)


class DateInput(LineInput):
    """A date, typed or clicked."""

    def _field(self, spec: Spec) -> LineField:
        return DateField(Type.READ if spec.large else Type.TEXT, tr(spec.hint), own_undo=False)


class TextInput(Input):
    """An input for a text of any length."""

    def __init__(self, spec: Spec, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(Type.READ if spec.large else Type.TEXT, tr(spec.hint))
        self._hold(Labelled(tr(spec.label), self.field, name))
        self.field.edited.connect(self._on_text_edited)
        self.field.left.connect(self.left)

    def show_value(self, value: object) -> None:
        """Shows the text."""
        self.field.show_text(str(value))


class ChoiceInput(Input):
    """An input for one of a few, as chips; none may be chosen where the record allows it."""

    def __init__(self, spec: Spec, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = Chips(name, [(value, tr(label)) for value, label in spec.choices])
        self._hold(Labelled(tr(spec.label), self.chips, name) if spec.label else named(self.chips, name))
        self.chips.chosen.connect(self._on_chips_chosen)

    def show_value(self, value: object) -> None:
        """Checks the chip of `value`."""
        self.chips.show_values((str(value.value) if isinstance(value, StrEnum) else str(value or ""),))

    @Slot(tuple)
    def _on_chips_chosen(self, values: tuple[str, ...]) -> None:
        self.edited.emit(values[0] if values else None)


class ChoicesInput(Input):
    """An input for any of several, as chips. Its value is a tuple of texts; a text without a chip is kept."""

    def __init__(self, spec: Spec, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._others: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._known = [value for value, _ in spec.choices]
        self.chips = Chips(name, [(value, tr(label)) for value, label in spec.choices], many=True)
        self._hold(Labelled(tr(spec.label), self.chips, name))
        self.chips.chosen.connect(self._on_chips_chosen)

    def show_value(self, value: object) -> None:
        """Checks the chips of the texts in `value`."""
        values = tuple(value) if isinstance(value, tuple) else ()
        self._others = tuple(text for text in values if text not in self._known)
        self._shown = values
        self.chips.show_values(values)

    @Slot(tuple)
    def _on_chips_chosen(self, values: tuple[str, ...]) -> None:
        pressed = next((one for one in values if one not in self._shown), "")
        self._shown = tuple(one for one in values if one == pressed or not self._gives_way(one, pressed))
        self.chips.show_values(self._shown)
        self.edited.emit(self._shown + self._others)

    def _gives_way(self, value: str, pressed: str) -> bool:
        """Whether a choice cannot stay beside the one that was pressed."""
        of_few, alone = self._spec.one_of, self._spec.alone
        both = value in of_few and pressed in of_few
        return bool(pressed) and (both or (bool(alone) and alone in (value, pressed)))


class FlagInput(Input):
    """An input for yes or no."""

    def __init__(self, spec: Spec, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = named(TickBox(tr(spec.label)), name, tr(spec.label))
        self.box.setFont(font(Type.SMALL))
        self._hold(self.box)
        self.box.clicked.connect(self._on_flag_clicked)

    def show_value(self, value: object) -> None:
        """Ticks the box or clears it."""
        self.box.setChecked(bool(value))


class OpenInput(Input):
    """An input for one of the words offered, or any other words."""

    def __init__(self, spec: Spec, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = OpenChoice(name)
        self._hold(Labelled(tr(spec.label), self.choice, name))
        self.choice.edited.connect(self._on_text_edited)
        self.choice.left.connect(self.left)

    def show_value(self, value: object) -> None:
        """Shows the word."""
        self.choice.show_text(str(value))

    def offer(self, words: Sequence[str]) -> None:
        """Offers `words` as chips."""
        self.choice.offer(words)


class LabelsInput(Input):
    """An input for any number of labels. Its value is a tuple of texts."""

    def __init__(self, spec: Spec, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = Labels(name)
        self._hold(Labelled(tr(spec.label), self.labels, name))
        self.labels.chosen.connect(self._on_labels_chosen)

    def show_value(self, value: object) -> None:
        """Shows the labels."""
        self.labels.show_values(value if isinstance(value, tuple) else ())

    def offer(self, words: Sequence[str]) -> None:
        """Offers `words` while somebody types."""
        self.labels.offer(words)

    @Slot(tuple)
    def _on_labels_chosen(self, values: tuple[str, ...]) -> None:
        self.edited.emit(values)


class LinkInput(Input):
    """An input for links to records, hidden while there are none: one (an id or None), or several (a tuple of ids)."""

    def __init__(self, spec: Spec, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._many = spec.how == "links"
        self.chips = ChangingChips(name, self._many)
        self._hold(Labelled(tr(spec.label), self.chips, name))
        self.chips.chosen.connect(self._on_chips_chosen)
        self.hide()

    def show_value(self, value: object) -> None:
        """Checks the linked records."""
        self.chips.show_values(value if isinstance(value, tuple) else (str(value),) if value else ())

    def offer_records(self, records: Sequence[tuple[str, str]]) -> None:
        """Offers `records` of (id, words)."""
        self.chips.offer(records)
        self.setVisible(bool(records))

    @Slot(tuple)
    def _on_chips_chosen(self, values: tuple[str, ...]) -> None:
        self.edited.emit(values if self._many else (values[0] if values else None))


INPUTS: dict[str, Callable[[Spec, str, QWidget], Input]] = {
    "line": LineInput,
    "date": DateInput,
    "words": LineInput,
    "person": LineInput,
    "text": TextInput,
    "choice": ChoiceInput,
    "choices": ChoicesInput,
    "flag": FlagInput,
    "open": OpenInput,
    "labels": LabelsInput,
    "link": LinkInput,
    "links": LinkInput,
}


def input_for(spec: Spec, name: str, parent: QWidget) -> Input:
    """Returns the input for `spec` within `parent`, with `name` as the object name of its control."""
    return INPUTS[spec.how](spec, name, parent)
