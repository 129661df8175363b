"""Our own people: on our side of the table, offered at the next visit, never a word of theirs as the customer's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.records import Person, Presence, Record, RecordId, Side
from db.repositories import incoming, suggestions, visits
from db.service.opening import open_for_reading
from tests.conftest import KEY
from tests.factories import a_customer, a_person, a_whole_visit
from tests.journeys.driver import Driver
from tests.prepared import new_store
from tests.samples import some


def begin(driver: Driver, customer: str) -> None:
    driver.press("Ctrl+N")
    driver.enter(customer)
    driver.parts.visit.page.go_to_block("setup")
    driver.parts.visit.page.block_page.focus_first()


def somebody(driver: Driver, name: str, title: str = "", role: str = "") -> Person:
    """Types somebody into the list of people at the table, and closes the card."""
    driver.find(QLineEdit, "people_add").setFocus()
    driver.enter(name)
    driver.type(title)
    driver.key(Qt.Key.Key_Tab)
    driver.type(role)
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_Escape)
    return next(person for person in driver.whole.people if person.name == name)


@pytest.mark.parametrize("role", some(["sales", "marketing", "customer success", "Sales"], 2))
def test_a_role_of_ours_puts_somebody_on_our_side(driver: Driver, role: str) -> None:
    begin(driver, "Skarvik Ventilasjon AS")
    person = somebody(driver, "Jonas Berg", role=role)
    assert (person.side, person.customer_id) == (Side.US, None)
    assert "with Jonas Berg" in _shown(driver)


@pytest.mark.parametrize("role", some(["champion", "sales director", "head of marketing", ""], 2))
def test_any_other_role_leaves_somebody_on_theirs(driver: Driver, role: str) -> None:
    begin(driver, "Skarvik Ventilasjon AS")
    person = somebody(driver, "Ingrid Haugen", role=role)
    assert (person.side, person.customer_id) == (Side.CUSTOMER, driver.whole.customer.id)


def test_a_side_that_was_chosen_stays_whatever_the_role(driver: Driver) -> None:
    begin(driver, "Skarvik Ventilasjon AS")
    person = somebody(driver, "Siv Aas", role="marketing")
    assert person.side is Side.US
    driver.parts.visit.page.block_page.go_to(person.id)
    driver.click("people_side_customer")
    driver.find(QLineEdit, "people_role").setFocus()
    driver.key(Qt.Key.Key_Escape)
    person = driver.whole.people[0]
    assert (person.side, person.customer_id, person.role) == (Side.CUSTOMER, driver.whole.customer.id, "marketing")
    assert driver.stored().people == (person,)


def test_ours_are_offered_at_the_next_customer_and_known_when_typed(driver: Driver) -> None:
    begin(driver, "Skarvik Ventilasjon AS")
    jonas, mara = somebody(driver, "Jonas Berg", role="sales"), somebody(driver, "Mara Klein", role="marketing")
    somebody(driver, "Ingrid Haugen", role="champion")
    driver.stored()
    driver.go_home()
    begin(driver, "Nordlys Dairy")
    offered = {button.text() for button in driver.window.findChildren(QPushButton, "person_known") if button.isVisible()}
    assert offered == {"+ Jonas Berg", "+ Mara Klein"}
    driver.find(QLineEdit, "people_add").setFocus()
    driver.enter("jonas  berg")
    assert [person.id for person in driver.whole.people] == [jonas.id], "not a second Jonas, of theirs"
    visit = driver.program.workspace.open_visit
    assert visit
    driver.parts.visit.page.go_to_block("objectives")
    driver.parts.visit.page.block_page.focus_first()
    driver.enter("Grow in the north")
    driver.find(QLineEdit, "objectives_said_by").setFocus()
    driver.type("Mara Klein")
    driver.key(Qt.Key.Key_Escape)
    assert driver.whole.objectives[0].said_by == mara.id
    assert {person.id for person in driver.whole.people} == {jonas.id, mara.id}
    assert driver.stored().people == driver.whole.people


def _shown(driver: Driver) -> str:
    header = driver.parts.visit.page.header
    driver.until(lambda: "with" in header._people.text())
    return header._people.text()


def test_people_kept_as_theirs_are_offered_once_and_never_flipped(sit_down: Callable[[], Driver], tmp_path: Path) -> None:
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    customer = a_customer(name="Skarvik Ventilasjon AS")
    whole = a_whole_visit(customer)
    people = [
        a_person(customer, name=name, role=role)
        for name, role in (("Jonas", "sales"), ("Mara", "Marketing"), ("Siv", "champion"))
    ]
    incoming.add(store, whole)
    presences = [
        Presence(id=RecordId(new_id()), visit_id=whole.visit.id, person_id=person.id, position=n)
        for n, person in enumerate(people, 1)
    ]
    records: list[Record] = [*people, *presences]
    visits.apply(store, Edit(whole.visit.id, tuple(RecordChange(None, record) for record in records)))
    store.close()
    driver = sit_down()
    driver.until(lambda: "people with a role of yours" in driver.window.notice.text)
    assert "Jonas" not in driver.window.notice.text, "a notice names nobody"
    assert _sides(driver) == {"Jonas": "customer", "Mara": "customer", "Siv": "customer"}
    driver.click("notice_our_side")
    boxes = driver.window.findChildren(QCheckBox, "our_side_person")
    assert sorted(box.text() for box in boxes) == ["Jonas, sales", "Mara, Marketing"]
    next(box for box in boxes if box.text().startswith("Mara")).click()
    driver.click("our_side_ours")
    assert driver.program.context.navigation.is_at_home
    driver.until(lambda: _sides(driver) == {"Jonas": "us", "Mara": "customer", "Siv": "customer"})
    driver.leave()
    again = sit_down()
    again.bot.wait(400)
    assert "role of yours" not in again.window.notice.text, "they were offered once"


def _sides(driver: Driver) -> dict[str, str]:
    reader = open_for_reading(driver.data_folder.store, KEY)
    found = {person.name: str(person.side) for person in suggestions.everybody(reader.connection) if person.role}
    reader.close()
    return found
