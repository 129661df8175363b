import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.tips import as_typed, set_tip

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    *('<img src="/etc/hostname"> Eve <h1>BIG</h1>', "<a href='http://evil.example'>Eve</a>", "Eve <b>", "R&D &amp; &lt;i&gt;"),
    *(
        "<!DOCTYPE html>Eve",
        "\\\\host\\share\\x.png <img src=\\\\host\\share\\x.png>",
        "<style>*{color:red}</style>Eve",
        "a\nb < c",
    ),
)


class Watched(QTextDocument):
    """A document as a tip is shown in, that notes what it would open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def loadResource(self, kind: int, name: object) -> object:
        self.opened.append(str(name))
        return super().loadResource(kind, name)  # type: ignore[arg-type]  # as it came


def shown(markup: str) -> tuple[str, list[str]]:
    document = Watched()
    document.setHtml(markup)
    document.size()
    return document.toPlainText(), document.opened


@pytest.mark.parametrize("text", HOSTILE)
def test_a_tip_shows_the_words_as_they_were_typed_and_opens_nothing(qtbot: QtBot, text: str) -> None:
    widget = QPushButton()
    qtbot.addWidget(widget)
    set_tip(widget, text)
    assert shown(widget.toolTip()) == (text, [])
    assert widget.accessibleDescription() == text


def test_without_it_the_picture_would_have_been_opened(qtbot: QtBot) -> None:
    assert shown(HOSTILE[0])[1]


@settings(max_examples=200)
@given(st.text(st.sampled_from("<>&\"' ab/!-=imgsrcq;"), max_size=40))
def test_no_text_becomes_markup(text: str) -> None:
    document = QTextDocument()
    document.setHtml(as_typed(text))
    assert document.toPlainText().split() == text.split()


def test_nobody_gives_a_widget_a_tip_or_markup_in_another_way() -> None:
    """Whatever Qt may read as markup goes through set_tip, or is a Text, which is plain."""
    calls = re.compile(
        r"\.setToolTip\(|ToolTipRole|QToolTip\.showText|setStatusTip|setWhatsThis|\.setHtml\(|QMessageBox|QTextBrowser|RichText|AutoText"
    )
    found = {path.name for path in (ROOT / "desktop").rglob("*.py") if calls.search(path.read_text("utf-8"))}
    assert found == {"tips.py"}
    labels = {path.name for path in (ROOT / "desktop").rglob("*.py") if re.search(r"QLabel\((?!\))", path.read_text("utf-8"))}
    assert labels == set(), "a QLabel with a text takes it for markup; please use Text"
