"""Sentences in a text document: what is written is read back, sentence by sentence, with its marks."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from db.model.case_study import Sentence
from db.model.marks import Mark, MarkKind, tidy
from desktop.documents.studio.passage_formats import read, write

# What nobody can type: line ends other than the usual one, what Qt itself puts into texts, halves of pairs.
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufdd0\ufdd1\ufffc"), max_size=30
).map(str.strip)
MARKS = st.lists(
    st.builds(
        Mark,
        start=st.integers(0, 30),
        end=st.integers(0, 30),
        kind=st.sampled_from([MarkKind.BOLD, MarkKind.ITALIC]),
    ),
    max_size=3,
)


@given(st.lists(st.tuples(WORDS, MARKS, st.booleans()), min_size=1, max_size=5))
def test_whatever_is_written_is_read_back(told: list[tuple[str, list[Mark], bool]]) -> None:
    sentences = [Sentence(slot="next", text=text, marks=tidy(marks, len(text)), item=item) for text, marks, item in told]
    document = QTextDocument()
    write(QTextCursor(document), sentences)
    assert read(document, len(sentences)) == [(one.text, one.marks) for one in sentences]


def test_a_link_stays_and_a_line_break_within_a_sentence_too() -> None:
    link = Mark(0, 5, MarkKind.LINK, "https://firsthand.example")
    sentences = [Sentence(slot="next", text="First\nsecond", marks=(link,)), Sentence(slot="next", text="third")]
    document = QTextDocument()
    write(QTextCursor(document), sentences)
    assert document.toPlainText() == "First\nsecond third"
    assert read(document, 2) == [("First\nsecond", (link,)), ("third", ())]


def test_no_break_spaces_and_signs_beyond_the_first_plane_stay() -> None:
    text = "35–45\u00a0% 💡 fewer\u202fcalls"
    marks = tidy((Mark(6, 10, MarkKind.BOLD), Mark(8, 16, MarkKind.LINK, "https://klarlauf.example/ż")), len(text))
    document = QTextDocument()
    write(QTextCursor(document), [Sentence(slot="summary", text=text, marks=marks)])
    assert read(document, 1) == [(text, marks)]


def test_a_hostile_link_that_was_pasted_is_words() -> None:
    document = QTextDocument()
    document.setHtml('<a href="javascript:alert(1)">click</a> <b>me</b> <a href="https://klarlauf.example">here</a>')
    ((text, marks),) = read(document, 1)
    assert text == "click me here"
    assert marks == (Mark(6, 8, MarkKind.BOLD), Mark(9, 13, MarkKind.LINK, "https://klarlauf.example"))
