"""`python -m desktop` and `firsthand`: the window without arguments, the command line with."""

import sys


def main() -> int:
    """Runs the program; returns the exit status."""
    if sys.argv[1:] == ["decode-picture"]:
        # The program itself, beside the window: decodes a picture that nobody trusts yet (see exchange.pictures).
        from desktop.exchange.pictures import decoding

        return decoding.main()
    from desktop.cli import run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
