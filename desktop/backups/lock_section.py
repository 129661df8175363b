"""Lets one choose, on the page about security and backups, after how many minutes the window locks."""

from PySide6.QtCore import Signal, Slot

from db.model.messages import N_
from desktop.core.settings import LOCK_MINUTES
from desktop.theme.tokens import Type
from desktop.widgets.chips import Chips
from desktop.widgets.page_section import PageSection
from desktop.widgets.text import Text
from desktop.widgets.words import tr

LOCK = N_("Lock")
AFTER = N_("By itself, when nobody has touched the keys or the mouse for")
MINUTES = N_("{count} min")
NEVER = N_("never")
ALSO = N_("Always when the laptop sleeps or its screen is locked, and with Ctrl+L; by itself never while a visit runs.")


class LockSection(PageSection):
    """The choice of minutes. Signals: `minutes_chosen(int)`, 0 for never."""

    minutes_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("backups_lock", tr(LOCK))
        choices = [(str(count), tr(MINUTES, count=count) if count else tr(NEVER)) for count in LOCK_MINUTES]
        self.minutes = Chips("backups_lock_minutes", choices)
        self._chosen = ""
        self.body.addWidget(Text(tr(AFTER), Type.SMALL, wrap=True))
        self.body.addWidget(self.minutes)
        self.body.addWidget(Text(tr(ALSO), Type.SMALL, "soft", wrap=True))
        self.minutes.chosen.connect(self._on_minutes_chosen)

    def show_minutes(self, minutes: int) -> None:
        """Shows which choice applies now."""
        self._chosen = str(minutes)
        self.minutes.show_values((self._chosen,))

    @Slot(tuple)
    def _on_minutes_chosen(self, values: tuple[str, ...]) -> None:
        # Pressing the chosen button again must not leave none chosen.
        self.show_minutes(int(values[0] if values else self._chosen))
        self.minutes_chosen.emit(int(self._chosen))
