"""What the studio process does: sets case studies on pages and looks for mistakes in spelling, the newest job of each first.

It is started by `studio_process`, reads jobs from its standard input, writes answers to its standard output, and ends when the
window closes these or is gone. Words are nowhere but in these pipes; nothing is written to a file. Promises of safety: K5, P9.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from desktop.core.no_core_dump import forbid_reading_memory
from desktop.documents.studio_process.spelling import Spelling
from desktop.documents.studio_process.studio_wire import (
    Answer,
    AtWork,
    Frames,
    LaidOut,
    LayOut,
    Read,
    Spell,
    Spelled,
    Suggested,
    framed,
    job_in,
    story_of,
)
from desktop.exchange.common.process_apart import give_up_rights, write_all
from desktop.report.document.cancel import Cancelled, breathe, until

COMMAND = "studio"
MOST_MEMORY = 2 * 1024 * 1024 * 1024
# At work it says so as often; the window takes a longer silence for a hang.
SIGN_OF_LIFE_SECONDS = 1.0
# So long nobody has typed before words are looked for that may be meant by a mistake.
QUIET_SECONDS = 0.5
J = TypeVar("J", LayOut, Spell)


def main() -> int:
    """Works until the window is gone; returns 0, or 1 where something went wrong."""
    # Ctrl+C in a terminal reaches this process too; the window alone decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    answers = os.dup(1)
    # Whatever else is printed must not get between the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    forbid_reading_memory()
    give_up_rights(None, MOST_MEMORY)
    return Worker(0, answers).work()


class Newest(Generic[J]):
    """The newest job of its kind; one that nobody began is dropped when another comes."""

    def __init__(self) -> None:
        self._job: J | None = None
        self._changed = threading.Condition()

    def put(self, job: J) -> None:
        """Puts a job in the place of an older one."""
        with self._changed:
            self._job = job
            self._changed.notify()

    def take(self) -> J:
        """Waits for a job and returns it."""
        with self._changed:
            while self._job is None:
                self._changed.wait()
            job, self._job = self._job, None
            return job

    def comes_within(self, seconds: float) -> bool:
        """Waits for another job, but not longer than this; returns whether it is there."""
        with self._changed:
            return self._changed.wait_for(self.is_there, seconds)

    def is_there(self) -> bool:
        """Whether another job waits, so that the one under way is not wanted any more."""
        return self._job is not None


class Worker:
    """Takes jobs from one pipe and gives answers to another: layouts in one thread, spelling in another, as a dictionary
    takes seconds to load."""

    def __init__(self, jobs: int, answers: int) -> None:
        self._jobs, self._answers = jobs, answers
        self._layouts, self._texts = Newest[LayOut](), Newest[Spell]()
        self._one_at_a_time = threading.Lock()
        self._signed = 0.0
        self._spelling = Spelling()

    def work(self) -> int:
        """Works until the jobs end."""
        threads = [
            threading.Thread(target=_or_end, args=(self._each, self._layouts, self._lay_out), daemon=True),
            threading.Thread(target=_or_end, args=(self._each, self._texts, self._spell), daemon=True),
        ]
        for thread in threads:
            thread.start()
        self._answer(AtWork())
        frames = Frames()
        while data := os.read(self._jobs, 1 << 20):
            for message in frames.add(data):
                job = job_in(message)
                (self._layouts if isinstance(job, LayOut) else self._texts).put(job)  # type: ignore[arg-type]  # each has its own
        # Not waiting for what is under way: nobody reads it.
        os._exit(0)

    def _each(self, jobs: Newest[J], do: Callable[[J], None]) -> None:
        while True:
            job = jobs.take()
            with suppress(Cancelled), until(lambda: self._is_alive() and jobs.is_there()):
                do(job)

    def _is_alive(self) -> bool:
        """Says so from time to time."""
        if time.monotonic() - self._signed > SIGN_OF_LIFE_SECONDS:
            self._answer(AtWork())
        return True

    def _lay_out(self, job: LayOut) -> None:
        from desktop.documents.sharing.file_texts import texts_of
        from desktop.report.pdf_writer import Paper, studio_pages

        pages = studio_pages(story_of(job), Paper[job.paper.upper()])
        self._answer(LaidOut(job.number, pages))
        texts = ((str(place.template), dict(place.values), text) for place, text in texts_of(pages.pdf))
        self._answer(Read(job.number, tuple(texts)))

    def _spell(self, job: Spell) -> None:
        with until(lambda: not self._is_alive()):
            # Read to its end whatever comes: the next job needs it too.
            self._spelling.load(job.language)
        mistakes = self._spelling.mistakes(job.language, job.texts, job.known)
        self._answer(Spelled(job.number, mistakes))
        # Half a word is no mistake that somebody made, and the pages come first.
        if self._texts.comes_within(QUIET_SECONDS):
            return
        places = zip(job.texts, mistakes or (), strict=mistakes is not None)
        for word in dict.fromkeys(text[start : start + length] for text, found in places for start, length in found):
            breathe()
            self._answer(Suggested(job.number, word, self._spelling.suggestions(job.language, word)))

    def _answer(self, answer: Answer) -> None:
        data = framed(answer)
        with self._one_at_a_time:
            self._signed = time.monotonic()
            write_all(self._answers, data)


def _or_end(work: Callable[..., None], *arguments: object) -> None:
    """Does the work of a thread; a fault in it ends the process, which the window tells and mends."""
    try:
        work(*arguments)
    finally:
        os._exit(1)
