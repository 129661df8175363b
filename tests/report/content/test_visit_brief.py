from dataclasses import replace

import pytest

from db.model.earlier import EarlierVisits
from db.model.kinds import VisitId
from db.model.records import CompanyConsent, Note, NoteKind, Promise, RecordId, Side
from db.model.whole_visit import WholeVisit
from desktop.report.content.visit_brief import visit_brief
from desktop.report.document.outline import Outline, ToWrite
from desktop.report.pdf_writer import Paper
from tests.report.anonymise.anonymity import everywhere
from tests.report.reading import pdf, read_back, reader
from tests.report.visits import CUSTOMER, GUIDES, NAMES, VISIT, claim, consent, empty, full, load, objection, person


def earlier_of(whole: WholeVisit) -> EarlierVisits:
    """What is known before a second visit to the same customer."""
    questions = tuple(note for note in whole.notes if note.kind is NoteKind.QUESTION)
    return EarlierVisits((whole.visit,), whole.claims, whole.objections, whole.promises, questions, whole.follows)


def planned(**parts: object) -> WholeVisit:
    whole = empty(**parts)
    return replace(whole, visit=replace(whole.visit, id=VisitId("next"), date="2027-07-01", time="10:00", place="Fredrikstad"))


def titles(outline: Outline) -> list[str]:
    return [section.title for section in outline.sections]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", NAMES)
def test_the_brief_for_a_second_visit_is_one_page(name: str, paper: Paper) -> None:
    whole = load(name)
    assert len(reader(visit_brief(whole, None, earlier_of(whole)), paper).pages) == 1


def test_what_is_open_from_last_time_is_in_it_and_what_is_settled_is_not() -> None:
    ours = Note(id=RecordId("q"), visit_id=VISIT, kind=NoteKind.QUESTION, text="What does a stop cost?")
    done = Promise(id=RecordId("d"), visit_id=VISIT, text="Show the dashboard", done=True)
    then = full()
    then = replace(then, notes=(ours,), promises=(*then.promises, done))
    text = read_back(visit_brief(planned(people=then.people), GUIDES["45"], earlier_of(then))).replace("\u00a0", " ")
    for said in (
        "INTERNAL · NOT TO BE SHARED",
        "1 July 2027 · 10:00 · Fredrikstad",
        "A. Marketer □ leads □ listens □ observes Marketing",
        "Ingrid Solberg Head of Service, champion · name + company",
        "Last time, 20 November 2026",
        "We promised Send the offer for brine sensors T. Sales, due soon",
        "They promised Second site Ingrid Solberg, due 15 January 2027",
        "Emergency call-outs, about 14 → 3–4 call-outs a quarter",
        "Feelings Calm, 2 → 8 of 10",
        "Open objections Procurement thinks the price is a joke.",
        "To ask What does a stop cost?",
        "45 minutes",
    ):
        assert said in text
    for settled in ("Show the dashboard", "The sensors will not survive"):
        assert settled not in text


def test_a_first_visit_has_no_last_time_and_lines_for_what_nobody_wrote_down() -> None:
    outline = visit_brief(empty())
    assert titles(outline) == [
        "Why we come",
        "What the customer gets",
        "Who leads, who listens, who observes",
        "What sales asks us not to touch",
    ]
    assert all(isinstance(section.blocks[-1], ToWrite) for section in outline.sections)


def test_of_many_open_things_the_latest_are_told_and_the_others_counted() -> None:
    promises = tuple(
        Promise(id=RecordId(str(n)), visit_id=VISIT, text=f"Thing {n}", side=Side.US if n % 2 else Side.CUSTOMER)
        for n in range(40)
    )
    claims = tuple(replace(claim(metric=f"Metric {n}", after="3"), id=RecordId(f"c{n}")) for n in range(40))
    objections = tuple(replace(objection(f"Doubt {n}"), id=RecordId(f"x{n}")) for n in range(40))
    people = tuple(person(f"Person {n}") for n in range(5))
    earlier = EarlierVisits((empty().visit,), claims, objections, promises, (), ())
    outline = visit_brief(planned(people=people), None, earlier)
    text = read_back(outline)
    assert len(reader(outline).pages) == 1
    assert (text.count("Thing"), text.count("Metric"), text.count("Doubt")) == (6, 4, 3)
    assert text.count("and 17 more, in the visit report") == 2
    assert "and 36 more" in text
    assert "and 37 more" in text


def test_what_the_customer_keeps_off_limits_stands_above_the_lines_for_sales() -> None:
    text = read_back(visit_brief(empty(consent=consent(CompanyConsent.NAMED, note="No photos of the tank hall"))))
    assert "What sales asks us not to touch Remark No photos of the tank hall" in text


@pytest.mark.parametrize("text", ["<b>R&D</b> <img src=x>", "a\x00b\u202e \u2066", "نحن نخطط", "株式会社", "W" * 300])
def test_hostile_words_in_every_field_give_a_brief(text: str) -> None:
    whole = everywhere(text)
    outline = visit_brief(whole, None, earlier_of(whole))
    assert pdf(outline) == pdf(visit_brief(whole, None, earlier_of(whole)))


def test_the_customer_of_the_brief_is_the_one_of_the_visit() -> None:
    assert planned().customer.id == CUSTOMER
    assert visit_brief(planned()).title == "Visit to Halden Pumps AS"
