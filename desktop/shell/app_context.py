"""What everybody beside the window works with: locksmith, caretaker, archivist, and whoever else is made when first needed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.core.paths import DataFolder
from desktop.shell.main_window import MainWindow
from desktop.workspace.unlocking import Unlocking
from desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktop.shell.navigation import Navigation


@dataclass(eq=False)
class AppContext:
    """One window over one store. `release` closes the store everywhere, so that its file can be replaced.

    `locale` is that of documents.
    """

    data_folder: DataFolder
    window: MainWindow
    unlocking: Unlocking
    workspace: Workspace
    release: Callable[[], bool]
    locale: str

    @cached_property
    def navigation(self) -> "Navigation":
        """The ways back from pages that were opened from anywhere."""
        from desktop.shell.navigation import Navigation

        return Navigation(self.window, lambda: self.workspace.open_visit is not None)
