"""Shows a few words at the right of a card, in a column no wider than they need."""

from PySide6.QtCore import QEvent, Qt

from desktop.theme.scale import scaled
from desktop.theme.tokens import Type
from desktop.widgets.text import Text

# The greatest width of the column, at the usual text size.
WIDTH = 168


class SideWords(Text):
    """The words, aligned right; they wrap where they are wider than the column may be."""

    def __init__(self) -> None:
        super().__init__("", Type.LABEL, "soft", wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def setText(self, text: str) -> None:
        """Shows `text`, as wide as it needs."""
        super().setText(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Takes the room the words need in another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        # The hint of a label that wraps is of a narrow column.
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(line) for line in self.text().split("\n"))
        self.setFixedWidth(min(scaled(WIDTH), widest + 2))
