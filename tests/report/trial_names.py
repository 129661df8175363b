"""Tries promises on names: nobody confidential is named, and nothing is merely covered up."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from db.model.records import CompanyConsent, PersonConsent
from db.model.whole_visit import WholeVisit
from desktop.documents.saving.document_table import DOCUMENTS, file_name
from desktop.documents.studies.twin import unnamed
from desktop.report.content.case_study import case_study
from desktop.report.content.visit_report import visit_report
from tests.report.anonymise import anonymity
from tests.report.every_document import DOCUMENTS as DOCUMENTS_MADE
from tests.report.every_document import story_of_two_visits
from tests.report.reading import pdf
from tests.report.visits import consent, full
from tests.torture.table import Outcome, Trial


def anonymous_studies(trial: Trial) -> Outcome:
    """Makes studies of anonymous customers from visits full of names, and looks for each name in everything that can be read.

    Every third is the anonymous twin of a study whose customer and people agreed to be named.
    """
    broken: list[str] = []
    seen = 0
    for run in range(trial.runs):
        whole, secret = anonymity.study(trial.dice)
        if run % 3 == 2:
            whole = unnamed(_agreed_to_all(whole))
        outline = story_of_two_visits(whole) if run % 2 else case_study(whole)
        hits = anonymity.found_in(pdf(outline), file_name(whole, DOCUMENTS["case-study"]), secret)
        broken += [f"run {run}: {hits[0]}"] if hits else []
        if run % 50 == 0:
            # That the search finds what is there is seen in the internal report of the same visit.
            seen += len(anonymity.found_in(pdf(visit_report(whole)), "", secret))
    if not seen:
        broken.append("the search finds nothing even where everything is told")
    return Outcome(trial.runs, tuple(broken), f"0 names told (the internal reports of every 50th: {seen})")


def _agreed_to_all(whole: WholeVisit) -> WholeVisit:
    people = tuple(replace(one, consent=PersonConsent.NAMED) for one in whole.people)
    return replace(whole, people=people, consent=consent(CompanyConsent.NAMED, scope=("name + company",)))


def nothing_covered(trial: Trial) -> Outcome:
    """Looks for filled shapes drawn over text that stands already: names are replaced before the page is laid out."""
    broken: list[str] = []
    shapes = 0
    for run in range(trial.runs):
        whole = anonymity.study(trial.dice)[0] if run % 2 else full()
        for name, make in DOCUMENTS_MADE.items():
            for number, page in enumerate(PdfReader(BytesIO(pdf(make(whole)))).pages):
                covering, count = shapes_over_text(page)
                shapes += count
                broken += [f"run {run}: page {number + 1} of {name} has {covering} shapes over text"] if covering else []
    return Outcome(trial.runs, tuple(broken), f"{shapes} filled shapes, none over text")


def shapes_over_text(page: Any) -> tuple[int, int]:
    """Returns how many filled shapes of a page lie over text drawn before them, and how many there are."""
    texts: list[tuple[float, float]] = []
    path: list[tuple[float, float]] = []
    covering = shapes = 0
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        numbers = [float(value) for value in operands if isinstance(value, int | float)]
        if operator == b"Tm":
            texts.append((numbers[4], numbers[5]))
        elif operator == b"re":
            x, y, width, height = numbers
            path += [(x, y), (x + width, y + height)]
        elif operator in (b"m", b"l", b"c"):
            path.append((numbers[-2], numbers[-1]))
        elif operator in (b"f", b"f*", b"B", b"F", b"S", b"n"):
            if operator not in (b"S", b"n") and path:
                shapes += 1
                (left, right), (low, high) = ((min(side), max(side)) for side in zip(*path, strict=True))
                covering += any(left <= x <= right and low <= y + 1 <= high for x, y in texts)
            path = []
    return covering, shapes
