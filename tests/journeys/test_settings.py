"""Our company, our people and competitors, set by keyboard: stored as typed, taken back, offered, found, never at the table."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from db.model.house import HOUSE_STYLE, Competitor, HouseStyle, OurPerson
from db.model.kinds import Rung
from db.model.moments import today
from db.model.records import Person, Record
from db.repositories import without_visit
from db.repositories.logos import picture_of
from db.service.opening import open_for_reading
from desktop.consent.lasting import until_after
from desktop.core.settings import ANSWERS_LAST
from desktop.documents.agreed.answer_form import AnswerForm
from desktop.exchange.records_file.writing import write_records
from desktop.people.privacy_job import PersonLine
from desktop.settings.page import SettingsPage
from desktop.settings.print_preview import PrintPreview
from desktop.widgets.text import Text
from desktop.widgets.typed_dates import typed_date
from tests.conftest import KEY
from tests.exchange.pictures.images import CANARY, corners, saved, with_everything
from tests.journeys.driver import Driver
from tests.plain_pages import holds
from tests.samples import some

TYPED = {
    "settings_first_colour": "#0F5C6E",
    "settings_second_colour": "#E8A33D",
    "settings_contact": "Anna Keller",
    "settings_call_to_action": "Ask for a pilot.",
    "settings_about_us": "We listen.",
    "settings_legal_line": "Results differ.",
}


def at_settings(driver: Driver) -> SettingsPage:
    driver.press("Ctrl+,")
    driver.until(lambda: bool(driver.visible("settings_name")))
    return driver.parts.settings.page


def stored(driver: Driver) -> tuple[Record, ...]:
    """Returns the house as it lies on the disk, once everything is there."""
    house = driver.program.workspace.house
    assert house
    driver.until(lambda: house.all_stored)
    reading = open_for_reading(driver.data_folder.store, KEY)
    try:
        return without_visit.of_house(reading.connection).records
    finally:
        reading.close()


def style_of(driver: Driver) -> HouseStyle:
    return next(record for record in stored(driver) if isinstance(record, HouseStyle))


def told(driver: Driver, name: str) -> str:
    return driver.find(Text, name).text()


def test_our_company_is_typed_by_keyboard_alone_and_stands_after_the_next_start(
    driver: Driver, sit_down: Callable[[], Driver]
) -> None:
    at_settings(driver)
    driver.type("Klarlauf GmbH")
    focused = []
    for _ in range(9):
        driver.key(Qt.Key.Key_Tab)
        focus = driver.window.focusWidget()
        assert focus
        focused.append(focus.objectName())
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            driver.type(TYPED[focus.objectName()])
    squares = ["settings_first_colour_square", "settings_second_colour_square"]
    assert [name for name in focused if name not in TYPED] == ["settings_logo_choose", *squares]
    wanted = HouseStyle(
        name="Klarlauf GmbH",
        first_colour="#0F5C6E",
        second_colour="#E8A33D",
        contact="Anna Keller",
        call_to_action="Ask for a pilot.",
        about_us="We listen.",
        legal_line="Results differ.",
    )
    assert style_of(driver) == wanted
    driver.leave()
    again = sit_down()
    page = at_settings(again)
    assert page.company.rows["legal_line"].field.text() == "Results differ."


def test_a_colour_too_light_for_white_words_is_said_and_darkened(driver: Driver) -> None:
    page = at_settings(driver)
    for field, typed, wanted in (
        ("first_colour", "#0F5C6E", "headings and figures · 7.6 : 1, reads well"),
        ("second_colour", "#E8A33D", "lines · 2.2 : 1, too light for words; these print in #A46A13"),
        ("first_colour", "blue", "This is no colour; one is written as #0F5C6E."),
    ):
        page.company.rows[field].field.setFocus()
        driver.press("Ctrl+A")
        driver.type(typed)
        assert told(driver, f"settings_{field}_remark") == wanted
    assert style_of(driver).first_colour == "blue"


def test_words_are_taken_back_first_and_then_the_last_step_of_the_page(driver: Driver) -> None:
    page = at_settings(driver)
    driver.type("Klarlauf")
    driver.press("Ctrl+2")
    driver.enter("Anna Keller")
    driver.type("Marketing")
    driver.press("Ctrl+Z")
    assert page.people.cards[0].record.name == "Anna Keller"  # type: ignore[union-attr]  # one of our people
    assert driver.find(QLineEdit, "settings_people_job_title").text() == ""
    driver.key(Qt.Key.Key_Escape)
    page.go_to("people")
    driver.type("somebody el")
    driver.press("Ctrl+Z")
    driver.press("Ctrl+Z")
    assert page.people.adding.text() == ""
    assert len(page.people.cards) == 1
    driver.press("Ctrl+Z")
    assert page.people.cards == []
    assert driver.window.notice.text == "Taken back: Person “Anna Keller”"
    driver.press("Ctrl+Z")
    assert page.company.rows["name"].field.text() == ""
    driver.press("Ctrl+Shift+Z")
    assert page.company.rows["name"].field.text() == "Klarlauf"
    assert [record for record in stored(driver) if not isinstance(record, HouseStyle)] == []


def test_one_of_us_has_a_role_and_a_contact_and_is_offered_at_the_next_visit_until_they_leave(driver: Driver) -> None:
    page = at_settings(driver)
    driver.press("Ctrl+2")
    driver.enter("Anna Keller")
    driver.type("Product marketing")
    driver.click("settings_people_role_marketing")
    driver.find(QLineEdit, "settings_people_contact").setFocus()
    driver.type("anna@klarlauf.example")
    found = stored(driver)
    (anna,) = (record for record in found if isinstance(record, Person))
    assert (anna.job_title, anna.role) == ("Product marketing", "marketing")
    assert [record.contact for record in found if isinstance(record, OurPerson)] == ["anna@klarlauf.example"]
    assert offered(driver, "Halden Pumps AS") == {"+ Anna Keller"}
    driver.go_home()
    at_settings(driver)
    page.people.open(anna.id)
    driver.find(QCheckBox, "settings_people_left").click()
    stored(driver)
    driver.press("Alt+Home")
    assert offered(driver, "Nordlys Dairy") == set()


def offered(driver: Driver, customer: str) -> set[str]:
    """Returns who is offered at a visit that begins now."""
    driver.press("Alt+Home")
    driver.press("Ctrl+N")
    driver.enter(customer)
    driver.parts.visit.page.go_to_block("setup")
    return {button.text() for button in driver.window.findChildren(QPushButton, "person_known") if button.isVisible()}


def test_somebody_who_was_at_a_visit_stays_for_it(driver: Driver) -> None:
    at_settings(driver)
    driver.press("Ctrl+2")
    driver.enter("Anna Keller")
    driver.key(Qt.Key.Key_Escape)
    stored(driver)
    offered(driver, "Halden Pumps AS")
    driver.click("person_known")
    driver.stored()
    driver.go_home()
    page = at_settings(driver)
    (card,) = page.people.cards
    card.setFocus()
    driver.key(Qt.Key.Key_Delete)
    assert "no longer offered" in driver.window.notice.text
    found = stored(driver)
    assert [record.name for record in found if isinstance(record, Person)] == ["Anna Keller"]
    assert [record.left for record in found if isinstance(record, OurPerson)] == [True]
    driver.press("Ctrl+Z")
    assert not any(record.left for record in stored(driver) if isinstance(record, OurPerson))


def test_a_competitor_is_kept_with_other_names_moved_deleted_and_put_back(driver: Driver) -> None:
    page = at_settings(driver)
    driver.press("Ctrl+3")
    driver.enter("Pumpwerk Nord AG")
    driver.type("Cheaper by a fifth.")
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.competitors.focus_adding()
    driver.enter("Flowmatic")
    driver.key(Qt.Key.Key_Escape)
    page.competitors.cards[1].setFocus()
    driver.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    found = [record for record in stored(driver) if isinstance(record, Competitor)]
    assert [one.name for one in sorted(found, key=lambda one: one.position)] == ["Flowmatic", "Pumpwerk Nord AG"]
    page.competitors.cards[0].setFocus()
    driver.key(Qt.Key.Key_Delete)
    assert [record.name for record in stored(driver) if isinstance(record, Competitor)] == ["Pumpwerk Nord AG"]
    driver.press("Alt+Home")
    driver.parts.history.show_bin()
    driver.until(lambda: bool(driver.parts.history.bin.rows))
    driver.parts.history.bin.rows[0].setFocus()
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: len([one for one in stored(driver) if isinstance(one, Competitor)]) == 2)
    driver.click("bin_back")
    at_settings(driver)
    assert len(page.competitors.cards) == 2


def test_the_logo_is_made_anew_shown_and_taken_back(driver: Driver, tmp_path: Path) -> None:
    page = at_settings(driver)
    picture = tmp_path / "logo.png"
    picture.write_bytes(with_everything("PNG"))
    page.logo_chosen.emit(str(picture))
    driver.until(lambda: not page.company.logo.picture.isNull())
    first = style_of(driver).logo
    assert not holds(driver.data_folder.store, KEY, CANARY)
    picture.write_bytes(saved(corners((40, 10)), "PNG"))
    page.logo_chosen.emit(str(picture))
    driver.until(lambda: style_of(driver).logo != first)
    driver.press("Ctrl+Z")
    assert style_of(driver).logo == first
    driver.click("settings_logo_remove")
    assert page.company.logo.picture.isNull()
    driver.press("Ctrl+Z")
    assert not page.company.logo.picture.isNull()
    reading = open_for_reading(driver.data_folder.store, KEY)
    assert picture_of(reading.connection, first)
    reading.close()
    picture.write_bytes(b"<svg onload='x'>")
    page.logo_chosen.emit(str(picture))
    driver.until(lambda: "only PNG and JPEG" in driver.window.notice.text)
    assert style_of(driver).logo == first


def test_a_step_is_refused_in_a_sentence_where_an_import_changed_the_record_since(driver: Driver, tmp_path: Path) -> None:
    page = at_settings(driver)
    driver.type("Klarlauf")
    stored(driver)
    reading = open_for_reading(driver.data_folder.store, KEY)
    copy = without_visit.of_house(reading.connection)
    reading.close()
    file = tmp_path / "house.json"
    file.write_bytes(write_records(copy).replace(b'"Klarlauf"', b'"Klarlauf AG"').replace(b'"stamp": "20', b'"stamp": "29'))
    driver.program.workspace.take_in([file])
    driver.until(lambda: "Imported 1 record of case studies or of our company." in driver.window.notice.text)
    driver.program.workspace.take_in([file])
    driver.until(lambda: "are here already" in driver.window.notice.text)
    at_settings(driver)
    assert page.company.rows["name"].field.text() == "Klarlauf AG"
    driver.press("Ctrl+Z")
    assert driver.window.notice.text == "It was changed elsewhere since, so this step cannot be taken back."
    assert style_of(driver).name == "Klarlauf AG"


def test_search_finds_a_competitor_and_opens_it(driver: Driver) -> None:
    page = at_settings(driver)
    driver.press("Ctrl+3")
    driver.enter("Pumpwerk Nord AG")
    driver.type("Cheaper by a fifth.")
    stored(driver)
    driver.press("Alt+Home")
    driver.press("Ctrl+Shift+F")
    driver.type("cheaper fifth")
    driver.until(lambda: bool(driver.visible("hit")))
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: bool(driver.visible("settings_competitors_note")))
    assert page.competitors.cards[0].is_open


def test_settings_are_out_of_reach_while_a_visit_runs(driver: Driver) -> None:
    at_settings(driver)
    driver.type("Zebulonqwx")
    driver.press("Alt+Home")
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.until(lambda: driver.program.workspace.visit_runs.now is not None)
    assert not driver.window.actions_by_name["settings"].isVisible()
    driver.press("Ctrl+,")
    assert not driver.visible("settings")
    assert not [one for one in driver.window.findChildren(QWidget) if one.objectName() == "settings"]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", some([640, 1280, 1920], 2))
def test_nothing_is_cut_off_at_any_width_and_text_size(driver: Driver, width: int, percent: int) -> None:
    driver.program.context.theme.set_text_size(percent)
    driver.window.resize(width, 720)
    page = at_settings(driver)
    page.style_edited.emit("about_us", "We listen to machines, so that service teams can plan. " * 6)
    page.style_edited.emit("call_to_action", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")
    for preview in page.findChildren(PrintPreview):
        driver.until(lambda one=preview: not one.isVisible() or one.height() >= one.heightForWidth(one.width()))  # type: ignore[misc]
    texts = [text for text in page.findChildren(Text) if text.isVisible() and text.wordWrap()]
    assert texts
    driver.until(lambda: all(text.height() >= text.heightForWidth(text.width()) - 1 for text in texts))
    # Nothing goes beyond the right edge, where nobody could scroll to.
    seen = page._scroll.viewport().width()
    inner = page._scroll.widget()
    assert inner
    driver.until(lambda: inner.width() <= seen)
    driver.program.context.theme.set_text_size(100)


@pytest.mark.long
def test_no_step_of_the_settings_brings_back_who_was_erased(driver: Driver) -> None:
    page = at_settings(driver)
    driver.press("Ctrl+2")
    driver.enter("Zebulonqwx Keller")
    anna = next(record for record in stored(driver) if isinstance(record, Person))
    page.company.rows["contact"].field.setFocus()
    driver.type("ask Zebulonqwx Keller")
    stored(driver)
    people = driver.parts.people
    people.show()
    people._page.person_chosen.emit(PersonLine(anna.id, anna.name, ""))
    done: list[object] = []
    people._privacy.erased.connect(done.append)
    people._page.erase_requested.emit((f"house_styles:{HOUSE_STYLE}",), ())
    driver.until(lambda: bool(done))
    people._page.closed.emit()
    at_settings(driver)
    assert page.company.rows["contact"].field.text() == "ask a person"
    assert page.people.cards == []
    for _ in range(3):
        driver.press("Ctrl+Z")
    driver.type("x")
    assert not [record for record in stored(driver) if isinstance(record, Person)]
    driver.leave()
    assert not [path for path in driver.data_folder.folder.rglob("*.db") if holds(path, KEY, "Zebulonqwx")]


@pytest.mark.long
def test_our_company_a_colleague_and_a_competitor_have_earlier_versions_that_are_restored_and_taken_back(
    sit_down: Callable[[], Driver],
) -> None:
    driver = sit_down()
    at_settings(driver)
    driver.type("Klarlauf")
    driver.press("Ctrl+2")
    driver.enter("Anna Keller")
    driver.press("Ctrl+3")
    driver.enter("Pumpwerk")
    stored(driver)
    driver.leave()
    driver = sit_down()
    page = at_settings(driver)
    house = driver.program.workspace.house
    assert house
    (anna,), (rival,) = house.people, house.competitors
    for record_id, field, words in ((HOUSE_STYLE, "name", "Kl"), (anna.id, "job_title", "Sales"), (rival.id, "note", "cheaper")):
        house.change(record_id, **{field: words})
        stored(driver)
        page.go_to_record(record_id)
        driver.press("Ctrl+H")
        driver.until(lambda: bool(driver.visible("history_version")))
        driver.click("history_restore")
        driver.until(lambda: bool(driver.visible("settings")))
        assert getattr(house.record(record_id), field) in ("Klarlauf", "")
        driver.press("Ctrl+Z")
        assert getattr(house.record(record_id), field) == words
    driver.click("settings_history")
    driver.until(lambda: bool(driver.visible("history")))
    driver.key(Qt.Key.Key_Escape)
    assert driver.visible("settings")


def test_what_was_agreed_ends_after_as_many_years_as_was_chosen(driver: Driver) -> None:
    page = at_settings(driver)
    driver.press("Ctrl+4")
    texts = [one.text() for one in page.consent.findChildren(Text) if one.objectName().startswith("settings_rung")]
    assert texts == [rung.value for rung in Rung]
    page.consent.years.chip("2").click()
    assert page.consent.years.values == ("2",) and driver.program.context.settings.number(ANSWERS_LAST) == 2
    form = AnswerForm("asked", [("granted", "agreed"), ("refused", "refused")])
    form.years = 2
    form.ask()
    form.answers.chip("granted").click()
    assert typed_date(form.until.text()) == until_after(today(), 2)
    form.answers.chip("refused").click()
    assert form.until.text() == ""
    form.answers.chip("granted").click()
    form.until.setText("1 March 2099")
    form.answers.chip("refused").click()
    assert form.until.text() == "1 March 2099", "what somebody typed stays"
    page.consent.years.chip("2").click()
    assert driver.program.context.settings.number(ANSWERS_LAST) == 0, "none chosen is for good"
