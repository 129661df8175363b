"""Shows tooltips as they were typed: Qt would take a tip with a tag in it for markup, and open the picture it names.

Promise of safety: S7.
"""

from PySide6.QtWidgets import QWidget


def as_typed(text: str) -> str:
    """Returns `text` as markup that shows it letter by letter; for tips, and for link texts where Qt may read markup."""
    # Imported here, as the first screen has hardly a tip.
    import html

    lines = html.escape(text).replace("\n", "<br>")
    return f"<span>{lines}</span>" if text else ""


def set_tip(widget: QWidget, text: str) -> None:
    """Gives `widget` a tip that shows `text`; a screen reader is given the plain text."""
    widget.setToolTip(as_typed(text))
    widget.setAccessibleDescription(text)
