"""Asks where to save a file, opens a file, and shows its folder; none of it blocks the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.file_names import file_called, free_in
from desktop.widgets.file_dialogs import file_dialog


def ask_where_to_save(parent: QWidget, title: str, name: str, suffix: str, chosen: Callable[[str], object]) -> None:
    """Asks under `title` where to save a file, with `name` as the default; `chosen` gets its path, with `suffix` at its end."""

    def complete(path: str) -> None:
        chosen(str(with_ending(Path(path), f".{suffix}")))

    dialog = file_dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.fileSelected.connect(complete)
    dialog.show()


def with_ending(path: Path, suffix: str) -> Path:
    """Returns `path` with `suffix` at its end and a name that every system takes.

    The person was asked about a file of the name typed, not about another one, which is not replaced.
    """
    name = file_called(path.name, suffix)
    return path if not name or name == path.name else path.with_name(free_in(path.parent, name, suffix))


def open_file(path: str) -> bool:
    """Opens a file with the system's program for it; returns whether the system took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def open_mail(link: str) -> bool:
    """Opens the system's mail program by a link that is encoded already; returns whether the system took it."""
    return QDesktopServices.openUrl(QUrl.fromEncoded(link.encode()))


def show_in_folder(path: str) -> bool:
    """Opens the folder of a file; returns whether the system took it."""
    return show_folder(str(Path(path).parent))


def show_folder(path: str) -> bool:
    """Opens a folder; returns whether the system took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))
