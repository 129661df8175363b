"""The items of a story: everything it prints is in one, and each has a hash of exactly what is printed."""

import random
from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.agreed import Item
from db.model.house import HouseStyle
from db.model.kinds import ItemKind
from db.model.whole_visit import WholeVisit
from desktop.consent.version_hash import document_hash
from desktop.core.messages import ENGLISH
from desktop.report.content.story.items import items_of
from desktop.report.content.story.standing import all_of, with_typed
from desktop.report.document.story import Story
from tests.report.content.story.told import FILES, story, texts, whole
from tests.samples import some

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def halden() -> WholeVisit:
    return whole("halden-pumps")


def items(told: Story, *wholes: WholeVisit) -> tuple[Item, ...]:
    return items_of(told, wholes, ENGLISH)


def hash_of(told: Story, *wholes: WholeVisit) -> str:
    return document_hash(all_of(told), items(told, *wholes))


@pytest.mark.parametrize("name", some(sorted(FILES), 8))
def test_everything_a_story_tells_of_the_customer_is_in_an_item(name: str) -> None:
    visit = whole(name)
    told = story(visit)
    printed = " ".join(" ".join((one.text, one.attribution)) for one in items(told, visit))
    # What belongs to the page: headings, dates, the file, our own closing words, the line on when figures were told.
    page = replace(told, labels=None, status="", footer="", mark="", customer="", as_told="", house=HouseStyle())  # type: ignore[arg-type]
    glance = tuple(replace(one, label="") for one in page.glance if one.label != "Visited")
    page = replace(page, glance=glance, tiles=tuple(replace(one, category="") for one in page.tiles), notes=())
    page = replace(page, rows=tuple(replace(one, category="") for one in page.rows))
    page = replace(page, overcome=tuple(replace(one, answer_label="") for one in page.overcome))
    page = replace(page, results=tuple(replace(one, bars=None) for one in page.results))
    page = replace(page, feelings=tuple(replace(one, scale=None) for one in page.feelings))
    missing = [text for text in texts(page) if text not in printed]
    assert missing == []


def test_quotes_numbers_and_names_each_have_a_line_with_who_said_it(halden: WholeVisit) -> None:
    found = items(story(halden), halden)
    kinds = {one.kind for one in found}
    assert kinds >= {ItemKind.HEADLINE, ItemKind.QUOTE, ItemKind.NUMBER, ItemKind.FEELING, ItemKind.STATEMENT, ItemKind.NAME}
    ingrid = next(one for one in halden.people if one.name == "Ingrid Solberg")
    quotes = [one for one in found if one.kind is ItemKind.QUOTE]
    assert all(one.attribution and one.people for one in quotes)
    assert any(one.people == (ingrid.id,) and "Ingrid Solberg" in one.attribution for one in quotes)
    assert any(one.kind is ItemKind.NAME and ingrid.id in one.people for one in found)
    assert len({one.hash for one in found}) == len(found)


@given(TEXTS, TEXTS, st.sampled_from(ItemKind), st.randoms())
def test_a_changed_sign_changes_the_hash_and_spaces_and_composition_do_not(
    text: str, by: str, kind: ItemKind, dice: random.Random
) -> None:
    item = Item(kind=kind, text=f"{text}, {text}", attribution=by, language="en")
    for other in (
        replace(item, text=item.text.replace(",", ";", 1)),
        replace(item, text=item.text.replace(",", "", 1)),
        replace(item, unit="hours"),
        replace(item, hedge="about"),
        replace(item, attribution=f"{by}."),
        replace(item, language="de"),
        replace(item, kind=next(one for one in ItemKind if one is not kind)),
    ):
        assert other.hash != item.hash
    same = replace(item, text=normalize("NFD", f"  {text},{dice.choice((' ', '  ', chr(10), chr(0xA0)))}{text} "))
    assert same.hash == item.hash
    assert replace(item, people=(), records=()).hash == item.hash


def test_parts_of_an_item_do_not_run_into_each_other() -> None:
    one = Item(kind=ItemKind.NUMBER, text="3", unit="4 hours")
    assert one.hash != Item(kind=ItemKind.NUMBER, text="3 4", unit="hours").hash


@pytest.mark.parametrize("name", ["halden-pumps", "rexam", "jyp", "university"])
def test_a_comma_in_any_record_that_is_printed_changes_the_document(name: str) -> None:
    visit = whole(name)
    before = hash_of(story(visit), visit)
    for at, quote in enumerate(visit.quotes):
        if quote.text in " ".join(texts(story(visit))):
            changed = (*visit.quotes[:at], replace(quote, text=f"{quote.text[:-1]},{quote.text[-1:]}"), *visit.quotes[at + 1 :])
            other = replace(visit, quotes=changed)
            assert hash_of(story(other), other) != before


def test_date_paper_and_house_style_do_not_change_the_document(halden: WholeVisit) -> None:
    before = hash_of(story(halden), halden)
    later = replace(halden, visit=replace(halden.visit, date="2027-01-05"))
    assert hash_of(story(later), later) == before
    told = replace(
        story(halden), house=HouseStyle(name="Klarlauf GmbH"), status="Approved", mark="2 of 3", approved=True, date="x"
    )
    assert hash_of(told, halden) == before


def test_a_typed_sentence_counts_for_the_document_and_is_no_item(halden: WholeVisit) -> None:
    told = story(halden)
    said = list(all_of(told))
    at = next(n for n, one in enumerate(said) if one.slot == "solution")
    typed = with_typed(told, [*said[:at], replace(said[at], text="My own words.", typed=True), *said[at + 1 :]])
    assert "My own words." not in {one.text for one in items(typed, halden)}
    other = with_typed(told, [*said[:at], replace(said[at], text="My own words!", typed=True), *said[at + 1 :]])
    assert len({hash_of(told, halden), hash_of(typed, halden), hash_of(other, halden)}) == 3


def test_typed_words_in_quotation_marks_are_an_item(halden: WholeVisit) -> None:
    told = story(halden)
    assert told.pull
    pull = replace(told.pull, said=replace(told.pull.said, text="“Not what they said.”", typed=True))
    found = items(replace(told, pull=pull), halden)
    assert ("quote", "“Not what they said.”") in {(one.kind.value, one.text) for one in found}
