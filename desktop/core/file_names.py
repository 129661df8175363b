"""Makes names of files and folders that every system takes, from any text."""

import os
import re
import unicodedata
from collections.abc import Callable, Collection
from pathlib import Path

# Windows refuses these signs, or gives them a meaning of its own; a slash would lead into another folder on every system.
REFUSED = '<>:"/\\|?*'
# Of these kinds are signs that cannot be seen, or are no signs at all: control, format, halves of pairs, without a meaning.
UNSEEN = {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}
# They are of the kind Cf, but hold letters of a script or parts of an emoji together.
JOINERS = "\u200c\u200d"
# Windows means devices by these names, whatever ending follows.
DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(?=\s*(\.|$))", re.IGNORECASE)
# A name may have 255 bytes on Linux, an ending and a number among them.
MOST_BYTES = 240


def safe_name(text: str, most_bytes: int = MOST_BYTES) -> str:
    """Returns `text` as the name of a file or folder on any system, at most `most_bytes` long; empty where nothing is left."""
    signs = (_sign(sign) for sign in unicodedata.normalize("NFC", text))
    line = _shortened(" ".join("".join(signs).split()), most_bytes)
    # A dot or a space at the end is dropped by Windows; a dot at the beginning hides the file elsewhere.
    name = line.strip(" .")
    return DEVICE.sub(r"\1_", name, count=1) if DEVICE.match(name) else name


def without_ending(name: str, suffix: str) -> str:
    """Returns `name` without the ending `suffix`, if it has that one."""
    return name[: -len(suffix)] if suffix and name.casefold().endswith(suffix.casefold()) else name


def file_called(typed: str, suffix: str) -> str:
    """Returns the safe name with the ending `suffix` for a name that somebody typed; empty where no name is left."""
    stem = safe_name(without_ending(typed.strip(), suffix), MOST_BYTES - len(suffix))
    return f"{stem}{suffix}" if stem else ""


def free_among(name: str, taken: Collection[str], suffix: str = "") -> str:
    """Returns `name` if nothing in `taken` is called so, else with a number before its ending `suffix`.

    `taken` holds names as `compared` returns them: some systems do not tell capitals from small letters.
    """
    return _numbered(name, suffix, lambda one: compared(one) in taken)


def free_in(folder: Path, name: str, suffix: str = "") -> str:
    """Returns `name` if nothing in `folder` is called so, else with a number before its ending `suffix`."""
    return _numbered(name, suffix, lambda one: os.path.lexists(folder / one))


def compared(name: str) -> str:
    """Returns `name` in the form in which two names are the same file on some system."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _numbered(name: str, suffix: str, is_taken: Callable[[str], bool]) -> str:
    free, number = name, 1
    while is_taken(free):
        number += 1
        free = f"{without_ending(name, suffix)} ({number}){suffix}"
    return free


def _sign(sign: str) -> str:
    if sign.isspace() or sign in REFUSED:
        return " "
    return "" if unicodedata.category(sign) in UNSEEN and sign not in JOINERS else sign


def _shortened(text: str, most_bytes: int) -> str:
    """Returns the beginning of `text` that has at most `most_bytes` in UTF-8, without half a letter at its end."""
    if len(text.encode()) <= most_bytes:
        return text
    cut = len(text.encode()[:most_bytes].decode(errors="ignore"))
    # An accent or a joined sign is not parted from the letter it belongs to.
    while cut and (unicodedata.combining(text[cut]) or unicodedata.category(text[cut]).startswith("M") or text[cut] in JOINERS):
        cut -= 1
    return text[:cut]
