"""Lets one type the name of a file: a typed name stays, and its ending follows the document."""

from pathlib import Path

from PySide6.QtCore import Slot

from db.model.messages import N_
from desktop.core.file_names import file_called, free_in, without_ending
from desktop.theme.tokens import Type
from desktop.widgets.fields import LineField
from desktop.widgets.words import tr

SAVED_AS = N_("It will be saved as {name}.")
SIGNS_REPLACED = N_("Some systems refuse signs of this name, so it will be saved as {name}.")


class FileNameField(LineField):
    """The name of the file to be saved.

    A name that somebody typed stays until the field is emptied; before that, the field proposes names that are free.
    """

    def __init__(self) -> None:
        super().__init__(Type.TEXT)
        self._suffix = ""
        # What the field showed by itself, and what somebody had typed when it completed the name.
        self._shown = self._typed = ""
        self.left.connect(self._on_left)

    @property
    def file_name(self) -> str:
        """The name of the file, with its ending; empty where nothing is typed that can be a name."""
        return file_called(self.text(), self._suffix)

    @property
    def typed(self) -> str:
        """The name as somebody typed it; empty where the field shows a name by itself, or none."""
        return (self._typed if self.text() == self._shown else self.text()).strip()

    @property
    def remark(self) -> str:
        """What is different between the typed name and that of the file, in a sentence; empty where nothing is."""
        typed, name = self.typed, self.file_name
        if not typed or not name or typed == name:
            return ""
        same_but_ending = without_ending(typed, self._suffix) == without_ending(name, self._suffix)
        return tr(SAVED_AS if same_but_ending else SIGNS_REPLACED, name=name)

    def propose(self, folder: Path, name: str, suffix: str) -> None:
        """Shows `name`, with a number if a file in `folder` is called so, or the typed name with the new `suffix`."""
        self._typed, self._suffix = without_ending(self.typed, self._suffix), suffix
        self._show(file_called(self._typed, suffix) or free_in(folder, name, suffix))

    def forget(self) -> None:
        """Forgets what somebody typed."""
        self._typed = ""
        self._show("")

    @Slot()
    def _on_left(self) -> None:
        """Shows the whole name once somebody has typed one."""
        if self.text() != self._shown:
            self._typed = self.typed
            self._show(self.file_name)

    def _show(self, name: str) -> None:
        self._shown = name
        if self.text() == name:
            # What is remarked on it may have changed.
            self.textChanged.emit(name)
        self.setText(name)
