"""Which panels of the visit there is room for: the block always, the guide and the notes beside it where they fit."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theme.scale import scaled
from desktop.theme.tokens import NOTES_WIDTH, RAIL_WIDTH

# What a block needs to be worked in, at the usual text size.
BLOCK_WIDTH = 420
# What is left of it may be seen beside a panel that was asked for.
LEAST_BLOCK_WIDTH = 240


def panels_for(width: int, rail: int, notes: int, block: int) -> tuple[bool, bool]:
    """Returns whether the guide and the notes fit beside a block; the notes give way first, as new ones need no looking at."""
    return width >= rail + block, width >= rail + block + notes


class Panels(QObject):
    """Folds the panels of a visit away and brings them back; one that is asked for takes room of the block meanwhile."""

    def __init__(self, page: QWidget, rail: QWidget, block: QWidget, notes: QWidget) -> None:
        super().__init__(page)
        self._page, self._rail, self._block, self._notes = page, rail, block, notes
        self._opened: QWidget | None = None
        page.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows the panels there is room for in another size of the page or of its text."""
        if watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self.fit()
        return False

    def put_beside(self, notes: QWidget) -> None:
        """Has `notes` beside the block from now on: ours, or at the table what was heard."""
        self._notes, self._opened = notes, None
        self.fit()

    def fit(self) -> None:
        """Shows what there is room for."""
        rail, notes = panels_for(self._page.width(), scaled(RAIL_WIDTH), scaled(NOTES_WIDTH), scaled(BLOCK_WIDTH))
        opened = self._opened
        self._rail.setVisible(opened is self._rail or (rail and opened is None))
        self._notes.setVisible(opened is self._notes or (notes and opened is None))
        beside = self._page.width() - (opened.width() if opened else 0)
        self._block.setVisible(opened is None or beside >= scaled(LEAST_BLOCK_WIDTH))

    def open_rail(self) -> None:
        """Shows the guide, also where that leaves little of the block or nothing."""
        self._open(self._rail)

    def open_notes(self) -> None:
        """Shows the notes, also where that leaves little of the block or nothing."""
        self._open(self._notes)

    def _open(self, panel: QWidget) -> None:
        self._opened = None
        self.fit()
        if not panel.isVisible() and self._page.isVisible():
            self._opened = panel
            self.fit()

    @Slot("QWidget*", "QWidget*")
    def _on_application_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        opened = self._opened
        if opened and now and not opened.isAncestorOf(now):
            self._opened = None
            self.fit()
