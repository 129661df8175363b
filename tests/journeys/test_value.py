"""What is said of value, through the real window: sentences, figures, money, feelings, objections and what proves them."""

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
from tests.journeys.desk import Desk
from tests.journeys.test_window import begin, import_sample

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
INVOICES = "invoices 5 days to 2 hours each, Dana, measured"


def go(desk: Desk, block: str) -> None:
    desk.window.visit.go_to_block(block)
    desk.window.visit.block_page.focus_first()


def text_of(desk: Desk, name: str) -> str:
    return desk.find(QLabel, name).text()


def seen(desk: Desk, name: str) -> bool:
    return any(widget.isVisible() for widget in desk.window.findChildren(QWidget, name))


def card(desk: Desk) -> RecordCard:
    form = cast("RecordsForm", desk.window.visit.block_page.sections[0].form)
    return form.list.cards[-1]


def test_a_sentence_is_read_back_while_it_is_typed_and_falls_into_its_fields_with_enter(desk: Desk) -> None:
    begin(desk)
    go(desk, "cost")
    desk.type(INVOICES)
    desk.until(lambda: seen(desk, "claims_cost_preview"))
    assert text_of(desk, "claims_cost_preview").startswith("Enter makes of it: invoices · 5 days → 2 hours each")
    assert text_of(desk, "claims_cost_preview").endswith("Dana · measured")
    desk.key(Qt.Key.Key_Return)
    claim = desk.whole.claims[0]
    assert (claim.metric, claim.before, claim.after, claim.period) == ("invoices", "5 days", "2 hours", "each")
    assert (claim.evidence, claim.wording) == (Evidence.MEASURED, INVOICES)
    assert [person.name for person in desk.whole.people] == ["Dana"]
    assert not seen(desk, "claims_cost_preview")
    desk.press("Ctrl+Z")
    assert (desk.whole.claims, desk.whole.people) == ((), ())


def test_the_same_sentence_in_the_capture_line_takes_two_more_keys(desk: Desk) -> None:
    begin(desk)
    desk.press("Ctrl+K")
    desk.enter(f"#{INVOICES}")
    desk.press("Ctrl+J")
    desk.key(Qt.Key.Key_C)
    claim = desk.whole.claims[0]
    assert (claim.category, claim.before, claim.after) == (ValueCategory.COST, "5 days", "2 hours")
    assert claim.wording == INVOICES
    assert desk.stored().claims == (claim,)


def test_a_sentence_typed_as_what_changed_is_sorted_when_the_field_is_left_and_undo_brings_it_back(desk: Desk) -> None:
    begin(desk)
    go(desk, "cost")
    desk.enter("Stops")
    desk.find(QLineEdit, "claims_cost_metric").setFocus()
    desk.find(QLineEdit, "claims_cost_metric").selectAll()
    desk.type(INVOICES)
    desk.key(Qt.Key.Key_Tab)
    assert (desk.whole.claims[0].metric, desk.whole.claims[0].before) == ("invoices", "5 days")
    desk.press("Ctrl+Z")
    assert (desk.whole.claims[0].metric, desk.whole.claims[0].before) == (INVOICES, "")


def test_a_name_with_a_number_in_it_stays_a_name(desk: Desk) -> None:
    begin(desk)
    go(desk, "revenue")
    desk.enter("Top 10 customers")
    assert (desk.whole.claims[0].metric, desk.whole.claims[0].after) == ("Top 10 customers", "")


