"""The studio process sets case studies and finds mistakes in spelling; its end, however it comes, costs one sentence."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.model.case_study import Choices
from desktop.documents.sharing.file_texts import texts_of
from desktop.documents.studio_process.studio_process import ENDED, GIVEN_UP, MOST_ENDS, StudioProcess
from desktop.report.content.case_study import case_study
from desktop.report.content.sales_card import card_of
from desktop.report.document.story import Quoted, Result, Story
from desktop.report.document.studio_pages import StudioPages
from desktop.report.pdf_writer import Paper, studio_pages
from tests.report import hostile
from tests.report.content.story.told import whole

# A slow machine takes its time to start a process.
PATIENCE_MS = 120_000
has_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture(scope="module")
def story() -> Story:
    return case_study(whole("halden-pumps"))


@pytest.fixture(scope="module")
def process(qapp: QApplication) -> Iterator[StudioProcess]:
    """The process of all tests that do it no harm."""
    yield from started()


@pytest.fixture
def own(qtbot: QtBot) -> Iterator[StudioProcess]:
    """A process of the test's own, that it may end."""
    yield from started()


def started() -> Iterator[StudioProcess]:
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


def spelled(process: StudioProcess, language: str, texts: Sequence[str], known: Sequence[str], qtbot: QtBot) -> object:
    with qtbot.waitSignal(process.spelled, timeout=PATIENCE_MS) as told:
        process.check_spelling(language, texts, known)
    return told.args[0]


def sentence_when_it_ends(process: StudioProcess, qtbot: QtBot) -> object:
    with qtbot.waitSignal(process.ended_badly, timeout=PATIENCE_MS) as ended:
        os.kill(process.pid, signal.SIGKILL)
    return ended.args[0].template


def named(story: Story, title: str) -> Story:
    return replace(story, title=replace(story.title, text=title))


def test_a_study_comes_back_as_its_pages(process: StudioProcess, story: Story, qtbot: QtBot) -> None:
    assert pages_of(process, story, qtbot) == studio_pages(story)


def test_it_tells_all_that_the_file_says_and_where(process: StudioProcess, story: Story, qtbot: QtBot) -> None:
    with qtbot.waitSignal(process.read, timeout=PATIENCE_MS) as read:
        process.lay_out(story, "A4")
    assert read.args == [tuple(texts_of(studio_pages(story).pdf))]


def test_of_several_studies_the_newest_is_answered(process: StudioProcess, story: Story, qtbot: QtBot) -> None:
    told: list[StudioPages] = []
    process.laid_out.connect(told.append)
    for number in range(20):
        process.lay_out(named(story, f"Number {number}"), "A4")
    newest = pages_of(process, named(story, "The last"), qtbot)
    assert told == [newest] == [studio_pages(named(story, "The last"))]


def test_a_card_comes_back_as_its_page(process: StudioProcess, qtbot: QtBot) -> None:
    card = card_of([whole("halden-pumps")], Choices(visits=()))
    assert pages_of(process, card, qtbot, "Letter") == studio_pages(card, Paper.LETTER)


def test_a_hostile_study_is_set_as_on_any_paper(process: StudioProcess, story: Story, qtbot: QtBot) -> None:
    dice = Random("hostile")
    quote = Quoted(said=replace(story.title, text="word " * 10_000), by=hostile.text(dice))
    sentences = tuple(replace(story.title, text=hostile.text(dice)) for _ in range(30))
    whole_of_it = replace(story, quotes=(quote,), results=(Result(heading="<b>", sentences=sentences),))
    pages = pages_of(process, whole_of_it, qtbot)
    assert pages.count > 10
    # Halves of characters cannot cross the pipe: they come as the sign that stands for them on paper.
    assert pages.places == studio_pages(whole_of_it).places


def test_mistakes_in_spelling_are_told_for_each_text(process: StudioProcess, qtbot: QtBot) -> None:
    texts = ("The recieved parts of Haldensk.", "Fine.", "\ud800 teh")
    assert spelled(process, "en", texts, ("Haldensk",), qtbot) == {texts[0]: ((4, 8),), texts[1]: (), texts[2]: ((2, 3),)}
    assert spelled(process, "tlh", texts, (), qtbot) is None


