import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from db.model.ids import new_id
from db.model.records import Answer, RecordId
from db.model.whole_visit import WholeVisit
from desktop.documents.saving import document_table
from desktop.documents.saving.document_job import DocumentJob
from desktop.documents.saving.document_table import DOCUMENTS, TABLES, Document, MadeDocument, Material
from tests.factories import a_whole_visit
from tests.report.exporting import OWN


def telling(text: str) -> WholeVisit:
    whole = a_whole_visit()
    return replace(whole, answers=(Answer(id=RecordId(new_id()), visit_id=whole.visit.id, question="challenge", text=text),))


def of(name: str, whole: WholeVisit) -> tuple[str, Callable[[], MadeDocument]]:
    """What is asked for: the name of a document, and how it is made of `whole`."""
    return name, partial(DOCUMENTS[name].compose, Material(whole, None, "A4"))


LONG = telling("word and word; " * 40_000)


@pytest.fixture
def work(qtbot: QtBot) -> Any:
    made = DocumentJob(lambda: OWN)
    yield made
    made.give_up()
    made.wait()


def test_a_document_is_made_and_one_is_written(work: DocumentJob, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(work.made) as made:
        work.preview(*of("case-study", telling("The brine")))
    assert made.args
    assert made.args[1].startswith(b"%PDF")
    with qtbot.waitSignal(work.written) as written:
        work.write(*of("claims-csv", telling("")), tmp_path / "claims.csv", ["v"])
    assert written.args == [str(tmp_path / "claims.csv")]
    assert (tmp_path / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_what_shall_be_written_is_written_even_if_other_documents_are_looked_at_meanwhile(
    work: DocumentJob, qtbot: QtBot, tmp_path: Path
) -> None:
    work.preview(*of("visit-report", LONG))
    with qtbot.waitSignals([work.written, work.made]):
        work.write(*of("case-study", telling("The brine")), tmp_path / "study.pdf", ["v"])
        work.preview(*of("case-study", telling("The brine")))
    assert PdfReader(tmp_path / "study.pdf").pages


def test_a_document_to_look_at_gives_way_to_the_next_at_once(work: DocumentJob, qtbot: QtBot) -> None:
    heard: list[str] = []
    work.made.connect(lambda name, _: heard.append(name))
    work.preview(*of("visit-report", LONG))
    qtbot.wait(300)
    began = time.monotonic()
    with qtbot.waitSignal(work.made):
        work.preview(*of("case-study", telling("The brine")))
    assert time.monotonic() - began < 1.5
    assert heard == ["case-study"]


def test_given_up_nothing_is_written_and_it_is_said_which(work: DocumentJob, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "study.pdf"
    target.write_bytes(b"old")
    work.write(*of("visit-report", LONG), target, ["v"])
    qtbot.wait(300)
    with qtbot.waitSignal(work.given_up, timeout=1000) as given_up:
        work.give_up()
    assert given_up.args == ["visit-report"]
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("study.pdf", b"old")]


def test_signs_that_no_typeface_has_are_named(work: DocumentJob, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.remarked) as remarked:
        work.preview(*of("case-study", telling("a \U0001e900 b \U00012000")))
    assert list(map(str, remarked.args or ())) == [
        "No typeface here has these signs, so empty frames stand for them: U+12000, U+1E900."
    ]


def test_a_target_that_cannot_be_written_is_said(work: DocumentJob, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(work.failed) as failed:
        work.write(*of("visit-file", telling("")), tmp_path / "none" / "a.json", ["v"])
    assert failed.args
    assert "could not be written: No such file or directory" in str(failed.args[0])


def test_a_fault_of_ours_is_said_without_a_word_of_what_was_heard(
    work: DocumentJob, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> MadeDocument:
        raise ValueError("Zebulonqwx")

    monkeypatch.setitem(document_table.DOCUMENTS, "case-study", Document("case-study", ".pdf", wrong))
    with qtbot.capture_exceptions() as faults:
        with qtbot.waitSignal(work.failed) as failed:
            work.preview(*of("case-study", telling("")))
        work.wait()
    assert list(map(str, failed.args or ())) == ["The document could not be made (ValueError). Nothing was written."]
    assert len(faults) == 1


def test_every_table_is_a_document_with_its_name() -> None:
    assert [*DOCUMENTS][-2:] == ["claims-csv", "claims-xlsx"]
    for name, document in (DOCUMENTS | TABLES).items():
        assert document.name == name
        assert document.make(telling("The brine"), None, "A4")


@pytest.mark.parametrize("date", ["../../etc", "Halden day", "20/11/2026", ""])
def test_a_date_that_is_none_is_no_part_of_a_file_name(date: str) -> None:
    whole = telling("")
    whole = replace(whole, visit=replace(whole.visit, date=date))
    assert document_table.file_name(whole, DOCUMENTS["case-study"]) == "A customer case study.pdf"
