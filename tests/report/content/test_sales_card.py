"""What stands on a sales card: only what its case study may tell, each thing once, every figure with its origin."""

from dataclasses import replace

import pytest

from db.model.case_study import Choices, Sentence
from db.model.house import HouseStyle, OurCompany
from db.model.records import CompanyConsent, Evidence, ObjectionStatus, RecordId, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import translator_for
from desktop.report.content.case_study import case_study
from desktop.report.content.sales_card import card_of, sales_card
from desktop.report.document.story import SalesCard
from tests.report.canaries import Canaries
from tests.report.content.story.told import FILES, NAMED, texts, whole
from tests.report.reading import pdf, read_back, visible
from tests.report.visits import claim, consent, empty, full, objection, quote
from tests.samples import some

HOUSE = HouseStyle(name="Nordlys", call_to_action="Try it on one pump.", contact="tom@nordlys.example", legal_line="Nordlys AS")


def with_results(*figures: tuple[str, str], **parts: object) -> WholeVisit:
    claims = tuple(
        replace(claim(metric=f"Hours of {n}", before=before, after=after, unit="hours"), id=RecordId(f"c{n}"))
        for n, (before, after) in enumerate(figures)
    )
    return empty(**{"consent": NAMED, "claims": claims, **parts})


@pytest.mark.parametrize("name", some(FILES, 8))
def test_a_card_says_nothing_that_its_case_study_may_not(name: str) -> None:
    visit = whole(name)
    story, card = case_study(visit), sales_card(visit)
    assert card.title == story.title and card.status == story.status and card.customer == story.customer
    assert card.pull == story.pull and card.overcome == story.overcome[:1]
    known = visible(" ".join(texts(story)))
    for tile in card.tiles:
        assert visible(tile.figure) in known, tile


def test_the_aim_stands_beside_the_bars_and_the_facts_are_the_records_own() -> None:
    visit = whole("halden-pumps")
    card = sales_card(visit)
    assert card.results[0].bars and card.results[0].bars.aim_label == "the aim: half" and "the aim: half" in read_back(card)
    customer = replace(visit.customer, name="Halden Norway", industry="At a glance", country="Norway", size="Customer, 12")
    assert sales_card(replace(visit, customer=customer)).facts == "At a glance · Customer, 12"
    assert "· Norway ·" in card.facts


def test_what_may_not_be_published_is_on_no_card() -> None:
    canaries = Canaries()
    on_card, in_story = canaries.shown(pdf(sales_card(canaries.whole))), canaries.shown(pdf(case_study(canaries.whole)))
    assert on_card and on_card <= in_story


def test_a_card_of_a_customer_who_stays_anonymous_names_nobody() -> None:
    card = sales_card(replace(full(), consent=consent(CompanyConsent.ANONYMOUS)), ours=OurCompany(HOUSE))
    text = read_back(card) + repr(card)
    for name in ("Halden", "Solberg", "Ingrid", "Fredrikstad"):
        assert name not in text


def test_the_figures_of_the_headline_are_drawn_and_stand_in_no_tile() -> None:
    card = sales_card(full(), ours=OurCompany(HOUSE))
    (drawn,) = card.results
    assert drawn.bars is not None and drawn.bars.alt == "Emergency call-outs. Before: about 14. Now: 3–4."
    assert len(card.tiles) == 3
    assert all("call-outs" not in tile.label.text for tile in card.tiles)
    text = read_back(card)
    for said in ("Halden Pumps AS cuts emergency", "about 14", "3–4", "Try it on one pump.", "tom@nordlys.example", "Nordlys AS"):
        assert said in text


def test_a_result_that_the_headline_does_not_tell_says_above_its_bars_what_it_is() -> None:
    visit = with_results(("40", "20"), ("12", "3"))
    card = card_of([visit], Choices(visits=(), title="Half the hours are gone"))
    assert card.results[0].heading == "Hours of 0" or card.results[0].heading == "Hours of 1"
    assert card.results[0].heading in read_back(card)


def test_effort_that_grew_is_drawn_on_no_card() -> None:
    grew = replace(claim(ValueCategory.OTHER, metric="Team size", before="3", after="40", unit="people"), id=RecordId("grew"))
    visit = with_results(("9 days", "same day"))
    card = sales_card(replace(visit, claims=(*visit.claims, grew)))
    assert card.results == () and "Team size" not in texts(card.tiles)


def test_every_note_is_referred_to_and_every_number_has_its_note() -> None:
    for name in FILES:
        card = sales_card(whole(name))
        used = {tile.note for tile in card.tiles} | {one.note for one in card.results}
        assert used - {0} == {number for number, _ in card.notes}, name


def test_how_the_figures_were_obtained_stands_below_them() -> None:
    visit = with_results(("40", "20"))
    measured = tuple(replace(one, evidence=Evidence.MEASURED) for one in visit.claims)
    assert "1 Measured. All figures as told; date not recorded." in read_back(sales_card(replace(visit, claims=measured)))


@pytest.mark.parametrize("status", [ObjectionStatus.OPEN, ObjectionStatus.PARTLY, None])
def test_a_concern_that_was_not_answered_is_on_no_card(status: ObjectionStatus | None) -> None:
    one = objection("It will rust", status=status, answer="We shall see")
    assert "rust" not in read_back(sales_card(with_results(("40", "20"), objections=(one,))))


def test_of_several_answered_concerns_the_first_stands_on_the_card() -> None:
    answered = tuple(
        replace(objection(f"Doubt {n}", status=ObjectionStatus.ANSWERED, answer=f"Proof {n}"), id=RecordId(f"o{n}"))
        for n in range(3)
    )
    text = read_back(sales_card(with_results(("40", "20"), objections=answered)))
    assert "Doubt 0" in text and "Proof 0" in text and "Doubt 1" not in text
    text = read_back(card_of([with_results(("40", "20"), objections=answered)], Choices(visits=(), objections=(RecordId("o2"),))))
    assert "Proof 2" in text and "Proof 0" not in text


def test_what_somebody_typed_in_the_case_study_stands_on_its_card() -> None:
    visit = with_results(("40", "20"), quotes=(quote("Now it is so much better."),))
    story = case_study(visit)
    typed = Sentence(slot="title", text="Twice as fast", record_ids=story.title.record_ids, typed=True)
    assert card_of([visit], Choices(visits=()), [typed]).title.text == "Twice as fast"


def test_a_visit_of_which_nothing_may_be_shown_makes_a_card_that_says_so() -> None:
    assert "Nothing that may be shown has been recorded yet." in read_back(sales_card(empty()))


def test_a_card_speaks_the_language_of_its_document() -> None:
    text = read_back(sales_card(full(), translator_for("de")))
    assert "In einer Minute" in text and "In one minute" not in text


@pytest.mark.parametrize("name", some(FILES, 8))
def test_every_word_of_a_card_is_printed(name: str) -> None:
    card = sales_card(whole(name), ours=OurCompany(HOUSE))
    text = visible(read_back(card))
    for said in (*texts(card.tiles), *texts(card.notes), card.title.text, card.facts, card.as_told):
        assert visible(said) in text, said
    assert isinstance(card, SalesCard)
