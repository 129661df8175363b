"""Says what the page of the lock asks for: title, sentence and button of each question."""

from enum import Enum

from db.model.messages import N_

LOCKED_SINCE = N_("Locked since {time}")


class Asked(Enum):
    """What the page asks for: its title, the sentence under it, and the label of its button."""

    KNOWN = (
        N_("Your passphrase, please."),
        N_("It unlocks the encrypted file on this laptop in which every word is kept."),
        N_("Unlock"),
    )
    NEW = (
        N_("Choose a passphrase."),
        N_(
            "This system offers no keyring, so a passphrase will protect what your customers tell you. "
            "Four or five unrelated words are strong and easy to keep in mind. "
            "Next you get a recovery key, for the day on which it is forgotten."
        ),
        N_("Begin"),
    )
    RENEWED = (
        N_("The key is right. Choose a new passphrase."),
        N_(
            "No keyring keeps it here. With a new passphrase everything is encrypted again, and you get a new recovery key. "
            "Four or five unrelated words are strong and easy to keep in mind."
        ),
        N_("Go on"),
    )
    LOCKED_WITH_WORDS = (
        LOCKED_SINCE,
        N_("Everything you typed is stored. Your passphrase brings you back to where you were."),
        N_("Unlock"),
    )
    LOCKED = (
        LOCKED_SINCE,
        N_(
            "Everything you typed is stored. The keyring of this system brings you back with one click, so this hides the screen "
            "and keeps nobody out who uses this laptop as you. A passphrase for the lock does: see the menu."
        ),
        N_("Unlock"),
    )
    CLOSED = (
        N_("Your visits are safe, but locked."),
        "",
        N_("Try again"),
    )
    BROKEN = (
        N_("Your visits cannot be opened."),
        "",
        N_("Try again"),
    )
    RECOVERY = (
        N_("Your recovery key, please."),
        N_("The eight groups on the page you printed or wrote. Small letters will do, and so will O for 0 or I for 1."),
        N_("Unlock"),
    )
