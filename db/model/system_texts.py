"""Marks texts of the operating system and of Python's JSON reader for the catalogues; those not listed stay as they are."""

from typing import TYPE_CHECKING

from db.model.messages import N_, Message

if TYPE_CHECKING:
    from json import JSONDecodeError

# As Linux and macOS word what files most often fail with; Windows says it in its own language.
SYSTEM = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File exists"),
    N_("File name too long"),
    N_("File too large"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("Input/output error"),
    N_("Device or resource busy"),
    N_("Too many open files"),
    N_("Too many levels of symbolic links"),
)
JSON = (
    N_("expecting value"),
    N_("expecting property name enclosed in double quotes"),
    N_("expecting ':' delimiter"),
    N_("expecting ',' delimiter"),
    N_("illegal trailing comma before end of object"),
    N_("illegal trailing comma before end of array"),
    N_("extra data"),
    N_("unterminated string starting at"),
    N_("invalid control character at"),
    N_("invalid \\escape"),
    N_("invalid \\uxxxx escape"),
)


def system_reason(error: OSError) -> Message:
    """Returns why the system could not do it, in its words."""
    return Message(error.strerror or type(error).__name__)


def json_reason(error: "JSONDecodeError") -> Message:
    """Returns what is wrong with the JSON, in the words of its reader."""
    return Message(error.msg.lower())
