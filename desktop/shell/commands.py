"""Every command of the window in one table: its name, label, keys, and where it applies."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `group` is its part of the menu; `in_visit` when it needs an open visit, `also` other keys for it."""

    name: str
    label: str
    keys: str
    group: str
    in_visit: bool = False
    also: tuple[str, ...] = ()


def _command(name: str, label: object, keys: str, group: str, in_visit: bool = False, also: tuple[str, ...] = ()) -> Command:
    return Command(name, str(label), keys, group, in_visit, also)


COMMANDS = (
    _command("new_visit", QT_TRANSLATE_NOOP("Forms", "New visit"), "Ctrl+N", "visits"),
    _command("search", QT_TRANSLATE_NOOP("Forms", "Search everything said"), "Ctrl+F", "visits"),
    _command("home", QT_TRANSLATE_NOOP("Forms", "Home"), "Alt+Home", "visits"),
    _command("import_file", QT_TRANSLATE_NOOP("Forms", "Import a visit file …"), "Ctrl+O", "visits"),
    _command("bin", QT_TRANSLATE_NOOP("Forms", "Bin …"), "", "visits"),
    _command("documents", QT_TRANSLATE_NOOP("Forms", "Documents and export …"), "Ctrl+E", "visit", True),
    _command("safe", QT_TRANSLATE_NOOP("Forms", "Customer-safe view"), "F9", "visit", True),
    _command("delete_visit", QT_TRANSLATE_NOOP("Forms", "Delete this visit …"), "", "visit", True),
    _command("undo", QT_TRANSLATE_NOOP("Forms", "Undo"), "Ctrl+Z", "edit", True),
    _command("redo", QT_TRANSLATE_NOOP("Forms", "Redo"), "Ctrl+Shift+Z", "edit", True, ("Ctrl+Y",)),
    _command("history", QT_TRANSLATE_NOOP("Forms", "Earlier versions …"), "Ctrl+H", "edit", True),
    _command("capture", QT_TRANSLATE_NOOP("Forms", "Go to the capture line"), "Ctrl+K", "go", True),
    _command("notes", QT_TRANSLATE_NOOP("Forms", "Go to the running notes"), "Ctrl+J", "go", True),
    _command("previous_block", QT_TRANSLATE_NOOP("Forms", "Previous block"), "Ctrl+PgUp", "go", True),
    _command("next_block", QT_TRANSLATE_NOOP("Forms", "Next block"), "Ctrl+PgDown", "go", True),
    _command("larger", QT_TRANSLATE_NOOP("Forms", "Larger text"), "Ctrl++", "look", also=("Ctrl+=",)),
    _command("smaller", QT_TRANSLATE_NOOP("Forms", "Smaller text"), "Ctrl+-", "look"),
    _command("appearance", QT_TRANSLATE_NOOP("Forms", "Light, dark or as the system"), "Ctrl+Shift+L", "look"),
    _command("person", QT_TRANSLATE_NOOP("Forms", "Everything about a person …"), "", "keys"),
    _command("backups", QT_TRANSLATE_NOOP("Forms", "Security and backups …"), "", "keys"),
    _command("restore", QT_TRANSLATE_NOOP("Forms", "Restore a backup …"), "", "keys"),
    _command("lock", QT_TRANSLATE_NOOP("Forms", "Lock"), "Ctrl+L", "keys"),
    _command("recovery_key", QT_TRANSLATE_NOOP("Forms", "Recovery key …"), "", "keys"),
    _command("change_key", QT_TRANSLATE_NOOP("Forms", "Change passphrase or key …"), "", "keys"),
    _command("shortcuts", QT_TRANSLATE_NOOP("Forms", "All keys"), "F1", "help"),
    _command("check", QT_TRANSLATE_NOOP("Forms", "Check my data"), "", "help"),
    _command("problem", QT_TRANSLATE_NOOP("Forms", "Report a problem …"), "", "help"),
    _command("about", QT_TRANSLATE_NOOP("Forms", "About Firsthand"), "", "help"),
    _command("quit", QT_TRANSLATE_NOOP("Forms", "Quit"), "Ctrl+Q", "quit"),
)
# Parts of the menu that open beside it; the others stand in it.
SUBMENUS = {
    "go": str(QT_TRANSLATE_NOOP("Forms", "In the visit")),
    "look": str(QT_TRANSLATE_NOOP("Forms", "Appearance")),
    "keys": str(QT_TRANSLATE_NOOP("Forms", "Security and backups")),
    "help": str(QT_TRANSLATE_NOOP("Forms", "Help")),
}
# Keys that belong to a place rather than to a command; shown with the others.
LOCAL_KEYS = (
    ("Ctrl+1 … 8", str(QT_TRANSLATE_NOOP("Forms", "Kind of the next note"))),
    ('- > ! # : " + ?', str(QT_TRANSLATE_NOOP("Forms", "The same, typed into the empty capture line"))),
    ("Enter", str(QT_TRANSLATE_NOOP("Forms", "Store the note with its time; open or close a card; in the bin, put back"))),
    ("↑ ↓", str(QT_TRANSLATE_NOOP("Forms", "From the capture line to the notes; between notes, cards, results"))),
    ("G O R C E X Q P", str(QT_TRANSLATE_NOOP("Forms", "Turn the note into objective, objection, value, quote, promise"))),
    ("Alt+Q", str(QT_TRANSLATE_NOOP("Forms", "Make a quote of the answer to “What made you go ahead anyway?”"))),
    ("Ctrl+Enter", str(QT_TRANSLATE_NOOP("Forms", "Close the card and start the next"))),
    ("Ctrl+D", str(QT_TRANSLATE_NOOP("Forms", "Duplicate the card"))),
    ("Alt+↑ ↓", str(QT_TRANSLATE_NOOP("Forms", "Move the card"))),
    ("Delete", str(QT_TRANSLATE_NOOP("Forms", "Delete the card or the note; in the bin, delete for good after asking"))),
)
