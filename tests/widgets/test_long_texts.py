"""What is shown of a text that is far longer than its place: its beginning, so that nobody waits for the rest of it."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from desktop.documents.studio.choice_row import LONGEST as LONGEST_CHOICE
from desktop.documents.studio.choice_row import ChoiceRow
from desktop.documents.studio.studio_options import Option
from desktop.theme.tokens import LIGHT, Type
from desktop.widgets.check_list import LONGEST_SENTENCE, LONGEST_TITLE, CheckLine
from desktop.widgets.text import LONGEST, LONGEST_LINE, OneLine, Sentence, Text, elided

PASTED = "A whole transcript that somebody pasted, \n" * 8_000


class Measured(QFontMetrics):
    """Metrics that remember how long the texts were that they were asked about."""

    longest = 0

    def elidedText(self, text: str, mode: Qt.TextElideMode, width: int, flags: int | None = 0) -> str:  # noqa: N802  Qt's name
        Measured.longest = max(Measured.longest, len(text))
        return super().elidedText(text, mode, width, flags)


@pytest.mark.parametrize(("make", "most"), [(partial(Text, wrap=True), LONGEST), (Text, LONGEST_LINE), (OneLine, LONGEST_LINE)])
def test_a_text_shows_the_beginning_and_that_more_follows(qtbot: QtBot, make: Callable[[], Text], most: int) -> None:
    label = make()
    qtbot.addWidget(label)
    for tell in (label.setText, label.tell, label.tell_steadily):
        label.setText("")
        tell(PASTED)
        assert len(label.text()) <= most and label.text().endswith("…") and PASTED.startswith(label.text()[:-1])
    label.tell("A line.")
    assert label.text() == "A line."


def test_what_must_be_read_to_its_end_is_whole(qtbot: QtBot) -> None:
    label = Text(PASTED, wrap=True, whole=True)
    qtbot.addWidget(label)
    assert label.text() == PASTED


def test_a_sentence_keeps_what_is_added_behind_a_long_one(qtbot: QtBot) -> None:
    label = Sentence(Type.QUESTION, Type.LABEL)
    qtbot.addWidget(label)
    label.tell_both(PASTED, "starred")
    assert len(label.text()) <= LONGEST and label.text().endswith("…   starred")


def test_of_a_long_text_the_words_found_are_shown_and_marked(qtbot: QtBot) -> None:
    label = Text(PASTED, wrap=True)
    qtbot.addWidget(label)
    label.resize(300, label.heightForWidth(300))
    for start in (0, LONGEST - 3, LONGEST, len(PASTED) // 2, len(PASTED) - 12):
        label.show_found((start, start + 5))
        assert marked(label) == PASTED[start : start + 5]
        assert len(label.text()) <= LONGEST
        assert label.rect().contains(label.found_rect().center())
    label.setText(PASTED)
    assert marked(label)
    label.show_found(None)
    assert label.text().startswith(PASTED[:100]) and marked(label) == "" and label.found_rect().isEmpty()
    label.show_found((5, 9))
    label.setText("Another text")
    assert marked(label) == ""


@pytest.mark.parametrize("filling", ["\U0001f600 ", "שלום וברכה ", "x", "e\u0301", "a line\n"])
def test_words_are_marked_in_any_script(qtbot: QtBot, filling: str) -> None:
    before = filling * (9_000 // len(filling))
    label = Text(f"{before}impeller{before}", wrap=True)
    qtbot.addWidget(label)
    label.resize(300, 600)
    label.show_found((len(before), len(before) + 8))
    assert marked(label) == "impeller"
    label.grab()


def marked(label: Text) -> str:
    """The words that the lines of `label` mark as found."""
    found = ""
    for line, _ in label._placed_lines():
        for mark in line.layout.formats():
            first, last = line.drawn.textStart(), line.drawn.textStart() + line.drawn.textLength()
            units = line.layout.text().encode("utf-16-le")
            start, end = max(first, mark.start), min(last, mark.start + mark.length)
            found += units[2 * start : 2 * end].decode("utf-16-le") if start < end else ""
    return found


def test_of_a_line_no_more_is_measured_than_can_have_room(qtbot: QtBot) -> None:
    label = OneLine()
    qtbot.addWidget(label)
    Measured.longest = 0
    assert elided(Measured(label.font()), PASTED, 200.0).endswith("…")
    assert 0 < Measured.longest <= LONGEST_LINE


def test_a_thing_to_check_and_a_choice_show_and_speak_the_beginning(qtbot: QtBot) -> None:
    check = CheckLine(("record", "", PASTED, PASTED))
    qtbot.addWidget(check)
    title, sentence = (label.text() for label in check.findChildren(Text))
    assert (len(title), len(sentence)) == (LONGEST_TITLE, LONGEST_SENTENCE)
    assert check.accessibleName() == f"{title}: {sentence}"
    choice = ChoiceRow("study_titles", lambda: LIGHT, wraps=True)
    qtbot.addWidget(choice)
    choice.show_option(Option(id="1", words=PASTED))
    assert len(choice.accessibleName()) <= LONGEST_CHOICE and choice.accessibleDescription().endswith("…")
    assert choice.option.words == PASTED
