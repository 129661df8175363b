"""Says how one gets to every screen, one after the other, in a prepared scene."""

import time
from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from db.engine.driver_errors import FAULTS
from db.engine.keys import Key
from db.model.messages import Message
from db.model.records import Claim, Quote, Visit
from db.model.studies import CaseStudy
from desktop.app import Firsthand
from desktop.backups.ending_controller import EndingController
from desktop.documents.studio.versions_controller import VersionsController
from desktop.fields.record_counts import counted
from desktop.keys.key_search import Needed
from desktop.security.lock_controller import ANOTHER_KEY
from desktop.shell.requests import Request
from desktop.visit.last_time_block import LAST_TIME
from desktop.widgets.words import window_translator
from tests.gallery.scene import RETOLD
from tests.parts import Parts

KEY = Key(bytes(range(32)))
# A screen by name, and how one gets there.
Screen = tuple[str, Callable[[Firsthand], object]]
SECONDS = 20


def _block(name: str) -> Screen:
    return name, lambda program: Parts(program).visit.page.go_to_block(name)


# What was typed from paper, by number.
ENTERED = {5: "Head of Service, since 2019", 9: "The second van stood by every weekend"}


def _from_paper(program: Firsthand) -> None:
    program.window.command_requested.emit("from_paper")
    page = Parts(program).from_paper.page
    page.entered_list.clear()
    for number, answer in ENTERED.items():
        page.entered_list.add(number, page.questions[number], answer)
    page.go_to(8)


def _debrief(part: str) -> Screen:
    def show(program: Firsthand) -> None:
        program.window.command_requested.emit("debrief")
        Parts(program).debrief.page.go_to_part(part)

    return f"debrief_{part}", show


def _home(program: Firsthand) -> None:
    # While a visit runs there is no Home.
    program.workspace.leave_table()
    program.context.request(Request.SHOW_HOME)


def _visit(program: Firsthand) -> None:
    Parts(program).home.page.search.clear()
    assert program.workspace.open_visit
    program.context.request(Request.SHOW_VISIT, program.workspace.open_visit.id)
    Parts(program).visit.page.go_to_block("cost")


def _as_the_customer_reads_it(block: str) -> Screen:
    def show(program: Firsthand) -> None:
        _visit(program)
        page = Parts(program).visit.page
        page.set_at_table(True)
        page.go_to_block(block)

    return f"at_table_{block}", show


def _card_at_table(program: Firsthand) -> None:
    _cost_editor(program)


def _back_from_table(program: Firsthand) -> None:
    """What was open from the visit before, with our notes again."""
    Parts(program).visit.page.set_at_table(False)
    Parts(program).visit.page.go_to_block(LAST_TIME)
    Parts(program).visit.page.block_page.focus_first()


def _find(program: Firsthand) -> None:
    finding = Parts(program).visit.page.finding
    Parts(program).visit.find()
    finding.bar.line.setText("brine")
    finding.bar.sought.emit("brine")


def _leave(program: Firsthand) -> None:
    Parts(program).visit.page.finding.end()
    Parts(program).visit.page.go_to_block("cost")
    Parts(program).visit.page.leave_question.ask()


def _new_visit(program: Firsthand) -> None:
    """The form, with a date that can mean two days."""
    Parts(program).visit.page.leave_question.hide()
    _home(program)
    Parts(program).home.start_plan()
    card = Parts(program).home.page.new_visit
    card.customer.setText("Halden Pumps AS")
    card.date.setText("3/4")


def _search_by_kind(program: Firsthand) -> None:
    page = Parts(program).home.page
    page.new_visit.hide()
    page.search.setText("objection:")


def _ending(program: Firsthand) -> None:
    ending = program.context.controller(EndingController)
    ending.page.ask(Message(FAULTS["FULL"][1], path="firsthand.db"))
    program.context.navigation.show(ending.page, alone=True)


def _locked_with_words(program: Firsthand) -> None:
    """Where a passphrase unlocks, after one that was refused."""
    page = Parts(program).lock.page
    page.lock(with_words=True, time="09:41", takes_notes=True)
    page.words.passphrase.setText("the parts came sooner")
    page.complain(Message(ANOTHER_KEY))


