import pytest

from desktop.interview.guide import Block, Guide, Question
from desktop.report.content.paper_guide import paper_guide
from desktop.report.document.outline import PaperQuestion
from desktop.report.pdf_writer import Paper
from tests.report.canaries import bookmarks
from tests.report.reading import pdf, read_back, reader
from tests.report.visits import GUIDES, full

GUIDE = GUIDES["45"]


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("paper", Paper)
def test_every_question_stands_there_in_its_order_with_its_number(name: str, paper: Paper) -> None:
    guide = GUIDES[name]
    text = read_back(paper_guide(guide), paper)
    at = 0
    for number, question in enumerate(guide.questions, start=1):
        star = " ★" if question.star else ""
        at = text.index(f"{number} {question.ask}{star}", at)
        assert question.hint in text
        assert all(probe in text for probe in question.probes)


def test_blocks_say_their_minutes_and_are_bookmarks() -> None:
    marks = bookmarks(pdf(paper_guide(GUIDE)))
    assert marks[:3] == [GUIDE.title, "Set-up and consent · 3 minutes", "Person and company · 4 minutes"]
    # One without minutes of its own says none.
    assert "Other results" in marks


def test_the_signs_for_the_margin_are_the_letters_that_sort_notes() -> None:
    text = read_back(paper_guide(GUIDE)).replace("\u00a0", " ")
    assert "For the margin: G Objective · O Objection · R Revenue · C Cost · E Emotional" in text
    assert "Keep" not in text


def test_with_a_visit_its_customer_and_date_stand_there_and_nothing_that_was_said() -> None:
    text = read_back(paper_guide(GUIDE, full()))
    assert text.startswith("Interview guide Customer visit, 45 minutes Halden Pumps AS · 20 November 2026")
    for said in ("Ingrid", "brine", "call-outs", "Fredrikstad"):
        assert said not in text


def test_without_a_visit_there_is_a_line_for_date_and_customer() -> None:
    assert "Date Customer, and who is at the table" in read_back(paper_guide(GUIDE))


def test_where_much_is_said_there_are_more_lines() -> None:
    lines = {
        block.number: block.lines
        for section in paper_guide(GUIDE).sections
        for block in section.blocks
        if isinstance(block, PaperQuestion)
    }
    fills = dict(enumerate((question.fills for question in GUIDE.questions), start=1))
    assert {fills[number] for number, count in lines.items() if count > 3} == {
        *("objectives", "objections", "promises"),
        *("claims.revenue", "claims.cost", "claims.emotional", "claims.other"),
    }


def test_a_guide_of_ones_own_may_say_anything() -> None:
    odd = "<b>R&D</b>\n{count} \u202e \x07 株式会社 " + "W" * 200
    question = Question(id="q", ask=odd, hint=odd, probes=(odd,) * 30, star=odd)
    guide = Guide(
        title=odd,
        blocks=(
            Block(id="b", title=odd, minutes=1, questions=(question,) * 40),
            Block(id="e", title="x", minutes=0, questions=()),
        ),
    )
    outline = paper_guide(guide)
    assert len(reader(outline).pages) > 10
    assert read_back(outline).count("{count}") >= 40 * 32
