"""Asks before a document goes out what stands against it, notes what went out, and takes back what a customer withdraws."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from db.engine.driver_errors import plain_errors
from db.engine.store import Store
from db.model.errors import StoreError
from db.model.kinds import CustomerId, Purpose, RecordId, VisitId
from db.model.messages import N_, Message
from db.repositories import exported_documents
from desktop.command_line.opening import note_export
from desktop.command_line.output import warn
from desktop.consent.grades import Grade
from desktop.consent.permissions import Use
from desktop.documents.sending import dismiss, log, standing_against
from desktop.documents.stops import Draft

ONLY_INSIDE = N_("This is for use inside: {document}.")
DESPITE = N_("Please look at what is asked. If it may stay, say why with --despite REASON; that is kept.")


def purpose_of(asked: Namespace) -> Purpose:
    """Returns for whom a document was asked for; saved where that was not said."""
    return Purpose(asked.purpose) if asked.purpose else Purpose.SAVED


def may_go_out(store: Store, draft: Draft, purpose: Purpose, day: str, despite: str) -> bool:
    """Prints what stands against a draft, and returns whether it may go out; `despite` is why what is asked may stay."""
    stops = standing_against(draft, purpose, day)
    asked = [stop for stop in stops if stop.grade is Grade.ASK]
    held = [stop for stop in stops if stop.grade is Grade.STOP]
    if asked and despite.strip() and not held:
        dismiss(store, draft.known.customer, asked, despite)
        stops = tuple(stop for stop in stops if stop not in asked)
        asked = []
    for stop in stops:
        warn(stop.message)
    if asked and not held:
        warn(Message(DESPITE))
    return not held and not asked


def note_sent(
    store: Store,
    document: str,
    path: Path,
    customer_id: CustomerId,
    visit_ids: Sequence[VisitId],
    purpose: Purpose,
    use: Use,
    day: str,
    to: str = "",
    study_version: RecordId | None = None,
) -> None:
    """Notes a document that was written, for erasures and for the sharing log; warns if that could not be done."""
    note_export(store, document, path, visit_ids)
    try:
        with plain_errors(store.path):
            log(store, document, path, customer_id, visit_ids, purpose, use, day, to, study_version)
    except (StoreError, OSError):
        warn(Message(exported_documents.NOT_NOTED))
