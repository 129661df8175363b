"""Controls the page on a person's rights: shows what is kept about them, exports it, erases it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Slot

from db.model.messages import N_
from desktop.people.privacy_job import ErasureReport, EverythingAboutPerson, PersonLine, PrivacyJob
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.system_files import ask_where_to_save
from desktop.widgets.words import tr
from desktop.workspace.store_reading import after_storing

if TYPE_CHECKING:
    from desktop.people.page import PersonPage

SAVE_TITLE = N_("Save everything about a person")
# The file name holds no person's name; the person who saves the file may choose one.
FILE_NAME = N_("Everything kept about you")
SAVED = N_("Saved: {path}")


class PeopleController(Controller):
    """Connects the page about a person with the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._privacy = PrivacyJob(context.workspace, context.document_words, self)
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
        self._privacy.people_read.connect(page.show_people)
        self._privacy.found.connect(self._on_privacy_found)
        self._privacy.written.connect(self._on_privacy_written)
        self._privacy.erased.connect(self._on_privacy_erased)
        self._privacy.failed.connect(page.complain)
        return page

    def show(self) -> None:
        """Shows the page with all persons in the store."""
        self.navigation.show(self._page, alone=True)
        self._page.ask()
        after_storing(self.workspace, self._privacy.read_people)

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        self._privacy.wait()

    @Slot(object)
    def _on_person_chosen(self, person: PersonLine) -> None:
        self._person = person
        self._privacy.look_for(person)

    @Slot(object)
    def _on_privacy_found(self, found: EverythingAboutPerson) -> None:
        self._found = found
        self._page.show_found(found)

    @Slot(str)
    def _on_save_requested(self, suffix: str) -> None:
        ask_where_to_save(self.window, tr(SAVE_TITLE), tr(FILE_NAME) + suffix, suffix.strip("."), self._on_file_selected)

    @Slot(str)
    def _on_file_selected(self, path: str) -> None:
        if self._found:
            imperial = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
            self._privacy.write(self._found, Path(path), "Letter" if imperial else "A4")

    @Slot(str)
    def _on_privacy_written(self, path: str) -> None:
        self.window.show_notice(tr(SAVED, path=path), lasting=True, page=self._page)

    @Slot(tuple, tuple)
    def _on_erase_requested(self, confirmed: tuple[str, ...], remove: tuple[str, ...]) -> None:
        """Closes the open visit first, so that it cannot write the person's words back; nor can a step of the settings."""
        assert self._person
        if house := self.workspace.house:
            house.flush()
            house.abandon()
        self.context.request(Request.PUT_VISIT_AWAY)
        self.workspace.put_visit_away()
        self._privacy.erase(self._person, confirmed, remove)

    @Slot(object)
    def _on_privacy_erased(self, erased: ErasureReport) -> None:
        self._person = self._found = None
        self._page.show_erased(erased)

    @Slot()
    def _on_closed(self) -> None:
        self._found = None
        self.navigation.leave(self._page)
