"""Bold, italic, links and lists of a case study are the same in every format, and a hostile one is nothing but words."""

from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import PurePath
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from db.model.case_study import Sentence
from db.model.marks import Mark, MarkKind, Marks, as_uri, marks_in, pieces, target_in
from db.model.records import CompanyConsent
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH
from desktop.documents.sharing.file_texts import LINK, MadeFile
from desktop.documents.sharing.leaks import leaks_in
from desktop.documents.studies.study_files import FORMATS, file_of
from desktop.report.document.reading_parts import Heading, Paragraph, parts_of
from desktop.report.document.story import Story, without_emptied
from desktop.report.formats.markdown import markdown
from desktop.report.formats.plain_text import plain_text
from desktop.report.formats.web_page import web_page
from desktop.report.formats.word_file import word_file
from tests.db.model.test_marks import marked
from tests.report.content.story.told import NAMED, story, whole
from tests.report.marked import ITEMS, MAIL, SITE, TYPED, a_marked_story
from tests.report.reading import pdf

Look = tuple[str, bool, bool, str]


class Marked(HTMLParser):
    """Collects the words of a page, each sign with how it is marked, paragraph by paragraph and item by item."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[list[Look]] = [[]]
        self.items: list[str] = []
        self.rel: set[str] = set()
        self._open: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        told = dict(attrs)
        if tag == "br":
            self.handle_data("\n")
            return
        if tag in ("p", "li", "h1", "h2"):
            self.found.append([])
        if tag == "a" and not told["href"].startswith("#"):
            self.rel.add(str(told.get("rel")))
        self._open.append((tag, told.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "li":
            self.items.append("".join(sign for sign, *_ in self.found[-1]))
        if tag in ("p", "li", "h1", "h2"):
            self.found.append([])

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        leads = next((href for tag, href in self._open if tag == "a"), "")
        if "sup" not in tags:
            self.found[-1] += [(sign, "strong" in tags, "em" in tags, leads) for sign in data]


def told(text: str, marks: Marks) -> list[Look]:
    """Each sign of a text that is no space, with how it is marked."""
    return [
        (sign, piece.bold, piece.italic, as_uri(piece.target))
        for piece in pieces(text, marks)
        for sign in piece.text
        if not sign.isspace()
    ]


def without_spaces(looks: list[Look]) -> list[Look]:
    return [one for one in looks if not one[0].isspace()]


def with_sentence(text: str, marks: Marks, item: bool = False) -> Story:
    return replace(story(whole("halden-pumps")), next=(Sentence(slot="next", text=text, marks=marks, item=item),))


@given(marked().filter(lambda made: bool(made[0].strip())), some.booleans())
def test_markdown_is_rendered_as_it_was_marked(made: tuple[str, Marks], item: bool) -> None:
    text, marks = made
    page = Marked(MarkdownIt().render(markdown(with_sentence(text, marks, item))))
    rendered = [without_spaces(one) for one in page.found]
    assert told(text, marks) in rendered


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("a(b)c", "(b)"),
        ("a_b_c", "b"),
        ("5*3*2", "*3*"),
        ("say “so” now", "“so”"),
        ("1. first", "1."),
        ("x**y**z", "y"),
        ("# a", "#"),
    ],
)
def test_signs_beside_marks_stay_signs_in_markdown(text: str, bold: str) -> None:
    marks = (Mark(text.index(bold), text.index(bold) + len(bold), MarkKind.BOLD),)
    page = Marked(MarkdownIt().render(markdown(with_sentence(text, marks))))
    assert told(text, marks) in [without_spaces(one) for one in page.found]


@given(marked().filter(lambda made: bool(made[0].strip())), some.booleans())
def test_a_web_page_is_marked_the_same(made: tuple[str, Marks], item: bool) -> None:
    text, marks = made
    page = Marked(web_page(with_sentence(text, marks, item)))
    assert told(text, marks) in [without_spaces(one) for one in page.found]
    assert page.rel <= {"noreferrer"}


def test_a_word_file_has_runs_links_and_a_list_style() -> None:
    document = Document(BytesIO(word_file(a_marked_story())))
    (paragraph,) = [one for one in document.paragraphs if "how it works" in one.text]
    assert TYPED in paragraph.text
    assert [(one.text, one.address) for one in paragraph.hyperlinks] == [("how it works", as_uri(SITE)), ("to Tom", MAIL)]
    assert [one.text for one in paragraph.runs if one.italic and one.bold] == ["at once"]
    items = [one.text for one in document.paragraphs if one.style and one.style.name == "List Bullet"]
    assert set(ITEMS) <= set(items)


def test_plain_text_tells_where_a_link_leads_and_has_lists() -> None:
    text = plain_text(a_marked_story())
    assert f"how it works ({SITE}) before they began" in text and "to Tom (tom@klarlauf.example), or call." in text
    assert f"- {ITEMS[0]}\n- A «weekly» report ({SITE}) & a call: 5 < 6_000 *at most*.\n- {ITEMS[2]}" in text
    named = with_sentence("See https://klarlauf.example now.", (Mark(4, 28, MarkKind.LINK, "https://klarlauf.example"),))
    assert "See https://klarlauf.example now." in plain_text(named)


def test_words_that_somebody_emptied_leave_no_heading_and_no_paragraph_behind() -> None:
    made = story(whole("halden-pumps"))
    emptied = without_emptied(replace(made, solution=tuple(replace(one, text="", typed=True) for one in made.solution)))
    parts = parts_of(emptied)
    assert Heading(made.labels.solution) in parts_of(made) and Heading(made.labels.solution) not in parts
    assert all("".join(run.text for run in one.runs).strip() for one in parts if isinstance(one, Paragraph))


# One slide has no running text, so no link.
@pytest.mark.parametrize("ending", [one for one in FORMATS if one != ".pptx"])
@pytest.mark.parametrize(
    "target",
    [
        "https://www.halden-pumps.example/story",
        "https://news.example/%68alden-pumps",
        "mailto:ingrid.solberg@example.com",
        "https://example.com/?customer=HaldenPumps&a=(1)",
    ],
)
def test_a_link_to_a_customer_who_is_not_named_is_a_leak_in_every_format(ending: str, target: str) -> None:
    visit, made = not_named()
    linked = Sentence(slot="next", text="Read more there.", typed=True, marks=(Mark(0, 9, MarkKind.LINK, target_in(target)),))
    path = PurePath(f"story{ending}")
    found = leaks_in(MadeFile(file_of(replace(made, next=(linked,)), path, "A4").data, path.name), [visit], ENGLISH)
    assert LINK in {one.place.template for one in found}


@pytest.mark.parametrize("ending", FORMATS)
def test_without_such_a_link_nothing_leaks_in_any_format(ending: str) -> None:
    visit, made = not_named()
    path = PurePath(f"story{ending}")
    assert leaks_in(MadeFile(file_of(made, path, "A4").data, path.name), [visit], ENGLISH) == ()


def not_named() -> tuple[WholeVisit, Story]:
    visit = replace(whole("halden-pumps"), consent=replace(NAMED, company=CompanyConsent.ANONYMOUS, scope=()))
    return visit, story(visit)


def test_a_link_without_words_is_none_in_any_format() -> None:
    made = with_sentence("Read   more.", (Mark(5, 7, MarkKind.LINK, SITE), Mark(4, 7, MarkKind.BOLD)))
    for name, (_, make) in FORMATS.items():
        assert b"klarlauf.example/pumpen" not in (make(made) if make else pdf(made)), name


def test_hostile_marks_from_elsewhere_are_words_in_every_format() -> None:
    hostile = [f"a 0 4 {one}" for one in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a\u202e.b")]
    marks = marks_in([*hostile, "b 0 4"], 10)
    made = with_sentence("Read more.", marks)
    for name, (_, make) in FORMATS.items():
        data = make(made) if make else pdf(made)
        assert not [word for word in (b"javascript", b"text/html,x", b"passwd") if word in data], name
    assert Document(BytesIO(word_file(made))).paragraphs
