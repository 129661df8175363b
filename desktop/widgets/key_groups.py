"""Shows the groups of a recovery key, or lets one type them in fields that check each group as it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from db.engine.recovery_key import GROUPS, LENGTH, fits, shown, spelled
from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

GROUP = N_("Group {number}")
RIGHT = N_("Group {number}  ✓")
WRONG = N_("Group {number} is not right, please compare")
COVER = "••••-••••"
COLUMNS = 2
SPACING_PERCENT = 112


def key_font(kind: Type) -> QFont:
    """Returns the font for the characters of a key: tabular figures with a little spacing."""
    face = QFont(font(kind))
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setFeature(QFont.Tag("zero"), 1)
    face.setLetterSpacing(QFont.SpacingType.PercentageSpacing, SPACING_PERCENT)
    return face


class ShownGroups(QFrame):
    """All groups of a key; covered until the person uncovers them."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "key_groups")
        self.setProperty("kind", "card")
        self._groups: tuple[str, ...] = ()
        self._texts = [named(Text("", Type.TIME), f"key_group_{n}") for n in range(1, GROUPS + 1)]
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.S5, Space.S4, Space.S5, Space.S4)
        grid.setHorizontalSpacing(Space.S4)
        grid.setVerticalSpacing(Space.S2)
        for n, text in enumerate(self._texts):
            number = Text(str(n + 1), Type.LABEL, "faint")
            text.setFont(key_font(Type.TIME))
            grid.addWidget(number, n // COLUMNS, n % COLUMNS * 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(text, n // COLUMNS, n % COLUMNS * 2 + 1)
        for column in range(COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1)

    def show_groups(self, groups: Sequence[str], covered: bool) -> None:
        """Shows `groups`, or a cover instead of each."""
        for number, (text, group) in enumerate(zip(self._texts, groups, strict=True), 1):
            text.setText(COVER if covered else shown(group))
            # Spaced so that a screen reader speaks character by character, as a group is no word.
            text.setAccessibleName("" if covered else f"{tr(GROUP, number=number)}: {' '.join(group)}")


class KeyGroups(QWidget):
    """Fields for some groups of a recovery key. Signals: `changed`; `entered` when Enter is pressed in the last one.

    A whole key may be pasted into any of them.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str, numbers: Sequence[int] = range(1, GROUPS + 1)) -> None:
        super().__init__()
        self._fields: dict[int, LineField] = {}
        self._labels: dict[int, Labelled] = {}
        # The field to which a full group led on by itself, until something is typed there.
        self._led_to = 0
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S5)
        grid.setVerticalSpacing(Space.S3)
        for n, number in enumerate(numbers):
            field = LineField(Type.READ, own_undo=False)
            field.setFont(key_font(Type.READ))
            label = Labelled(tr(GROUP, number=number), field, f"{name}_{number}")
            # A long remark wraps and does not widen the column.
            label.label.setWordWrap(True)
            field.textEdited.connect(self._on_field_edited)
            field.left.connect(self._on_field_left)
            field.returnPressed.connect(self._on_field_return_pressed)
            grid.addWidget(label, n // COLUMNS, n % COLUMNS)
            self._fields[number], self._labels[number] = field, label
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self.setFocusProxy(next(iter(self._fields.values())))

    @property
    def typed(self) -> dict[int, str]:
        """The text of each field, by the number of its group."""
        return {number: field.text() for number, field in self._fields.items()}

    @property
    def text(self) -> str:
        """Everything that was typed."""
        return " ".join(self.typed.values())

    @property
    def first_wrong(self) -> int:
        """The number of the first group that is wrong, 0 when all may be right."""
        return next((number for number, text in self.typed.items() if not fits(text, number)), 0)

    def clear(self) -> None:
        """Clears all fields."""
        for number, field in self._fields.items():
            field.clear()
            self._remark(number, GROUP, "soft")

    def mark_wrong(self, number: int) -> None:
        """Shows beside its field that a group is wrong, and gives it the focus."""
        self._remark(number, WRONG, "warn")
        self._fields[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields[number].selectAll()

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Takes a Tab after a full group for the step that was made already; the next Tab leads on as usual."""
        led_to, self._led_to = self._led_to, 0
        if onwards and led_to and self._fields[led_to].hasFocus() and not self._fields[led_to].text():
            return True
        return super().focusNextPrevChild(onwards)

    def _remark(self, number: int, words: str, tone: str) -> None:
        text = tr(words, number=number)
        label = self._labels[number].label
        label.setText(text)
        label.set_tone(tone)
        self._fields[number].setAccessibleName(text)

    def _number_of(self, field: object) -> int:
        return next(number for number, other in self._fields.items() if other is field)

    def _check_group(self, number: int) -> bool:
        """Shows a remark on a field that holds a full group; returns True when the group is right."""
        good = fits(self._fields[number].text(), number)
        self._remark(number, RIGHT if good else WRONG, "accent" if good else "warn")
        return good

    def _lead_on(self, number: int) -> None:
        later = next((n for n in self._fields if n > number), None)
        if later:
            self._fields[later].setFocus(Qt.FocusReason.TabFocusReason)

    def _spread(self, number: int, signs: str) -> None:
        """Spreads what was pasted over this field and the next ones."""
        pieces = [signs[n : n + LENGTH] for n in range(0, len(signs), LENGTH)]
        for n, piece in zip((n for n in self._fields if n >= number), pieces, strict=False):
            self._fields[n].setText(shown(piece) if len(piece) == LENGTH else piece)
            if len(piece) == LENGTH:
                self._check_group(n)

    @Slot()
    def _on_field_edited(self) -> None:
        self._led_to = 0
        number = self._number_of(self.sender())
        field = self._fields[number]
        signs = spelled(field.text())
        if len(signs) > LENGTH:
            self._spread(number, signs)
        elif len(signs) < LENGTH:
            self._remark(number, GROUP, "soft")
        elif self._check_group(number) and field.cursorPosition() == len(field.text()):
            field.setText(shown(signs))
            self._lead_on(number)
            self._led_to = next((n for n in self._fields if n > number), 0)
        self.changed.emit()

    @Slot()
    def _on_field_left(self) -> None:
        number = self._number_of(self.sender())
        signs = spelled(self._fields[number].text())
        if signs:
            self._check_group(number)
            if len(signs) == LENGTH:
                self._fields[number].show_text(shown(signs))

    @Slot()
    def _on_field_return_pressed(self) -> None:
        number = self._number_of(self.sender())
        if number == max(self._fields):
            self.entered.emit()
        else:
            self._lead_on(number)
