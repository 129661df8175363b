"""Tests through the window that a visit noted on the paper guide is entered by number and answer, with the keyboard alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from db.model.kinds import CompanyConsent, VisitStatus
from db.model.records import ValueCategory
from db.repositories import incoming
from desktop.from_paper.page import FromPaperPage
from desktop.report.content.paper_guide import paper_guide
from desktop.shell.requests import Request
from tests.conftest import KEY
from tests.factories import a_customer
from tests.journeys.driver import Driver
from tests.prepared import new_store
from tests.report.reading import read_back
from tests.report.visits import empty


@pytest.fixture
def driver(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """A planned visit, with the page for what was written on paper."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    customer = a_customer(name="Halden Pumps AS")
    whole = empty()
    visit_id = incoming.add(
        store, replace(whole, customer=customer, visit=replace(whole.visit, customer_id=customer.id, date="2026-11-20"))
    )
    store.close()
    made = sit_down()
    begin(made, visit_id)
    return made


def begin(driver: Driver, visit_id: str) -> None:
    driver.program.context.request(Request.SHOW_VISIT, visit_id, "")
    driver.until(lambda: bool(driver.visible("visit_page")))
    driver.press("Ctrl+Shift+G")
    driver.until(lambda: bool(driver.visible("from_paper_number")))


def page(driver: Driver) -> FromPaperPage:
    return driver.find(FromPaperPage, "from_paper_page")


def number(driver: Driver) -> str:
    return driver.find(QLineEdit, "from_paper_number").text()


def test_number_answer_enter_puts_each_answer_to_the_place_of_its_question(driver: Driver) -> None:
    asked = {question.id: str(n) for n, question in driver.program.workspace.guide.numbered.items()}  # type: ignore[union-attr]
    for question, answer in (
        ("who_is_here", "Ingrid Solberg"),
        ("product", "Condition monitoring"),
        ("approver", "Kari Moen"),
        ("objectives", "halve unplanned stops"),
        ("challenge", "14 emergency call-outs a quarter"),
        ("objections", "The sensors will not survive the brine"),
        ("cost", "a spare part took two days, now under 20 minutes"),
    ):
        driver.enter(asked[question])
        driver.enter(answer)
    whole = driver.stored()
    assert [person.name for person in whole.people] == ["Ingrid Solberg"]
    assert whole.visit.product == "Condition monitoring"
    assert whole.consent and whole.consent.approver == "Kari Moen"
    assert [one.text for one in whole.objectives] == ["halve unplanned stops"]
    assert whole.answer("challenge") == "14 emergency call-outs a quarter"
    assert [one.text for one in whole.objections] == ["The sensors will not survive the brine"]
    (claim,) = whole.claims
    assert claim.category is ValueCategory.COST and "20 minutes" in claim.after + claim.wording
    assert not whole.notes


def test_in_order_a_number_need_not_be_typed_and_an_empty_answer_goes_on(driver: Driver) -> None:
    assert number(driver) == "1"
    driver.enter("Ingrid Solberg")
    assert number(driver) == "2"
    for _ in range(4):
        driver.key(Qt.Key.Key_Return)
    assert number(driver) == "4"
    driver.key(Qt.Key.Key_Down)
    assert number(driver) == "5"
    driver.key(Qt.Key.Key_Up)
    driver.enter("Nothing about the tank hall")
    whole = driver.stored()
    assert [person.name for person in whole.people] == ["Ingrid Solberg"]
    assert whole.consent and whole.consent.note == "Nothing about the tank hall"


def test_an_answer_to_a_question_that_takes_a_choice_stays_a_note_with_the_question(driver: Driver) -> None:
    driver.enter("2")
    driver.enter("Yes")
    (note,) = driver.stored().notes
    assert note.text == "May we take notes, and what happens with them? Yes"
    assert not note.sorted