def _typed_while_locked(program: Firsthand) -> None:
    """Where the keyring unlocks, and somebody typed a note."""
    page = Parts(program).lock.page
    page.lock(with_words=False, time="09:41", takes_notes=True)
    for sign in "the parts":
        QApplication.sendEvent(page, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))


def _first_start(program: Firsthand) -> None:
    program.window.show_page(Parts(program).lock.page, alone=True)
    Parts(program).lock.page.ask(new=True)


def _cost_editor(program: Firsthand) -> None:
    assert program.workspace.open_visit
    claims = [claim for claim in program.workspace.open_visit.whole.claims if claim.category == "cost"]
    Parts(program).visit.page.go_to_record(claims[1].id)


def _case_studies(program: Firsthand) -> None:
    """One that was just made of the open visit, and kept as a version."""
    studies = Parts(program).studies
    studies.show_from_documents("")
    details = studies.page.details
    # For a picture of another size it is kept already.
    until(lambda: bool(studies.page.current) and (details.keep_button.isVisible() or len(details.versions.labels) > 1))
    if details.keep_button.isVisible():
        details.keep_button.click()
    until(lambda: not details.keep_button.isVisible())


CORRECTIONS = count(3)


def _versions(program: Firsthand) -> None:
    """What differs between the version that was kept and the open draft, after a note was corrected."""
    _case_studies(program)
    visit = program.workspace.open_visit
    assert visit
    claim = next(one for one in visit.whole.claims if one.metric.startswith("Emergency"))
    # For a picture of another size the correction is another one, which no version says.
    visit.change(claim.id, after=f"2–{next(CORRECTIONS)}")
    Parts(program).studies.page.details.compare_button.click()
    page = program.context.controller(VersionsController).page
    until(lambda: bool(page.rows))


def _before_sharing(program: Firsthand) -> None:
    """The case study, as it is to be published."""
    _case_studies(program)
    before = Parts(program).studies.page.details.before

    def told() -> bool:
        # A case study that is shown only now forgets for whom the one before it was.
        if not before.purposes.values:
            before.purposes.chip("published").click()
        return bool(before.list.lines)

    until(told)


def _agreed(program: Firsthand) -> None:
    """What was agreed with the customer of the open visit."""
    Parts(program).agreed.show()
    page = Parts(program).agreed.page
    until(lambda: bool(page.rows))


def _withdrawing(program: Firsthand) -> None:
    """The same, with a withdrawal being noted."""
    _agreed(program)
    rows = Parts(program).agreed.page.rows
    next(row for row in rows if row.line.can_be_withdrawn).withdrawal_requested.emit(rows[0].line)


def _read_back(program: Firsthand) -> None:
    """The first card that is read back at the table."""
    program.window.command_requested.emit("read_back")
    until(lambda: bool(program.window.findChild(QWidget, "read_back")))


def _customer_going(program: Firsthand) -> None:
    history = Parts(program).history
    assert program.workspace.open_visit
    name = program.workspace.open_visit.whole.customer.name
    history.customer_deletion.wait_for_count(name)
    history.customer_deletion.ask(214, counted({Visit: 2, CaseStudy: 1, Claim: 12, Quote: 4}, window_translator()), name)
    program.window.show_page(history.customer_deletion, alone=True)


def _history(program: Firsthand) -> None:
    """The claim of which the scene keeps versions, with the one chosen that differs most."""
    assert program.workspace.open_visit
    claim = next(claim for claim in program.workspace.open_visit.whole.claims if claim.metric.startswith(RETOLD.split()[0]))
    Parts(program).history.show_versions(claim.id)
    Parts(program).history.history.rows[2].click()


def _nothing_earlier(program: Firsthand) -> None:
    assert program.workspace.open_visit
    Parts(program).history.show_versions(program.workspace.open_visit.whole.notes[0].id)


