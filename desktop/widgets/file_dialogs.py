"""File dialogues that know nothing of other times: no history, no places but the system's own, nothing kept by Qt."""

import os
from collections.abc import Callable

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def documents_folder() -> str:
    """Where a dialogue starts that has no folder of its own."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def file_dialog(parent: QWidget, title: str, folder: str = "") -> QFileDialog:
    """A dialogue that starts in `folder`, else in the documents; to be shown, not executed: nothing modal."""
    dialog = QFileDialog(parent, title, folder or documents_folder())
    dialog.setHistory([])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def folder_dialog(parent: QWidget, title: str, folder: str, chosen: Callable[[str], object]) -> None:
    """Shows a dialogue for a folder, which starts in `folder`; calls `chosen` with the one that is taken."""
    dialog = file_dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.show()


def keep_qt_from_remembering() -> None:
    """From now on Qt's dialogues keep nothing: theirs is a plain file beside ours, with the names of the last folders in it."""
    # Nothing can be written there, nor read: what other programs went through is not offered either.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