@pytest.mark.parametrize(
    ("field", "typed", "remark"),
    [
        ("confidence", "140 %", "“140 %” is not between 0 and 100 %."),
        ("confidence", "-20", "“-20” is not between 0 and 100 %."),
        ("attribution", "most of it", "“most of it” is not one percentage."),
        ("annual_value", "10^30", ""),
        ("times_a_year", "often", "“often” does not say how often a year; try 52."),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field_and_kept_as_typed(desk: Desk, field: str, typed: str, remark: str) -> None:
    begin(desk)
    go(desk, "cost")
    desk.enter("Stops")
    desk.click("claims_cost_money")
    desk.find(QLineEdit, f"claims_cost_{field}").setFocus()
    desk.type(typed)
    desk.until(lambda: seen(desk, f"claims_cost_{field}_remark"))
    told = text_of(desk, f"claims_cost_{field}_remark")
    assert told == remark if remark else typed in told
    assert getattr(desk.stored().claims[0], field) == typed


def test_a_huge_figure_gets_a_quiet_remark_and_is_kept(desk: Desk) -> None:
    begin(desk)
    go(desk, "cost")
    desk.enter("Savings from 5 to 10^30 euro")
    desk.find(QLineEdit, "claims_cost_after").setFocus()
    desk.type(" 10^30")
    desk.until(lambda: seen(desk, "claims_cost_card_remarks"))
    assert "10^30" in desk.stored().claims[0].after


def test_money_is_worked_out_in_the_line_under_the_figures(desk: Desk) -> None:
    begin(desk)
    go(desk, "cost")
    desk.enter("quotes from 2 hours to 15 minutes per deal")
    desk.click("claims_cost_money")
    for field, typed in (("times_a_year", "120"), ("hourly_rate", "€60"), ("attribution", "50"), ("confidence", "80 %")):
        desk.find(QLineEdit, f"claims_cost_{field}").setFocus()
        desk.type(typed)
    desk.click("claims_cost_benefit_time_released")
    desk.until(lambda: "EUR 5,040" in text_of(desk, "claims_cost_card_worth"))
    assert text_of(desk, "claims_cost_card_worth") == "EUR 12,600 a year as computed × 50% due to us × 80% sure = EUR 5,040"
    assert desk.stored().claims[0].benefit is Benefit.TIME_RELEASED


def test_a_result_answers_an_objective_is_backed_by_a_quote_and_tagged(desk: Desk) -> None:
    import_sample(desk)
    claim = next(claim for claim in desk.whole.claims if claim.category is ValueCategory.OTHER)
    desk.window.visit.go_to_record(claim.id)
    if not desk.find(QPushButton, "claims_other_more").isChecked():
        desk.click("claims_other_more")
    quote, objective = desk.whole.quotes[0], desk.whole.objectives[0]
    desk.click(f"claims_other_backed_by_{quote.id}")
    desk.click(f"claims_other_objective_id_{objective.id}")
    desk.find(QLineEdit, "claims_other_elements_add").setFocus()
    desk.enter("Time savings")
    desk.enter("peace in the morning")
    linked = desk.stored().claims[[c.id for c in desk.whole.claims].index(claim.id)]
    assert (linked.backed_by, linked.objective_id) == ((quote.id,), objective.id)
    assert linked.elements == ("Time savings", "peace in the morning")
    desk.window.visit.visit.remove(quote.id)  # type: ignore[union-attr]  # a visit is open
    assert desk.whole.claims[[c.id for c in desk.whole.claims].index(claim.id)].backed_by == ()


def test_an_objection_has_two_levels_a_strength_and_what_proves_the_answer(desk: Desk) -> None:
    import_sample(desk)
    objection = desk.whole.objections[1]
    desk.window.visit.go_to_record(objection.id)
    desk.click("objections_category_risk")
    desk.click("objections_reason_security or compliance")
    for field, typed in (("strength_before", "8"), ("strength_now", "eleven"), ("raised", "before the pilot")):
        desk.find(QLineEdit, f"objections_{field}").setFocus()
        desk.type(typed)
    if not desk.find(QPushButton, "objections_more").isChecked():
        desk.click("objections_more")
    desk.click(f"objections_proofs_{desk.whole.claims[0].id}")
    desk.until(lambda: seen(desk, "objections_strength_now_remark"))
    told = desk.stored().objections[1]
    assert (told.category, told.reason, told.raised) == ("risk", "security or compliance", "before the pilot")
    assert (told.strength_before, told.strength_now, told.proofs) == ("8", "eleven", (desk.whole.claims[0].id,))


def test_a_kind_of_objection_in_other_words_is_kept_as_typed(desk: Desk) -> None:
    begin(desk)
    go(desk, "decision")
    desk.enter("The board")
    desk.find(QLineEdit, "objections_category_other").setFocus()
    desk.type("politics")
    assert desk.stored().objections[0].category == "politics"


def test_what_made_them_go_ahead_becomes_a_quote_with_two_keys(desk: Desk) -> None:
    begin(desk)
    go(desk, "setup")
    desk.enter("Ingrid Solberg")
    go(desk, "decision")
    desk.window.visit.block_page.go_to_question("go_ahead")
    desk.type("The pilot in the worst tank.")
    desk.until(lambda: seen(desk, "turn_go_ahead"))
    desk.key(Qt.Key.Key_Q, ALT)
    # Qt shows the button pressed for a moment before it counts.
    desk.until(lambda: bool(desk.whole.quotes))
    quote = desk.stored().quotes[0]
    assert (quote.text, quote.verbatim) == ("The pilot in the worst tank.", True)
    assert desk.whole.person(quote.said_by) == desk.whole.people[0]
    desk.until(lambda: not desk.find(QPushButton, "turn_go_ahead").isEnabled())


def test_what_is_still_to_be_asked_stands_under_the_guide_and_leads_there(desk: Desk) -> None:
    begin(desk)
    desk.window.resize(1280, 900)
    desk.until(lambda: bool(desk.window.visit.ask_next.lines))
    first = desk.window.visit.ask_next.lines[0].key
    assert first == "approver"
    desk.click("ask_objectives")
    assert desk.window.visit.block_page.block.id == "objectives"
    desk.enter("Halve the stops")
    desk.until(lambda: not seen(desk, "ask_objectives"))


def test_typing_metric_from_to_unit_and_who_takes_at_most_ten_keys_more_and_no_mouse(desk: Desk) -> None:
    begin(desk)
    go(desk, "cost")
    keys = 0
    for text, last in (
        ("Time to find a part", False),
        ("", False),
        ("2 days", False),
        ("20", False),
        ("part", False),
        ("Dana", True),
    ):
        desk.type(text)
        desk.key(Qt.Key.Key_Return if not keys or last else Qt.Key.Key_Tab, CONTROL if last else Qt.KeyboardModifier.NoModifier)
        keys += 1
    assert keys <= 10
    claim = desk.stored().claims[0]
    assert (claim.metric, claim.before, claim.after, claim.period) == ("Time to find a part", "2 days", "20", "part")
    assert desk.whole.person(claim.said_by) == desk.whole.people[0]


def test_the_value_so_far_lists_claims_and_loose_ends_and_leads_to_each(desk: Desk) -> None:
    import_sample(desk)
    desk.click("step_value")
    desk.window.resize(1280, 1400)
    rows = [row for row in desk.window.findChildren(RowButton, "value_row") if row.isVisible()]
    titles = [row.title for row in rows]
    assert {"New service contracts", "Emergency call-outs", "calm", "Visits planned ahead"} & set(titles)
    assert "NOK 328,320" in titles
    row = next(row for row in rows if row.title == "Emergency call-outs")
    row.click()
    assert desk.window.visit.block_page.block.id == "cost"


def test_a_return_is_worked_out_as_its_fields_are_filled_and_undone_step_by_step(desk: Desk) -> None:
    import_sample(desk)
    desk.click("step_value")
    for field, typed in (("investment", "50000"), ("yearly_cost", "20000"), ("benefit", "100000"), ("currency", "EUR")):
        desk.find(QLineEdit, f"return_plan_{field}").setFocus()
        desk.type(typed)
    desk.until(lambda: seen(desk, "return_base") and "EUR 148,948.16, return 149.34%" in text_of(desk, "return_base"))
    assert "EUR 89,237.42, return 81.34%, paid back in 11.4 months" in text_of(desk, "return_conservative")
    desk.find(QLineEdit, "return_plan_years").setFocus()
    desk.key(Qt.Key.Key_End)
    desk.type("x")
    desk.until(lambda: seen(desk, "return_plan_years_remark"))
    desk.until(lambda: not seen(desk, "return_base"))
    plan = desk.stored().return_plan
    assert plan and (plan.years, plan.investment) == ("3x", "50000")
    for _ in range(5):
        desk.press("Ctrl+Z")
    assert desk.stored().return_plan is None


def test_a_rate_and_its_date_bring_another_currency_into_the_sum(desk: Desk) -> None:
    import_sample(desk)
    visit = desk.window.visit.visit
    assert visit
    visit.change(desk.whole.claims[0].id, annual_value="1000", currency="EUR", attribution="50", confidence="100")
    visit.add(ReturnPlan, currency="NOK")
    desk.click("step_value")
    desk.window.visit.block_page.go_to_question("rates")
    desk.enter("EUR")
    for text in ("11.7", "NOK", "20 Nov 2026"):
        desk.type(text)
        desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Escape)
    rate = desk.stored().rates[0]
    assert (rate.source, rate.rate, rate.target, rate.date) == ("EUR", "11.7", "NOK", "2026-11-20")
    desk.until(lambda: any(row.title == "NOK 334,170" for row in desk.window.findChildren(RowButton, "value_row")))


def test_what_is_odd_stands_beside_the_draft_and_leads_to_its_place(desk: Desk) -> None:
    import_sample(desk)
    visit = desk.window.visit.visit
    assert visit
    visit.change(desk.whole.consent.id if desk.whole.consent else "", approver="")
    desk.press("Ctrl+E")
    desk.until(lambda: seen(desk, "checks_title"))
    assert text_of(desk, "checks_title") == "To look at before sharing · 3"
    lines = {line.line[2]: line for line in desk.window.hand_over.checks.findChildren(CheckLine)}
    QTest.mouseClick(lines["New service contracts"], Qt.MouseButton.LeftButton)
    assert desk.window.visit.block_page.block.id == "revenue"
    desk.press("Ctrl+E")
    lines = {line.line[2]: line for line in desk.window.hand_over.checks.findChildren(CheckLine) if line.isVisible()}
    lines["Who must agree before anything is published"].setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.window.visit.block_page.block.id == "setup"


def test_a_quote_typed_days_after_the_visit_is_a_paraphrase_until_somebody_says_otherwise(desk: Desk) -> None:
    import_sample(desk)
    visit = desk.window.visit.visit
    assert visit
    visit.change(visit.id, date="2020-01-10")
    go(desk, "quote")
    desk.enter("We slept well, I think")
    assert not desk.whole.quotes[-1].verbatim
