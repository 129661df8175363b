"""A newcomer's day: the first start, 26 lines at the table, the debrief, a second visit; keys and clicks are counted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from db.model.records import Side, StoryRating, Verdict, VisitStatus
from desktop.debrief.what_is_left import DONE, PROMISES, SPEAKERS
from desktop.interview.debriefing import debrief_left
from desktop.interview.story import read_meter
from desktop.visit.forms.last_time import ItemRow
from desktop.visit.last_time_block import LAST_TIME
from tests.journeys.driver import Driver

MOST_KEYS, MOST_CLICKS = 130, 40
ALT = Qt.KeyboardModifier.AltModifier
# The block that is open, and what is typed meanwhile.
TABLE = (
    ("setup", ("@ing the press office must agree before anything goes out",)),
    ("objectives", (">third site before the storm season", ">no new people")),
    ("before", ("whiteboard and three Excel lists", "Outlook calendars, printed on Mondays")),
    (
        "decision",
        (
            "!price per technician looked high until they counted the penalties @tor",
            "!we already pay for an ERP that does nothing",
            "!technicians feared being tracked @ing",
        ),
    ),
    ("solution", ("the pilot ran in two vans", "the apprentices teach the others")),
    ("revenue", ("#two new service contracts after the pilot instead of none",)),
    (
        "cost",
        (
            "#technicians do 5 to 6 calls a day instead of 4",
            "#penalties NOK 400,000 in 2024, none so far @tor",
            "#first call fixed from 68 % to 80 % @ing",
            "#invoices out after 2 days instead of 9",
            "#about 14 call-outs a quarter, three or four now",
        ),
    ),
    ("emotional", (":nobody called her on the first storm weekend", ":8/10 stress before, 3 now")),
    ("other", ("#spare parts come two days sooner",)),
    ("quote", ('"I got my evenings back', '"we stopped guessing')),
    (
        "close",
        (
            "+Jonas sends the data-retention paper to Ingrid by 4 Dec",
            "+Tormod sends the penalty figures by 27 Nov 2026",
            "?when does the second site start",
            "?who else at the dairy",
            "+Ingrid sends the winter roster by 11 Dec",
        ),
    ),
)


PEOPLE = (("Ingrid Haugen", "champion"), ("Tormod Lie", "sceptic"), ("Jonas Berg", "sales"), ("Mara Klein", "marketing"))


class Counter:
    """Somebody who counts what they press and click."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.keys = self.clicks = 0

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self.driver.key(key, modifier)

    def press(self, keys: str) -> None:
        self.keys += 1
        self.driver.press(keys)

    def type(self, text: str) -> None:
        self.keys += len(text)
        self.driver.type(text)

    def click(self, name: str) -> None:
        self.clicks += 1
        self.driver.click(name)


@pytest.fixture
def day(driver: Driver) -> Iterator[Counter]:
    yield Counter(driver)


