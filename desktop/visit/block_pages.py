"""Holds the pages of the blocks of the open visit, each made at first use."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.core.messages import Translator
from desktop.interview.guide import Block
from desktop.visit.block import BlockPage
from desktop.workspace.open_visit import OpenVisit


class BlockPages(QStackedWidget):
    """The pages; one is shown. Signals: those of every page."""

    record_requested = Signal(str)
    history_requested = Signal(str)
    note_dropped = Signal(str, object)
    read_back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, BlockPage] = {}

    def page_of(
        self, block: Block, visit: OpenVisit, used: Mapping[str, Sequence[str]], words: Translator, at_table: bool
    ) -> BlockPage:
        """Returns the page of a block."""
        if block.id not in self.pages:
            page = self.pages[block.id] = BlockPage(block, visit, used, words, at_table)
            page.record_requested.connect(self.record_requested)
            page.history_requested.connect(self.history_requested)
            page.note_dropped.connect(self.note_dropped)
            page.read_back_requested.connect(self.read_back_requested)
            self.addWidget(page)
        return self.pages[block.id]

    def drop_pages(self) -> None:
        """Deletes all pages."""
        # The one that is seen goes last: else Qt would show, and lay out, the next of them each time.
        for page in sorted(self.pages.values(), key=lambda page: page is self.currentWidget()):
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.pages.clear()
