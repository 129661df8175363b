"""Asks once who of the people kept as the customer's is one of us; nobody is put on another side unasked."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from db.model.edits import Edit, RecordChange
from db.model.kinds import HOUSE, Side
from db.model.messages import N_, NN_
from db.repositories import suggestions
from desktop.interview.our_side import means_ours, on_side
from desktop.interview.vocabulary import worded
from desktop.shell.app_context import Controller
from desktop.shell.requests import Request
from desktop.widgets.words import tr, trn

if TYPE_CHECKING:
    from db.model.records import Person
    from desktop.people.our_side_page import OurSidePage

# Remembered once the list was looked at.
OFFERED, YES = "our_side_offered", "yes"
# Without names: a notice may be seen by whoever looks at the screen.
FOUND = NN_(
    "{count} person with a role of yours is kept as one of the customer's.",
    "{count} people with a role of yours are kept as people of the customer.",
)
LOOK = N_("Look at them")


class OurSideController(Controller):
    """Stands between the list of people who may be ours and the workspace."""

    @cached_property
    def _page(self) -> "OurSidePage":
        from desktop.people.our_side_page import OurSidePage

        page = OurSidePage()
        page.chosen.connect(self._on_page_chosen)
        page.closed.connect(self._on_page_closed)
        return page

    def offer(self) -> None:
        """Says that there are such people, where nobody has looked at them yet."""
        is_busy = bool(self.window.notice.text) or not self.navigation.is_at_home
        # Whatever else is told goes before; then the next start asks.
        if is_busy or not self.workspace.is_ready or self.workspace.recall(OFFERED) == YES:
            return
        if found := self._found():
            self.window.show_notice(trn(FOUND, len(found)), (("our_side", tr(LOOK), self.show),), lasting=True)

    def show(self) -> None:
        """Shows them as a list."""
        self.workspace.remember(OFFERED, YES)
        people = [worded(person, self.context.words) for person in self._found()]
        self._page.show_people([(person.id, ", ".join((person.name, person.role))) for person in people])
        self.navigation.show(self._page, alone=True)
        self._page.focus_first()

    def _found(self) -> "list[Person]":
        return [person for person in suggestions.of_the_customers(self.workspace.connection) if means_ours(person.role)]

    @Slot(tuple)
    def _on_page_chosen(self, person_ids: tuple[str, ...]) -> None:
        """Puts them on our side; a visit that is open would still show them as they were."""
        self.context.request(Request.PUT_VISIT_AWAY)
        self.workspace.put_visit_away()
        people = [person for person in self._found() if person.id in person_ids and person.customer_id]
        changes = tuple(
            RecordChange(person, on_side(person, Side.US, person.customer_id)) for person in people if person.customer_id
        )
        if changes:
            self.workspace.writer.save(Edit(HOUSE, changes, keep=True))
        self._on_page_closed()

    @Slot()
    def _on_page_closed(self) -> None:
        self.navigation.leave(self._page)
