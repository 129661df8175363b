"""Tries promises on what people go on working in: any text, no secret name, nothing of the machine, given up in time."""

import time
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from db.model.records import RecordId
from desktop.documents.saving.document_table import DOCUMENTS, file_name
from desktop.documents.studies.twin import unnamed
from desktop.report.content.case_study import case_study
from desktop.report.document.cancel import Cancelled, until
from desktop.report.document.story import Story
from tests.report import hostile
from tests.report.anonymise import anonymity
from tests.report.content.story.told import NAMED
from tests.report.formats.trial_formats import lost_in_formats
from tests.report.formats.written import FORMATS, parts_in
from tests.report.visits import claim, empty, full
from tests.torture.table import Outcome, Trial

OFFICE = (".docx", ".pptx")
# What would tell with which programs, or when, a file was made.
OF_THE_MACHINE = (b"python-docx", b"python-pptx", b"XlsxWriter", b"apple", b"/tmp/", b"/home/", b"\\Users\\")
YEARS = {1980}
MOST_SECONDS = 1.0


def any_text_in_formats(trial: Trial) -> Outcome:
    """Writes hostile texts in every format and reads them back, letter by letter."""
    broken = [
        f"run {run}: {lost}"
        for run in range(trial.runs)
        for lost in lost_in_formats(hostile.text(trial.dice, run if run % 700 != 611 else 1))
    ]
    return Outcome(trial.runs, tuple(broken), f"{len(FORMATS)} formats each")


def nobody_is_named(trial: Trial) -> Outcome:
    """Looks for names in everything that can be read in the files of anonymous studies; every third is a twin."""
    broken: list[str] = []
    for run in range(trial.runs):
        whole, secret = anonymity.study(trial.dice)
        story = case_study(unnamed(whole) if run % 3 == 2 else whole)
        for ending, (write, _) in FORMATS.items():
            data = write(story)
            parts = [part for _, part in parts_in(data)] if ending in OFFICE else [data]
            texts = [file_name(whole, DOCUMENTS["case-study"]), *(part.decode("utf-8", "replace") for part in parts)]
            hits = anonymity.told_in(texts, secret)
            broken += [f"run {run}: {ending}: {hits[0]}"] if hits else []
    return Outcome(trial.runs, tuple(broken), f"0 names told in {len(FORMATS)} formats")


def files_say_nothing_of_the_machine(trial: Trial) -> Outcome:
    """Opens every part of office files: the same bytes each time, no date of today, no program, no folder."""
    broken: list[str] = []
    story = case_study(full())
    for run in range(trial.runs):
        for ending, (write, _) in FORMATS.items():
            data = write(story)
            if data != write(story):
                broken.append(f"run {run}: {ending} differs from itself")
            if ending in OFFICE:
                with ZipFile(BytesIO(data)) as archive:
                    broken += [f"run {run}: {ending} has a date" for one in archive.infolist() if one.date_time[0] not in YEARS]
                told = [(sign, name) for name, part in parts_in(data) for sign in OF_THE_MACHINE if sign in part]
                broken += [f"run {run}: {ending} tells {sign!r} in {name}" for sign, name in told]
    return Outcome(trial.runs, tuple(broken), "the same bytes, no date, no program")


def given_up_in_time(trial: Trial) -> Outcome:
    """Writes a large study as a word file and gives it up at some moment."""
    broken: list[str] = []
    story, write = _large(60 if trial.is_short else 400), FORMATS[".docx"][0]
    began = time.monotonic()
    write(story)
    took, slowest, given_up = time.monotonic() - began, 0.0, 0
    for run in range(trial.runs):
        at = time.monotonic() + trial.dice.uniform(0.0, took)
        try:
            with until(lambda at=at: time.monotonic() > at):  # type: ignore[misc]  # a default
                write(story)
        except Cancelled:
            given_up += 1
            slowest = max(slowest, time.monotonic() - at)
        if slowest > MOST_SECONDS:
            broken.append(f"run {run}: gave up only after {slowest:.1f} s")
    return Outcome(trial.runs, tuple(broken), f"{took:.1f} s; {given_up} given up within {slowest:.2f} s")


def _large(count: int) -> Story:
    claims = (claim(metric=f"Stops in hall {n}", before=f"{n + 20}", after=f"{n}") for n in range(count))
    numbered = tuple(replace(one, id=RecordId(f"c{n}")) for n, one in enumerate(claims))
    return case_study(empty(consent=NAMED, claims=numbered))