def test_what_was_ticked_on_paper_is_chosen_and_several_people_are_told_before_they_are_entered(driver: Driver) -> None:
    asked = {question.id: str(n) for n, question in driver.program.workspace.guide.numbered.items()}  # type: ignore[union-attr]
    driver.enter(asked["who_is_here"])
    driver.type("Ingrid Solberg, Head of Service; Bjørn Dahl")
    assert page(driver).goes_to.text() == "Goes to: Who is at the table: Ingrid Solberg, Head of Service · Bjørn Dahl"
    driver.key(Qt.Key.Key_Return)
    driver.enter("2")
    driver.enter("anonymous")
    for answer in ("full case study, name + company", "internal or what?", "Logo"):
        driver.enter(asked["may_we_use"])
        driver.enter(answer)
    whole = driver.stored()
    assert [one.name for one in whole.people] == ["Ingrid Solberg", "Bjørn Dahl"]
    assert whole.consent and whole.consent.company is CompanyConsent.ANONYMOUS
    assert set(whole.consent.scope) == {"name + company", "full case study", "logo"}
    assert [note.text for note in whole.notes] == ["How may we use what you told us? internal or what?"]
    driver.type(asked["may_we_use"])
    assert "full case study" in page(driver).so_far.text()


def test_a_number_that_is_none_is_said_and_nothing_is_stored(driver: Driver) -> None:
    field = driver.window.focusWidget()
    assert isinstance(field, QLineEdit)
    # Pasted, as nobody types so many.
    field.insert("9" * 5000)
    driver.key(Qt.Key.Key_Return)
    assert "There is no question 99" in page(driver).remark.text()
    driver.enter("40")
    assert "There is no question 40" in page(driver).remark.text()
    driver.enter("8")
    driver.enter("halve stops")
    assert [one.text for one in driver.stored().objectives] == ["halve stops"]


def test_a_second_answer_to_a_number_is_added_and_the_first_is_shown(driver: Driver) -> None:
    for answer in ("It was slow", "Nobody knew where the parts were"):
        driver.enter("9")
        driver.enter(answer)
    assert driver.stored().answer("challenge") == "It was slow\nNobody knew where the parts were"
    driver.type("9")
    assert "It was slow" in page(driver).so_far.text()


def test_an_entry_is_taken_back_in_one_step(driver: Driver) -> None:
    driver.enter("8")
    driver.enter("halve stops")
    driver.press("Ctrl+Z")
    assert driver.stored().objectives == ()
    driver.press("Ctrl+Shift+Z")
    assert [one.text for one in driver.stored().objectives] == ["halve stops"]


def test_words_that_were_not_entered_are_there_again_after_a_start(driver: Driver, sit_down: Callable[[], Driver]) -> None:
    driver.enter("9")
    driver.type("14 call-outs")
    driver.stored()
    visit_id = driver.whole.visit.id
    driver.leave()
    again = sit_down()
    begin(again, visit_id)
    assert (number(again), again.find(QLineEdit, "from_paper_answer").text()) == ("9", "14 call-outs")
    again.key(Qt.Key.Key_Return)
    assert again.stored().answer("challenge") == "14 call-outs"


def test_esc_leads_back_and_the_debrief_follows_a_visit_that_nobody_began(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Escape)
    driver.until(lambda: bool(driver.visible("visit_page")))
    begin(driver, driver.whole.visit.id)
    driver.enter("8")
    driver.enter("halve stops")
    driver.click("from_paper_debrief")
    driver.until(lambda: bool(driver.visible("debrief_page")))
    assert driver.stored().visit.status is VisitStatus.TO_DEBRIEF


def test_the_numbers_are_those_of_the_paper(driver: Driver) -> None:
    guide = driver.program.workspace.guide
    assert guide is not None
    paper = read_back(paper_guide(guide)).replace("\u00a0", " ")
    for n, question in guide.numbered.items():
        assert f"{n} {' '.join(question.ask.split())}" in paper
