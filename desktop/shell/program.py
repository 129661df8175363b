"""Runs the commands about the program itself: show all keys, show what it is, quit."""

from desktop import __version__
from desktop.shell.app_context import Controller


class ProgramController(Controller):
    """Shows the dialogs about the program, and ends it."""

    def show_shortcuts(self) -> None:
        """Shows every key."""
        from desktop.shell.help_dialogs import ShortcutsDialog

        ShortcutsDialog(self.window).show()

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
