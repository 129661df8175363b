from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.report.document.outline import Block, Box, Fact, Heading, Measure, Outline, Paragraph, Points, Quotation, Section
from desktop.report.layout.boxes import LayoutBox, stack_height
from desktop.report.layout.columns import Layout, lay_out
from desktop.report.layout.pagination import NEARLY_EMPTY, Page, deal
from desktop.report.layout.styles import StyleSheet
from desktop.report.pdf.tagging import Element
from desktop.report.pdf_writer import Paper
from tests.report.reading import words

SHEET = StyleSheet(*Paper.A4.size)
ROOM = SHEET.top - SHEET.bottom


def laid_out(outline: Outline) -> tuple[Layout, list[Page]]:
    layout = lay_out(outline, SHEET, 0, Element("Document"))
    return layout, deal(layout, SHEET)


def of_words(count: int, word: str = "pump ") -> str:
    return word * count


BLOCKS = st.one_of(
    st.integers(1, 260).map(lambda n: Paragraph(words(of_words(n)))),
    st.integers(1, 30).map(lambda n: Quotation(of_words(n), "Ann")),
    st.integers(1, 30).map(lambda n: Measure("about 14", (words(of_words(n)),), "before →", "a quarter")),
    st.integers(1, 9).map(lambda n: Points((words(of_words(20)),) * n)),
    st.just(Heading("Cost")),
)
SECTIONS = st.lists(BLOCKS, max_size=8).map(lambda blocks: Section("Heading", (*blocks, Paragraph(words("end")))))
OUTLINES = st.lists(SECTIONS, max_size=5).map(lambda sections: Outline(title="A title", sections=tuple(sections)))


@settings(max_examples=25)
@given(OUTLINES)
def test_pages_hold_every_slab_once_in_order_and_inside_the_margins(outline: Outline) -> None:
    layout, pages = laid_out(outline)
    placed = [slab for page in pages for slab, _ in page.main]
    assert placed == [*layout.head, *layout.main]
    for page in pages:
        assert all(top - slab.height >= SHEET.bottom - 0.1 for slab, top in page.main)
        assert all(b_top <= a_top - a.height + 0.01 for (a, a_top), (_, b_top) in pairwise(page.main))


@settings(max_examples=25)
@given(OUTLINES)
def test_what_is_tied_together_stays_on_one_page(outline: Outline) -> None:
    _, pages = laid_out(outline)
    assert all(not page.main[-1][0].keep for page in pages)


def with_lines(count: int, *more: Block) -> Outline:
    return Outline(title="T", sections=(Section("S", (Paragraph(words("line\n" * count)), *more)),))


@pytest.mark.parametrize("count", range(25, 36))
def test_no_page_is_left_with_a_few_lines(count: int) -> None:
    _, pages = laid_out(with_lines(count))
    assert len(pages) == 1 or SHEET.top - pages[-1].end >= NEARLY_EMPTY * ROOM - 15


@pytest.mark.parametrize("count", range(20, 40))
def test_a_box_is_not_split(count: int) -> None:
    layout, pages = laid_out(with_lines(count, Box("Before", (words("Ask who must agree."),) * 5)))
    box = {id(slab) for slab in layout.main[-8:]}
    assert len({number for number, page in enumerate(pages) for slab, _ in page.main if id(slab) in box}) == 1


def test_a_quote_longer_than_a_page_runs_on_without_a_hole() -> None:
    _, pages = laid_out(Outline(title="T", sections=(Section("S", (Quotation(of_words(1500), "Ann"),)),)))
    assert len(pages) > 2
    assert all(page.end < SHEET.bottom + 60 for page in pages[:-1])


def test_many_facts_run_on_beside_the_next_page() -> None:
    facts = tuple(Fact(f"FACT {n}", words(of_words(20))) for n in range(20))
    layout, pages = laid_out(Outline(title="T", sections=(), aside=facts))
    assert [slab for page in pages for slab, _ in page.aside] == layout.aside
    assert len(pages) == 3
    assert all(top - slab.height >= SHEET.bottom for page in pages for slab, top in page.aside)


def test_the_height_of_a_stack_does_not_count_the_space_above_it() -> None:
    slabs = [LayoutBox(10, lambda *_: None, gap=5), LayoutBox(10, lambda *_: None, gap=3)]
    assert stack_height(slabs) == 23
    assert stack_height([]) == 0
