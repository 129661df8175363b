"""A line for a date, with a small month to click for those who do not type."""

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPalette, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QCompleter, QFrame, QLineEdit, QVBoxLayout

from db.model.messages import N_
from desktop.theme.tokens import Type
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.suggestions import Suggestions
from desktop.widgets.typed_dates import day_in_words, possible_days, typed_date
from desktop.widgets.words import tr, window_locale

CHOOSE = N_("Choose a day")


class DateField(LineField):
    """A line that takes a date as it is typed; a button in it, or Alt and the arrow down, opens a month."""

    def __init__(self, kind: Type = Type.READ, placeholder: str = "", own_undo: bool = True) -> None:
        super().__init__(kind, placeholder, own_undo)
        self._suggestions = Suggestions(self)
        # What a date can mean does not look like what was typed.
        self._suggestions.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._button = QAction(tr(CHOOSE), self)
        self._button.triggered.connect(self.open_month)
        self.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_text_edited)

    def showEvent(self, event: QShowEvent) -> None:
        """Draws the button when it is first seen."""
        super().showEvent(event)
        self._draw_button()

    def changeEvent(self, event: QEvent) -> None:
        """Draws the button in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.isVisible():
            self._draw_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Opens the month with Alt and the arrow down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_month()
        else:
            super().keyPressEvent(event)

    @Slot()
    def open_month(self) -> None:
        """Opens the month of the date in the line, or of today."""
        month = Month(self, QDate.fromString(typed_date(self.text()), Qt.DateFormat.ISODate))
        month.adjustSize()
        free = self.screen().availableGeometry()
        at = self.mapToGlobal(QPoint(0, self.height()))
        left = max(free.left(), min(at.x(), free.right() - month.width()))
        top = at.y() if at.y() + month.height() <= free.bottom() else at.y() - self.height() - month.height()
        month.move(left, top)
        month.show()

    def take(self, day: QDate) -> None:
        """Types a day that was clicked."""
        self.selectAll()
        self.insert(day.toString(Qt.DateFormat.ISODate))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        """Offers the days that the words can mean, where these are several."""
        self.offer([day_in_words(day) for day in possible_days(text)])

    def _draw_button(self) -> None:
        # Imported here: the first picture shows no date.
        from desktop.theme.icons import icon

        self._button.setIcon(icon("calendar-days", self.palette().color(QPalette.ColorRole.Mid).name()))


class Month(QFrame):
    """A month under a line; a click, or Enter, takes a day."""

    def __init__(self, field: DateField, day: QDate) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        named(self, "month", tr(CHOOSE))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "month")
        self._field = field
        self.calendar = named(QCalendarWidget(self), "month_days", tr(CHOOSE))
        self.calendar.setLocale(window_locale())
        self.calendar.setFirstDayOfWeek(window_locale().firstDayOfWeek())
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Weekends are days like others here; Qt would have them red.
        plain = QTextCharFormat()
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, plain)
        self.calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())
        self.calendar.clicked.connect(self._on_calendar_chosen)
        self.calendar.activated.connect(self._on_calendar_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)

    @Slot(QDate)
    def _on_calendar_chosen(self, day: QDate) -> None:
        self.close()
        self._field.take(day)
