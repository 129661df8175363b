"""Opens the real window in a process of its own, for trials that may end it.

`python -m tests.torture.window_child SCENE FOLDER ARGUMENT` prints one JSON object with what was measured.
"""

import faulthandler
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.shell.requests import Request
from tests.parts import Parts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

KEY_HEX = "ab" * 32
SECONDS = 60


class Scene:
    """The program with an open visit, and a clock that notes how long its thread was ever busy."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from db.engine.keys import Key
        from desktop.app import Firsthand
        from desktop.core.none_refcount_fix import patch_none_refcount
        from desktop.core.paths import DataFolder
        from desktop.workspace.plan_visit import VisitPlan

        patch_none_refcount()
        self.application = QApplication([])
        self.program = Firsthand(self.application, DataFolder(folder))
        self.program.window.show()
        self.program.use_key(Key(bytes.fromhex(KEY_HEX)))
        self.until(lambda: self.program.workspace.is_ready)
        self.program.workspace.plan(VisitPlan("Halden Pumps AS", "", "", "45", True))
        self.until(lambda: self.program.workspace.open_visit is not None)
        self.until(lambda: self.stored)
        self.longest = 0.0
        self._beat = time.monotonic()
        self._heart = QTimer()
        self._heart.timeout.connect(self._on_heart_timeout)

    @property
    def visit(self) -> Any:
        """The open visit."""
        assert self.program.workspace.open_visit
        return self.program.workspace.open_visit

    @property
    def stored(self) -> bool:
        """Whether everything is on the disk."""
        return bool(self.visit.all_stored)

    def watch(self) -> None:
        """Measures the gaps between heartbeats from now on."""
        self._beat = time.monotonic()
        self._heart.start(5)

    def live(self, seconds: float) -> None:
        """Lets the program run."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.application.processEvents()
            time.sleep(0.002)

    def until(self, met: Callable[[], bool], seconds: float = SECONDS) -> bool:
        """Waits for something; says whether it came true."""
        end = time.monotonic() + seconds
        while not met():
            if time.monotonic() > end:
                return False
            self.application.processEvents()
            time.sleep(0.002)
        return True

    def type(self, text: str) -> None:
        """Types into whatever has the focus, one key after the other."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        for sign in text:
            field = self.program.window.focusWidget()
            assert field
            QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
            self.live(0.01)

    def go(self, block: str) -> None:
        """Goes to a block and into its first field."""
        Parts(self.program).visit.page.go_to_block(block)
        Parts(self.program).visit.page.block_page.focus_first()

    def answer(self, question: str) -> str:
        """Returns an answer as it is stored on the disk."""
        from db.repositories import visits

        reader = self.program.workspace.reading_store()
        text = visits.load(reader.connection, self.visit.id).answer(question)
        reader.close()
        return text

    def _on_heart_timeout(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._beat)
        self._beat = now


def held(scene: Scene, seconds: str) -> dict[str, object]:
    """Types while another program holds the lock for writing."""
    from db.engine.keys import Key
    from db.service.opening import open_store
    from desktop.core.paths import DataFolder

    let_go = threading.Event()
    holding = threading.Event()

    def hold() -> None:
        store = open_store(DataFolder(Path(sys.argv[2])).store, Key(bytes.fromhex(KEY_HEX)))
        store.connection.execute("BEGIN IMMEDIATE")
        holding.set()
        let_go.wait()
        store.connection.execute("ROLLBACK")
        store.close()

    other = threading.Thread(target=hold)
    other.start()
    holding.wait()
    scene.go("before")
    scene.watch()
    scene.type("while it was held ")
    scene.live(float(seconds))
    said = scene.program.window.notice.text
    let_go.set()
    other.join()
    saved = scene.until(lambda: scene.stored, 10)
    return {"longest": scene.longest, "said": said, "saved": saved, "text": scene.answer("challenge")}


def pasted(scene: Scene, megabytes: str) -> dict[str, object]:
    """Pastes a huge text into an answer, which must come back as it was."""
    from PySide6.QtCore import QMimeData

    from desktop.widgets.text_field import TextField

    piece = "brine\u00a0sensor \u202bשלום\u202c 日本語 👩‍👩‍👧 x\r\ny\u2028z\u2029 tab\there; "
    text = (piece * (int(float(megabytes) * 1_000_000 / len(piece)) + 1))[: int(float(megabytes) * 1_000_000)]
    scene.go("before")
    field = scene.program.window.focusWidget()
    assert isinstance(field, TextField)
    data = QMimeData()
    data.setText(text)
    began = time.monotonic()
    field.insertFromMimeData(data)
    scene.application.processEvents()
    took = time.monotonic() - began
    saved = scene.until(lambda: scene.stored)
    # The one rule: every kind of line end becomes a line feed; nothing else changes.
    expected = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return {"seconds": took, "saved": saved, "same": scene.answer("challenge") == expected}


def faulty(scene: Scene, where: str) -> dict[str, object]:
    """Raises an error in our code; the typed words are stored, one notice reports it, and the program goes on."""
    from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRunnable, QThreadPool, QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QListView, QWidget

    def fail(*_: object) -> None:
        raise KeyError("Zebulonqwx")

    class Painted(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            fail()

    class Filtered(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.User:
                fail()
            return False

    class Model(QAbstractListModel):
        def rowCount(self, _parent: object = None) -> int:
            fail()
            return 0

    class Run(QRunnable):
        def run(self) -> None:
            fail()

    class Closed(QWidget):
        def closeEvent(self, _event: object) -> None:
            fail()

    scene.program._crash.install(scene.program._faulted.emit)
    scene.go("before")
    scene.type("typed before ")
    kept: list[object] = []

    def here(kind: type[QWidget]) -> QWidget:
        widget = kind()
        widget.show()
        kept.append(widget)
        return widget

    def event_filter() -> None:
        watcher, watched = Filtered(), QObject()
        watched.installEventFilter(watcher)
        kept.extend((watcher, watched))
        scene.application.sendEvent(watched, QEvent(QEvent.Type.User))

    def model() -> None:
        view = QListView()
        kept.append(view)
        made = Model()
        kept.append(made)
        view.setModel(made)
        made.rowCount(QModelIndex())

    deeds: dict[str, Callable[[], object]] = {
        "slot": fail,
        "paint": lambda: here(Painted),
        "close": lambda: here(Closed).close(),
        "event filter": event_filter,
        "thread": lambda: threading.Thread(target=fail).start(),
        "runnable": lambda: QThreadPool.globalInstance().start(Run()),
        "model": model,
    }
    # From Qt's own loop, as it would come up; a call of ours would get the error back.
    QTimer.singleShot(0, deeds[where])
    told = scene.until(lambda: "What you typed is safe" in scene.program.window.notice.text, 5)
    saved = scene.until(lambda: scene.stored and scene.answer("challenge").startswith("typed before "), 2)
    for widget in kept:
        if isinstance(widget, QWidget):
            widget.hide()
    scene.program.window.activateWindow()
    scene.go("before")
    scene.type("and after")
    after = scene.until(lambda: scene.stored and scene.answer("challenge").endswith("and after"), 5)
    return {"told": told, "saved": saved, "goes on": after}


def canary(scene: Scene, words: str) -> dict[str, object]:
    """Does a day's work with `words` in every field: types, pastes, searches, exports, undoes, deletes, fails, closes."""
    from dataclasses import fields

    from PySide6.QtCore import QMimeData, QUrl

    from db.model.fields import fields_of
    from db.model.kinds import VisitStatus
    from db.model.records import Consent
    from db.model.whole_visit import LISTS
    from desktop.widgets.text_field import TextField

    program, visit = scene.program, scene.visit
    program._crash.install(program._faulted.emit)
    person = visit.welcome(words)
    for kind in (*(kind for kind in LISTS.values() if fields_of(kind).searched), Consent):
        texts = [field.name for field in fields(kind) if field.default == ""]
        visit.add(kind, **{name: words for name in texts if name not in ("heard_at", "started_at")}, **_needed(kind))
    visit.change(visit.whole.customer.id, name=words, about=words)
    visit.change(visit.id, place=words, product=words)
    visit.change(person.id, job_title=words)
    Parts(program).visit.page.capture.focus_line()
    scene.type(words)
    scene.go("before")
    field = program.window.focusWidget()
    assert isinstance(field, TextField)
    data = QMimeData()
    data.setHtml(f'<img src="http://{words}.example/x.png"><img src="file:///etc/hostname">{words}')
    data.setText(words)
    data.setUrls([QUrl(f"file://server/share/{words}.png")])
    field.insertFromMimeData(data)
    visit.undo()
    visit.remove(visit.whole.quotes[0].id)
    scene.until(lambda: scene.stored)
    chosen = Path(sys.argv[2]).parent / "chosen"
    chosen.mkdir()
    program.window.command_requested.emit("documents")
    page = Parts(program).documents.page
    page.folder.setText(str(chosen))
    page.save_button.click()
    exported = scene.until(lambda: any(chosen.iterdir()))
    # While a visit runs, what is told of other files waits, and nothing leads Home.
    visit.change(visit.id, status=VisitStatus.TO_DEBRIEF)
    wrong = chosen / "wrong.json"
    wrong.write_text(f'{{"format": "{words}"}}')
    program.workspace.take_in([wrong])
    refused = scene.until(lambda: "wrong.json" in program.window.notice.text)
    program.context.request(Request.SHOW_HOME)
    Parts(program).home.page.search.setText(words)
    found = scene.until(lambda: bool(Parts(program).home.page.results.rows))
    scene.program.context.theme.choose(scene.program.context.theme._chosen)
    threading.Thread(target=int, args=(words,)).start()
    scene.live(0.3)
    program.window.close()
    return {"exported": exported, "refused": refused, "found": found, "closed": program.close()}


