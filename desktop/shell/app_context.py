"""Gives every controller the window, the workspace, the settings, and a way to call other controllers."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TypeVar

from PySide6.QtCore import QObject, SignalInstance

from desktop.core.messages import ENGLISH, Translator
from desktop.core.paths import DataFolder
from desktop.core.settings import Settings
from desktop.shell.commands import BY_NAME
from desktop.shell.main_window import MainWindow
from desktop.shell.navigation import Navigation
from desktop.shell.requests import Request
from desktop.theme.style import Theme
from desktop.workspace.unlocking import Unlocking
from desktop.workspace.workspace import Workspace

C = TypeVar("C", bound="Controller")


class AppContext:
    """What all controllers of one window share: `words` translates for the window, `document_words` for documents.

    Each controller is made once, at first use. `rested` tells for how many seconds nobody has touched keyboard or mouse, once
    that is watched.
    """

    def __init__(
        self,
        data_folder: DataFolder,
        window: MainWindow,
        workspace: Workspace,
        unlocking: Unlocking,
        theme: Theme,
        words: Translator,
        document_words: Translator = ENGLISH,
    ) -> None:
        self.data_folder, self.window, self.workspace, self.unlocking = data_folder, window, workspace, unlocking
        self.theme, self.words, self.document_words = theme, words, document_words
        self.settings = Settings(data_folder.settings)
        self.navigation = Navigation(window, self._has_open_visit, partial(self.request, Request.SHOW_HOME))
        self.rested: Callable[[], float] = lambda: 0.0
        self._controllers: dict[type, Controller] = {}
        window.command_requested.connect(self.run_command)

    def controller(self, kind: type[C]) -> C:
        """Returns the controller of this class; makes it at first use."""
        if kind not in self._controllers:
            self._controllers[kind] = kind(self)
        found = self._controllers[kind]
        assert isinstance(found, kind)
        return found

    def is_made(self, request: Request) -> bool:
        """Returns whether the controller that answers `request` was made already."""
        module, _, method = request.value.partition(":")
        return any(f"{kind.__module__}:{kind.__name__}" == f"{module}:{method.partition('.')[0]}" for kind in self._controllers)

    def request(self, request: Request, *values: object) -> None:
        """Calls the controller that answers `request`."""
        self._method(request.value)(*values)

    def run_command(self, name: str) -> None:
        """Runs the command of this name."""
        self._method(BY_NAME[name].run)()

    def connect(self, signal: SignalInstance, request: Request) -> None:
        """Connects `signal` with `request`, which gets its values."""
        signal.connect(partial(self.request, request))

    def wait(self) -> None:
        """Waits until no controller has work running; called when the program ends."""
        for controller in self._controllers.values():
            controller.wait()

    def _method(self, target: str) -> Callable[..., object]:
        kind, name = resolve(target)
        method: Callable[..., object] = getattr(self.controller(kind), name)
        return method

    def _has_open_visit(self) -> bool:
        return self.workspace.open_visit is not None


class Controller(QObject):
    """Connects the pages of a feature with the workspace: makes pages and jobs, and connects their signals."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.workspace)
        self.context = context
        self.window, self.workspace, self.navigation = context.window, context.workspace, context.navigation

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""


def resolve(target: str) -> tuple[type[Controller], str]:
    """Returns the class and method name from "module:Class.method". Raises ImportError or AttributeError."""
    module, _, method = target.partition(":")
    kind, _, name = method.partition(".")
    found: type[Controller] = getattr(import_module(module), kind)
    getattr(found, name)
    return found, name
