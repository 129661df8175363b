"""Says which passphrases are long enough for a store; the window and the command line ask here. Promise of safety: S8."""

import unicodedata

from db.model.errors import Refused
from db.model.messages import NN_, Message

SHORT = NN_("At least {count} character, please.", "At least {count} characters, please.")
REFUSED = NN_(
    "The new passphrase is too short: at least {count} character, please. Nothing was changed.",
    "The new passphrase is too short: at least {count} characters, please. Nothing was changed.",
)
FEWEST = 10


def complaint(passphrase: str, fewest: int = FEWEST) -> Message | None:
    """Returns what is wrong with a new passphrase, or None; blanks at its ends make it no longer."""
    signs = len(unicodedata.normalize("NFC", passphrase).strip())
    return Message(SHORT, count=fewest) if signs < fewest else None


def refuse_short(passphrase: str) -> None:
    """Raises Refused unless a store may be locked with `passphrase`; one that was chosen earlier goes on opening its store."""
    if complaint(passphrase, FEWEST):
        raise Refused(REFUSED, count=FEWEST)
