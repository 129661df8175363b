"""Shows the customer's logo, with buttons to choose and to remove it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from db.model.messages import N_
from desktop.theme.tokens import Space
from desktop.widgets.buttons import page_button
from desktop.widgets.naming import named
from desktop.widgets.words import tr

LOGO = N_("Customer’s logo")
CHOOSE = N_("Choose …")
REMOVE = N_("Remove")
ROOM = QSize(60, 24)
SMOOTHLY = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


class LogoField(QWidget):
    """The logo as a small picture. Signals: `choose_requested`, `removed`."""

    choose_requested = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.logo: bytes | None = None
        self._picture = named(QLabel(), "documents_logo", tr(LOGO))
        self._choose = page_button("documents_logo_choose", CHOOSE, "quiet")
        self._remove = page_button("documents_logo_remove", REMOVE, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S2)
        for widget in (self._picture, self._choose, self._remove):
            row.addWidget(widget)
        self._choose.clicked.connect(self.choose_requested)
        self._remove.clicked.connect(self.removed)

    def show_logo(self, logo: bytes | None) -> None:
        """Shows `logo` (PNG or JPEG), or that there is none."""
        self.logo = logo
        picture = QPixmap()
        if logo and picture.loadFromData(logo):
            self._picture.setPixmap(picture.scaled(ROOM, *SMOOTHLY))
        self._picture.setVisible(not picture.isNull())
        self._choose.setVisible(logo is None)
        self._remove.setVisible(logo is not None)
