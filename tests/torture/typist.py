"""Types into the real window until the process is killed; prints each text and when it was typed.

`python -m tests.torture.typist FOLDER KEYHEX LETTERS_PER_SECOND PLACE`; the place is "visit" or "studio".
"""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.parts import Parts

if TYPE_CHECKING:
    from desktop.app import Firsthand

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(folder: str, key: str, speed: float, place: str) -> None:
    """Types for ever."""
    from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from db.engine.keys import Key
    from desktop.app import Firsthand
    from desktop.core.none_refcount_fix import patch_none_refcount
    from desktop.core.paths import DataFolder
    from desktop.workspace.plan_visit import VisitPlan

    patch_none_refcount()
    application = QApplication([])
    program = Firsthand(application, DataFolder(Path(folder)))
    program.window.show()
    program.use_key(Key(bytes.fromhex(key)))
    while not program.workspace.is_ready:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    program.workspace.plan(VisitPlan("Halden Pumps AS", "", "", "45", True))
    assert program.workspace.open_visit
    print("visit", program.workspace.open_visit.id, flush=True)
    if place == "studio":
        _go_to_studio(program)
    else:
        page = Parts(program).visit.page
        page.go_to_block("before")
        page.block_page.focus_first()
    typed = [0]

    def type_one() -> None:
        field = program.window.focusWidget()
        assert field
        letter = "abcdefghijklmnopqrstuvwxyz"[typed[0] % 26]
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        typed[0] += 1
        try:
            print(typed[0], time.monotonic(), flush=True)
        except OSError:
            # Whoever would have killed us has gone without doing so.
            os._exit(1)

    timer = QTimer()
    timer.timeout.connect(type_one)
    timer.start(round(1000 / speed))
    application.exec()


def _go_to_studio(program: "Firsthand") -> None:
    """Puts the keyboard into the summary of a case study, with all its words selected."""
    from PySide6.QtWidgets import QApplication

    from desktop.documents.studio.passage_field import PassageField
    from desktop.shell.requests import Request
    from tests.journeys.test_debrief import story_of

    visit = program.workspace.open_visit
    assert visit
    for record in story_of(visit.whole):
        visit.put(record)
    program.context.request(Request.SHOW_STUDIO)
    page = Parts(program).studies.page
    while not (fields := [one for one in page.findChildren(PassageField, "study_text_summary") if one.isVisible()]):
        QApplication.processEvents()
    fields[0].setFocus()
    fields[0].selectAll()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4])
