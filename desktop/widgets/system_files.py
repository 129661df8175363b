"""Asks where to save a file, opens a file, and shows its folder; none of it blocks the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.widgets.file_dialogs import file_dialog


def ask_where_to_save(parent: QWidget, title: str, name: str, suffix: str, chosen: Callable[[str], object]) -> None:
    """Asks under `title` for the place of a file that is offered as `name`; `chosen` gets its path, with `suffix` at its end."""
    dialog = file_dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.show()


def open_file(path: str) -> bool:
    """Opens a file with the system's program for it; returns whether the system took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def show_in_folder(path: str) -> bool:
    """Opens the folder of a file; returns whether the system took it."""
    return show_folder(str(Path(path).parent))


def show_folder(path: str) -> bool:
    """Opens a folder; returns whether the system took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))
