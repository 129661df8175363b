"""Every run of text of every case study, read back from its pages, is typed, from a record, or from the catalogue."""

import re
from functools import cache

import pytest

from tests.report.content.story.told import ALL, story, whole
from tests.report.golden import HOUSE
from tests.report.studies import pages
from tests.report.tracing import PSEUDO, Piece, normal, pieces_of, untraced
from tests.samples import some


@cache
def known_of(name: str) -> frozenset[Piece]:
    """Returns the pieces of a visit and of our company's own words."""
    ours = (HOUSE.name, HOUSE.call_to_action, HOUSE.contact, HOUSE.legal_line)
    return pieces_of(whole(name)) | {tuple(normal(text)) for text in ours}


@pytest.mark.parametrize("name", some(ALL, 8))
def test_every_run_on_paper_is_a_whole_text_of_a_record_or_of_the_catalogue(name: str) -> None:
    made = story(whole(name), words=PSEUDO)
    numbers = {0, 10, *(number for number, _ in made.notes), *range(1, len(pages(name, "pseudo")) + 1)}
    assert [left for page in pages(name, "pseudo") if (left := untraced(page, known_of(name), numbers))] == []


@pytest.mark.parametrize(
    ("put_in", "where"),
    [
        ("wonderful", "a word of nobody"),
        ("83", "a number of nobody"),
        ("20 minutes", "a figure without its hedge is a part of one and may stand"),
        ("used to take", "a part of a record's text"),
    ],
)
def test_what_is_put_in_between_is_found(put_in: str, where: str) -> None:
    page = pages("babylon", "pseudo")[0]
    at = page.index("Not enough")
    left = untraced(f"{page[:at]}{put_in} {page[at:]}", known_of("babylon"), range(11))
    assert bool(left) is ("may stand" not in where)
    assert not left or left.startswith(put_in.split()[0])


def test_nothing_of_a_number_may_change() -> None:
    page = pages("halden-pumps", "pseudo")[0]
    for digits in set(re.findall(r"\d{2,}", page)):
        assert untraced(page.replace(digits, f"{digits}7"), known_of("halden-pumps"), range(11)), digits
