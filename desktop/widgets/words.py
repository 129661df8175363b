"""The texts of the window in the user's language."""

from PySide6.QtCore import QCoreApplication


def tr(text: object) -> str:
    """A text marked for translation, in the user's language."""
    return QCoreApplication.translate("Forms", str(text))
