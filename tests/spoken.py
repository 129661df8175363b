"""What assistive technology can read in the program: everything in the accessible tree, seen or not."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

ABOUT = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def spoken() -> Iterator[str]:
    """Every text of every node from the application down, as a screen reader may go through it."""
    application = QApplication.instance()
    assert application
    yield from _below(QAccessible.queryAccessibleInterface(application))


def _below(node: QAccessibleInterface | None) -> Iterator[str]:
    if node is None or not node.isValid():
        return
    yield from filter(None, (node.text(about) for about in ABOUT))
    for number in range(node.childCount()):
        yield from _below(node.child(number))
