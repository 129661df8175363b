"""What assistive technology can read in the program: everything in the accessible tree, seen or not."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

ABOUT = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def spoken() -> Iterator[str]:
    """Every text of every node from the application down, as a screen reader may go through it."""
    application = QApplication.instance()
    assert application
    waiting: list[QAccessibleInterface | None] = [QAccessible.queryAccessibleInterface(application)]
    while waiting:
        node = waiting.pop()
        if node is not None and node.isValid():
            yield from filter(None, (node.text(about) for about in ABOUT))
            waiting += [node.child(number) for number in reversed(range(node.childCount()))]
