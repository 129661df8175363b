"""Marked words are shown by Qt and read back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtGui import QColor, QTextCursor, QTextDocument

from db.model.marks import Mark, MarkKind, Marks, carried, tidy
from desktop.widgets.marked_words import insert_marked, marked_in, place_in, position_in
from tests.db.model.test_marks import marked

BLUE = QColor("#0f5c6e")


@pytest.mark.usefixtures("qapp")
class TestWithQt:
    @given(made=marked(), before=some.sampled_from(["", "Before 💡. ", "A\nB"]))
    def test_words_and_marks_come_back_exactly(self, made: tuple[str, Marks], before: str) -> None:
        text, marks = made
        document = QTextDocument()
        cursor = QTextCursor(document)
        cursor.insertText(before)
        start = cursor.position()
        insert_marked(cursor, text, marks, BLUE)
        end = cursor.position()
        cursor.insertText(" behind", cursor.blockCharFormat())
        found, marked_there = marked_in(document, start, end)
        assert found == text
        # The end of a paragraph has no look of its own.
        assert carried(marked_there, text, text.replace("\n", "")) == carried(marks, text, text.replace("\n", ""))

    def test_no_break_spaces_and_signs_beyond_the_first_plane_stay(self) -> None:
        text = "35–45\u00a0% 💡 fewer\u202fcalls"
        marks = tidy((Mark(6, 10, MarkKind.BOLD), Mark(8, 16, MarkKind.LINK, "https://klarlauf.example/ż")), len(text))
        document = QTextDocument()
        insert_marked(QTextCursor(document), text, marks, BLUE)
        assert marked_in(document) == (text, marks)

    def test_a_hostile_link_that_was_pasted_is_words(self) -> None:
        document = QTextDocument()
        document.setHtml('<a href="javascript:alert(1)">click</a> <b>me</b> <a href="https://klarlauf.example">here</a>')
        text, marks = marked_in(document)
        assert text == "click me here"
        assert marks == (Mark(6, 8, MarkKind.BOLD), Mark(9, 13, MarkKind.LINK, "https://klarlauf.example"))

    def test_it_is_one_step_of_undo(self) -> None:
        document = QTextDocument()
        insert_marked(QTextCursor(document), "one two", (Mark(0, 3, MarkKind.BOLD),), BLUE)
        document.undo()
        assert document.isEmpty()


@given(some.text(max_size=12), some.data())
def test_places_and_positions_are_each_other(text: str, data: some.DataObject) -> None:
    place = data.draw(some.integers(0, len(text)))
    assert place_in(text, position_in(text, place)) == place
