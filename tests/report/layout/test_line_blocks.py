import pytest
from pypdf import PageObject

from desktop.report.document.outline import Abreast, Line, Lines, PaperQuestion, ToWrite
from desktop.report.layout import styles
from tests.report.canaries import bookmarks
from tests.report.reading import inside, page_texts, pdf, read_back, reader, with_blocks, words


def group(title: str, count: int, text: str = "told") -> Lines:
    return Lines(title, tuple(Line(n, words(f"{text} {n}"), f"by {n}") for n in range(1, count + 1)))


def test_a_line_reads_as_number_words_and_who_under_its_title() -> None:
    assert read_back(with_blocks(group("You wanted", 2))).endswith("You wanted 1 told 1 by 1 2 told 2 by 2")


def test_groups_side_by_side_read_one_after_the_other() -> None:
    assert read_back(with_blocks(Abreast((group("Ours", 2), group("Yours", 1))))).endswith(
        "Ours 1 told 1 by 1 2 told 2 by 2 Yours 1 told 1 by 1"
    )


@pytest.mark.parametrize("count", [1, 9, 30, 200])
def test_groups_of_any_length_keep_every_line_and_their_bookmarks(count: int) -> None:
    outline = with_blocks(Abreast((group("Ours", count), group("Yours", 1), group("All", count))))
    text = read_back(outline)
    assert text.count("told") == 2 * count + 1
    assert bookmarks(pdf(outline))[-3:] == ["Ours", "Yours", "All"]


def test_each_title_is_a_heading_and_each_line_an_item_of_a_list() -> None:
    roles: list[str] = []

    def walk(element: object) -> None:
        if isinstance(element, dict):
            roles.append(str(element.get("/S", "")))
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, list) else [kids]:
                walk(kid.get_object() if hasattr(kid, "get_object") else kid)

    for count in (2, 60):
        roles.clear()
        walk(inside(with_blocks(Abreast((group("Ours", count),))))["/StructTreeRoot"])
        # One heading is that of the section.
        assert (roles.count("/H2"), roles.count("/LI"), roles.count("/Lbl")) == (2, count, count)


def test_a_question_stays_on_one_page_with_the_lines_for_its_answer() -> None:
    outline = with_blocks(*(PaperQuestion(n, f"What {n}?", n % 2 == 0, (f"Hint {n}",), 4) for n in range(1, 31)))
    pages = page_texts(outline)
    for n in range(1, 31):
        (page,) = (page for page in pages if f"What {n}?" in page)
        assert f"Hint {n}" in page.split("\n")
    # Lines are drawn, not written: as many as were asked for.
    drawn = "{:.3g} {:.3g} {:.3g} RG".format(*styles.WRITING)
    assert sum(_content(page).count(drawn) for page in reader(outline).pages) == 4 * 30


def test_lines_in_two_parts_have_their_labels_above() -> None:
    assert read_back(with_blocks(ToWrite(3, ("Line", "Should read")))).endswith("Line Should read")


def _content(page: PageObject) -> str:
    content = page.get_contents()
    assert content is not None
    return content.get_data().decode("latin-1")
