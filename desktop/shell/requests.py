"""Lists the requests by which one feature calls another without importing it; each names the method that answers."""

from enum import Enum

_VISIT = "desktop.visit.controller:VisitController"
_BACKUPS = "desktop.backups.controller:BackupsController"
_LOCK = "desktop.security.lock_controller:LockController"


class Request(Enum):
    """One request; its value is "module:Class.method", imported at first use."""

    SHOW_HOME = "desktop.home.controller:HomeController.show"
    # Takes a visit (OpenedVisit) that was just opened.
    SHOW_OPENED_VISIT = f"{_VISIT}.show_opened"
    # Takes the id of a visit, and the id of a record in it or an empty text.
    SHOW_VISIT = f"{_VISIT}.show_visit"
    # Shows the open visit again.
    SHOW_OPEN_VISIT = f"{_VISIT}.show"
    SHOW_DOCUMENTS = "desktop.documents.controller:DocumentsController.show"
    # Takes the id of a case study or of a part of one: shows it without opening a visit.
    SHOW_STUDY = "desktop.documents.studio.studies_controller:StudiesController.show_study"
    # Shows the newest case study of the open visit; makes one where there is none.
    SHOW_STUDIO = "desktop.documents.studio.studies_controller:StudiesController.show_of_visit"
    # Shows the case study again that was shown last.
    SHOW_STUDIES_AGAIN = "desktop.documents.studio.studies_controller:StudiesController.show_again"
    # Takes the id of the case study that is shown: compares its latest version with its open draft.
    COMPARE_VERSIONS = "desktop.documents.studio.versions_controller:VersionsController.show_study"
    # Takes the id of a customer: what was agreed with it, and what went out.
    SHOW_AGREED = "desktop.documents.agreed.agreed_controller:AgreedController.show_customer"
    # From now on a filled approval sheet may be dropped on the window.
    TAKE_DROPPED_SHEETS = "desktop.documents.sheets.sheet_controller:SheetController.take_dropped"
    # What is still to be done after a visit: of the open one.
    SHOW_DEBRIEF = "desktop.debrief.controller:DebriefController.show"
    # Reads quotes and numbers of the open visit back; the way back leads to the debrief.
    READ_BACK = "desktop.documents.read_back.read_back_controller:ReadBackController.show_from_debrief"
    # With the id of a record, or of a question, of the open visit.
    GO_TO_RECORD = f"{_VISIT}.go_to_record"
    GO_TO_QUESTION = f"{_VISIT}.go_to_question"
    # Takes words, and the id of a record of the open visit: finds them there, and in all of the visit.
    FIND_WORDS = f"{_VISIT}.find_words"
    # Takes words that were typed elsewhere, for the capture line of the open visit.
    TAKE_WORDS = f"{_VISIT}.take_words"
    # The page closes the open visit.
    PUT_VISIT_AWAY = f"{_VISIT}.put_away"
    # Takes the id of a record of the house.
    SHOW_HOUSE_VERSIONS = "desktop.history.controller:HistoryController.show_house_versions"
    # Takes the id of a customer; asks first.
    DELETE_CUSTOMER = "desktop.history.controller:HistoryController.ask_to_delete_customer"
    # Takes the id of a record of the open visit, or an empty text.
    SHOW_VERSIONS = "desktop.history.controller:HistoryController.show_versions"
    # Takes whole visits that were imported.
    SHOW_IMPORTED = "desktop.home.controller:HomeController.show_imported"
    ASK_WHICH_WORDS = "desktop.home.controller:HomeController.ask_which_words"
    SHOW_RESTORE = f"{_BACKUPS}.show_restore"
    # Takes the id of a record of the house.
    SHOW_SETTINGS = "desktop.settings.controller:SettingsController.show_record"
    # Takes a message: the open store cannot be read.
    REPORT_DAMAGE = f"{_BACKUPS}.report_damage"
    # Takes messages: the store holds less than it did.
    REPORT_LOSS = f"{_BACKUPS}.report_loss"
    # One takes a backup (BackedUp) that was made; the other the reason why none could be made.
    NOTE_BACKUP = f"{_BACKUPS}.note_backup"
    REPORT_FAILED_BACKUP = f"{_BACKUPS}.report_failed_backup"
    WARN_OF_FOLDER = f"{_BACKUPS}.warn_of_folder"
    # Closes the window once everything is stored, or asks what to do.
    END = "desktop.backups.ending_controller:EndingController.end"
    # Looks for a good backup; offers it where the store does not open, by a sentence that names it.
    LOOK_FOR_BACKUP = f"{_BACKUPS}.look_for_backup"
    OFFER_BACKUP = f"{_LOCK}.offer_backup"
    # What was found instead of a key (Outcome); a keyring that does not answer; a key that was found.
    ASK_FOR_KEY = f"{_LOCK}.ask_for_key"
    SAY_WAITING = f"{_LOCK}.say_waiting"
    USE_KEY = f"{_LOCK}.use_key"
    SHOW_RECOVERY_KEY = "desktop.security.controller:KeysController.show_recovery_key"
    # Asks once about people who are kept as the customer's and have a role of ours.
    OFFER_OUR_SIDE = "desktop.people.our_side_controller:OurSideController.offer"
    REMIND_OF_RECOVERY_KEY = "desktop.security.controller:KeysController.remind"
    # Takes the idle minutes after which the window locks.
    SET_LOCK_MINUTES = f"{_LOCK}.set_minutes"
    # Starts to watch whether the person is active.
    WATCH = f"{_LOCK}.watch"
