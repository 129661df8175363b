"""Declares the options that the window takes as well, and reads them where nothing else is asked for."""

from collections.abc import Sequence
from pathlib import Path

from db.model.messages import N_

# The name of each, what stands for its value in the help, and what it does.
WINDOW_OPTIONS = {
    "--data-dir": ("DIR", N_("the folder with the store, instead of the usual one")),
    "--passphrase-file": ("FILE", N_("its first line unlocks the store")),
    "--recovery-key-file": ("FILE", N_("its first line opens the store when nothing else does")),
}


def only_window_options(arguments: Sequence[str]) -> dict[str, Path] | None:
    """Returns the paths by the names of the options, or None where `arguments` hold anything else or anything odd.

    The parser of all commands understands more ways to write them, but making it would delay the first picture.
    """
    names, values = arguments[::2], arguments[1::2]
    if len(names) != len(values) or not WINDOW_OPTIONS.keys() >= set(names) or any(one.startswith("-") for one in values):
        return None
    return dict(zip(names, map(Path, values), strict=True))
