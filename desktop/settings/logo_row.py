"""Lays out the logo of our company, with buttons to choose and to remove it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from db.model.messages import N_
from desktop.settings.field_row import LabelledRow
from desktop.theme.tokens import LIGHT, Space, Type
from desktop.widgets.buttons import sheet_button
from desktop.widgets.flow import FlowLayout
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

LOGO = N_("Logo")
CHOOSE_LOGO = N_("Choose a picture …")
OTHER_LOGO = N_("Another …")
REMOVE = N_("Remove")
NO_LOGO = N_("PNG or JPEG; at the head of every document")
SIZE = N_("{width} × {height} points")
ROOM = QSize(160, 40)


class LogoRow(LabelledRow):
    """The logo. Signals: `choose_requested`, `removed`."""

    choose_requested = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__(tr(LOGO))
        self.picture = QPixmap()
        self._shown = named(QLabel(), "settings_logo", tr(LOGO))
        self._about = named(Text("", Type.SMALL, "soft"), "settings_logo_about")
        self.choose = sheet_button("settings_logo_choose", CHOOSE_LOGO, "link")
        self.remove = sheet_button("settings_logo_remove", REMOVE, "link")
        line = QWidget()
        flow = FlowLayout(line, Space.S4)
        for part in (self._shown, self._about, self.choose, self.remove):
            flow.addWidget(part)
        self.hold(line)
        self.choose.clicked.connect(self.choose_requested)
        self.remove.clicked.connect(self.removed)
        self.show_logo(None)

    def show_logo(self, logo: bytes | None) -> None:
        """Shows a picture (PNG or JPEG), or that there is none."""
        self.picture = QPixmap()
        there = bool(logo) and self.picture.loadFromData(logo or b"")
        if there:
            how = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            fits = self.picture.width() <= ROOM.width() and self.picture.height() <= ROOM.height()
            self._shown.setPixmap(_on_white(self.picture if fits else self.picture.scaled(ROOM, *how)))
        self._about.setText(tr(SIZE, width=self.picture.width(), height=self.picture.height()) if there else tr(NO_LOGO))
        self._shown.setVisible(there)
        self.remove.setVisible(there)
        label = tr(OTHER_LOGO if there else CHOOSE_LOGO)
        self.choose.setText(label)
        self.choose.setAccessibleName(label)


def _on_white(picture: QPixmap) -> QPixmap:
    """Returns a picture on white paper, for which a logo is made, however dark the window is."""
    paper = QPixmap(picture.size())
    paper.fill(QColor(LIGHT.card))
    painter = QPainter(paper)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return paper
