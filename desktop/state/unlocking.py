"""Brings the key search, which has a thread of its own, to the window by signal."""

from PySide6.QtCore import QObject, Signal, Slot

from db.keys import Key
from desktop.opening import KeySearch, Needed, Outcome, Wrong
from desktop.paths import Place


class Unlocking(QObject):
    """Signals: `unlocked(Key)`; `passphrase_needed(bool)`, true for a new one; `passphrase_wrong`; `failed(str)`."""

    unlocked = Signal(object)
    passphrase_needed = Signal(bool)
    passphrase_wrong = Signal()
    failed = Signal(str)
    # From the search's thread into the GUI's.
    _ended = Signal(object)

    def __init__(self, place: Place, search: KeySearch | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._search = search
        self._ended.connect(self._on_ended)

    def begin(self) -> None:
        """Listens to the search already under way, or starts one."""
        if self._search is None:
            self._search = KeySearch(self._place)
            self._search.start()
        self._search.listen(self._ended.emit)

    @Slot(str)
    def try_passphrase(self, passphrase: str) -> None:
        """Tries what the person typed."""
        self._search = KeySearch(self._place, passphrase=passphrase)
        self._search.start()
        self._search.listen(self._ended.emit)

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        match outcome:
            case Key():
                self.unlocked.emit(outcome)
            case Needed(new):
                self.passphrase_needed.emit(new)
            case Wrong():
                self.passphrase_wrong.emit()
            case _:
                self.failed.emit(outcome)
