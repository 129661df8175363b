"""Says where a document was saved, with buttons that open it and show its folder."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from db.model.messages import N_, Message
from desktop.shell.app_context import AppContext
from desktop.widgets.notice_queue import Action, Scope
from desktop.widgets.system_files import open_file, show_in_folder
from desktop.widgets.words import tr

SAVED_TO = N_("Saved: {path}")
NOT_OPENED = N_("No program on this computer opened the file. It is saved: {path}")
NOT_SHOWN = N_("The folder could not be shown. The file is saved: {path}")
NOT_LOGGED = N_("The document is written, but not in the list of what went out; if something is withdrawn, it will not be named.")
OPEN = N_("Open")
SHOW = N_("Show in folder")
# What is told of saving: the next save takes its place.
SAVING = "saving"


class SavedNotice:
    """Shows notices on documents where they were asked for; later not in another visit, whose customer may read them."""

    def __init__(self, context: AppContext) -> None:
        self._window = context.window

    def warn(self, page: QWidget, sentence: Message, about: str = "") -> None:
        """Says what went wrong with a document of `page`; `about` as in `Notice`."""
        self._show(page, tr(sentence), (), warn=True, lasting=True, about=about)

    def _show(self, page: QWidget, text: str, actions: Sequence[Action], warn: bool, lasting: bool, about: str) -> None:
        here = self._window.stack.currentWidget() is page
        scope = Scope.PAGE if here else Scope.AWAY_FROM_TABLE
        self._window.show_notice(text, actions, lasting, warn, scope, page if here else None, about)

    def offer(self, page: QWidget, path: str, sentence: str = SAVED_TO, warn: bool = False, lasting: bool = True) -> None:
        """Shows a sentence on the file at `path`, with buttons that open it and show its folder."""
        actions = (
            ("open", tr(OPEN), partial(self._open, page, path)),
            ("show", tr(SHOW), partial(self._show_in_folder, page, path)),
        )
        self._show(page, tr(sentence, path=path), actions, warn, lasting, SAVING)

    def _open(self, page: QWidget, path: str) -> None:
        # Some systems say that they open it and then do not, so the path stays for a while.
        if open_file(path):
            self.offer(page, path, lasting=False)
        else:
            self.offer(page, path, NOT_OPENED, warn=True)

    def _show_in_folder(self, page: QWidget, path: str) -> None:
        if not show_in_folder(path):
            self.offer(page, path, NOT_SHOWN, warn=True)