def _bin_asking(program: Firsthand) -> None:
    earlier = list(Parts(program).history.bin.rows)
    Parts(program).history.show_bin()
    # The lines of an earlier look go away once the bin is read again.
    until(lambda: len(Parts(program).history.bin.rows) > 1 and Parts(program).history.bin.rows[1] not in earlier)
    Parts(program).history.bin.rows[1].setFocus()
    Parts(program).history.bin.rows[1]._on_for_good_clicked()


def _person(program: Firsthand) -> None:
    Parts(program).people.show()
    page = Parts(program).people._page
    until(lambda: bool(page._people))
    page._take(next(line.id for line in page._people if line.name.startswith("Ingrid")))
    until(lambda: page._summary.isVisible())


def _settings(section: str) -> Callable[[Firsthand], None]:
    def show(program: Firsthand) -> None:
        Parts(program).settings.show()
        Parts(program).settings.page.go_to(section)

    return show


def _colleague(program: Firsthand) -> None:
    """One of our people with the card open."""
    _settings("people")(program)
    page = Parts(program).settings.page
    page.people.open(page.people.cards[0].record.id)


def _unlock(program: Firsthand) -> None:
    program.use_key(KEY)
    Parts(program).lock.ask_for_key(Needed(new=False))


def _broken(program: Firsthand) -> None:
    program.window.show_page(Parts(program).lock.page, alone=True)
    Parts(program).lock.page.say_broken(Message(FAULTS["CORRUPT"][1], path="firsthand.db"))


SCREENS: tuple[Screen, ...] = (
    ("home", _home),
    ("search", lambda program: Parts(program).home.page.search.setText("brine")),
    ("visit", _visit),
    *(_block(name) for name in ("setup", "objectives", "decision", "revenue", "cost", "emotional", "other", "close", "value")),
    ("editor", _cost_editor),
    *(_as_the_customer_reads_it(name) for name in (LAST_TIME, "setup", "decision", "cost")),
    ("at_table_editor", _card_at_table),
    ("last_time", _back_from_table),
    ("find", _find),
    ("leave", _leave),
    ("new_visit", _new_visit),
    ("search_by_kind", _search_by_kind),
    ("visit_again", _visit),
    ("documents", lambda program: program.window.command_requested.emit("documents")),
    ("from_paper", _from_paper),
    *(_debrief(part) for part in ("surprises", "notes", "promises", "speakers", "ask_next", "done")),
    ("case_studies", _case_studies),
    ("before_sharing", _before_sharing),
    ("agreed", _agreed),
    ("withdrawing", _withdrawing),
    ("read_back", _read_back),
    ("versions", _versions),
    ("delete_customer", _customer_going),
    ("history", _history),
    ("history_empty", _nothing_earlier),
    ("bin", lambda program: Parts(program).history.show_bin()),
    ("bin_asking", _bin_asking),
    ("delete_visit", lambda program: Parts(program).history.ask_to_delete()),
    ("person", _person),
    ("person_erase", lambda program: Parts(program).people._page._erase.click()),
    ("recovery_key", lambda program: Parts(program).keys.show_recovery_key()),
    ("lock_passphrase", lambda program: Parts(program).keys.offer_lock_passphrase()),
    ("change_key", lambda program: Parts(program).keys.offer_change()),
    ("backups", lambda program: Parts(program).backups.show()),
    ("restore", lambda program: Parts(program).backups.show_restore()),
    ("check", lambda program: Parts(program).backups.show_check()),
    ("take_out", lambda program: program.window.command_requested.emit("take_out")),
    ("problem", lambda program: Parts(program).backups.show_problem()),
    ("settings", lambda program: Parts(program).settings.show()),
    ("settings_people", _colleague),
    ("settings_competitors", _settings("competitors")),
    ("settings_consent", _settings("consent")),
    ("ending", _ending),
    ("locked", lambda program: Parts(program).lock.lock()),
    ("locked_refused", _locked_with_words),
    ("locked_typed", _typed_while_locked),
    ("unlock", _unlock),
    ("unlock_recovery", lambda program: Parts(program).lock.page._recover.click()),
    ("broken", _broken),
    ("first_start", _first_start),
)


def until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not met():
        assert time.monotonic() < end
        QApplication.processEvents()
        # What is waited for is made in a thread: it gets the processor.
        time.sleep(0.002)
