"""Runs slow work in a thread of its own, and emits its results as signals in the GUI's thread. Promise of safety: R7."""

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from db.model.errors import StoreError
from db.model.messages import N_, Message

# A folder on a disconnected drive may never answer; the program ends all the same.
PATIENCE_SECONDS = 10.0
FAULT = N_("A fault of ours kept this from being done ({kind}). Nothing was changed.")


class BackgroundRun:
    """One run of work; it is stopped when another one begins, and emits nothing from then on."""

    def __init__(self, crossing: SignalInstance) -> None:
        self._crossing = crossing
        self._over = threading.Event()

    @property
    def is_over(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._over.is_set()

    def stop(self) -> None:
        """Marks the run as over: nobody waits for it any more."""
        self._over.set()

    def tell(self, signal: SignalInstance, *facts: object) -> None:
        """Emits `signal` with `facts` in the GUI's thread, unless the run is over by then."""
        if not self.is_over:
            # The window may go between the question and this; then nobody hears it.
            with suppress(RuntimeError):
                self._crossing.emit(self, signal, facts)


class Background(QObject):
    """One piece of work at a time. Signals: `failed(Message)` when the work raises."""

    failed = Signal(object)
    # Carries a call from the thread of the work into the GUI's.
    _crossing = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._run = BackgroundRun(self._crossing)
        self._crossing.connect(self._on_crossing)

    @property
    def is_at_work(self) -> bool:
        """Whether something is under way."""
        return self._thread is not None and self._thread.is_alive()

    def stop(self) -> None:
        """Marks what is under way as over: nobody waits for it any more."""
        self._run.stop()

    def wait(self) -> None:
        """Stops the work where possible and waits for the rest; called at the end of the program."""
        self._run.stop()
        if self._thread:
            self._thread.join(PATIENCE_SECONDS)

    def begin(self, name: str, work: Callable[[BackgroundRun], None]) -> None:
        """Runs `work` in a thread called `name`, and stops the run before."""
        self._run.stop()
        self._run = BackgroundRun(self._crossing)
        self._thread = threading.Thread(target=self._do, args=(work, self._run), name=name, daemon=True)
        self._thread.start()

    def _do(self, work: Callable[[BackgroundRun], None], run: BackgroundRun) -> None:
        try:
            work(run)
        except StoreError as error:
            run.tell(self.failed, error.message)
        except Exception as error:  # the worker's edge: the sentence must reach the person, the details the log
            run.tell(self.failed, Message(FAULT, kind=type(error).__name__))
            raise

    @Slot(object, object, object)
    def _on_crossing(self, run: BackgroundRun, signal: SignalInstance, facts: tuple[object, ...]) -> None:
        if not run.is_over:
            signal.emit(*facts)
