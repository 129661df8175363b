"""`python -m desktop` and `firsthand`: the window without arguments, the command line with."""

import sys


def main() -> int:
    """Runs the program; returns the exit status."""
    from desktop.cli import run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
