"""Makes the thin bar that shows that work is under way whose end nobody can foretell."""

from PySide6.QtWidgets import QProgressBar

from desktop.widgets.naming import named
from desktop.widgets.words import tr

HEIGHT = 4


def waiting_bar(name: str, label: str) -> QProgressBar:
    """Returns a bar without an end or a figure; `label` says to a screen reader what is waited for."""
    bar = named(QProgressBar(), name, tr(label))
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setFixedHeight(HEIGHT)
    return bar
