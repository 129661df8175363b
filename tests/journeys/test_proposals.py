"""What is read from the words: proposed in the card, stored only once it is taken, silent once it is dismissed."""

import pytest
from PySide6.QtCore import Qt

from db.model.records import Person, PersonId, Promise, Side
from tests.journeys.driver import Driver

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def visit(driver: Driver) -> Driver:
    driver.press("Ctrl+N")
    driver.enter("Skarvik Ventilasjon")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    visit = driver.program.workspace.open_visit
    assert visit
    visit.change(visit.id, date="2026-11-26")
    visit.welcome("Ingrid Haugen")
    visit.welcome("", Person(id=PersonId("jonas"), side=Side.US, name="Jonas Berg"))
    driver.press("Ctrl+K")
    return driver


def sort(driver: Driver, line: str) -> None:
    driver.press("Ctrl+K")
    driver.enter(line)
    driver.press("Ctrl+J")
    driver.key(Qt.Key.Key_Return)


def chips(driver: Driver) -> list[str]:
    return [chip.accessibleName() for chip in driver.visible("proposal")]


def test_a_promise_is_read_and_nothing_is_stored_before_it_is_taken(visit: Driver) -> None:
    sort(visit, "+Jonas sends the data-retention paper to Ingrid by 4 Dec")
    assert chips(visit) == ["Proposed: Jonas Berg does it", "Proposed: promised by us", "Proposed: by 4 Dec 2026"]
    (promise,) = visit.stored().promises
    assert (promise.owner, promise.side, promise.due) == ("", None, "")
    visit.click("proposal")
    assert visit.stored().promises[0] == Promise(
        id=promise.id, visit_id=promise.visit_id, position=promise.position, text=promise.text, due="2026-12-04"
    )
    assert chips(visit) == ["Proposed: Jonas Berg does it", "Proposed: promised by us"]
    visit.press("Ctrl+Z")
    assert visit.whole.promises[0] == promise


@pytest.mark.parametrize("is_open", [False, True])
def test_one_key_takes_one_after_the_other(visit: Driver, is_open: bool) -> None:
    sort(visit, "+Jonas sends the paper by 4 Dec")
    card = visit.parts.visit.page.block_page.sections[0].form.list.cards[0]  # type: ignore[attr-defined]  # a list of records
    card.setFocus()
    if is_open:
        visit.key(Qt.Key.Key_Return)
        assert card.is_open
    for owner, side, due in (("Jonas Berg", None, ""), ("Jonas Berg", "us", ""), ("Jonas Berg", "us", "2026-12-04")):
        visit.key(Qt.Key.Key_Return, ALT)
        (promise,) = visit.whole.promises
        assert (promise.owner, promise.side, promise.due) == (owner, side, due)
        assert card.is_open is is_open
    assert not chips(visit)


def test_what_is_dismissed_stays_silent_also_for_whoever_opens_the_visit_again(visit: Driver) -> None:
    sort(visit, "+Jonas sends the paper by 4 Dec")
    card = visit.parts.visit.page.block_page.sections[0].form.list.cards[0]  # type: ignore[attr-defined]
    card.setFocus()
    visit.key(Qt.Key.Key_Delete, ALT)
    assert not chips(visit)
    assert len(visit.stored().dismissals) == 1
    visit.parts.visit.show_visit(visit.whole.visit.id)
    visit.parts.visit.page.go_to_block("close")
    assert not chips(visit)
    visit.press("Ctrl+Z")
    assert len(visit.whole.promises) == 1
    assert len(chips(visit)) == 3


def test_a_feeling_proposes_both_ends_and_a_result_the_share_that_is_ours(visit: Driver) -> None:
    sort(visit, ":8/10 stress before, 3 now")
    assert chips(visit) == ["Proposed: 8 → 3 of 10"]
    (claim,) = visit.whole.claims
    assert (claim.before, claim.after, claim.wording) == ("", "", "8/10 stress before, 3 now")
    visit.click("proposal")
    (claim,) = visit.stored().claims
    assert (claim.intensity_before, claim.intensity_after) == ("8", "3")
    sort(visit, "#service revenue up 3.5 million a year, she says maybe half is us")
    visit.key(Qt.Key.Key_R)
    assert chips(visit) == ["Proposed: 50 % due to us"]


def test_typed_words_are_never_written_over(visit: Driver) -> None:
    visit.parts.visit.page.go_to_block("close")
    visit.parts.visit.page.block_page.focus_first()
    visit.enter("Jonas sends the paper by 4 Dec")
    visit.type("Mara")
    visit.until(lambda: "Proposed: Jonas Berg does it" not in chips(visit))
    visit.key(Qt.Key.Key_Return, ALT)
    (promise,) = visit.whole.promises
    assert promise.owner == "Mara"


def test_a_customer_who_looks_at_the_screen_sees_no_proposals(visit: Driver) -> None:
    sort(visit, "+Jonas sends the paper by 4 Dec")
    assert chips(visit)
    visit.press("F9")
    assert not chips(visit)
    visit.press("F9")
    assert chips(visit)


def test_cards_are_shown_whole_on_a_wide_screen_too(visit: Driver) -> None:
    visit.window.resize(1920, 1080)
    visit.parts.visit.page.go_to_block("close")
    for n in range(5):
        sort(visit, f"+Jonas sends paper {n} by 4 Dec")
    cards = visit.parts.visit.page.block_page.sections[0].form.list.cards  # type: ignore[attr-defined]  # a list of records
    visit.until(lambda: all(card.height() >= card.heightForWidth(card.width()) for card in cards))
    assert len(cards) == 5
