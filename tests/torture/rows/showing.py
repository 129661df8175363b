"""What was typed elsewhere is shown as words: nothing of it is markup on the screen or a command to the terminal."""

import html
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from unicodedata import category

from PySide6.QtGui import QGuiApplication

from db.model.messages import Message
from desktop.command_line.output import print_json, print_line, warn
from desktop.widgets.tips import as_typed
from tests.torture.table import Outcome, Promise, Trial
from tests.widgets.test_tips import shown

MARKUP = (
    *("<img src='/etc/hostname'>", "<h1>", "</span>", "<a href=x>", "&lt;", "&", "<!--", "<style>"),
    *("\\\\host\\share\\x.png", '"'),
)
SIGNS = (
    *("\x1b]52;c;WmVi\x07", "\x1b[2J", "\x9b31m", "\u202e", "\u2066", "\x7f", "\r", "\n", "\x08"),
    *("\u2028", "\ud800", "é", "ф", " "),
)


def only_words(trial: Trial) -> Outcome:
    """Shows texts of markup in tips and of control characters on a terminal: each is read as typed, and does nothing."""
    application = QGuiApplication.instance() or QGuiApplication(["-platform", "offscreen"])
    broken = []
    for run in range(trial.runs):
        typed = "".join(trial.dice.choices((*MARKUP, "Eve", " Solberg"), k=6))
        words, opened = shown(as_typed(typed))
        if opened or words.split() != typed.split():
            broken.append(f"run {run}: {html.escape(typed)} opens {opened} and reads {words!r}")
        text = "".join(trial.dice.choices(SIGNS, k=8))
        printed = StringIO()
        with redirect_stdout(printed), redirect_stderr(printed):
            print_line(text)
            print_json({text: text})
            warn(Message("{path}", path=text))
        if bad := {sign for sign in printed.getvalue() if _obeyed(sign)}:
            broken.append(f"run {run}: {sorted(map(ord, bad))} were printed as they are")
    del application
    return Outcome(trial.runs, tuple(broken), f"{len(MARKUP)} kinds of markup, {len(SIGNS)} signs and sequences")


def _obeyed(sign: str) -> bool:
    return sign != "\n" and (category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in "\u202e\u2066")


PROMISES = (Promise("S7", "no name is markup on the screen, or a command to a terminal", 2000, only_words, quick=100),)
