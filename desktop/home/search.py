"""Searches while somebody types, in a thread with its own reading connection; answers only the latest query."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from db.engine.driver_errors import of_whatever_kind
from db.engine.store import Store
from db.model.errors import StoreError
from db.tables.search_index import find
from desktop.home.query import MOST_HITS, query_of


class SearchJob(QObject):
    """The search. Signals: `found(str, list)` with query and hits; `failed(str, Message)` with query and reason."""

    found = Signal(str, list)
    failed = Signal(str, object)

    def __init__(self, opener: Callable[[], Store], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._wanted: str | None = None
        self._closing = False
        self._signal = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)

    @Slot(str)
    def search(self, typed: str) -> None:
        """Starts to search for the words typed; returns at once."""
        with self._signal:
            self._wanted = typed
            self._signal.notify()
        if not self._thread.is_alive() and not self._closing and self._thread.ident is None:
            self._thread.start()

    def close(self) -> None:
        """Ends the thread."""
        with self._signal:
            self._closing = True
            self._signal.notify()
        if self._thread.ident is not None:
            self._thread.join(5)

    def _run(self) -> None:
        store: Store | None = None
        while (typed := self._next()) is not None:
            try:
                store = store or self._opener()
                # A damaged index raises errors of its own kinds.
                with of_whatever_kind(store.path):
                    query = query_of(typed)
                    # One more than is shown tells whether there are more.
                    hits = find(store.connection, query.words, MOST_HITS + 1, query.kinds)
            except StoreError as error:
                # A connection that failed to read a page cannot be used again.
                if store:
                    store.close()
                store = None
                self._emit(self.failed, typed, error.message)
            else:
                self._emit(self.found, typed, hits)
        if store:
            store.close()

    def _emit(self, signal: SignalInstance, typed: str, what: object) -> None:
        if not self._closing:
            signal.emit(typed, what)

    def _next(self) -> str | None:
        with self._signal:
            self._signal.wait_for(lambda: self._wanted is not None or self._closing)
            typed, self._wanted = self._wanted, None
            return None if self._closing else typed
