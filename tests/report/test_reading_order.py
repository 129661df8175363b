"""In which order our documents are read, and what belongs together in them."""

import pytest

from db.model.house import OurCompany
from desktop.report.content.case_study import case_study
from desktop.report.content.visit_report import visit_report
from desktop.report.document.outline import Outline
from desktop.report.document.story import Story
from desktop.report.pdf_writer import Paper
from tests.report.content.story.told import FILES, whole
from tests.report.every_document import DOCUMENTS, OURS
from tests.report.structure import Spoken, spoken
from tests.report.visits import full
from tests.samples import some


def ordered(root: Spoken) -> None:
    """Asserts that all is read in the order in which it stands in the file, page by page, and each heading before its section."""
    assert root.marks == sorted(root.marks)
    for one in root.all():
        headings = [number for number, kid in enumerate(one.inside) if kid.role == "H2"]
        assert one.role != "Sect" or headings in ([], [0])


def parts(one: Spoken, role: str) -> list[Spoken]:
    return [kid for kid in one.all() if kid.role == role]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_is_read_from_page_to_page_with_headings_first(name: str) -> None:
    ordered(spoken(DOCUMENTS[name](full())))


@pytest.mark.parametrize(
    ("name", "paper"), [*((name, Paper.A4) for name in some(FILES, 8)), *((name, Paper.LETTER) for name in some(FILES, 5))]
)
def test_every_study_is_read_from_page_to_page_with_headings_first(name: str, paper: Paper) -> None:
    ordered(spoken(case_study(whole(name), ours=OURS), paper))


@pytest.mark.parametrize("make", [case_study, visit_report])
def test_facts_are_a_list_of_labels_each_with_one_body(make: type) -> None:
    made: Outline | Story = make(full())
    items = parts(spoken(made), "LI")
    assert items
    for item in items:
        assert [kid.role for kid in item.inside] in (["Lbl", "LBody"], ["LBody"])


def test_the_facts_of_a_study_are_read_after_its_tiles_and_before_its_challenge() -> None:
    made = case_study(full(), ours=OurCompany())
    read = [one.words for one in spoken(made).all() if one.role in ("H1", "H2", "P")]
    assert read.index(made.title.text) < read.index(made.labels.glance) < read.index(made.labels.challenge)
    first = made.tiles[0]
    tile = next(text for text in read if text.startswith(first.figure) and first.label.text in text)
    assert read.index(tile) < read.index(made.labels.glance)


def test_the_figure_of_a_claim_and_what_it_is_of_are_one_paragraph_in_a_section_of_its_own() -> None:
    claim = next(one for one in parts(spoken(visit_report(full())), "Sect") if one.inside[0].words == "2 New service contracts")
    assert "Gained by: the sales company" in claim.words and not parts(claim, "H2")
