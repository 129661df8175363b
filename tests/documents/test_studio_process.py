"""The studio process sets case studies and finds mistakes in spelling; its end, however it comes, costs one sentence."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.documents.studio_process import ENDED, GIVEN_UP, MOST_ENDS, StudioProcess
from desktop.report.content.case_study import case_study
from desktop.report.document.story import Result, Story
from desktop.report.document.studio_pages import StudioPages
from desktop.report.pdf_writer import studio_pages
from tests.report.content.story.told import whole

# A slow machine takes its time to start a process.
PATIENCE_MS = 120_000
has_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture(scope="module")
def story() -> Story:
    return case_study(whole("halden-pumps"))


@pytest.fixture
def process(qtbot: QtBot) -> Iterator[StudioProcess]:
    process = StudioProcess()
    process.start()
    yield process
    process.end()


def pages_of(process: StudioProcess, story: Story, qtbot: QtBot, paper: str = "A4") -> StudioPages:
    with qtbot.waitSignal(process.laid_out, timeout=PATIENCE_MS) as laid_out:
        process.lay_out(story, paper)
    pages = laid_out.args[0]
    assert isinstance(pages, StudioPages)
    return pages


def sentence_when_it_ends(process: StudioProcess, qtbot: QtBot) -> object:
    with qtbot.waitSignal(process.ended_badly, timeout=PATIENCE_MS) as ended:
        os.kill(process.pid, signal.SIGKILL)
    return ended.args[0].template


def named(story: Story, title: str) -> Story:
    return replace(story, title=replace(story.title, text=title))


def test_a_study_comes_back_as_its_pages(process: StudioProcess, story: Story, qtbot: QtBot) -> None:
    assert pages_of(process, story, qtbot) == studio_pages(story)


def test_of_several_studies_the_newest_is_answered(process: StudioProcess, story: Story, qtbot: QtBot) -> None:
    told: list[StudioPages] = []
    process.laid_out.connect(told.append)
    for number in range(20):
        process.lay_out(named(story, f"Number {number}"), "A4")
    newest = pages_of(process, named(story, "The last"), qtbot)
    assert told == [newest] == [studio_pages(named(story, "The last"))]


@has_signals
def test_a_killed_process_costs_one_sentence_and_the_next_study_is_set(
    process: StudioProcess, story: Story, qtbot: QtBot
) -> None:
    pages_of(process, story, qtbot)
    long = replace(story, results=tuple(Result(heading=f"{n}", sentences=story.summary) for n in range(3000)))
    process.lay_out(long, "A4")
    assert sentence_when_it_ends(process, qtbot) == ENDED
    assert pages_of(process, story, qtbot) == studio_pages(story)


@has_signals
def test_a_process_that_hangs_is_ended_like_one_that_died(story: Story, qtbot: QtBot) -> None:
    process = StudioProcess()
    pages_of(process, story, qtbot)
    process.silence_ms = 200
    stopped = process.pid
    os.kill(stopped, signal.SIGSTOP)
    with qtbot.waitSignal(process.ended_badly, timeout=PATIENCE_MS):
        process.lay_out(story, "A4")
    process.silence_ms = PATIENCE_MS
    assert pages_of(process, story, qtbot).count == 2
    assert process.pid != stopped
    process.end()


@has_signals
def test_a_process_that_ends_again_and_again_is_given_up_until_the_studio_opens_anew(
    process: StudioProcess, story: Story, qtbot: QtBot
) -> None:
    told = []
    for _ in range(MOST_ENDS):
        process.lay_out(story, "A4")
        told.append(sentence_when_it_ends(process, qtbot))
    assert told == [ENDED] * (MOST_ENDS - 1) + [GIVEN_UP]
    process.lay_out(story, "A4")
    assert process.pid == 0
    process.start()
    assert pages_of(process, story, qtbot).count == 2


@has_signals
def test_the_process_is_gone_when_the_window_is_killed() -> None:
    reading, writing = os.pipe()
    with subprocess.Popen([sys.executable, "-c", WINDOW, str(writing)], stdout=subprocess.PIPE, pass_fds=(writing,)) as window:
        os.close(writing)
        assert window.stdout
        window.stdout.readline()
        # The studio process alone has the other end of the pipe now.
        assert select.select([reading], [], [], 0)[0] == []
        window.kill()
    assert os.read(reading, 1) == b""
    os.close(reading)


# Starts the studio process with an end of a pipe that it keeps as long as it lives.
WINDOW = """
import os, sys
from PySide6.QtCore import QCoreApplication, QProcess
from desktop.documents.studio_process import StudioProcess
application = QCoreApplication([])
process = StudioProcess()
os.set_inheritable(int(sys.argv[1]), True)
process.start()
assert process.findChild(QProcess).waitForStarted()
os.close(int(sys.argv[1]))
print(flush=True)
application.exec()
"""
