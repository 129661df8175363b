"""Measures the case-study studio in a process of its own: keys beside the preview, its next picture, memory of both processes."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget

from desktop.core.none_refcount_fix import patch_none_refcount
from desktop.core.paths import resources
from desktop.documents.studio_process.studio_preview import StudioPreview
from desktop.documents.studio_process.studio_process import StudioProcess
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.report.content.case_study import case_study
from desktop.report.document.story import Result, Story, sentences_of
from desktop.report.document.studio_pages import StudioPages
from desktop.theme.style import Theme
from tests.bench.measuring import MS, busy_in, row

# How often somebody types, so many keys each time; the studio waits so long after the last before it asks for pages.
BURSTS, KEYS, PAUSE_MS = 25, 8, 150
BETWEEN_KEYS_S = 0.06
WIDTH, HEIGHT, PREVIEW = 1280, 720, 404


def studio() -> Iterator[str]:
    """Yields the rows, from a fresh process, so that memory is the studio's own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-m", "tests.bench.studio"], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    yield from done.stdout.splitlines()


class Desk:
    """A window with a field for text and, once it is opened, the studio's preview beside it."""

    def __init__(self, application: QApplication, story: Story) -> None:
        self._application, self._story = application, story
        self._window = QWidget()
        self._columns = QHBoxLayout(self._window)
        self._field = QPlainTextEdit()
        self._columns.addWidget(self._field)
        self._window.resize(WIDTH, HEIGHT)
        self._window.show()
        self._pause = QTimer(self._window, interval=PAUSE_MS, singleShot=True)

    def open_studio(self) -> None:
        self._preview, self._process = StudioPreview(), StudioProcess(self._window)
        self._preview.setFixedWidth(PREVIEW)
        self._columns.addWidget(self._preview)
        self._process.start()
        self._process.laid_out.connect(self._preview.show_pages)
        self._pause.timeout.connect(self._ask)
        self._field.textChanged.connect(self._pause.start)
        # The first time loads typefaces and the dictionary.
        spelled: list[object] = []
        self._process.spelled.connect(spelled.append)
        self._ask()
        self._until_shown(None)
        while not spelled:
            self._application.processEvents()

    def close(self) -> None:
        self._process.end()
        self._window.close()

    def _ask(self) -> None:
        story = replace(self._story, title=replace(self._story.title, text=self._field.toPlainText()[-60:]))
        self._process.lay_out(story, "A4")
        self._process.check_spelling("en", tuple(one.text for one in sentences_of(story)))

    def keys(self) -> tuple[list[float], list[float]]:
        """Returns how long each key took until it was painted, and each turn of the window between keys, in ms."""
        handled, busy = [], []
        for sign in "halden "[: KEYS - 1] + ".":
            began = time.perf_counter()
            QApplication.sendEvent(self._field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
            self._application.processEvents()
            handled.append((time.perf_counter() - began) * MS)
            busy += busy_in(self._application.processEvents, BETWEEN_KEYS_S)
        return handled, busy

    def until_picture(self) -> tuple[float, list[float]]:
        """Types some keys; returns how long it is from the last to the new picture, and how long the window was busy."""
        before = self.shown
        self.keys()
        began = time.perf_counter() - BETWEEN_KEYS_S
        busy = self._until_shown(before)
        return (time.perf_counter() - began) * MS, busy

    @property
    def shown(self) -> StudioPages | None:
        return self._preview.sheets.pictures.shown

    def memory(self) -> tuple[float, float]:
        """Returns what the window and the process have in memory, in MB."""
        return resident("self"), resident(str(self._process.pid))

    def _until_shown(self, before: StudioPages | None) -> list[float]:
        busy: list[float] = []
        while self.shown is before:
            busy += busy_in(self._application.processEvents, 0.001)
        return busy


def resident(process: str) -> float:
    """Returns what a process has in memory, in MB; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def stories() -> Iterator[tuple[str, Story]]:
    """Yields a study of two pages, and one of sixty claims on twenty."""
    story = case_study(read_visit_file(resources() / "samples" / "halden-pumps.json").whole)
    yield "2 pages", story
    long = tuple(
        replace(one, text=" ".join([one.text, "It was told at length and noted word by word."] * 4)) for one in story.summary
    )
    yield "20 pages", replace(story, results=tuple(Result(heading=f"Measure {n}", sentences=long) for n in range(60)))


def rows() -> Iterator[str]:
    patch_none_refcount()
    application = QApplication([])
    Theme(application)
    for name, story in stories():
        desk = Desk(application, story)
        bare = statistics.median([taken for _ in range(BURSTS) for taken in desk.keys()[0]])
        before = resident("self")
        desk.open_studio()
        handled, busy = zip(*(desk.keys() for _ in range(BURSTS)), strict=True)
        keys = [taken for burst in handled for taken in burst]
        p95, worst = statistics.quantiles(keys, n=20)[18], max(keys)
        yield row(f"studio, {name}: a key until it is painted, p95", p95, bare, "<= 16 ms", p95 <= 16)
        yield row("  worst", worst, bare, "<= 50 ms", worst <= 50)
        pictures = [desk.until_picture() for _ in range(BURSTS)]
        longest = max(taken for turns in (*busy, *(turns for _, turns in pictures)) for taken in turns)
        yield row("  longest the window was busy meanwhile", longest, None, "<= 16 ms", longest <= 16)
        p95 = statistics.quantiles([taken for taken, _ in pictures], n=20)[18]
        wanted = " <= 400 ms" if name == "2 pages" else ""
        yield row(f"  last key to new picture, p95, {PAUSE_MS} ms pause included", p95, None, wanted, p95 <= 400 or not wanted)
        window, process = desk.memory()
        more = window - before + process
        told = f"window {window - before:.0f}, process {process:.0f}, <= 150 MB"
        yield row(f"  memory more than without it, {name}", more, None, told, more <= 150).replace(" ms", " MB", 1)
        desk.close()


if __name__ == "__main__":
    for line in rows():
        print(line, flush=True)
