"""Starts one window in a process of its own and keeps it open until it is closed.

`bare COLOUR` is the baseline: Qt's plainest window, as large as ours. `ours KEY` opens the usual store with the key at hand, as
a keyring hands it over; `ours` asks for the passphrase. Where there is no screen to look at, `--unseen` before these words says
"usable" as soon as the program itself takes the window for ready, and ends.
"""

import os
import sys
from collections.abc import Callable


def bare(colour: str) -> None:
    from PySide6.QtGui import QColor, QPalette
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.setPalette(QPalette(QColor(colour)))
    window.resize(1280, 800)
    window.show()
    application.exec()


def ours(key: str = "") -> None:
    from db.engine.keys import Key
    from desktop.cli import run_command
    from desktop.keys.key_search import KeySearch

    class KeyAtHand(KeySearch):
        def _find(self) -> Key:
            return Key(bytes.fromhex(key)) if key else super()._find()

    sys.modules[KeySearch.__module__].KeySearch = KeyAtHand  # type: ignore[attr-defined]  # the only way in that needs no keyring
    run_command([])


def say_when_usable(of_ours: bool) -> None:
    """From now on the process ends with a word as soon as the event loop is idle, for ours once Home or the question stands."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def run_with_timer() -> int:
        QTimer.singleShot(0, _usable)
        return run()

    if not of_ours:
        QApplication.exec = staticmethod(run_with_timer)  # type: ignore[method-assign]
        return
    from desktop import app
    from desktop.security.lock_controller import LockController

    # Home stands and the event loop is idle again: the moment at which the program itself goes on to less urgent work.
    app.Firsthand._after_first_look = _usable  # type: ignore[assignment,method-assign]
    ask: Callable[..., None] = LockController.ask_for_key
    LockController.ask_for_key = lambda *a: (ask(*a), _usable())  # type: ignore[assignment,method-assign,func-returns-value]


def _usable(*_: object) -> None:
    print("usable", flush=True)
    os._exit(0)


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[0] == "--unseen":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        say_when_usable(words[1] == "ours")
        del words[0]
    (bare if words[0] == "bare" else ours)(*words[1:])
