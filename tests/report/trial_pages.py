"""Tries promises on pages: large studies, and the stamp on every page."""

import time
from dataclasses import replace
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from db.model.records import CompanyConsent
from desktop.report.anonymise.who_may_be_named import is_internal_only
from desktop.report.content.case_study import case_study
from desktop.report.content.minutes import minutes
from desktop.report.content.visit_brief import visit_brief
from desktop.report.content.visit_report import visit_report
from desktop.report.document.cancel import Cancelled, until
from desktop.report.document.outline import Outline, Paragraph, Picture, Section, words_only
from desktop.report.document.story import Story
from desktop.report.pdf_writer import write_pdf
from tests.exchange.pictures.images import corners, saved
from tests.report import hostile
from tests.report.reading import pdf
from tests.report.visits import consent, full, objection, quote
from tests.torture.table import Outcome, Trial

VOCABULARY = 5_000
PICTURES, CHARACTERS = 40, 12_500


def large_studies(trial: Trial) -> Outcome:
    """Makes studies of half a million characters and forty pictures; cancels some of them at a random moment."""
    broken: list[str] = []
    took, work, slowest, given_up = 0.0, 0.0, 0.0, 0
    for run in range(trial.runs):
        outline = _large(trial, PICTURES if trial.runs > 2 else 4)
        began, busy = time.monotonic(), time.process_time()
        if run == 0:
            write_pdf(outline, BytesIO())
            # By the clock of the process: the machine may have others to serve.
            took, work = time.monotonic() - began, time.process_time() - busy
            broken += [f"took {work:.1f} s"] if work > 10 else []
            continue
        at = began + trial.dice.uniform(0.0, took)
        try:
            with until(lambda at=at: time.monotonic() > at):  # type: ignore[misc]
                write_pdf(outline, BytesIO())
        except Cancelled:
            given_up += 1
            slowest = max(slowest, time.monotonic() - at)
    if slowest > 1:
        broken.append(f"gave up only after {slowest:.1f} s")
    return Outcome(
        trial.runs, tuple(broken), f"{work:.1f} s of work ({took:.1f} s by the wall); {given_up} given up within {slowest:.2f} s"
    )


def _large(trial: Trial, pictures: int) -> Outline:
    """Returns a document that was never made before, so that nothing of it is cached."""
    words = [
        "".join(trial.dice.choices("abcdefghijklmnopqrstuvwxyzéüø", k=trial.dice.randrange(2, 10))) for _ in range(VOCABULARY)
    ]
    blocks: list[Any] = []
    for n in range(pictures):
        text = " ".join(trial.dice.choices(words, k=2_000))[:CHARACTERS]
        hue = tuple(trial.dice.randrange(256) for _ in range(3))
        photo = corners((1600, 1200)).convert("RGB")
        photo.putpixel((0, 0), hue)
        blocks += [Paragraph(words_only(text)), Picture(saved(photo, "JPEG"), f"Picture {n}")]
    return Outline(title="A large study", sections=(Section("All of it", tuple(blocks)),), stamp="DRAFT")


def stamped(trial: Trial) -> Outcome:
    """Looks for the stamp on every page of every document, whatever the visit holds."""
    broken: list[str] = []
    pages = 0
    for run in range(trial.runs):
        texts = [hostile.text(trial.dice, run) for _ in range(trial.dice.choice((1, 10, 40)))]
        scope = trial.dice.choice(((), ("full case study",), ("name + company", "logo", "full case study", "reference call")))
        whole = replace(
            full(),
            consent=consent(trial.dice.choice(list(CompanyConsent)), scope=scope),
            quotes=tuple(quote(text) for text in texts),
            objections=tuple(objection(text) for text in texts),
        )
        logo = saved(corners(), "PNG") if run % 3 == 0 else None
        documents: tuple[tuple[Outline | Story, str], ...] = (
            (case_study(whole, logo=logo), "internal" if is_internal_only(whole) else "draft"),
            (visit_report(whole), "INTERNAL"),
            (visit_brief(whole), "INTERNAL"),
            (minutes(whole), "not for publication"),
        )
        for outline, words in documents:
            for number, page in enumerate(PdfReader(BytesIO(pdf(outline))).pages):
                pages += 1
                if words not in page.extract_text():
                    broken.append(f"run {run}: page {number + 1} does not say {words}")
    return Outcome(trial.runs, tuple(broken), f"{pages} pages, each with its stamp")
