"""What is wrong with a file that came from outside, and where; what could not be written, and why.

MessageError and ValueError
├── BadVisitFile   the file was refused whole: the visit file, or
│   └── BadTable   the spreadsheet
├── BadCell        what stands in one cell of it
└── BadPicture     the picture

Each message is one plain sentence on one line, or a part of one; what it names of the file is cut short, as the file may
hold megabytes.
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


class BadCell(MessageError, ValueError):
    """What stands in a cell cannot be taken; the message is the reason."""


class BadPicture(MessageError, ValueError):
    """The picture was refused."""


def reason_of(error: ValueError) -> Message | str:
    """Why something was refused: our own words, or those of whoever else found it wrong."""
    return error.message if isinstance(error, MessageError) else shown(error)


def shown(text: object, most: int = SHOWN) -> str:
    """`text` as a sentence may name it: on one line, without what cannot be seen, and not longer than `most` characters."""
    # Cut first: what is looked through may hold megabytes.
    whole = str(text)
    line = " ".join(_UNSEEN.sub(" ", whole[: 4 * most]).split())
    return f"{line[:most]}…" if len(line) > most or len(whole) > 4 * most else line
