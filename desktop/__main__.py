"""Starts the window without arguments, and the command line with them (`python -m desktop`, `firsthand`)."""

import sys
from importlib import import_module

from desktop.core.no_core_dump import forbid_core_dumps

# The hidden commands of a process apart, and the module of each: two read a hostile file, one works for the case-study studio.
APART = {
    "decode-picture": "desktop.exchange.pictures.decoding",
    "read-sheet": "desktop.exchange.sheets.reading",
    "studio": "desktop.documents.studio_process.studio_worker",
}


def main() -> int:
    """Runs the program; returns the exit status."""
    forbid_core_dumps()
    if len(sys.argv) == 2 and sys.argv[1] in APART:
        # A second process of this program (see exchange.common.process_apart).
        status: int = import_module(APART[sys.argv[1]]).main()
        return status
    from desktop.cli import run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
