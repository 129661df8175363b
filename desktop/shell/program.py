"""Runs the commands about the program itself: show all keys, show what it is, quit."""

from desktop import __version__
from desktop.shell.app_context import Controller
from desktop.shell.commands import LOCAL_KEYS


class ProgramController(Controller):
    """Shows the dialogs about the program, and ends it."""

    def show_shortcuts(self) -> None:
        """Shows every key."""
        from desktop.shell.help_dialogs import ShortcutsDialog

        actions = [action for action in self.window.actions_by_name.values() if action.isVisible()]
        # At the table those of what is shown there are few, and the others would name what is not.
        ShortcutsDialog(self.window, actions, () if self.window.is_at_table else LOCAL_KEYS).show()

    def show_about(self) -> None:
        """Shows what Firsthand is and whose work it uses."""
        from desktop.shell.help_dialogs import AboutDialog

        AboutDialog(self.window, __version__).show()

    def go_to_notice(self) -> None:
        """Puts the keyboard on the buttons of a notice, or back where it was."""
        self.window.go_to_notice()

    def quit(self) -> None:
        """Closes the window."""
        self.window.close()
