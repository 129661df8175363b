"""Opens the real window on a prepared scene and takes its picture, screen by screen."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication

from db.engine.driver_errors import FAULTS
from db.engine.keys import Key
from db.model.messages import Message
from desktop.app import Firsthand
from desktop.core.none_refcount_fix import patch_none_refcount
from desktop.core.paths import DataFolder
from desktop.keys.key_search import Needed
from desktop.shell.requests import Request
from tests.gallery.scene import RETOLD, set_scene
from tests.parts import Parts

KEY = Key(bytes(range(32)))
SIZES = (QSize(1280, 720), QSize(1920, 1080))
SCHEMES = (("light", Qt.ColorScheme.Light), ("dark", Qt.ColorScheme.Dark))
# A screen by name, and how one gets there.
Screen = tuple[str, Callable[[Firsthand], object]]
SECONDS = 20


def _block(name: str) -> Screen:
    return name, lambda program: Parts(program).visit.page.go_to_block(name)


def _debrief(part: str) -> Screen:
    def show(program: Firsthand) -> None:
        program.window.command_requested.emit("debrief")
        Parts(program).debrief.page.go_to_part(part)

    return f"debrief_{part}", show


def _visit(program: Firsthand) -> None:
    Parts(program).home.page.search.clear()
    program.context.request(Request.SHOW_OPEN_VISIT)


def _cost_editor(program: Firsthand) -> None:
    assert program.workspace.open_visit
    claims = [claim for claim in program.workspace.open_visit.whole.claims if claim.category == "cost"]
    Parts(program).visit.page.go_to_record(claims[1].id)


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
    Parts(program).history.show_bin()
    _until(lambda: len(Parts(program).history.bin.rows) > 1)
    Parts(program).history.bin.rows[1].setFocus()
    Parts(program).history.bin.rows[1]._on_for_good_clicked()


def _person(program: Firsthand) -> None:
    Parts(program).people.show()
    page = Parts(program).people._page
    _until(lambda: bool(page._people))
    page._take(next(line.id for line in page._people if line.name.startswith("Ingrid")))
    _until(lambda: page._summary.isVisible())


def _colleague(program: Firsthand) -> None:
    """One of our people with the card open."""
    page = Parts(program).settings.page
    page.go_to("people")
    page.people.open(page.people.cards[0].record.id)


def _unlock(program: Firsthand) -> None:
    program.use_key(KEY)
    Parts(program).lock.ask_for_key(Needed(new=False))


def _broken(program: Firsthand) -> None:
    program.window.show_page(Parts(program).lock.page, alone=True)
    Parts(program).lock.page.say_broken(Message(FAULTS["CORRUPT"][1], path="firsthand.db"))


SCREENS: tuple[Screen, ...] = (
    ("home", lambda program: program.context.request(Request.SHOW_HOME)),
    ("search", lambda program: Parts(program).home.page.search.setText("brine")),
    ("visit", _visit),
    *(_block(name) for name in ("setup", "objectives", "decision", "revenue", "cost", "emotional", "other", "close", "value")),
    ("editor", _cost_editor),
    ("documents", lambda program: program.window.command_requested.emit("documents")),
    *(_debrief(part) for part in ("surprises", "notes", "promises", "speakers", "ask_next", "done")),
    ("history", _history),
    ("history_empty", _nothing_earlier),
    ("bin", lambda program: Parts(program).history.show_bin()),
    ("bin_asking", _bin_asking),
    ("delete_visit", lambda program: Parts(program).history.ask_to_delete()),
    ("person", _person),
    ("person_erase", lambda program: Parts(program).people._page._erase.click()),
    ("recovery_key", lambda program: Parts(program).keys.show_recovery_key()),
    ("change_key", lambda program: Parts(program).keys.offer_change()),
    ("backups", lambda program: Parts(program).backups.show()),
    ("restore", lambda program: Parts(program).backups.show_restore()),
    ("check", lambda program: Parts(program).backups.show_check()),
    ("take_out", lambda program: program.window.command_requested.emit("take_out")),
    ("problem", lambda program: Parts(program).backups.show_problem()),
    ("settings", lambda program: Parts(program).settings.show()),
    ("settings_people", _colleague),
    ("settings_competitors", lambda program: Parts(program).settings.page.go_to("competitors")),
    ("locked", lambda program: Parts(program).lock.lock()),
    ("unlock", _unlock),
    ("unlock_recovery", lambda program: Parts(program).lock.page._recover.click()),
    ("broken", _broken),
)


def paint(folder: Path, target: Path, screens: Sequence[Screen] = SCREENS, sizes: Sequence[QSize] = SIZES) -> Iterator[Path]:
    """Pictures of `screens` in every size and scheme, put into `target`; the store lies in `folder`."""
    patch_none_refcount()
    data_folder = DataFolder(folder)
    visit_id = set_scene(data_folder.store, KEY)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    program = Firsthand(application, data_folder)
    # Somebody who was asked already how visits begin.
    program.context.settings.choose("at_table", "no")
    program.window.show()
    program.use_key(KEY)
    _until(lambda: program.workspace.is_ready)
    program.context.request(Request.SHOW_VISIT, visit_id)
    for scheme, wanted in SCHEMES:
        program.context.theme.choose(wanted)
        for size in sizes:
            program.window.resize(size)
            for name, go in screens:
                go(program)
                _settle()
                path = target / f"{name}-{scheme}-{size.width()}.png"
                assert program.window.grab().save(str(path))
                yield path
    program.window.close()
    program.close()
    program.deleteLater()


def _settle() -> None:
    """Lets timers, threads and layouts come to rest."""
    end = time.monotonic() + 0.6
    while time.monotonic() < end:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.01)


def _until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not met():
        assert time.monotonic() < end
        QApplication.processEvents()
