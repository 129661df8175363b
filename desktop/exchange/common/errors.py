"""Defines the errors of files from outside. Each names the fault and its place in one plain sentence.

MessageError and ValueError
├── BadVisitFile   the file was refused whole: the visit file, or
│   ├── BadTable   the spreadsheet
│   └── BadSheet   the filled approval sheet
├── BadCell        the content of one cell of it
└── BadPicture     the picture

Each message is one plain sentence on one line, or a part of one. Quotations from the file are cut short, as the file may hold
megabytes.
"""

import re

from db.model.errors import MessageError
from db.model.messages import Message

SHOWN = 60
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")


class BadVisitFile(MessageError, ValueError):
    """The file was refused whole; the message names the place and the reason."""


class BadTable(BadVisitFile):
    """The table was refused whole; the message names row and column."""


class BadSheet(BadVisitFile):
    """The approval sheet was refused; the message is the reason, with the name of the file where that is known."""


class BadCell(MessageError, ValueError):
    """The content of a cell cannot be used; the message is the reason."""


class BadPicture(MessageError, ValueError):
    """The picture was refused."""


def reason_of(error: ValueError) -> Message | str:
    """Returns the reason why something was refused: our own message, or the text of another library's error."""
    return error.message if isinstance(error, MessageError) else shown(error)


def shown(text: object, most: int = SHOWN) -> str:
    """Returns `text` for use in a sentence: on one line, without invisible signs, at most `most` characters long."""
    # Cut first: the text may hold megabytes.
    whole = str(text)
    line = " ".join(_UNSEEN.sub(" ", whole[: 4 * most]).split())
    return f"{line[:most]}…" if len(line) > most or len(whole) > 4 * most else line
