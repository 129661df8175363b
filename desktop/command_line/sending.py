"""Asks before a document goes out what stands against it, notes what went out, and takes back what a customer withdraws."""

from argparse import Namespace

from db.engine.driver_errors import plain_errors
from db.engine.store import Store
from db.model.errors import StoreError
from db.model.kinds import Purpose
from db.model.messages import N_, Message
from db.repositories import exported_documents
from desktop.command_line.opening import note_export
from desktop.command_line.output import warn
from desktop.consent.grades import Grade
from desktop.consent.sharing import Sent
from desktop.documents.sharing.sending import dismiss, log, standing_against
from desktop.documents.sharing.stops import Draft

ONLY_INSIDE = N_("This is for use inside: {document}.")
ONLY_FOR_CUSTOMER = N_("This is for the customer alone, and not to be published: {document}.")
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


def note_sent(store: Store, sent: Sent) -> None:
    """Notes a file that was written, for erasures and for the sharing log; warns if that could not be done."""
    assert sent.path
    note_export(store, sent.document, sent.path, sent.visits)
    try:
        with plain_errors(store.path):
            log(store, sent)
    except (StoreError, OSError):
        warn(Message(exported_documents.NOT_NOTED))
