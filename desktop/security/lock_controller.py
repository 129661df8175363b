"""Asks for the key, opens the store or the locked window with it, and locks the window when idle.

Locking stores what was typed first. The store stays open with all steps to undo, but nothing of it can
be seen or reached. Promise of safety: K7.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QClipboard, QGuiApplication

from db.engine.keys import Key
from db.model.ids import utc_now
from db.model.messages import N_, Message
from desktop.keys.key_search import Closed, Needed, Outcome, Recovered, Wrong
from desktop.keys.unlock import needs_passphrase
from desktop.security.idle_watch import IdleWatch
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.in_front import close_what_is_in_front
from desktop.widgets.keyboard_place import KeyboardPlace, keyboard_place
from desktop.widgets.moments import clock_time
from desktop.widgets.notice_queue import Scope
from desktop.widgets.words import tr

if TYPE_CHECKING:
    from desktop.security.unlock_page import UnlockPage

WAITING = N_("Waiting for the keyring of this system. It may be asking for its password in a window of its own.")
ANOTHER_KEY = N_("That does not open what is locked here. Nothing was changed.")
NO_ANSWER = N_("The keyring of this system did not give the key. The recovery key unlocks too.")
RECOVERED = N_("Unlocked with the recovery key. The next start asks for the passphrase again; there it can be replaced.")


class LockController(Controller):
    """Connects the page that asks for the key, the search for it, and the window."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._place = KeyboardPlace()
        # What was typed while locked, for the capture line; in memory alone.
        self._kept_words: list[str] = []
        self.idle_watch = IdleWatch(self)
        self.idle_watch.lock_needed.connect(self.lock)
        context.workspace.visit_runs.changed.connect(self._set_idle_minutes)

    @cached_property
    def page(self) -> "UnlockPage":
        """The page that asks for the passphrase, or the recovery key."""
        # Imported here, as a start with the key at hand shows no such page.
        from desktop.security.unlock_page import UnlockPage

        unlocking, page = self.context.unlocking, UnlockPage()
        page.passphrase_given.connect(unlocking.try_passphrase)
        page.words_kept.connect(self._on_page_words_kept)
        page.passphrase_chosen.connect(unlocking.choose_passphrase)
        page.choice_put_off.connect(unlocking.put_off)
        page.recovery_key_given.connect(unlocking.try_recovery_key)
        page.try_again_requested.connect(unlocking.try_again)
        page.restore_requested.connect(self._on_page_restore_requested)
        page.problem_requested.connect(partial(self.context.run_command, "problem"))
        return page

    # The key ---------------------------------------------------------------------------------------------------------------

    def use_key(self, key: Key) -> None:
        """Opens the store with `key`, or the window that was locked."""
        self._dismiss_waiting()
        if self.window.is_covered:
            self._try_key(key)
        else:
            self.workspace.open(key)

    def ask_for_key(self, outcome: Outcome) -> None:
        """Shows why the store or the locked window stays closed, and asks for what would open it."""
        self._dismiss_waiting()
        if self.window.is_covered:
            self._say_why_locked(outcome)
        elif isinstance(outcome, Needed):
            self.window.show_page(self.page, alone=True)
            self.page.ask(outcome.new, outcome.why)
        else:
            self._say_why_closed(outcome)
            self._offer_ways_out(outcome)

    def say_waiting(self) -> None:
        """Shows that a keyring has not answered yet."""
        if not self.window.is_covered:
            self.window.show_notice(tr(WAITING), lasting=True, scope=Scope.EVERYWHERE)

    def offer_backup(self, sentence: Message) -> None:
        """Offers to restore the backup that `sentence` names, if the page says that the store cannot be opened."""
        if self.page.is_broken:
            self.page.offer_restoring(sentence)

    # The lock --------------------------------------------------------------------------------------------------------------

    def watch(self) -> None:
        """From now on locks when nobody has touched the program for so long as was chosen, on sleep, and with the screen."""
        self.idle_watch.start(self._idle_minutes)
        self.context.rested = self.idle_watch.rested

    def set_minutes(self, minutes: int) -> None:
        """Sets after how many idle minutes the window locks; 0 for never."""
        self.context.settings.choose("lock_minutes", minutes)
        self._set_idle_minutes()

    @Slot()
    def lock(self) -> None:
        """Stores what was typed, then covers everything; does nothing before the store is open."""
        if self.window.is_covered or not self.workspace.is_ready:
            return
        self.workspace.flush()
        self._place = keyboard_place(self.window)
        close_what_is_in_front(self.window)
        _empty_clipboard()
        self.window.cover(self.page)
        now = clock_time(utc_now())
        self.page.lock(needs_passphrase(self.context.data_folder), now, takes_notes=self.workspace.open_visit is not None)

    def wait(self) -> None:
        """Watches no longer."""
        self.idle_watch.stop()

    @property
    def _idle_minutes(self) -> int:
        """While a visit runs people talk and nobody types: then no minutes count, only sleep, the screen's lock and Ctrl+L."""
        return 0 if self.workspace.visit_runs.now else self.context.settings.number("lock_minutes")

    @Slot()
    def _set_idle_minutes(self) -> None:
        self.idle_watch.set_idle_minutes(self._idle_minutes)

    def _try_key(self, key: Key) -> None:
        """Unlocks if `key` is the one that opens the store."""
        if self.workspace.key and key.raw == self.workspace.key.raw:
            self.window.uncover()
            self._place.give_back()
            for words in self._kept_words:
                self.context.request(Request.TAKE_WORDS, words)
            self._kept_words.clear()
            self._place = KeyboardPlace()
        else:
            self.page.complain(Message(ANOTHER_KEY))

    def _say_why_locked(self, outcome: Outcome) -> None:
        match outcome:
            case Recovered(key):
                self._try_key(key)
                if not self.window.is_covered:
                    self.window.show_notice(tr(RECOVERED), lasting=True, scope=Scope.EVERYWHERE)
            case Closed(sentence) | Wrong(sentence) if sentence:
                self.page.complain(sentence)
            case Wrong():
                self.page.complain(Message(ANOTHER_KEY))
            case Needed():
                self.page.complain(outcome.why or Message(NO_ANSWER))
            case Message():
                self.page.complain(outcome)

    def _say_why_closed(self, outcome: Outcome) -> None:
        was_asking = self.window.stack.currentWidget() is self.page
        if not (was_asking and isinstance(outcome, Wrong | Message)):
            self.window.show_page(self.page, alone=True)
        match outcome:
            case Recovered():
                self.page.ask_again()
            case Wrong(sentence) if was_asking:
                self.page.complain(sentence)
            case Closed(sentence) | Wrong(sentence):
                self.page.say_closed(sentence)
            case Message() if was_asking:
                self.page.complain(outcome)
            case Message():
                self.page.say_broken(outcome)

    def _offer_ways_out(self, outcome: Outcome) -> None:
        """Offers to restore a backup where no key would help."""
        if not isinstance(outcome, Message | Wrong):
            return
        if isinstance(outcome, Message) and self.page.asks_for_passphrase:
            # The passphrase was right, so the page must not ask for it again.
            self.page.say_broken(outcome)
        elif isinstance(outcome, Message) or self.page.asks_for_recovery_key:
            self.page.offer_restoring()
        if self.page.is_broken:
            self.context.request(Request.LOOK_FOR_BACKUP)

    def _dismiss_waiting(self) -> None:
        self.window.notice.withdraw(tr(WAITING))

    @Slot(str)
    def _on_page_words_kept(self, words: str) -> None:
        self._kept_words.append(words)

    @Slot()
    def _on_page_restore_requested(self) -> None:
        self.context.unlocking.is_broken = self.page.is_broken
        self.context.run_command("restore")


def _empty_clipboard() -> None:
    """Empties the clipboard if this program filled it; leaves what another program copied."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
