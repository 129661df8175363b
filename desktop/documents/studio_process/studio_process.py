"""Runs the studio process: gives it jobs through a pipe and tells its answers, without making the window wait.

Promise of safety: P9.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, QProcess, Qt, QTimer, Signal, Slot

import desktop
from db.model.messages import N_, Message
from desktop.documents.studio_process.studio_wire import (
    Answer,
    AtWork,
    Frames,
    Job,
    LaidOut,
    LayOut,
    Read,
    Spell,
    Spelled,
    Suggested,
    answer_in,
    framed,
    packed,
)
from desktop.documents.studio_process.studio_worker import COMMAND
from desktop.exchange.common.process_apart import command_of

if TYPE_CHECKING:
    from desktop.report.document.story import Story

ENDED = N_("The preview stopped. It comes back with your next change; your text is safe.")
GIVEN_UP = N_("The preview stopped several times and is off now. Leave the case study and open it again to try once more.")
# How often in a row the process may end without an answer, before it is not started again.
MOST_ENDS = 3
# A process that is at work says so each second; after so long a silence it hangs. A slow laptop may take a while to start it.
SILENCE_MS = 20_000
# A process that is killed is gone within milliseconds; nobody waits longer for one that the system holds.
GONE_MS = 1000


class StudioProcess(QObject):
    """The studio process, started with the studio and ended with it; of each kind only the newest job is answered.

    Signals: `laid_out(StudioPages)`; `read(tuple)` the texts of their file, with where they stand; `spelled(object)` a mapping
    from each text to the start and length of its mistakes, None where there is no dictionary of its language;
    `suggested(str, tuple)` afterwards, for one mistake after another, words that may be meant;
    `ended_badly(Message)` when the process ended or hangs: the next job starts it again.
    """

    laid_out = Signal(object)
    read = Signal(tuple)
    spelled = Signal(object)
    suggested = Signal(str, tuple)
    ended_badly = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.silence_ms = SILENCE_MS
        self._process: QProcess | None = None
        self._frames = Frames()
        self._number = self._ends = 0
        # The newest jobs that are not answered yet: of a layout its number, and that whose file is not read; of texts also these.
        self._layout = self._unread = 0
        self._spelling = self._spelled = 0
        self._texts: tuple[str, ...] = ()
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._on_silence)

    def start(self) -> None:
        """Starts the process, so that it is warm when the first job comes."""
        self._ends = 0
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.end, Qt.ConnectionType.UniqueConnection)
        self._begin()

    @Slot()
    def end(self) -> None:
        """Ends the process; what it works on is dropped."""
        self._drop()
        self._ends = MOST_ENDS

    def lay_out(self, story: "Story", paper: str) -> None:
        """Sets a story, or a card, on paper ("A4", "Letter")."""
        self.lay_out_packed(packed(story, paper))

    def lay_out_packed(self, job: LayOut) -> None:
        """Does the same with a job that was packed in a thread, which takes a while for a long story."""
        self._number += 1
        self._layout, self._unread = self._number, 0
        self._give(replace(job, number=self._number))

    def check_spelling(self, language: str, texts: Sequence[str], known: Sequence[str] = ()) -> None:
        """Looks for mistakes in texts of a language (BCP 47); words that stand in `known` are none."""
        self._number += 1
        self._spelling, self._spelled, self._texts = self._number, 0, tuple(texts)
        self._give(Spell(self._number, language, self._texts, tuple(known)))

    @property
    def pid(self) -> int:
        """The id of the process; 0 where none runs."""
        return self._process.processId() if self._process else 0

    def _give(self, job: Job) -> None:
        if not self._process and self._ends < MOST_ENDS:
            self._begin()
        if self._process:
            self._process.write(framed(job))
            self._silence.start(self.silence_ms)

    def _begin(self) -> None:
        if self._process:
            return
        program, *arguments = command_of(COMMAND)
        self._process = process = QProcess(self)
        process.setWorkingDirectory(os.fspath(Path(desktop.__file__).parent.parent))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_answers)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._frames = Frames()
        process.start(program, arguments)

    def _drop(self) -> None:
        """Forgets the process and its jobs."""
        self._silence.stop()
        self._layout = self._unread = self._spelling = 0
        process, self._process = self._process, None
        if process:
            process.blockSignals(True)
            if process.state() is not QProcess.ProcessState.NotRunning:
                process.kill()
                process.waitForFinished(GONE_MS)
            process.deleteLater()

    @Slot()
    def _on_answers(self) -> None:
        if not self._process:
            return
        for message in self._frames.add(bytes(self._process.readAllStandardOutput().data())):
            self._silence.start(self.silence_ms)
            self._tell(answer_in(message))

    def _tell(self, answer: Answer) -> None:
        if isinstance(answer, AtWork):
            return
        self._ends = 0
        if isinstance(answer, LaidOut) and answer.number == self._layout:
            self._layout, self._unread = 0, self._layout
            self.laid_out.emit(answer.pages)
        elif isinstance(answer, Read) and answer.number == self._unread:
            self._unread = 0
            self.read.emit(tuple((Message(place, **values), text) for place, values, text in answer.texts))
        elif isinstance(answer, Spelled) and answer.number == self._spelling:
            self._spelling, self._spelled = 0, self._spelling
            mistakes = answer.mistakes
            self.spelled.emit(dict(zip(self._texts, mistakes, strict=True)) if mistakes is not None else None)
        elif isinstance(answer, Suggested) and answer.number == self._spelled:
            self.suggested.emit(answer.word, answer.instead)
        if not (self._layout or self._unread or self._spelling):
            self._silence.stop()

    @Slot()
    def _on_finished(self) -> None:
        self._fail()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        # A crash is told by `finished`; a job that cannot be written, as the process is just ending, too.
        if error is QProcess.ProcessError.FailedToStart:
            self._fail()

    @Slot()
    def _on_silence(self) -> None:
        self._fail()

    def _fail(self) -> None:
        self._drop()
        self._ends += 1
        self.ended_badly.emit(Message(ENDED if self._ends < MOST_ENDS else GIVEN_UP))