def locked(scene: Scene, why: str) -> dict[str, object]:
    """Locks for one reason with words everywhere, in menus, sheets and dialogs too; then opens again."""
    from PySide6.QtWidgets import QApplication

    from db.engine.keys import Key
    from desktop.shell.help_dialogs import AboutDialog
    from tests.visible import readable

    words = "Zebulonqwx"
    program, visit, window = scene.program, scene.visit, scene.program.window
    visit.welcome(words)
    visit.change(visit.whole.customer.id, name=words)
    Parts(program).visit.page.capture.focus_line()
    scene.type(f"{words} half")
    window.show_notice(f"{words} was told", lasting=True)
    guard = Parts(program).lock.idle_watch
    guard.start(4)
    if why in ("keys", "sleep"):
        sheet = AboutDialog(window, words)
        sheet.setWindowTitle(words)
        sheet.show()
        window.command_requested.emit("import_file")
        scene.live(0.1)
    before = any(words in text for text in readable())
    began = time.monotonic()
    if why == "keys":
        window.actions_by_name["lock"].trigger()
    elif why == "idle":
        guard._touched -= 4 * 60 + 1
        guard._timer.timeout.emit()
    elif why == "sleep":
        # One of the two tells of it, whether the system has a clock that counts sleep or not.
        guard._ticked -= 3600
        if guard._asleep is not None:
            guard._asleep -= 3600
        guard._timer.timeout.emit()
    else:
        guard._on_desktop_told(True)
    scene.application.processEvents()
    seconds = time.monotonic() - began
    seen = [text for text in readable() if words.lower() in text.lower()]
    others = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not window]
    stored = scene.until(lambda: scene.stored, 2)
    kept = any(answer.text == f"{words} half" for answer in _on_disk(scene).answers)
    program.use_key(Key(bytes.fromhex("cd" * 32)))
    shut = window.is_covered
    program.use_key(Key(bytes.fromhex(KEY_HEX)))
    scene.type(" more")
    back = window.stack.currentWidget() is Parts(program).visit.page and visit.draft("capture") == f"{words} half more"
    right = before and not seen and not others and stored and kept and shut and back
    return {"seconds": seconds, "right": right, "seen": seen}


def _on_disk(scene: Scene) -> Any:
    from db.repositories import visits

    reader = scene.program.workspace.reading_store()
    whole = visits.load(reader.connection, scene.visit.id)
    reader.close()
    return whole


def _needed(kind: type) -> dict[str, object]:
    from db.model.records import Answer, Claim, ValueCategory

    needed: dict[type, dict[str, object]] = {Claim: {"category": ValueCategory.COST}, Answer: {"question": "not_asked"}}
    return needed.get(kind, {})


SCENES: dict[str, Callable[[Scene, str], dict[str, object]]] = {
    "held": held,
    "pasted": pasted,
    "faulty": faulty,
    "canary": canary,
    "locked": locked,
}


def main() -> None:
    """Plays one scene."""
    faulthandler.enable()
    scene = Scene(Path(sys.argv[2]))
    found = SCENES[sys.argv[1]](scene, sys.argv[3])
    print(json.dumps(found), flush=True)
    # The window is not what is tried here; threads that a fault left hanging must not keep it from ending.
    os._exit(0)


if __name__ == "__main__":
    main()
