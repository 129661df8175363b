"""What is wrong with a file that came from outside, and where; what could not be written, and why.

ValueError
├── BadVisitFile   the file was refused whole: the visit file, or
│   └── BadTable   the spreadsheet
└── BadPicture     the picture

Each message is one plain sentence on one line; what it names of the file is cut short, as the file may hold megabytes.
"""

import re

SHOWN = 60
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")


class BadVisitFile(ValueError):
    """The file was refused whole; `str()` is one plain sentence that names the place and the reason."""


class BadTable(BadVisitFile):
    """The table was refused whole; the sentence names row and column."""


class BadPicture(ValueError):
    """The picture was refused; `str()` is one plain sentence."""


def shown(text: object, most: int = SHOWN) -> str:
    """`text` as a sentence may name it: on one line, without what cannot be seen, and not longer than `most` characters."""
    # Cut first: what is looked through may hold megabytes.
    whole = str(text)
    line = " ".join(_UNSEEN.sub(" ", whole[: 4 * most]).split())
    return f"{line[:most]}…" if len(line) > most or len(whole) > 4 * most else line
