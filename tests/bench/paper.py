"""Measures documents: case studies beside plain ReportLab, and a long visit report."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from db.model.whole_visit import WholeVisit
from desktop.core.paths import resources
from tests.bench.measuring import row, timed, timed_in_turns
from tests.data import VISIT_FILES

if TYPE_CHECKING:
    from desktop.report.document.story import Story

# How many pages the long report has at least.
PAGES = 20
# Case studies for which all settings are tried.
MUCH_TRIED = ("babylon.json", "stories/university.json")


def paper() -> Iterator[str]:
    from desktop.documents.saving.document_table import DOCUMENTS
    from desktop.exchange.visit_file.reading import read_visit_file
    from desktop.interview.guide import read_guide
    from desktop.report.content.case_study import case_study

    whole = read_visit_file(resources() / "samples" / "halden-pumps.json").whole
    guide = read_guide(resources() / "guides" / "45.toml")
    make = DOCUMENTS["case-study"].make
    plain = in_plain_reportlab(make(whole, guide, "A4"))

    def ours(_n: int) -> None:
        make(whole, guide, "A4")

    base, measured = timed_in_turns(plain, ours, 20)
    yield row("case-study PDF of a full visit, warm", measured, base, "<= 3 x", measured <= 3 * base)
    # The sample is good in the first setting; for these all are tried.
    for name in ("halden-pumps", *MUCH_TRIED):
        told = whole if name == "halden-pumps" else read_visit_file(VISIT_FILES / name).whole
        yield from choosing(case_study(told), Path(name).stem)
    yield from formats(case_study(whole))
    yield long_report(whole)


def formats(story: "Story") -> Iterator[str]:
    """Compares each format that people go on working in with the PDF of the same story."""
    from desktop.documents.studies.study_files import FORMATS
    from desktop.report.pdf_writer import write_pdf

    def as_pdf(_n: int) -> None:
        write_pdf(story, BytesIO())

    for ending, (_, make) in FORMATS.items():
        if make:
            base, measured = timed_in_turns(as_pdf, lambda _n, make=make: make(story), 10)  # type: ignore[misc]  # a default
            yield row(f"case study as {ending}, beside its PDF", measured, base, "<= 300 ms", measured <= 300)


def in_plain_reportlab(data: bytes) -> Callable[[int], None]:
    """Returns what sets the lines of a PDF again, as ReportLab does it without us."""
    from xml.sax.saxutils import escape

    from pypdf import PdfReader
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    lines = [line for page in PdfReader(BytesIO(data)).pages for line in page.extract_text().split("\n") if line.strip()]

    def plain(_n: int) -> None:
        style = getSampleStyleSheet()["BodyText"]
        SimpleDocTemplate(BytesIO()).build([Paragraph(escape(line), style) for line in lines])

    return plain


def choosing(story: "Story", name: str) -> Iterator[str]:
    """Compares one layout, and choosing among several, with plain ReportLab; all write the file."""
    from unittest import mock

    from desktop.report.layout import story_pages
    from desktop.report.pdf_writer import write_pdf

    file = BytesIO()
    write_pdf(story, file)
    plain = in_plain_reportlab(file.getvalue())

    def write(_n: int) -> None:
        write_pdf(story, BytesIO())

    # The first setting is good enough.
    with mock.patch.object(story_pages, "GOOD", float("inf")):
        base, one = timed_in_turns(plain, write, 20)
    yield row(f"one layout, {name}", one, base, "<= 2 x", one <= 2 * base)
    base, chosen = timed_in_turns(plain, write, 20)
    good = chosen <= 6 * base and chosen <= 60
    yield row(f"choosing how it fills its pages, {name}", chosen, base, "<= 6 x, <= 60 ms", good)


def long_report(whole: WholeVisit) -> str:
    """Writes a visit report of twenty pages, with sixty claims and five pictures, again and again with other words."""
    from dataclasses import replace

    from pypdf import PdfReader

    from desktop.report.content.visit_report import visit_report
    from desktop.report.document.outline import Picture, Section
    from desktop.report.pdf_writer import write_pdf
    from tests.exchange.pictures.images import corners, saved

    photo = Picture(saved(corners((1600, 1200)).convert("RGB"), "JPEG"), "A picture")
    pages: set[int] = set()

    def write(n: int) -> None:
        claims = tuple(
            replace(whole.claims[at % len(whole.claims)], metric=f"Measure {at} of {n}", wording=f"In case {at} of {n} " * 17)
            for at in range(60)
        )
        outline = visit_report(replace(whole, claims=claims))
        file = BytesIO()
        write_pdf(replace(outline, sections=(*outline.sections, Section("Pictures", (photo,) * 5))), file)
        pages.add(len(PdfReader(file).pages) if n == 0 else 0)

    write(0)
    measured = timed(lambda n: write(n + 1), 8)
    good = measured <= 500 and max(pages) >= PAGES
    return row(f"visit report of {max(pages)} pages, 60 claims, 5 pictures", measured, None, "<= 500 ms", good)