def at_the_table(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.enter("Skarvik Ventilasjon AS")
    visit = driver.program.workspace.open_visit
    assert visit
    page = driver.parts.visit.page
    page.go_to_block("setup")
    for name, role in (
        ("Ingrid Haugen", "champion"),
        ("Tormod Lie", "sceptic"),
        ("Jonas Berg", "sales"),
        ("Mara Klein", "marketing"),
    ):
        driver.find(QLineEdit, "people_add").setFocus()
        driver.enter(name)
        driver.key(Qt.Key.Key_Tab)
        driver.type(role)
        driver.key(Qt.Key.Key_Escape)
        driver.key(Qt.Key.Key_Escape)
    for block, lines in TABLE:
        page.go_to_block(block)
        driver.press("Ctrl+K")
        for line in lines:
            driver.enter(line)


def test_after_the_table_there_is_little_to_do_and_the_next_visit_knows_of_it(day: Counter) -> None:
    driver = day.driver
    at_the_table(driver)
    whole = driver.whole
    assert len(whole.notes) == sum(len(lines) for _, lines in TABLE) == 26
    assert [person.side for person in whole.people] == [Side.CUSTOMER, Side.CUSTOMER, Side.US, Side.US]
    guide = driver.program.workspace.guide
    assert guide
    meter = read_meter(whole, guide)
    assert (meter.count, meter.reading) == (0, "4"), "nothing is sorted, and nearly everything was heard"
    assert [question.id for question in meter.unheard] == ["approver"], "a plain note does not say that it names one"

    day.click("visit_status")
    driver.until(lambda: driver.window.stack.currentWidget() is driver.parts.debrief.page)
    sort_everything(day)
    name_speakers(day)
    date_promises(day)
    finish(day)
    stored = driver.stored()
    assert stored.visit.status is VisitStatus.DONE
    assert stored.visit.rating is StoryRating.STRONG
    left = debrief_left(stored)
    assert (left.notes, left.promises) == ((), ())
    assert all(one.said_by for one in left.said), left.said
    assert read_meter(stored, guide).count == len(guide.starred)

    second_visit(day)
    assert day.keys <= MOST_KEYS, day.keys
    assert day.clicks <= MOST_CLICKS, day.clicks


def sort_everything(day: Counter) -> None:
    """Enter for each note; a letter for who must agree, and where Enter says nothing."""
    page = day.driver.parts.debrief.page
    for _ in range(40):
        if page.current != "notes" or page.notes.note is None or page.notes.note.sorted:
            break
        note_id = page.notes.note.id
        day.key(Qt.Key.Key_A if "must agree" in page.notes.note.text else Qt.Key.Key_Return)
        now = page.notes.note
        if now and now.id == note_id and not now.sorted:
            day.key(Qt.Key.Key_X)
    assert all(note.sorted for note in day.driver.whole.notes)


def go_to(day: Counter, part: str) -> None:
    for _ in range(6):
        if day.driver.parts.debrief.page.current != part:
            day.press("F6")
    assert day.driver.parts.debrief.page.current == part


def name_speakers(day: Counter) -> None:
    """All that nobody was named for was said by Ingrid; she measured what she told."""
    go_to(day, SPEAKERS)
    day.driver.until(lambda: bool(day.driver.parts.debrief.page.speakers.ticked))
    day.key(Qt.Key.Key_1)
    day.click("debrief_evidence_measured")


def date_promises(day: Counter) -> None:
    """Takes what was read from the words of each promise."""
    go_to(day, PROMISES)
    for _ in range(12):
        lacking = debrief_left(day.driver.whole).promises
        if not lacking:
            break
        card = next(card for card in day.driver.parts.debrief.page.promises.list.cards if card.record.id == lacking[0].id)
        if not card.isAncestorOf(day.driver.window.focusWidget()):
            day.clicks += 1
            card.setFocus()
        day.key(Qt.Key.Key_Return, ALT)


def finish(day: Counter) -> None:
    go_to(day, DONE)
    day.click("debrief_rating_strong")
    day.click("debrief_case_study")
    assert day.driver.window.stack.currentWidget() is day.driver.parts.studies.page
    day.driver.until(lambda: bool(day.driver.visible("study_text_summary")))
    day.click("studies_back")


def second_visit(day: Counter) -> None:
    """Half a year later: what was promised, what it is today, what still stands in the way."""
    driver = day.driver
    first = driver.whole.visit.id
    day.press("Alt+Home")
    day.press("Ctrl+N")
    day.type("Skarvik Ventilasjon AS")
    day.key(Qt.Key.Key_Return)
    driver.until(lambda: driver.whole.visit.id != first)
    page = driver.parts.visit.page
    assert page.block_page.block.id == LAST_TIME
    page.block_page.focus_first()
    day.clicks += 1
    items = [row.item for row in driver.window.findChildren(ItemRow, "last_time_item") if row.isVisible()]
    for item in items:
        day.key(Qt.Key.Key_N if item.kind in ("objection", "claim", "feeling") else Qt.Key.Key_G)
    assert {one.verdict for one in driver.whole.follows} == {Verdict.NOT_ASKED, Verdict.GONE}
    assert len(driver.stored().follows) == len(items) >= 12
