"""Prints sentences of the command line in the language of the window."""

import sys

from db.model.messages import Message
from desktop.core.messages import Translator, language_of_window, translator_for

DONE, FAILED = 0, 1


def translator() -> Translator:
    """Returns the translator of everything that the command line prints."""
    return translator_for(language_of_window())


def say(message: Message) -> None:
    """Prints one sentence."""
    print(translator().message(message))


def warn(message: Message) -> None:
    """Prints one sentence on stderr."""
    print(f"firsthand: {translator().message(message)}", file=sys.stderr)


def refuse(message: Message) -> int:
    """Prints on stderr why nothing was done; returns the exit status for it."""
    warn(message)
    return FAILED
