"""The contents of long documents: on the first page, with the right pages, and leading there."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest

from db.model.house import OurCompany
from db.model.whole_visit import WholeVisit
from desktop.report.content.case_study import case_study
from desktop.report.content.minutes import minutes
from desktop.report.content.visit_report import visit_report
from desktop.report.document.outline import Outline
from desktop.report.document.story import Story
from desktop.report.pdf_writer import Paper
from tests.report.every_document import DOCUMENTS, Maker, story_with_us
from tests.report.layout.test_story_pages import many
from tests.report.reading import reader
from tests.report.structure import Spoken, spoken
from tests.report.visits import full, quote


def long_visit(times: int = 40) -> WholeVisit:
    """Returns a visit with so many claims, and quotes as long as a page."""
    made = many(times, 3, 3)
    long = tuple(quote(f"{n} " + "and then we went on to say that it was good. " * 60) for n in range(6))
    return replace(full(), claims=made.claims, quotes=long, people=made.people)


LONG: dict[str, Maker] = {"visit report": visit_report, "case study": story_with_us, "minutes": minutes}


def headings(told: Sequence[Spoken]) -> list[Spoken]:
    return [one for one in told if one.role == "H2"]


@pytest.mark.parametrize(("name", "paper"), list(zip(LONG, cycle(Paper), strict=False)))
def test_a_long_document_names_its_sections_with_their_pages_and_leads_there(name: str, paper: Paper) -> None:
    made = LONG[name](long_visit())
    everything = list(spoken(made, paper).all())
    first, *sections = [one for one in headings(everything) if one.words in {*named(made, everything), "Contents"}]
    (contents,) = (one for one in everything if one.role == "TOC")
    told = [(item.inside[0].words, item.text.strip()) for item in contents.inside]
    assert first.words == "Contents" and {item.role for item in contents.inside} == {"TOCI"}
    assert told == [(one.words, str(one.marks[0][0] + 1)) for one in sections]
    file: Any = reader(made, paper)
    assert len(file.pages) > 4
    pages = [page.indirect_reference for page in file.pages]
    links = [link.get_object() for link in file.pages[0]["/Annots"]]
    leads = {link["/Contents"]: pages.index(list.__getitem__(link["/Dest"], 0)) + 1 for link in links if "/Dest" in link}
    assert all(leads[one.words] == one.marks[0][0] + 1 for one in sections)


def named(made: Outline | Story, told: Sequence[Spoken]) -> set[str]:
    """Returns the titles of all sections."""
    if isinstance(made, Outline):
        return {section.title for section in made.sections}
    return {one.words for one in headings(told)} - {"Contents"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_short_one_has_no_contents(name: str) -> None:
    assert not [one for one in spoken(DOCUMENTS[name](full())).all() if one.role == "TOC"]


def test_a_story_of_many_results_is_read_in_order_with_its_contents_first() -> None:
    root = spoken(case_study(many(80, 3, 6), ours=OurCompany()))
    assert root.marks == sorted(root.marks)
