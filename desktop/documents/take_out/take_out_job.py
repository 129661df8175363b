"""Takes everything out in a thread, with a reading connection of its own. Promise of safety: X1."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.engine.store import Store
from desktop.core.background import Background, BackgroundRun
from desktop.core.paths import DataFolder
from desktop.documents.take_out.take_out import HowToWrite, TakenOut, take_out
from desktop.exchange.common.whole_folder import FolderNotWritten
from desktop.report.document.cancel import Cancelled, until


class TakeOutJob(Background):
    """Writes one folder at a time.

    Signals: `progressed(int, int)` with visits done and visits in all; `taken_out(TakenOut)`; `given_up` once nothing is left of
    a folder that was stopped.
    """

    progressed = Signal(int, int)
    taken_out = Signal(object)
    given_up = Signal()

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self._unwanted = False

    def start(self, opener: Callable[[], Store], folder: Path, how: HowToWrite) -> None:
        """Writes all visits of the store that `opener` opens into `folder`."""
        self._unwanted = False
        self.begin("taking out", lambda run: self._take_out(opener, folder, how, run))

    def give_up(self) -> None:
        """Stops within a second; nothing is left of the folder."""
        self._unwanted = True

    def _take_out(self, opener: Callable[[], Store], folder: Path, how: HowToWrite, run: BackgroundRun) -> None:
        def told(done: int, of: int) -> None:
            run.tell(self.progressed, done, of)

        store = opener()
        try:
            with until(lambda: self._unwanted or run.is_over):
                made: TakenOut = take_out(store, self._data_folder, folder, how, told)
        except Cancelled:
            run.tell(self.given_up)
        except FolderNotWritten as error:
            run.tell(self.failed, error.message)
        else:
            run.tell(self.taken_out, made)
        finally:
            store.close()
