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
