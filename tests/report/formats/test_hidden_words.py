"""A copy for others holds no word that it does not show: every part is opened, those of files within files too."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree  # type: ignore[import-untyped]  # it brings no types

from db.model.house import OurCompany
from desktop.documents.studies.twin import unnamed
from desktop.report.content.case_study import case_study
from desktop.report.content.sales_card import sales_card
from desktop.report.document.story import Labels, Story
from tests.report.content.story.told import told, whole
from tests.report.formats.written import FORMATS, parts_in
from tests.report.golden import HOUSE
from tests.report.spiked import spiked

OFFICE = (".docx", ".pptx")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Parts that only a copy with origins, or a slide with notes, would have.
NEVER = ("comments", "notesSlide", "people", "docProps/custom")


def studies() -> dict[str, Story]:
    halden, ours = spiked(whole("halden-pumps")), OurCompany(HOUSE)
    return {
        "story": case_study(halden, ours=ours),
        "card": sales_card(halden, ours=ours),
        "anonymous": case_study(unnamed(halden), ours=ours),
        "of another script": case_study(spiked(whole("foundry")), ours=ours),
    }


def words_in(part: bytes) -> Iterator[str]:
    """The words of a part: its texts, the values of its attributes, and its comments."""
    root = etree.fromstring(part)
    for element in root.iter():
        yield from _WORD.findall(
            " ".join(filter(None, (element.text, element.tail, *map(str, element.attrib.values())))).casefold()
        )


def everything(data: bytes) -> set[str]:
    return {word for name, part in parts_in(data) if name.endswith((".xml", ".rels")) for word in words_in(part)}


@cache
def of_the_format(ending: str) -> set[str]:
    """The words of a file whose story says nothing: those of the template, and of the format itself."""
    empty = told()
    labels = Labels(**dict.fromkeys(Labels.__dataclass_fields__, ""))
    # With a chart, as its parts have words of their own.
    drawn = replace(case_study(whole("halden-pumps")).results[0], heading="", sentences=())
    silent = replace(empty, labels=labels, status="", mark="", footer="", results=(drawn,))
    return everything(FORMATS[ending][0](silent)) - {"about"}


@pytest.mark.parametrize("ending", OFFICE)
@pytest.mark.parametrize("name", list(studies()))
def test_no_part_of_a_file_holds_a_word_that_its_page_does_not_show(name: str, ending: str) -> None:
    write, back = FORMATS[ending]
    story = studies()[name]
    data = write(story)
    shown = set(_WORD.findall(back(data).casefold())) | set(_WORD.findall(f"{story.own_language} {story.footer}".casefold()))
    # Languages stand as codes; the author is our company, whose name is at the foot or at the head.
    hidden = everything(data) - of_the_format(ending) - shown
    assert hidden <= set(_WORD.findall(f"{HOUSE.name} {story.language} {story.mark}".casefold())), hidden
    assert not [part for part, _ in parts_in(data) if any(never in part for never in NEVER)]