def test_words_instead_of_a_mistake_follow_once_nobody_types(process: StudioProcess, qtbot: QtBot) -> None:
    told: list[tuple[str, tuple[str, ...]]] = []
    process.suggested.connect(lambda word, instead: told.append((word, instead)))
    process.check_spelling("en", ("It recieved",))
    spelled(process, "en", ("It stopd, stopd again, and wroks",), (), qtbot)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE_MS)
    # Of the newest texts alone, each word once.
    assert [word for word, _ in told] == ["stopd", "wroks"]
    assert "works" in told[1][1]


def test_spelling_and_pages_do_not_wait_for_each_other(process: StudioProcess, story: Story, qtbot: QtBot) -> None:
    with qtbot.waitSignals([process.laid_out, process.spelled], timeout=PATIENCE_MS):
        process.check_spelling("en", [f"number {n} recieved" for n in range(2000)])
        process.lay_out(story, "A4")


def test_an_older_check_is_not_told_when_a_newer_was_asked_for(process: StudioProcess, qtbot: QtBot) -> None:
    told: list[object] = []
    process.spelled.connect(told.append)
    process.check_spelling("en", [f"number {n} recieved" for n in range(5000)])
    assert spelled(process, "en", ("teh",), (), qtbot) == {"teh": ((0, 3),)}
    assert told == [{"teh": ((0, 3),)}]


def test_no_word_is_in_a_file_or_in_what_others_see_of_the_process(
    qtbot: QtBot, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    process = StudioProcess()
    process.start()
    pages_of(process, named(story, "Nobody else may read this"), qtbot)
    spelled(process, "en", ("Nobody else may read this",), (), qtbot)
    for name in ("cmdline", "environ"):
        # Other systems have no such files, and Linux shows them to root alone.
        with suppress(OSError):
            assert b"Nobody" not in Path(f"/proc/{process.pid}/{name}").read_bytes()
    process.end()
    assert list(tmp_path.rglob("*")) == []


@has_signals
def test_a_killed_process_costs_one_sentence_and_no_more(own: StudioProcess, story: Story, qtbot: QtBot) -> None:
    pages_of(own, story, qtbot)
    long = replace(story, results=tuple(Result(heading=f"{n}", sentences=story.summary) for n in range(3000)))
    own.lay_out(long, "A4")
    assert sentence_when_it_ends(own, qtbot) == ENDED
    assert pages_of(own, story, qtbot) == studio_pages(story)


@pytest.mark.long
@has_signals
def test_a_process_that_hangs_is_ended_like_one_that_died(own: StudioProcess, story: Story, qtbot: QtBot) -> None:
    pages_of(own, story, qtbot)
    own.silence_ms = 200
    stopped = own.pid
    os.kill(stopped, signal.SIGSTOP)
    with qtbot.waitSignal(own.ended_badly, timeout=PATIENCE_MS):
        own.lay_out(story, "A4")
    own.silence_ms = PATIENCE_MS
    assert pages_of(own, story, qtbot).count == 2
    assert own.pid != stopped


@has_signals
def test_a_process_that_ends_again_and_again_is_given_up_until_the_studio_opens_anew(
    own: StudioProcess, story: Story, qtbot: QtBot
) -> None:
    told = []
    for _ in range(MOST_ENDS):
        own.lay_out(story, "A4")
        told.append(sentence_when_it_ends(own, qtbot))
    assert told == [ENDED] * (MOST_ENDS - 1) + [GIVEN_UP]
    own.lay_out(story, "A4")
    assert own.pid == 0
    own.start()
    assert pages_of(own, story, qtbot).count == 2


@pytest.mark.long
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
from desktop.documents.sharing.file_texts import texts_of
from desktop.documents.studio_process.studio_process import StudioProcess
application = QCoreApplication([])
process = StudioProcess()
os.set_inheritable(int(sys.argv[1]), True)
process.start()
assert process.findChild(QProcess).waitForStarted()
os.close(int(sys.argv[1]))
print(flush=True)
application.exec()
"""
