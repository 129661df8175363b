"""Shows two dialogs that do not block the window: all keys, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.interview.sorting import PLACES
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.on_screen import keep_on_screen
from desktop.widgets.text import Text, key_cap
from desktop.widgets.words import tr

LEAST_SIZE = QSize(320, 240)
KEYS = N_("All keys")
SORT = N_("Put the note under: {places}")
ROW_OF_PLACES = 6
ABOUT = N_("About Firsthand")
PURPOSE = N_(
    "Firsthand guides the customer visit, keeps every word in one encrypted file on this laptop, and turns it "
    "into case-study drafts. It uses no network, has no account and sends nothing to anybody."
)
BUNDLED = N_("Firsthand is free software under the MIT licence. It is built with:")
# The bundled parts and their licences; README.md has the same list.
PARTS = (
    ("Qt for Python: PySide6 Essentials and PDF", "LGPL 3"),
    ("SQLCipher", "BSD 3-clause"),
    ("SQLite", "public domain"),
    ("sqlcipher3", "zlib"),
    ("sqlite-utils", "Apache 2.0"),
    ("ReportLab", "BSD 3-clause"),
    ("msgspec, Babel", "BSD 3-clause"),
    ("keyring, platformdirs, fontTools", "MIT"),
    ("uharfbuzz", "Apache 2.0"),
    ("python-bidi", "LGPL 3"),
    ("Pillow", "MIT-CMU"),
    ("Inter, Source Sans 3, Lato, Noto (fonts)", "SIL Open Font License 1.1"),
    ("Lucide (icons)", "ISC"),
    ("Python", "PSF"),
)


class ShortcutsDialog(QDialog):
    """All keys of the `actions`, and `others` by key."""

    def __init__(self, parent: QWidget, actions: Sequence[QAction], others: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        _dress(self, "keys", tr(KEYS))
        inner = QWidget()
        inner.setProperty("ground", "paper")
        grid = QGridLayout(inner)
        grid.setContentsMargins(Space.S6, Space.S5, Space.S6, Space.S6)
        grid.setHorizontalSpacing(Space.S5)
        grid.setVerticalSpacing(Space.S2)
        grid.addWidget(Text(tr(KEYS), Type.QUESTION), 0, 0, 1, 2)
        keys = [
            (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action.text())
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        told = [(key, tr(label)) for key, label in others]
        for n, (key, label) in enumerate((*keys, *told, *(_sorting_keys() if others else ())), 1):
            grid.addWidget(key_cap(key), n, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Text(label, Type.TEXT, wrap=True), n, 1)
        grid.setColumnStretch(1, 1)
        _scrolling(self, inner)
        self.resize(620, 640)
        keep_on_screen(self, LEAST_SIZE)


class AboutDialog(QDialog):
    """What this program is, and whose work it uses."""

    def __init__(self, parent: QWidget, version: str) -> None:
        super().__init__(parent)
        _dress(self, "about", tr(ABOUT))
        inner = QWidget()
        inner.setProperty("ground", "paper")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.S6, Space.S5, Space.S6, Space.S6)
        column.setSpacing(Space.S3)
        column.addWidget(Text(f"Firsthand {version}", Type.QUESTION))
        column.addWidget(Text(tr(PURPOSE), Type.TEXT, wrap=True))
        column.addSpacing(Space.S3)
        column.addWidget(Text(tr(BUNDLED), Type.TEXT, "soft", wrap=True))
        for part, licence in PARTS:
            column.addWidget(Text(f"{part} · {licence}", Type.SMALL, wrap=True))
        column.addStretch()
        _scrolling(self, inner)
        self.resize(560, 620)
        keep_on_screen(self, LEAST_SIZE)


def _sorting_keys() -> list[tuple[str, str]]:
    """The letters that sort a note, a row of the grid of places in each line."""
    rows = [PLACES[n : n + ROW_OF_PLACES] for n in range(0, len(PLACES), ROW_OF_PLACES)]
    names = [", ".join(tr(place.name) for place in row) for row in rows]
    return [(" ".join(place.letter for place in row), tr(SORT, places=name)) for row, name in zip(rows, names, strict=True)]


def _dress(sheet: QDialog, name: str, title: str) -> None:
    named(sheet, name, title)
    sheet.setWindowTitle(title)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def _scrolling(sheet: QDialog, inner: QWidget) -> None:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    outer = QVBoxLayout(sheet)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scroll)
