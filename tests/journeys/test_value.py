"""Tests value through the real window: sentences, figures, money, feelings, objections and their proofs."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from db.model.records import Benefit, Evidence, ReturnPlan, ValueCategory
from desktop.visit.forms.records import RecordsForm
from desktop.widgets.check_list import CheckLine
from desktop.widgets.record_card import RecordCard
from desktop.widgets.row_button import RowButton
from tests.journeys.driver import Driver
from tests.journeys.test_window import begin, import_sample
from tests.samples import some

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
INVOICES = "invoices 5 days to 2 hours each, Dana, measured"


def go(driver: Driver, block: str) -> None:
    driver.parts.visit.page.go_to_block(block)
    driver.parts.visit.page.block_page.focus_first()


def text_of(driver: Driver, name: str) -> str:
    return driver.find(QLabel, name).text()


def seen(driver: Driver, name: str) -> bool:
    return any(widget.isVisible() for widget in driver.window.findChildren(QWidget, name))


def card(driver: Driver) -> RecordCard:
    form = cast("RecordsForm", driver.parts.visit.page.block_page.sections[0].form)
    return form.list.cards[-1]


def test_a_sentence_is_read_back_while_it_is_typed_and_falls_into_its_fields_with_enter(driver: Driver) -> None:
    begin(driver)
    go(driver, "cost")
    driver.type(INVOICES)
    driver.until(lambda: seen(driver, "claims_cost_preview"))
    assert text_of(driver, "claims_cost_preview").startswith("Enter makes of it: invoices · 5 days → 2 hours each")
    assert text_of(driver, "claims_cost_preview").endswith("Dana · measured")
    driver.key(Qt.Key.Key_Return)
    claim = driver.whole.claims[0]
    assert (claim.metric, claim.before, claim.after, claim.period) == ("invoices", "5 days", "2 hours", "each")
    assert (claim.evidence, claim.wording) == (Evidence.MEASURED, INVOICES)
    assert [person.name for person in driver.whole.people] == ["Dana"]
    assert not seen(driver, "claims_cost_preview")
    driver.press("Ctrl+Z")
    assert (driver.whole.claims, driver.whole.people) == ((), ())


def test_the_same_sentence_in_the_capture_line_takes_two_more_keys(driver: Driver) -> None:
    begin(driver)
    driver.press("Ctrl+K")
    driver.enter(f"#{INVOICES}")
    driver.press("Ctrl+J")
    driver.key(Qt.Key.Key_C)
    claim = driver.whole.claims[0]
    assert (claim.category, claim.before, claim.after) == (ValueCategory.COST, "5 days", "2 hours")
    assert claim.wording == INVOICES
    assert driver.stored().claims == (claim,)


def test_a_sentence_typed_as_what_changed_is_sorted_when_the_field_is_left_and_undo_brings_it_back(driver: Driver) -> None:
    begin(driver)
    go(driver, "cost")
    driver.enter("Stops")
    driver.find(QLineEdit, "claims_cost_metric").setFocus()
    driver.find(QLineEdit, "claims_cost_metric").selectAll()
    driver.type(INVOICES)
    driver.key(Qt.Key.Key_Tab)
    assert (driver.whole.claims[0].metric, driver.whole.claims[0].before) == ("invoices", "5 days")
    driver.press("Ctrl+Z")
    assert (driver.whole.claims[0].metric, driver.whole.claims[0].before) == (INVOICES, "")


def test_a_name_with_a_number_in_it_stays_a_name(driver: Driver) -> None:
    begin(driver)
    go(driver, "revenue")
    driver.enter("Top 10 customers")
    assert (driver.whole.claims[0].metric, driver.whole.claims[0].after) == ("Top 10 customers", "")


@pytest.mark.parametrize(
    ("field", "typed", "remark"),
    some(
        [
            ("confidence", "140 %", "“140 %” is not between 0 and 100 %."),
            ("confidence", "-20", "“-20” is not between 0 and 100 %."),
            ("attribution", "most of it", "“most of it” is not one percentage."),
            ("annual_value", "10^30", ""),
            ("times_a_year", "often", "“often” does not say how often a year; try 52."),
        ],
        2,
    ),
)
def test_what_makes_no_sense_is_said_beside_its_field_and_kept_as_typed(
    driver: Driver, field: str, typed: str, remark: str
) -> None:
    begin(driver)
    go(driver, "cost")
    driver.enter("Stops")
    driver.click("claims_cost_money")
    driver.find(QLineEdit, f"claims_cost_{field}").setFocus()
    driver.type(typed)
    driver.until(lambda: seen(driver, f"claims_cost_{field}_remark"))
    told = text_of(driver, f"claims_cost_{field}_remark")
    assert told == remark if remark else typed in told
    assert getattr(driver.stored().claims[0], field) == typed


def test_a_huge_figure_gets_a_quiet_remark_and_is_kept(driver: Driver) -> None:
    begin(driver)
    go(driver, "cost")
    driver.enter("Savings from 5 to 10^30 euro")
    driver.find(QLineEdit, "claims_cost_after").setFocus()
    driver.type(" 10^30")
    driver.until(lambda: seen(driver, "claims_cost_card_remarks"))
    assert "10^30" in driver.stored().claims[0].after


def test_money_is_worked_out_in_the_line_under_the_figures(driver: Driver) -> None:
    begin(driver)
    go(driver, "cost")
    driver.enter("quotes from 2 hours to 15 minutes per deal")
    driver.click("claims_cost_money")
    for field, typed in (("times_a_year", "120"), ("hourly_rate", "€60"), ("attribution", "50"), ("confidence", "80 %")):
        driver.find(QLineEdit, f"claims_cost_{field}").setFocus()
        driver.type(typed)
    driver.click("claims_cost_benefit_time_released")
    driver.until(lambda: "EUR 5,040" in text_of(driver, "claims_cost_card_worth"))
    assert text_of(driver, "claims_cost_card_worth") == "EUR 12,600 a year as computed × 50% due to us × 80% sure = EUR 5,040"
    assert driver.stored().claims[0].benefit is Benefit.TIME_RELEASED


def test_a_result_answers_an_objective_is_backed_by_a_quote_and_tagged(driver: Driver) -> None:
    import_sample(driver)
    claim = next(claim for claim in driver.whole.claims if claim.category is ValueCategory.OTHER)
    driver.parts.visit.page.go_to_record(claim.id)
    if not driver.find(QPushButton, "claims_other_more").isChecked():
        driver.click("claims_other_more")
    quote, objective = driver.whole.quotes[0], driver.whole.objectives[0]
    driver.click(f"claims_other_backed_by_{quote.id}")
    driver.click(f"claims_other_objective_id_{objective.id}")
    driver.find(QLineEdit, "claims_other_elements_add").setFocus()
    driver.enter("Time savings")
    driver.enter("peace in the morning")
    linked = driver.stored().claims[[c.id for c in driver.whole.claims].index(claim.id)]
    assert (linked.backed_by, linked.objective_id) == ((quote.id,), objective.id)
    assert linked.elements == ("Time savings", "peace in the morning")
    driver.parts.visit.page.visit.remove(quote.id)  # type: ignore[union-attr]  # a visit is open
    assert driver.whole.claims[[c.id for c in driver.whole.claims].index(claim.id)].backed_by == ()


def test_an_objection_has_two_levels_a_strength_and_what_proves_the_answer(driver: Driver) -> None:
    import_sample(driver)
    objection = driver.whole.objections[1]
    driver.parts.visit.page.go_to_record(objection.id)
    driver.click("objections_category_risk")
    driver.click("objections_reason_security or compliance")
    for field, typed in (("strength_before", "8"), ("strength_now", "eleven"), ("raised", "before the pilot")):
        driver.find(QLineEdit, f"objections_{field}").setFocus()
        driver.type(typed)
    if not driver.find(QPushButton, "objections_more").isChecked():
        driver.click("objections_more")
    driver.click(f"objections_proofs_{driver.whole.claims[0].id}")
    driver.until(lambda: seen(driver, "objections_strength_now_remark"))
    told = driver.stored().objections[1]
    assert (told.category, told.reason, told.raised) == ("risk", "security or compliance", "before the pilot")
    assert (told.strength_before, told.strength_now, told.proofs) == ("8", "eleven", (driver.whole.claims[0].id,))


def test_a_kind_of_objection_in_other_words_is_kept_as_typed(driver: Driver) -> None:
    begin(driver)
    go(driver, "decision")
    driver.enter("The board")
    driver.find(QLineEdit, "objections_category_other").setFocus()
    driver.type("politics")
    assert driver.stored().objections[0].category == "politics"


def test_what_made_them_go_ahead_becomes_a_quote_with_two_keys(driver: Driver) -> None:
    begin(driver)
    go(driver, "setup")
    driver.enter("Ingrid Solberg")
    go(driver, "decision")
    driver.parts.visit.page.block_page.go_to_question("go_ahead")
    driver.type("The pilot in the worst tank.")
    driver.until(lambda: seen(driver, "turn_go_ahead"))
    driver.key(Qt.Key.Key_Q, ALT)
    # Qt shows the button pressed for a moment before it counts.
    driver.until(lambda: bool(driver.whole.quotes))
    quote = driver.stored().quotes[0]
    assert (quote.text, quote.verbatim) == ("The pilot in the worst tank.", True)
    assert driver.whole.person(quote.said_by) == driver.whole.people[0]
    driver.until(lambda: not driver.find(QPushButton, "turn_go_ahead").isEnabled())


def test_what_is_still_to_be_asked_stands_under_the_guide_and_leads_there(driver: Driver) -> None:
    begin(driver)
    driver.window.resize(1280, 900)
    driver.until(lambda: bool(driver.parts.visit.page.ask_next.lines))
    first = driver.parts.visit.page.ask_next.lines[0].key
    assert first == "approver"
    driver.click("ask_objectives")
    assert driver.parts.visit.page.block_page.block.id == "objectives"
    driver.enter("Halve the stops")
    driver.until(lambda: not seen(driver, "ask_objectives"))


def test_typing_metric_from_to_unit_and_who_takes_at_most_ten_keys_more_and_no_mouse(driver: Driver) -> None:
    begin(driver)
    go(driver, "cost")
    keys = 0
    for text, last in (
        ("Time to find a part", False),
        ("", False),
        ("2 days", False),
        ("20", False),
        ("part", False),
        ("Dana", True),
    ):
        driver.type(text)
        driver.key(Qt.Key.Key_Return if not keys or last else Qt.Key.Key_Tab, CONTROL if last else Qt.KeyboardModifier.NoModifier)
        keys += 1
    assert keys <= 10
    claim = driver.stored().claims[0]
    assert (claim.metric, claim.before, claim.after, claim.period) == ("Time to find a part", "2 days", "20", "part")
    assert driver.whole.person(claim.said_by) == driver.whole.people[0]


def test_the_value_so_far_lists_claims_and_loose_ends_and_leads_to_each(driver: Driver) -> None:
    import_sample(driver)
    driver.click("step_value")
    driver.window.resize(1280, 1400)
    rows = [row for row in driver.window.findChildren(RowButton, "value_row") if row.isVisible()]
    titles = [row.title for row in rows]
    assert {"New service contracts", "Emergency call-outs", "calm", "Visits planned ahead"} & set(titles)
    assert "NOK 328,320" in titles
    row = next(row for row in rows if row.title == "Emergency call-outs")
    row.click()
    assert driver.parts.visit.page.block_page.block.id == "cost"


def test_a_return_is_worked_out_as_its_fields_are_filled_and_undone_step_by_step(driver: Driver) -> None:
    import_sample(driver)
    driver.click("step_value")
    for field, typed in (("investment", "50000"), ("yearly_cost", "20000"), ("benefit", "100000"), ("currency", "EUR")):
        driver.find(QLineEdit, f"return_plan_{field}").setFocus()
        driver.type(typed)
    driver.until(lambda: seen(driver, "return_base") and "EUR 148,948.16, return 149.34%" in text_of(driver, "return_base"))
    assert "EUR 89,237.42, return 81.34%, paid back in 11.4 months" in text_of(driver, "return_conservative")
    driver.find(QLineEdit, "return_plan_years").setFocus()
    driver.key(Qt.Key.Key_End)
    driver.type("x")
    driver.until(lambda: seen(driver, "return_plan_years_remark"))
    driver.until(lambda: not seen(driver, "return_base"))
    plan = driver.stored().return_plan
    assert plan and (plan.years, plan.investment) == ("3x", "50000")
    for _ in range(5):
        driver.press("Ctrl+Z")
    assert driver.stored().return_plan is None


def test_a_rate_and_its_date_bring_another_currency_into_the_sum(driver: Driver) -> None:
    import_sample(driver)
    visit = driver.parts.visit.page.visit
    assert visit
    visit.change(driver.whole.claims[0].id, annual_value="1000", currency="EUR", attribution="50", confidence="100")
    visit.add(ReturnPlan, currency="NOK")
    driver.click("step_value")
    driver.parts.visit.page.block_page.go_to_question("rates")
    driver.enter("EUR")
    for text in ("11.7", "NOK", "20 Nov 2026"):
        driver.type(text)
        driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Escape)
    rate = driver.stored().rates[0]
    assert (rate.source, rate.rate, rate.target, rate.date) == ("EUR", "11.7", "NOK", "2026-11-20")
    driver.until(lambda: any(row.title == "NOK 334,170" for row in driver.window.findChildren(RowButton, "value_row")))


def test_what_is_odd_stands_beside_the_draft_and_leads_to_its_place(driver: Driver) -> None:
    import_sample(driver)
    visit = driver.parts.visit.page.visit
    assert visit
    visit.change(driver.whole.consent.id if driver.whole.consent else "", approver="")
    driver.press("Ctrl+E")
    driver.until(lambda: seen(driver, "checks_title"))
    assert text_of(driver, "checks_title") == "To look at before sharing · 2"
    lines = {line.line[2]: line for line in driver.parts.documents.page.checks.findChildren(CheckLine)}
    QTest.mouseClick(lines["New service contracts"], Qt.MouseButton.LeftButton)
    assert driver.parts.visit.page.block_page.block.id == "revenue"
    driver.press("Ctrl+E")
    lines = {line.line[2]: line for line in driver.parts.documents.page.checks.findChildren(CheckLine) if line.isVisible()}
    lines["Who must agree before anything is published"].setFocus()
    driver.key(Qt.Key.Key_Return)
    assert driver.parts.visit.page.block_page.block.id == "setup"


def test_a_quote_typed_days_after_the_visit_is_a_paraphrase_until_somebody_says_otherwise(driver: Driver) -> None:
    import_sample(driver)
    visit = driver.parts.visit.page.visit
    assert visit
    visit.change(visit.id, date="2020-01-10")
    go(driver, "quote")
    driver.enter("We slept well, I think")
    assert not driver.whole.quotes[-1].verbatim
