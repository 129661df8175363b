"""Every command of the window in one table: its name, label, keys, menu, when it can be given, and what runs."""

from dataclasses import dataclass
from enum import Flag

from PySide6.QtCore import QT_TRANSLATE_NOOP


class When(Flag):
    """When a command can be given."""

    ANYTIME = 0
    # Only while the pages of a visit are shown.
    IN_VISIT = 1
    # It leads to where other customers may stand: not in the customer-safe view, nor past a page that has to be left first.
    LEADS_AWAY = 2
    # Also while the window is locked.
    ALSO_LOCKED = 4


@dataclass(frozen=True, slots=True)
class Situation:
    """What the window shows: pages of a visit, a page that has to be left first, the customer-safe view, or the lock."""

    in_visit: bool = False
    alone: bool = False
    customer_safe: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `menu` is its part of the menu; `run` is "module:Class.method", imported at first use; `also` other keys."""

    name: str
    label: str
    keys: str
    menu: str
    run: str
    when: When = When.ANYTIME
    also: tuple[str, ...] = ()

    def is_available(self, situation: Situation) -> bool:
        """Whether it can be given in `situation`."""
        if situation.locked:
            return When.ALSO_LOCKED in self.when
        kept_back = When.LEADS_AWAY in self.when and (situation.alone or situation.customer_safe)
        return not kept_back and (situation.in_visit or When.IN_VISIT not in self.when)


def _command(
    name: str, label: object, keys: str, menu: str, run: str, when: When = When.ANYTIME, also: tuple[str, ...] = ()
) -> Command:
    return Command(name, str(label), keys, menu, run, when, also)


_HOME = "desktop.home.controller:HomeController"
_VISIT = "desktop.visit.controller:VisitController"
_DOCUMENTS = "desktop.documents.controller:DocumentsController"
_HISTORY = "desktop.history.controller:HistoryController"
_BACKUPS = "desktop.backups.controller:BackupsController"
_KEYS = "desktop.security.controller:KeysController"
_LOCK = "desktop.security.lock_controller:LockController"
_PEOPLE = "desktop.people.controller:PeopleController"
_APPEARANCE = "desktop.shell.appearance:AppearanceController"
_PROGRAM = "desktop.shell.program:ProgramController"
_AWAY, _IN_VISIT, _ALWAYS = When.LEADS_AWAY, When.IN_VISIT, When.ALSO_LOCKED

COMMANDS = (
    _command("new_visit", QT_TRANSLATE_NOOP("Forms", "New visit"), "Ctrl+N", "visits", f"{_HOME}.start_plan", _AWAY),
    _command("search", QT_TRANSLATE_NOOP("Forms", "Search everything said"), "Ctrl+F", "visits", f"{_HOME}.go_to_search", _AWAY),
    _command("home", QT_TRANSLATE_NOOP("Forms", "Home"), "Alt+Home", "visits", f"{_HOME}.show", _AWAY),
    _command(
        "import_file", QT_TRANSLATE_NOOP("Forms", "Import a visit file …"), "Ctrl+O", "visits", f"{_HOME}.ask_for_files", _AWAY
    ),
    _command("bin", QT_TRANSLATE_NOOP("Forms", "Bin …"), "", "visits", f"{_HISTORY}.show_bin", _AWAY),
    _command(
        "documents", QT_TRANSLATE_NOOP("Forms", "Documents and export …"), "Ctrl+E", "visit", f"{_DOCUMENTS}.show", _IN_VISIT
    ),
    _command("safe", QT_TRANSLATE_NOOP("Forms", "Customer-safe view"), "F9", "visit", f"{_VISIT}.toggle_safe", _IN_VISIT),
    _command(
        "delete_visit",
        QT_TRANSLATE_NOOP("Forms", "Delete this visit …"),
        "",
        "visit",
        f"{_HISTORY}.ask_to_delete",
        _IN_VISIT | _AWAY,
    ),
    _command("undo", QT_TRANSLATE_NOOP("Forms", "Undo"), "Ctrl+Z", "edit", f"{_VISIT}.undo", _IN_VISIT),
    _command("redo", QT_TRANSLATE_NOOP("Forms", "Redo"), "Ctrl+Shift+Z", "edit", f"{_VISIT}.redo", _IN_VISIT, ("Ctrl+Y",)),
    _command(
        "history",
        QT_TRANSLATE_NOOP("Forms", "Earlier versions …"),
        "Ctrl+H",
        "edit",
        f"{_VISIT}.show_versions",
        _IN_VISIT | _AWAY,
    ),
    _command("capture", QT_TRANSLATE_NOOP("Forms", "Go to the capture line"), "Ctrl+K", "go", f"{_VISIT}.show", _IN_VISIT),
    _command("notes", QT_TRANSLATE_NOOP("Forms", "Go to the running notes"), "Ctrl+J", "go", f"{_VISIT}.go_to_notes", _IN_VISIT),
    _command("previous_block", QT_TRANSLATE_NOOP("Forms", "Previous block"), "Ctrl+PgUp", "go", f"{_VISIT}.go_back", _IN_VISIT),
    _command("next_block", QT_TRANSLATE_NOOP("Forms", "Next block"), "Ctrl+PgDown", "go", f"{_VISIT}.go_on", _IN_VISIT),
    _command(
        "larger", QT_TRANSLATE_NOOP("Forms", "Larger text"), "Ctrl++", "look", f"{_APPEARANCE}.make_larger", _ALWAYS, ("Ctrl+=",)
    ),
    _command("smaller", QT_TRANSLATE_NOOP("Forms", "Smaller text"), "Ctrl+-", "look", f"{_APPEARANCE}.make_smaller", _ALWAYS),
    _command(
        "appearance",
        QT_TRANSLATE_NOOP("Forms", "Light, dark or as the system"),
        "Ctrl+Shift+L",
        "look",
        f"{_APPEARANCE}.choose_next",
        _ALWAYS,
    ),
    _command("person", QT_TRANSLATE_NOOP("Forms", "Everything about a person …"), "", "keys", f"{_PEOPLE}.show", _AWAY),
    _command("backups", QT_TRANSLATE_NOOP("Forms", "Security and backups …"), "", "keys", f"{_BACKUPS}.show", _AWAY),
    _command("restore", QT_TRANSLATE_NOOP("Forms", "Restore a backup …"), "", "keys", f"{_BACKUPS}.show_restore", _AWAY),
    _command("lock", QT_TRANSLATE_NOOP("Forms", "Lock"), "Ctrl+L", "keys", f"{_LOCK}.lock"),
    _command("recovery_key", QT_TRANSLATE_NOOP("Forms", "Recovery key …"), "", "keys", f"{_KEYS}.look_at_recovery_key", _AWAY),
    _command("change_key", QT_TRANSLATE_NOOP("Forms", "Change passphrase or key …"), "", "keys", f"{_KEYS}.offer_change", _AWAY),
    _command("shortcuts", QT_TRANSLATE_NOOP("Forms", "All keys"), "F1", "help", f"{_PROGRAM}.show_shortcuts"),
    _command("check", QT_TRANSLATE_NOOP("Forms", "Check my data"), "", "help", f"{_BACKUPS}.show_check", _AWAY),
    _command("problem", QT_TRANSLATE_NOOP("Forms", "Report a problem …"), "", "help", f"{_BACKUPS}.show_problem", _AWAY),
    _command("about", QT_TRANSLATE_NOOP("Forms", "About Firsthand"), "", "help", f"{_PROGRAM}.show_about"),
    _command("quit", QT_TRANSLATE_NOOP("Forms", "Quit"), "Ctrl+Q", "quit", f"{_PROGRAM}.quit", _ALWAYS),
)
BY_NAME = {command.name: command for command in COMMANDS}
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
