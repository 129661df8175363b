"""Kills the studio process of a preview again and again, for trials in a process of its own.

`python -m tests.torture.studio_child RUNS SEED` prints a JSON list of what went wrong.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SECONDS = 120
# Within this time a study is usually set: kills come before, while and after that.
LONGEST_WAIT = 0.08
# A hang is told after this silence; whoever is not stopped has the usual time.
SILENCE_MS = 200


def main() -> None:
    runs, dice = int(sys.argv[1]), Random(sys.argv[2])
    print(json.dumps([told for run in range(runs) if (told := Kill(dice).tried(run))]))


class Kill:
    """A preview with its process, which is ended while it sets a study."""

    def __init__(self, dice: Random) -> None:
        from PySide6.QtWidgets import QApplication

        from desktop.core.none_refcount_fix import patch_none_refcount
        from desktop.documents.studio_process.studio_preview import StudioPreview
        from desktop.documents.studio_process.studio_process import SILENCE_MS as USUAL
        from desktop.documents.studio_process.studio_process import StudioProcess

        patch_none_refcount()
        self._application = QApplication.instance() or QApplication([])
        self._dice, self._usual = dice, USUAL
        self._preview, self._process = StudioPreview(), StudioProcess()
        self._preview.resize(404, 580)
        self._preview.show()
        self._process.laid_out.connect(self._preview.show_pages)
        self._sentences: list[str] = []
        self._process.ended_badly.connect(lambda message: self._sentences.append(str(message)))

    def tried(self, run: int) -> str:
        """Returns what broke, empty where the end cost one sentence and no more."""
        self._process.start()
        before = self._shown("before", None)
        kind = self._dice.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGSTOP))
        self._lay_out("while")
        until = time.monotonic() + self._dice.uniform(0, LONGEST_WAIT)
        while time.monotonic() < until:
            self._application.processEvents()
        os.kill(self._process.pid, kind)
        if kind is signal.SIGSTOP:
            self._process.silence_ms = SILENCE_MS
            self._lay_out("stopped")
        self._until(lambda: bool(self._sentences))
        self._process.silence_ms = self._usual
        shown = self._preview.sheets.pictures.shown
        after = self._shown("after", shown)
        self._process.end()
        self._preview.close()
        wrong = {
            "no pages before": before is None,
            "the picture went": shown is None,
            f"sentences: {self._sentences}": len(self._sentences) != 1,
            "no pages after": after is None,
        }
        return ", ".join(f"run {run} ({kind.name}): {what}" for what, is_so in wrong.items() if is_so)

    def _shown(self, title: str, before: object) -> object:
        self._lay_out(title)
        pictures = self._preview.sheets.pictures
        self._until(lambda: pictures.shown is not before)
        return pictures.shown if pictures.shown is not before else None

    def _lay_out(self, title: str) -> None:
        from desktop.report.content.case_study import case_study
        from tests.report.content.story.told import whole

        story = case_study(whole("halden-pumps"))
        self._process.lay_out(replace(story, title=replace(story.title, text=title)), "A4")

    def _until(self, met: Callable[[], bool]) -> None:
        end = time.monotonic() + SECONDS
        while not met() and time.monotonic() < end:
            self._application.processEvents()
            time.sleep(0.001)


if __name__ == "__main__":
    main()
