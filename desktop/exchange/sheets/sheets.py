"""Reads filled approval sheets from outside: PDF forms only, read in a process of their own. Promise of safety: I7."""

import json
from pathlib import Path
from typing import Any

from db.model.messages import N_, NN_, Message
from desktop.consent.filled_sheet import SheetFields
from desktop.consent.sheet_fields import versions_in
from desktop.exchange.common.errors import BadSheet, shown
from desktop.exchange.common.process_apart import TooSlow, command_of, read_apart
from desktop.exchange.common.read_untrusted import Unreadable, read_outside
from desktop.exchange.sheets.reading import COMMAND, MOST_PAGES, SECONDS

MOST_BYTES = 20 * 1000 * 1000
MOST_TOLD = 40_000_000
PDF = b"%PDF-"
# A viewer looks for the beginning of a PDF in this much of a file.
HEAD = 1024
NO_PDF = N_("it is no PDF")
DAMAGED = N_("it is damaged")
NO_FIELDS = N_(
    "it has no fields that can be read; was it printed, scanned or photographed? Please ask for the file itself, or note the "
    "answers one by one"
)
NOT_A_SHEET = N_("it is a form, but no approval sheet of Firsthand")
SEVERAL_SHEETS = N_("it holds sheets of several versions; please import each by itself")
REASONS: dict[str, Message] = {
    "encrypted": Message(N_("it is encrypted; please ask for it without a password")),
    "xfa": Message(N_("it is a form of another kind (XFA); please ask for our sheet, filled in")),
    "pages": Message(NN_("it has more than {count} page", "it has more than {count} pages"), count=MOST_PAGES),
    "fields": Message(NO_FIELDS),
    "memory": Message(N_("it would take too much memory")),
    "time": Message(
        NN_("it could not be read within {count} second", "it could not be read within {count} seconds"), count=SECONDS
    ),
}


def read_sheet(path: Path) -> SheetFields:
    """Returns the fields of the sheet at `path`. Takes up to twenty seconds. Raises BadSheet with a sentence naming the file."""
    try:
        return sheet_from(read_outside(path, MOST_BYTES))
    except Unreadable as error:
        raise BadSheet(error.message) from None
    except BadSheet as error:
        raise BadSheet(N_("{name}: {reason}."), name=shown(path.name), reason=error.message) from None


def sheet_from(data: bytes) -> SheetFields:
    """Returns the fields of the sheet in `data`, the bytes of a file. Raises BadSheet with the reason."""
    if PDF not in data[:HEAD]:
        raise BadSheet(NO_PDF)
    told = _read_elsewhere(data)
    if "refused" in told or not told:
        raise BadSheet(REASONS.get(str(told.get("refused")), Message(DAMAGED)))
    versions = versions_in(told["names"])
    if len(versions) != 1:
        raise BadSheet(SEVERAL_SHEETS if versions else NOT_A_SHEET)
    return SheetFields(
        asked=frozenset(told["names"]),
        ticked=frozenset(told["ticked"]),
        written=told["written"],
        disputed=frozenset(told["disputed"]),
        text=told["text"],
        comments=told["comments"],
        version=versions.pop(),
    )


def _read_elsewhere(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(read_apart(command_of(COMMAND), data, SECONDS, MOST_TOLD))
    except TooSlow:
        return {"refused": "time"}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
