"""Lists every command of the window in one table: its name, label, keys, menu, when it is available, and what it runs."""

from dataclasses import dataclass
from enum import Flag

from db.model.messages import N_


class When(Flag):
    """When a command is available."""

    ANYTIME = 0
    # Only while the pages of a visit are shown.
    IN_VISIT = 1
    # Not past a page that has to be left first, nor at the table, where only what the customer may read is shown.
    LEADS_AWAY = 2
    # Also while the window is locked.
    ALSO_LOCKED = 4
    # Also while a visit runs, though it is no command of a visit: it leads to no other customer.
    ALWAYS = 8
    # Only while a visit runs; only while none does.
    RUNNING = 16
    RESTING = 32


@dataclass(frozen=True, slots=True)
class Situation:
    """What the window shows: pages of a visit, one that runs, a page that has to be left first, what a customer may read
    along at the table, or the lock.
    """

    in_visit: bool = False
    runs: bool = False
    alone: bool = False
    at_table: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `menu` is its part of the menu; `run` is "module:Class.method", imported at first use; `also` other keys.

    `back` is its label at the table, for a command that leads back from there.
    """

    name: str
    label: str
    keys: str
    menu: str
    run: str
    when: When = When.ANYTIME
    also: tuple[str, ...] = ()
    back: str = ""

    def exists(self, situation: Situation) -> bool:
        """Whether it is in the menu at all in `situation`: while a visit runs, nothing leads to another customer."""
        if situation.runs:
            return bool(self.when & _AT_A_VISIT) and When.RESTING not in self.when
        return When.RUNNING not in self.when

    def is_available(self, situation: Situation) -> bool:
        """Returns whether the command is available in `situation`."""
        if situation.locked:
            return When.ALSO_LOCKED in self.when
        kept_back = When.LEADS_AWAY in self.when and (situation.alone or situation.at_table)
        return self.exists(situation) and not kept_back and (situation.in_visit or When.IN_VISIT not in self.when)


_AT_A_VISIT = When.IN_VISIT | When.ALWAYS | When.ALSO_LOCKED

_HOME = "desktop.home.controller:HomeController"
_VISIT = "desktop.visit.controller:VisitController"
_DEBRIEF = "desktop.debrief.controller:DebriefController"
_FROM_PAPER = "desktop.from_paper.controller:FromPaperController"
_DOCUMENTS = "desktop.documents.controller:DocumentsController"
_STUDIES = "desktop.documents.studio.studies_controller:StudiesController"
_AGREED = "desktop.documents.agreed.agreed_controller:AgreedController"
_SHEETS = "desktop.documents.sheets.sheet_controller:SheetController"
_READ_BACK = "desktop.documents.read_back.read_back_controller:ReadBackController"
_TAKE_OUT = "desktop.documents.take_out.take_out_controller:TakeOutController"
_HISTORY = "desktop.history.controller:HistoryController"
_BACKUPS = "desktop.backups.controller:BackupsController"
_KEYS = "desktop.security.controller:KeysController"
_LOCK = "desktop.security.lock_controller:LockController"
_PEOPLE = "desktop.people.controller:PeopleController"
_SETTINGS = "desktop.settings.controller:SettingsController"
_APPEARANCE = "desktop.shell.appearance:AppearanceController"
_EDITING = "desktop.shell.editing:EditingController"
_PROGRAM = "desktop.shell.program:ProgramController"
_AWAY, _IN_VISIT, _ALWAYS = When.LEADS_AWAY, When.IN_VISIT, When.ALWAYS | When.ALSO_LOCKED

COMMANDS = (
    Command("new_visit", N_("New visit"), "Ctrl+N", "visits", f"{_HOME}.start_plan", _AWAY),
    Command("search", N_("Search everything said"), "Ctrl+Shift+F", "visits", f"{_HOME}.go_to_search", _AWAY),
    Command("home", N_("Home"), "Alt+Home", "visits", f"{_HOME}.show", _AWAY),
    Command("import_file", N_("Import a visit file …"), "Ctrl+O", "visits", f"{_HOME}.ask_for_files", _AWAY),
    Command("import_folder", N_("Import a folder …"), "", "visits", f"{_HOME}.ask_for_folder", _AWAY),
    Command("import_sheet", N_("Import a filled approval sheet …"), "Ctrl+Shift+O", "visits", f"{_SHEETS}.ask_for_file", _AWAY),
    Command("take_out", N_("Take everything out …"), "", "visits", f"{_TAKE_OUT}.show", _AWAY),
    Command("bin", N_("Bin …"), "", "visits", f"{_HISTORY}.show_bin", _AWAY),
    Command("settings", N_("Settings …"), "Ctrl+,", "visits", f"{_SETTINGS}.show", _AWAY),
    Command("debrief", N_("Debrief …"), "Ctrl+Shift+D", "visit", f"{_DEBRIEF}.show", _IN_VISIT | _AWAY | When.RESTING),
    Command(
        "from_paper",
        N_("From the paper guide …"),
        "Ctrl+Shift+G",
        "visit",
        f"{_FROM_PAPER}.show",
        _IN_VISIT | _AWAY | When.RESTING,
    ),
    Command("documents", N_("Documents and export …"), "Ctrl+E", "visit", f"{_DOCUMENTS}.show", _IN_VISIT | _AWAY),
    Command(
        "case_studies",
        N_("Case studies of this customer …"),
        "Ctrl+Shift+E",
        "visit",
        f"{_STUDIES}.show",
        _IN_VISIT | _AWAY,
    ),
    Command(
        "agreed",
        N_("What was agreed with this customer …"),
        "Ctrl+Shift+A",
        "visit",
        f"{_AGREED}.show",
        _IN_VISIT | _AWAY,
    ),
    Command("back_to_stops", N_("Back to what is shared"), "Alt+0", "visit", f"{_DOCUMENTS}.go_back", _IN_VISIT | _AWAY),
    Command(
        "at_table",
        N_("At the table"),
        "F9",
        "visit",
        f"{_VISIT}.toggle_at_table",
        _IN_VISIT,
        back=N_("Our notes"),
    ),
    Command("read_back", N_("Read back quotes and numbers"), "Ctrl+Shift+B", "visit", f"{_READ_BACK}.show", _IN_VISIT),
    Command("end_visit", N_("End the visit"), "", "visit", f"{_VISIT}.end", _IN_VISIT | When.RUNNING),
    Command("leave_visit", N_("Leave the visit …"), "", "visit", f"{_VISIT}.ask_to_leave", _IN_VISIT | When.RUNNING),
    Command(
        "delete_visit",
        N_("Delete this visit …"),
        "",
        "visit",
        f"{_HISTORY}.ask_to_delete",
        _IN_VISIT | _AWAY | When.RESTING,
    ),
    Command(
        "delete_customer",
        N_("Delete this customer …"),
        "",
        "visit",
        f"{_HISTORY}.ask_to_delete_this_customer",
        _IN_VISIT | _AWAY | When.RESTING,
    ),
    Command("undo", N_("Undo"), "Ctrl+Z", "edit", f"{_EDITING}.undo", When.ALWAYS),
    Command("redo", N_("Redo"), "Ctrl+Shift+Z", "edit", f"{_EDITING}.redo", When.ALWAYS, ("Ctrl+Y",)),
    Command(
        "history",
        N_("Earlier versions …"),
        "Ctrl+H",
        "edit",
        f"{_VISIT}.show_versions",
        _IN_VISIT | _AWAY,
    ),
    Command("capture", N_("Go to the capture line"), "Ctrl+K", "go", f"{_VISIT}.show", _IN_VISIT),
    Command("notes", N_("Go to the running notes"), "Ctrl+J", "go", f"{_VISIT}.go_to_notes", _IN_VISIT),
    Command("find", N_("Find in this visit"), "Ctrl+F", "go", f"{_VISIT}.find", _IN_VISIT),
    Command("guide", N_("Go to the guide"), "Ctrl+G", "go", f"{_VISIT}.go_to_guide", _IN_VISIT),
    Command("previous_block", N_("Previous block"), "Ctrl+PgUp", "go", f"{_VISIT}.go_back", _IN_VISIT),
    Command("next_block", N_("Next block"), "Ctrl+PgDown", "go", f"{_VISIT}.go_on", _IN_VISIT),
    Command("notice", N_("Go to the notice below, and back"), "F8", "go", f"{_PROGRAM}.go_to_notice", When.ALWAYS),
    Command("larger", N_("Larger text"), "Ctrl++", "look", f"{_APPEARANCE}.make_larger", _ALWAYS, ("Ctrl+=",)),
    Command("smaller", N_("Smaller text"), "Ctrl+-", "look", f"{_APPEARANCE}.make_smaller", _ALWAYS),
    Command("usual_size", N_("Text of the usual size"), "Ctrl+0", "look", f"{_APPEARANCE}.make_usual", _ALWAYS),
    Command(
        "appearance",
        N_("Light, dark or as the system"),
        "Ctrl+Shift+L",
        "look",
        f"{_APPEARANCE}.choose_next",
        _ALWAYS,
    ),
    Command("begin_at_table", N_("Begin visits at the table, or with our notes"), "", "look", f"{_VISIT}.change_beginning"),
    Command("person", N_("Everything about a person …"), "", "keys", f"{_PEOPLE}.show", _AWAY),
    Command("backups", N_("Security and backups …"), "", "keys", f"{_BACKUPS}.show", _AWAY),
    Command("restore", N_("Restore a backup …"), "", "keys", f"{_BACKUPS}.show_restore", _AWAY),
    Command("lock", N_("Lock"), "Ctrl+L", "keys", f"{_LOCK}.lock", When.ALWAYS),
    Command("recovery_key", N_("Recovery key …"), "", "keys", f"{_KEYS}.look_at_recovery_key", _AWAY),
    Command("lock_passphrase", N_("Passphrase for the lock …"), "", "keys", f"{_KEYS}.offer_lock_passphrase", _AWAY),
    Command("change_key", N_("Change passphrase or key …"), "", "keys", f"{_KEYS}.offer_change", _AWAY),
    Command("shortcuts", N_("All keys"), "F1", "help", f"{_PROGRAM}.show_shortcuts", When.ALWAYS),
    Command("check", N_("Check my data"), "", "help", f"{_BACKUPS}.show_check", _AWAY),
    Command("problem", N_("Report a problem …"), "", "help", f"{_BACKUPS}.show_problem", _AWAY),
    Command("about", N_("About Firsthand"), "", "help", f"{_PROGRAM}.show_about", When.ALWAYS),
    Command("quit", N_("Quit"), "Ctrl+Q", "quit", f"{_PROGRAM}.quit", _ALWAYS),
)
BY_NAME = {command.name: command for command in COMMANDS}
# The parts of the menu that are submenus.
SUBMENUS = {
    "go": N_("In the visit"),
    "look": N_("Appearance"),
    "keys": N_("Security and backups"),
    "help": N_("Help"),
}
# Keys that work in one place only and are no commands; shown with the others.
LOCAL_KEYS = (
    ("Ctrl+1 … 8", N_("Kind of the next note: the keys in that place with Shift or without, or the number pad")),
    ('- > ! # : " + ?', N_("The same, typed into the empty capture line")),
    ("@", N_("Who said it: completes the people at the table, and stays until somebody else is named")),
    ("Enter", N_("Store the note with its time; put a note where its kind says; open or close a card; in the bin, put back")),
    ("↑ ↓", N_("From the capture line to the notes; between notes, cards, results")),
    ("Home End", N_("First and last note")),
    ("F2", N_("Change a note, and who said it")),
    ("Alt+↓", N_("In a date: a month to choose a day from")),
    ("Tab", N_("Takes the word of the list that is open, and goes on")),
    ("Alt+Q", N_("Make a quote of the answer to “What made you go ahead anyway?”")),
    ("Enter ⇧Enter Esc", N_("While finding: the next place, the one before, back to where you were")),
    ("Ctrl+Enter", N_("Close the card and start the next")),
    ("Alt+Enter", N_("Take what was read from the words; Alt+Delete dismisses it")),
    ("Ctrl+D", N_("Duplicate the card")),
    ("Alt+↑ ↓", N_("Move the card")),
    ("Ctrl+H", N_("In the settings: earlier versions of what the keyboard is in")),
    ("Ctrl+1 … 4", N_("In the settings: our company, our people, competitors, consent")),
    ("Ctrl+1 … 9", N_("In a case study: its sections")),
    ("Ctrl+B Ctrl+I", N_("In a case study: bold, italic")),
    ("Ctrl+Shift+K", N_("In a case study: a link on what is selected; Ctrl+Shift+I makes items of a list of its sentences")),
    ("Alt+↑ ↓ Space", N_("In a case study: move a result or a quote; take it in or leave it out")),
    (
        "F6",
        N_("In a case study: to its pages and back; there ← → go from sentence to sentence, Enter to its words"),
    ),
    ("Ctrl+Shift+V", N_("In a case study: its versions; Ctrl+Shift+E hands it on")),
    ("Alt+0", N_("In a case study: from the notes of a sentence back to it")),
    ("F8", N_("In a case study: the next thing to look at")),
    ("Alt+1 … 9", N_("Go to what stands against a document; Alt+0 comes back")),
    ("Delete", N_("Delete the card or the note; in the bin, delete for good after asking")),
)
