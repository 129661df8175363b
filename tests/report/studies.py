"""Sets the case studies of all visits on paper, each once for all tests of a process, and reads them back."""

from functools import cache
from io import BytesIO

from pypdf import PdfReader

from db.model.house import OurCompany
from desktop.core.messages import translator_for
from desktop.report.content.case_study import case_study
from desktop.report.pdf_writer import Paper
from tests.report.content.story.told import whole
from tests.report.golden import HOUSE
from tests.report.reading import pdf
from tests.report.spiked import spiked


@cache
def study(name: str, language: str = "en", paper: Paper = Paper.A4) -> bytes:
    """Returns the case study of a visit as it is exported; what must not be published is put into the visit before."""
    return pdf(case_study(spiked(whole(name)), words=translator_for(language), ours=OurCompany(HOUSE)), paper)


@cache
def pages(name: str, language: str = "en", paper: Paper = Paper.A4) -> tuple[str, ...]:
    """Returns the text of each page: its runs in reading order, as a reader of the file gets them, with a space between."""
    found = []
    for page in PdfReader(BytesIO(study(name, language, paper))).pages:
        runs: list[str] = []
        page.extract_text(visitor_text=lambda text, *_: runs.append(text.strip("\n")))  # noqa: B023  # called at once
        found.append(" ".join(filter(str.strip, runs)))
    return tuple(found)


def text(name: str) -> str:
    """Returns all text of the study, with one plain space for any white space."""
    return " ".join(" ".join(pages(name)).replace("\u00a0", " ").split())
