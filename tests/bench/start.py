"""Starts one window in a process of its own and says when it can be used.

`bare` is the baseline; `ours FOLDER KEY` opens the store with the key at hand, as a keyring hands it over (deriving one from
a passphrase would come on top, but then somebody types it first); `locked FOLDER` is the start that asks for it.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit

    application = QApplication([])
    field = QLineEdit()
    field.show()
    QTimer.singleShot(0, _usable)
    application.exec()


def ours(folder: str, key: str = "") -> None:
    import gc

    gc.disable()
    from db.engine.keys import Key
    from desktop.core.paths import DataFolder
    from desktop.keys.key_search import KeySearch

    class KeyAtHand(KeySearch):
        def _find(self) -> Key:
            return Key(bytes.fromhex(key)) if key else super()._find()

    data_folder = DataFolder(Path(folder))
    # The start before ended as if killed; its lock would be looked into first.
    data_folder.lock.unlink(missing_ok=True)
    search = KeyAtHand(data_folder)
    search.start()
    from desktop.core.single_instance import SingleInstance

    instance = SingleInstance(data_folder)
    instance.enter()
    from desktop import app

    # Home stands and the event loop is idle again: the moment at which the program itself goes on to less urgent work.
    app.Firsthand._after_first_look = _usable  # type: ignore[assignment,method-assign]
    if not key:
        from desktop.security.lock_controller import LockController

        ask = LockController.ask_for_key
        LockController.ask_for_key = lambda *a: (ask(*a), _usable())  # type: ignore[assignment,method-assign,func-returns-value]
    app.run(data_folder, search, instance)


def _usable(*_: object) -> None:
    print("usable", flush=True)
    os._exit(0)


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(*sys.argv[2:4])
