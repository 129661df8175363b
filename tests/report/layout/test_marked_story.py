"""What somebody marked in a case study looks marked on its pages, and says the same words."""

from dataclasses import replace
from typing import Any

import pytest

from db.model.case_study import Sentence
from db.model.marks import Mark, MarkKind, as_uri
from desktop.report.content.sales_card import sales_card
from desktop.report.document.story import Story, with_sentences
from tests.report.content.story.told import FILES, story, whole
from tests.report.marked import ITEMS, MAIL, SITE, a_marked_story, with_marks
from tests.report.reading import reader
from tests.report.test_accessible_story import elements, structure


def words(made: Story) -> str:
    """Returns what the pages say, without the dots before items and without spaces, which lines may break at."""
    text = "".join(page.extract_text() for page in reader(made).pages)
    return "".join(text.replace("•", "").split())


def unmarked(made: Story) -> Story:
    def bare(one: Sentence) -> Sentence:
        return replace(one, marks=(), item=False)

    return with_sentences(made, bare)


@pytest.mark.parametrize("name", [*sorted(FILES)[:4], "halden-pumps", "foundry"])
def test_marks_change_no_word_of_the_pages(name: str) -> None:
    made = with_marks(story(whole(name)))
    assert sorted(words(made)) == sorted(words(unmarked(made)))


def links(made: Story) -> list[Any]:
    found = [one.get_object() for page in reader(made).pages for one in page.get("/Annots", [])]
    return [one for one in found if "/URI" in one.get("/A", {})]


def test_a_link_leads_where_it_says_and_is_told_by_its_words() -> None:
    found = {(str(one["/Contents"]), str(one["/A"]["/URI"])) for one in links(a_marked_story())}
    assert found == {("how it works", as_uri(SITE)), ("to Tom", MAIL), ("report", as_uri(SITE))}
    assert all(one.isascii() for _, one in found)
    made = structure(a_marked_story())
    parts = [element for element in made if element["/S"] == "/Link"]
    assert [one for one in parts if any("/Obj" in kid.get_object() for kid in one["/K"] if hasattr(kid, "get_object"))]


def test_items_are_a_list_of_the_structure_each_with_its_dot_and_its_words() -> None:
    made = structure(a_marked_story())
    lists = [one for one in made if one["/S"] == "/L" and "/LBody" in {str(item["/S"]) for item in elements(one)}]
    items = [
        item
        for one in lists
        for item in one["/K"]
        if [str(kid.get_object()["/S"]) for kid in item.get_object()["/K"]] == ["/Lbl", "/LBody"]
    ]
    assert len(items) >= len(ITEMS)
    for text in ITEMS:
        assert text.split()[0] in " ".join(page.extract_text() for page in reader(a_marked_story()).pages)


def test_bold_and_italic_words_have_faces_of_their_own() -> None:
    pages: Any = reader(a_marked_story()).pages
    faces = {str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()}
    for name in ("Lato-Italic", "Lato-BoldItalic", "Lato-Bold"):
        assert any(name in face for face in faces), name


def test_a_card_shows_what_is_marked_in_the_concern_and_its_answer() -> None:
    made = sales_card(whole("halden-pumps"))
    (pair,) = made.overcome
    bold, link = Mark(0, len(pair.answer.text), MarkKind.BOLD), Mark(0, 5, MarkKind.LINK, SITE)
    marked = replace(made, overcome=(replace(pair, answer=replace(pair.answer, marks=(bold, link))),))
    assert [str(one["/A"]["/URI"]) for one in links(marked)] == [as_uri(SITE)]
    assert sorted(words(marked)) == sorted(words(made))
