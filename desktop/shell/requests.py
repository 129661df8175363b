"""What one feature may ask of another, without knowing it: each request names the method that answers it."""

from enum import Enum

_VISIT = "desktop.visit.controller:VisitController"
_BACKUPS = "desktop.backups.controller:BackupsController"
_LOCK = "desktop.security.lock_controller:LockController"


class Request(Enum):
    """A request; its value is "module:Class.method", imported at first use."""

    SHOW_HOME = "desktop.home.controller:HomeController.show"
    # With a visit (OpenedVisit) that was just opened.
    SHOW_OPENED_VISIT = f"{_VISIT}.show_opened"
    # With the id of a visit, and that of a record in it or an empty text.
    SHOW_VISIT = f"{_VISIT}.show_visit"
    # The open visit again.
    SHOW_OPEN_VISIT = f"{_VISIT}.show"
    # With the id of a record, or of a question, of the open visit.
    GO_TO_RECORD = f"{_VISIT}.go_to_record"
    GO_TO_QUESTION = f"{_VISIT}.go_to_question"
    # The page lets go of the open visit.
    PUT_VISIT_AWAY = f"{_VISIT}.put_away"
    # With the id of a record of the open visit, or an empty text.
    SHOW_VERSIONS = "desktop.history.controller:HistoryController.show_versions"
    # With whole visits that were imported.
    SHOW_IMPORTED = "desktop.home.controller:HomeController.show_imported"
    SHOW_RESTORE = f"{_BACKUPS}.show_restore"
    # With a message: the open store cannot be read.
    REPORT_DAMAGE = f"{_BACKUPS}.report_damage"
    # With messages: the store holds less than it did.
    REPORT_LOSS = f"{_BACKUPS}.report_loss"
    # With a backup (BackedUp) that was made; with the reason why none could be made.
    NOTE_BACKUP = f"{_BACKUPS}.note_backup"
    REPORT_FAILED_BACKUP = f"{_BACKUPS}.report_failed_backup"
    WARN_OF_FOLDER = f"{_BACKUPS}.warn_of_folder"
    # Looks for a good backup, and offers it where the store does not open; with a sentence that names it.
    LOOK_FOR_BACKUP = f"{_BACKUPS}.look_for_backup"
    OFFER_BACKUP = f"{_LOCK}.offer_backup"
    # With what was found instead of a key (Outcome); while a keyring does not answer; with a key that was found.
    ASK_FOR_KEY = f"{_LOCK}.ask_for_key"
    SAY_WAITING = f"{_LOCK}.say_waiting"
    USE_KEY = f"{_LOCK}.use_key"
    SHOW_RECOVERY_KEY = "desktop.security.controller:KeysController.show_recovery_key"
    REMIND_OF_RECOVERY_KEY = "desktop.security.controller:KeysController.remind"
    # With minutes: when the window locks by itself.
    SET_LOCK_MINUTES = f"{_LOCK}.set_minutes"
    # Watches from now on whether anybody is there.
    WATCH = f"{_LOCK}.watch"
