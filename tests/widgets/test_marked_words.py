"""A place in words is that of the same character in a text document of Qt."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop.widgets.positions import position_in


@pytest.mark.usefixtures("qapp")
class TestWithQt:
    @given(some.text(some.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12), some.data())
    def test_a_place_is_where_the_words_before_it_end(self, text: str, data: some.DataObject) -> None:
        place = data.draw(some.integers(0, len(text)))
        document = QTextDocument()
        cursor = QTextCursor(document)
        cursor.insertText(text[:place])
        assert position_in(text, place) == cursor.position()
