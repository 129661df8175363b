"""Controls the settings of the house: our company, our people, competitors."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from db.model.edits import Edit
from db.model.house import HOUSE_STYLE, our_person_id
from db.model.kinds import PersonId
from db.model.messages import N_, Message
from db.model.records import Person
from db.repositories import suggestions, without_visit
from db.repositories.logos import picture_of
from desktop.core.settings import ANSWERS_LAST
from desktop.settings.lists import colleague
from desktop.settings.logo_job import LogoJob
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.words import tr
from desktop.workspace.open_house import OF_OUR_PERSON, OpenHouse

if TYPE_CHECKING:
    from desktop.settings.page import SettingsPage

KEPT = N_("{name} was at a visit, so they stay for it; from now on they are no longer offered. Ctrl+Z takes it back.")
IN_BIN = N_("Deleted. Ctrl+Z brings it back; it is in the bin, too.")
NOTHING_YET = N_("Nothing was entered here yet, so there is no earlier version.")
SOMEBODY = N_("This person")


class SettingsController(Controller):
    """Stands between the page and the records of the house."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._logos = LogoJob(context.workspace, self)
        self._logos.kept.connect(self._on_logos_kept)
        self._logos.failed.connect(self._on_refused)

    @cached_property
    def page(self) -> "SettingsPage":
        """The page."""
        from desktop.settings.page import SettingsPage

        page = SettingsPage(self.window.colours, self.context.words, lambda: self.workspace.house)
        page.style_edited.connect(self._on_page_style_edited)
        page.logo_chosen.connect(self._on_page_logo_chosen)
        page.logo_removed.connect(self._on_page_logo_removed)
        page.person_edited.connect(self._on_page_person_edited)
        page.person_added.connect(self._on_page_person_added)
        page.person_removed.connect(self._on_page_person_removed)
        page.competitor_edited.connect(self._on_page_competitor_edited)
        page.competitor_added.connect(self._on_page_competitor_added)
        page.competitor_removed.connect(self._on_page_competitor_removed)
        page.competitor_moved.connect(self._on_page_competitor_moved)
        page.consent.years_chosen.connect(self._on_consent_years_chosen)
        page.versions_requested.connect(self._on_page_versions_requested)
        page.closed.connect(self._on_page_closed)
        page.undoer.undone.connect(self._tell)
        page.undoer.redone.connect(self._tell)
        self.window.colours_changed.connect(page.set_colours)
        self.workspace.home_changed.connect(self._on_workspace_home_changed)
        return page

    def show(self) -> None:
        """Shows the settings."""
        if self._open():
            self.navigation.show(self.page)
            self.page.focus_first()

    def show_record(self, record_id: str) -> None:
        """Shows the settings, with one record of them open."""
        if house := self._open():
            self.navigation.show(self.page)
            person = next((one for one in house.people if house.besides(one.id).id == record_id), None)
            self.page.go_to_record(person.id if person else record_id)

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        self._logos.wait()

    @property
    def house(self) -> OpenHouse:
        """The records of the house, with what was done to them since the program started."""
        if self.workspace.house is None:
            house = OpenHouse((), self.workspace.writer, self.workspace)
            house.changed.connect(self._on_house_changed)
            house.refused.connect(self._on_refused)
            self.workspace.house = house
        return self.workspace.house

    def _open(self) -> OpenHouse | None:
        """Returns the house as it is stored now, shown on the page; None while nothing can be read."""
        if not self.workspace.is_ready:
            return None
        self.workspace.flush()
        self._reload()
        self._show_all()
        return self.house

    def _reload(self) -> None:
        self.house.reload(without_visit.of_house(self.workspace.connection).records)

    def _show_all(self) -> None:
        house = self.house
        logo = picture_of(self.workspace.connection, house.style.logo) if house.style.logo else None
        self.page.show_style(house.style, logo)
        self.page.show_people([colleague(one, house.besides(one.id)) for one in house.people])
        self.page.show_competitors(house.competitors)
        self.page.consent.show_years(self.context.settings.number(ANSWERS_LAST))

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.window.show_notice(sentence, page=self.page)

    @Slot(object)
    def _on_house_changed(self, _edit: Edit) -> None:
        self._show_all()

    @Slot(object)
    def _on_refused(self, sentence: Message) -> None:
        self.window.show_notice(tr(sentence), warn=True, page=self.page)

    @Slot()
    def _on_workspace_home_changed(self) -> None:
        # Not while a visit is open: there every letter that is stored would read the house again.
        if self.workspace.house and self.workspace.is_ready and self.window.stack.currentWidget() is self.page:
            self._reload()

    @Slot(str, str)
    def _on_page_style_edited(self, field: str, text: str) -> None:
        self.house.set_style(field, text)

    @Slot(str)
    def _on_page_logo_chosen(self, path: str) -> None:
        self._logos.take_in(Path(path))

    @Slot(str)
    def _on_logos_kept(self, digest: str) -> None:
        self.house.set_style("logo", digest)
        self.house.flush()

    @Slot()
    def _on_page_logo_removed(self) -> None:
        self.house.set_style("logo", "")

    @Slot(str, str, object)
    def _on_page_person_edited(self, person_id: str, field: str, value: object) -> None:
        self.house.set_person(PersonId(person_id), field, value or ("" if field == "role" else value))

    @Slot(str)
    def _on_page_person_added(self, name: str) -> None:
        person = self.house.add_person(name)
        self.page.people.open(person.id, "job_title")

    @Slot(str)
    def _on_page_person_removed(self, person_id: str) -> None:
        """Deletes somebody who was at no visit; others are no longer offered."""
        person = next((one for one in self.house.people if one.id == person_id), None)
        if person and suggestions.is_at_a_visit(self.workspace.connection, person.id):
            self.house.set_person(person.id, "left", True)
            self._tell(tr(KEPT, name=person.name or tr(SOMEBODY)))
        elif person:
            self.house.remove_person(person.id)
            self._tell(tr(IN_BIN))

    @Slot(str, str, object)
    def _on_page_competitor_edited(self, record_id: str, field: str, value: object) -> None:
        self.house.change(record_id, **{field: value})

    @Slot(str)
    def _on_page_competitor_added(self, name: str) -> None:
        self.page.competitors.open(self.house.add_competitor(name).id, "note")

    @Slot(str)
    def _on_page_competitor_removed(self, record_id: str) -> None:
        self.house.remove(record_id)
        self._tell(tr(IN_BIN))

    @Slot(str, int)
    def _on_page_competitor_moved(self, record_id: str, step: int) -> None:
        self.house.move_competitor(record_id, step)

    @Slot(int)
    def _on_consent_years_chosen(self, years: int) -> None:
        self.context.settings.choose(ANSWERS_LAST, years)
        self.page.consent.show_years(self.context.settings.number(ANSWERS_LAST))

    @Slot(str, str)
    def _on_page_versions_requested(self, record_id: str, field: str) -> None:
        """Shows the earlier versions of a record: of our company where the keyboard is in none."""
        self.house.flush()
        record_id = record_id or HOUSE_STYLE
        if field in OF_OUR_PERSON and isinstance(self.house.record(record_id), Person):
            record_id = our_person_id(PersonId(record_id))
        if self.house.record(record_id):
            self.context.request(Request.SHOW_HOUSE_VERSIONS, record_id)
        else:
            self._tell(tr(NOTHING_YET))

    @Slot()
    def _on_page_closed(self) -> None:
        if self.workspace.house:
            self.workspace.house.flush()
        self.navigation.leave(self.page)
