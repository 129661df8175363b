"""Notes documents that were written: for erasures, in the list of what went out, and the folder for the next one.

Promise of safety: P10b.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from db.model.edits import Edit
from db.model.errors import StoreError
from db.repositories.app_state import papers_of
from desktop.consent.sharing import Sent, sharing_of
from desktop.documents.saving.document_job import Written
from desktop.documents.saving.document_table import MadeDocument
from desktop.documents.sharing.sending import log, logging
from desktop.workspace.workspace import Workspace


class WrittenDocuments:
    """What every page with documents does with one that was written.

    `logged` is called once it stands in the list of what went out, `failed` where it could not be put there.
    """

    def __init__(self, workspace: Workspace, failed: Callable[[], None], logged: Callable[[], None] = lambda: None) -> None:
        self._workspace, self._failed, self._logged = workspace, failed, logged

    def note(self, written: Written) -> None:
        """Notes one document."""
        self._workspace.note_document(written.name, str(written.path), written.visit_ids)
        if written.sent is None:
            return
        sent = replace(written.sent, path=written.path)
        self._log(sent, written.kept)
        self._workspace.remember(papers_of(sent.customer_id), str(written.path.parent))

    def note_copied(self, made: MadeDocument) -> None:
        """Notes one that was copied as text: there is no file of it."""
        if made.sent:
            self._log(made.sent, made.kept)

    def _log(self, sent: Sent, kept: Edit | None) -> None:
        failed = partial(self._log_later, sent, kept)
        self._workspace.writer.do(partial(log, sent=sent, kept=kept), lambda _: self._logged(), failed)

    def _log_later(self, sent: Sent, kept: Edit | None, error: Exception) -> None:
        """Hands it in as what is typed is: where the disk is full or away, it waits until it is not."""
        if isinstance(error, StoreError):
            with suppress(OSError):
                self._workspace.writer.save(logging(sharing_of(sent), kept))
                self._workspace.writer.do(lambda _store: None, lambda _: self._logged(), lambda _: self._failed())
                return
        self._failed()
