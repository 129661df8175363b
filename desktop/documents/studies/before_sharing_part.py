"""Asks in one quiet line for whom a document is, and shows what stands against it. Every page whose documents go out has one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.engine.store import Store
from db.model.kinds import Purpose
from db.model.messages import N_
from desktop.core.timers import timer_once
from desktop.documents.sharing.file_texts import MadeFile
from desktop.documents.sharing.sending import holding
from desktop.documents.sharing.stop_list import StopList
from desktop.documents.sharing.stop_texts import ABOUT_ANSWERS, as_lines, key_of
from desktop.documents.sharing.stops import Stop
from desktop.documents.studies.going_out import ForWhom, Outgoing, Standing, standing
from desktop.theme.scale import fix_width, scaled
from desktop.theme.tokens import Space, Type
from desktop.widgets.chips import Chips
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule, scrolling
from desktop.widgets.text import OneLine, Text
from desktop.widgets.words import tr
from desktop.workspace.store_reading import StoreReading

FOR_WHOM = N_("For whom?")
PURPOSES = {
    Purpose.INSIDE: N_("inside"),
    Purpose.APPROVER: N_("the approver"),
    Purpose.PUBLISHED: N_("published"),
}
TO = N_("Who gets it")
BEFORE = N_("Before it is shared · {count}")
NOTHING = N_("Nothing stands against it.")
GOES = N_("Alt and the number goes there, Alt+0 comes back")
LIST_HEIGHT = 168
# So long it waits before it looks: a document and its file come one after the other; longer where somebody types.
PAUSE_MS, TYPING_MS = 250, 1500
TO_WIDTH = 200
# From here on who gets it stands in the line of for whom it is.
WIDE = 560


class BeforeSharingPart(QWidget):
    """The line with the question, and the list.

    Signals: `changed` when something else stands against it, or it is for somebody else; `go_requested(Stop)` to its record;
    `agreed_requested` where it is about an answer;
    `dismissed(tuple, str)` with the stops of a line, and the reason.
    """

    changed = Signal()
    go_requested = Signal(object)
    agreed_requested = Signal()
    dismissed = Signal(tuple, str)

    def __init__(self, opener: Callable[[], Store], name: str) -> None:
        super().__init__()
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._standing = Standing({})
        self._of: Outgoing | None = None
        self._file: MadeFile | None = None
        self._reading = StoreReading(opener, "stop list", self)
        self._pause = timer_once(self, PAUSE_MS, self._on_pause_timeout)
        self.purposes = Chips(f"{name}_purpose", [(purpose.value, tr(label)) for purpose, label in PURPOSES.items()])
        self.to = named(LineField(Type.SMALL, tr(TO)), f"{name}_to", tr(TO))
        self.list = StopList()
        self._title = named(Text("", Type.LABEL_STRONG), f"{name}_stops_title")
        self._goes = OneLine(tr(GOES), Type.LABEL, "soft")
        self._area = scrolling(self.list)
        self._lay_out(name)
        self._reading.found.connect(self._on_reading_found)
        self.purposes.chosen.connect(self._on_purposes_chosen)
        self.list.go_requested.connect(self._on_list_go_requested)
        self.list.dismissed.connect(self._on_list_dismissed)

    @property
    def for_whom(self) -> ForWhom:
        """For whom it is, as far as that was said."""
        values = self.purposes.values
        purpose = Purpose(values[0]) if values else Purpose.SAVED
        return ForWhom(purpose, self.to.text().strip() if purpose is Purpose.APPROVER else "")

    @property
    def stops(self) -> tuple[Stop, ...]:
        """What stands against it for whoever it is for."""
        return self._standing.stops.get(self.for_whom.purpose, ())

    @property
    def holds(self) -> bool:
        """Whether it may not go out as it is."""
        return bool(holding(self.stops))

    def look(self, of: Outgoing | None, purposes: tuple[Purpose, ...] = tuple(PURPOSES), typing: bool = False) -> None:
        """Finds out what stands against a document, in a thread; `purposes` are those it can be for. None where nothing can.

        With `typing` it waits until somebody rests.
        """
        self._pause.setInterval(TYPING_MS if typing else PAUSE_MS)
        self.setVisible(of is not None or len(purposes) > 1)
        for purpose in PURPOSES:
            self.purposes.chip(purpose.value).setVisible(purpose in purposes)
        self.purposes.show_values([one for one in self.purposes.values if Purpose(one) in purposes])
        self._of, self._file = of, None
        if of is None:
            self._standing = Standing({})
            self._show()
        else:
            self._pause.start()

    def forget(self) -> None:
        """Nobody has said for whom it is: another document is shown."""
        self.purposes.show_values(())
        self.to.clear()
        self._standing = Standing({})
        self._show()

    def wait(self) -> None:
        """Ends what is being read; called before the store is closed."""
        self._pause.stop()
        self._reading.wait()

    def look_at(self, file: MadeFile) -> None:
        """Looks at the file as well, once its pages are made: names can stand in parts of it that no page shows."""
        self._file = file
        self.look_again()

    def look_again(self) -> None:
        """Finds it out anew: something was answered or dismissed."""
        if self._of:
            self._pause.start()

    def _lay_out(self, name: str) -> None:
        fix_width(self.to, TO_WIDTH)
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.S3)
        asked = Text(tr(FOR_WHOM), Type.SMALL, "soft")
        asked.setBuddy(self.purposes)
        named(self.purposes, f"{name}_for_whom", tr(FOR_WHOM))
        whom = QHBoxLayout()
        whom.setSpacing(Space.S3)
        whom.addWidget(asked)
        whom.addWidget(self.purposes, 1)
        self._head.addLayout(whom, 1)
        self._head.addWidget(self.to)
        below = QHBoxLayout()
        below.addWidget(self._title, 1)
        below.addWidget(self._goes)
        self._area.setMaximumHeight(LIST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        inner = QVBoxLayout()
        inner.setContentsMargins(Space.S5, Space.S3, Space.S5, Space.S3)
        inner.setSpacing(Space.S2)
        inner.addLayout(self._head)
        inner.addLayout(below)
        inner.addWidget(self._area)
        column.addLayout(inner)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives who gets it a line of its own where there is little room."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if self.width() >= scaled(WIDE) else way.TopToBottom)

    def _show(self) -> None:
        stops = as_lines(self.stops)
        self.list.show_stops(stops)
        self._title.setText(tr(BEFORE, count=len(stops)) if stops else tr(NOTHING))
        self._title.setVisible(bool(stops) or self.for_whom.purpose is not Purpose.SAVED)
        self._goes.setVisible(any(line.go.isEnabled() for line in self.list.lines))
        self._area.setVisible(bool(stops))
        self._area.setMinimumHeight(min(LIST_HEIGHT, self.list.sizeHint().height()) if stops else 0)
        is_sent = self.for_whom.purpose is Purpose.APPROVER
        self.to.setVisible(is_sent)
        if is_sent and not self.to.text():
            self.to.setText(next(iter(self._standing.approvers), ""))
        self.changed.emit()

    @Slot(tuple)
    def _on_purposes_chosen(self, _values: tuple[str, ...]) -> None:
        self._show()

    @Slot(object)
    def _on_list_go_requested(self, stop: Stop) -> None:
        if stop.kind in ABOUT_ANSWERS:
            self.agreed_requested.emit()
        else:
            self.go_requested.emit(stop)

    @Slot(object, str)
    def _on_list_dismissed(self, dismissed: Stop, reason: str) -> None:
        self.dismissed.emit(tuple(stop for stop in self.stops if key_of(stop) == key_of(dismissed)), reason)

    @Slot()
    def _on_pause_timeout(self) -> None:
        if (of := self._of) is not None:
            file = self._file
            self._reading.look(lambda store: (of, standing(store, of, file)))

    @Slot(object)
    def _on_reading_found(self, found: tuple[Outgoing, Standing]) -> None:
        of, stands = found
        if of is self._of:
            self._standing = stands
            self._show()
