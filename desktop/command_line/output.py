"""Prints sentences of the command line in the language of the window."""

import codecs
import json
import sys
from typing import TextIO
from unicodedata import category

from db.model.messages import Message
from desktop.core.messages import Translator, language_of_window, translator_for

DONE, FAILED = 0, 1
# Categories of Unicode: controls, marks of direction, halves of characters, ends of lines.
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
# Of those, what words of many languages are written with: joiners, soft hyphen, marks of direction that end with the word.
JOINING = "\u200c\u200d\xad\u200e\u200f\u061c"
DELETE = 0x7F
NUMBERED = "firsthand-numbered"


def translator() -> Translator:
    """Returns the translator of everything that the command line prints."""
    return translator_for(language_of_window())


def print_line(text: str) -> None:
    """Prints `text` on one line; what a terminal would obey is shown by its number instead, an end of line too."""
    _print(visible(text), sys.stdout)


def print_json(value: object) -> None:
    """Prints `value` as JSON; a character that a terminal would obey, or cannot show, is written as JSON writes it by number."""
    _print_lines(json.dumps(value, ensure_ascii=False, indent=1), sys.stdout)


def visible(text: str) -> str:
    """Returns `text` with a number (backslash, u, four digits) in place of each character that cannot be seen."""
    return "".join(_numbered(sign) if _is_unseen(sign) else sign for sign in text)


def _print_lines(text: str, file: TextIO) -> None:
    _print("\n".join(map(visible, text.split("\n"))), file)


def _print(text: str, file: TextIO) -> None:
    encoding = getattr(file, "encoding", None) or "utf-8"
    print(text.encode(encoding, NUMBERED).decode(encoding), file=file)


def _is_unseen(sign: str) -> bool:
    return category(sign) in UNSEEN and sign not in JOINING


def _numbered(sign: str) -> str:
    # As JSON writes it, so that the one form serves sentences and JSON.
    return json.dumps(sign)[1:-1] if ord(sign) > DELETE else f"\\u{ord(sign):04x}"


def _numbered_instead(error: UnicodeError) -> tuple[str, int]:
    """Stands in for what a terminal of few letters cannot show."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_numbered, error.object[error.start : error.end])), error.end


codecs.register_error(NUMBERED, _numbered_instead)


def say(message: Message) -> None:
    """Prints one sentence."""
    _print_lines(translator().message(message), sys.stdout)


def warn(message: Message) -> None:
    """Prints one sentence on stderr."""
    _print_lines(f"firsthand: {translator().message(message)}", sys.stderr)


def refuse(message: Message) -> int:
    """Prints on stderr why nothing was done; returns the exit status for it."""
    warn(message)
    return FAILED
