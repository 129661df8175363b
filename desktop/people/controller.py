"""Everything the window does about the rights of the people who were interviewed. Made when first needed."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale, QObject, Slot

from desktop.people.privacy_job import ErasureReport, EverythingAboutPerson, PersonLine, PrivacyJob
from desktop.shell.app_context import AppContext
from desktop.widgets.system_files import ask_where_to_save
from desktop.widgets.words import tr

if TYPE_CHECKING:
    from desktop.people.page import PersonPage

SAVE_TITLE = QT_TRANSLATE_NOOP("Forms", "Save everything about a person")
# Not the person's name: whoever gets the file may choose its name.
FILE_NAME = QT_TRANSLATE_NOOP("Forms", "Everything kept about you")
SAVED = QT_TRANSLATE_NOOP("Forms", "Saved: {path}")


class PeopleController(QObject):
    """Stands between the page about a person and the state."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.workspace)
        self._window, self._workspace, self._navigation = context.window, context.workspace, context.navigation
        self._rights = PrivacyJob(context.workspace, context.locale, self)
        self._person: PersonLine | None = None
        self._found: EverythingAboutPerson | None = None

    @cached_property
    def _page(self) -> "PersonPage":
        from desktop.people.page import PersonPage

        page = PersonPage()
        page.person_chosen.connect(self._on_person_chosen)
        page.save_requested.connect(self._on_save_requested)
        page.erase_requested.connect(self._on_erase_requested)
        page.closed.connect(self._on_closed)
        self._rights.people_read.connect(page.show_people)
        self._rights.found.connect(self._on_rights_found)
        self._rights.written.connect(self._on_rights_written)
        self._rights.erased.connect(self._on_rights_erased)
        self._rights.failed.connect(page.complain)
        return page

    def open(self) -> None:
        """Shows the page, with everybody who is kept."""
        self._workspace.flush()
        self._navigation.show(self._page, alone=True)
        self._page.ask()
        self._when_stored(self._rights.read_people)

    def wait(self) -> None:
        """Waits for what is under way, for the end of the program."""
        self._rights.wait()

    def _when_stored(self, then: Callable[[], None]) -> None:
        """Does something once everything typed before is on the disk: it is read from there."""

        def now(_outcome: object) -> None:
            then()

        self._workspace.writer.do(lambda _store: None, now, now)

    @Slot(object)
    def _on_person_chosen(self, person: PersonLine) -> None:
        self._person = person
        self._rights.look_for(person)

    @Slot(object)
    def _on_rights_found(self, found: EverythingAboutPerson) -> None:
        self._found = found
        self._page.show_found(found)

    @Slot(str)
    def _on_save_requested(self, suffix: str) -> None:
        ask_where_to_save(self._window, tr(SAVE_TITLE), tr(FILE_NAME) + suffix, suffix.strip("."), self._on_file_selected)

    @Slot(str)
    def _on_file_selected(self, path: str) -> None:
        if self._found:
            imperial = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
            self._rights.write(self._found, Path(path), "Letter" if imperial else "A4")

    @Slot(str)
    def _on_rights_written(self, path: str) -> None:
        self._window.tell(tr(SAVED).format(path=path), lasting=True)

    @Slot(tuple, tuple)
    def _on_erase_requested(self, confirmed: tuple[str, ...], remove: tuple[str, ...]) -> None:
        """Nothing of the person may come back from a visit that is open."""
        assert self._person
        self._window.put_visit_away()
        self._workspace.put_visit_away()
        self._rights.erase(self._person, confirmed, remove)

    @Slot(object)
    def _on_rights_erased(self, erased: ErasureReport) -> None:
        self._person = self._found = None
        self._page.show_erased(erased)

    @Slot()
    def _on_closed(self) -> None:
        self._found = None
        self._navigation.leave(self._page)
