"""Starts the window without arguments, and the command line with them (`python -m desktop`, `firsthand`)."""

import sys

from desktop.core.no_core_dump import forbid_core_dumps


def main() -> int:
    """Runs the program; returns the exit status."""
    forbid_core_dumps()
    if sys.argv[1:] == ["decode-picture"]:
        # A second process of this program that decodes an untrusted picture (see exchange.pictures).
        from desktop.exchange.pictures import decoding

        return decoding.main()
    from desktop.cli import run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
