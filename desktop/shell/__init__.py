"""Holds the main window, its table of commands, navigation, dialogs, appearance, and the context of the controllers."""
