"""Opens a window of the real program in a process of its own, for tests that start it twice.

`python -m tests.core.second_start FOLDER` prints `open` once it can be used, `front 1` each time it comes to the front, and
`asks` with the question where it asks before it opens anything; the key is that of the tests.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(folder: str) -> int:
    from db.engine.keys import Key
    from desktop import cli
    from desktop.keys import key_search

    class KeyAtHand(key_search.KeySearch):
        def _find(self) -> Key:
            return Key(bytes(range(32)))

    key_search.KeySearch = KeyAtHand  # type: ignore[misc]
    from desktop import app
    from desktop.shell.main_window import MainWindow
    from desktop.shell.store_in_use_dialog import StoreInUseDialog

    come = MainWindow.come_forward

    def come_forward(window: MainWindow) -> None:
        come(window)
        print("front", int(window.isActiveWindow() and not window.isMinimized()), flush=True)

    class Program(app.Firsthand):
        def listen_for_calls(self) -> None:
            super().listen_for_calls()
            print("open", flush=True)

    ask = StoreInUseDialog.ask

    def asks(sheet: StoreInUseDialog) -> bool:
        print("asks", sheet._title.text(), flush=True)
        return ask(sheet)

    StoreInUseDialog.ask = asks  # type: ignore[method-assign,assignment]
    MainWindow.come_forward = come_forward  # type: ignore[method-assign,assignment]
    app.Firsthand = Program  # type: ignore[misc]
    return cli.run_command(["--data-dir", folder])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
