"""Work that takes longer than a blink: done in a thread of its own, and told by signal, which crosses into the GUI's."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from db.errors import StoreError

# A folder on a drive that has gone may never answer; the program ends all the same.
PATIENCE_SECONDS = 10.0
FAULT = "A fault of ours kept this from being done ({kind}). Nothing was changed."


class Background(QObject):
    """One piece of work at a time. Signals: `failed(str)`, a sentence, when the work raises."""

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()

    @property
    def is_at_work(self) -> bool:
        """Whether something is under way."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self) -> None:
        """Gives up what can be given up, and waits for the rest, for the end of the program."""
        self._stopping.set()
        if self._thread:
            self._thread.join(PATIENCE_SECONDS)

    def begin(self, name: str, work: Callable[[threading.Event], None]) -> None:
        """Does `work` in a thread called `name`; what went before is told to stop, by the event it was given."""
        self._stopping.set()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(work, self._stopping), name=name, daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[threading.Event], None], stopping: threading.Event) -> None:
        try:
            work(stopping)
        except StoreError as error:
            self.failed.emit(str(error))
        except Exception as error:  # the worker's edge: the sentence must reach the person, the details the log
            self.failed.emit(FAULT.format(kind=type(error).__name__))
            raise
