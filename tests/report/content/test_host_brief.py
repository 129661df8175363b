from dataclasses import replace

import pytest

from db.model.house import HouseStyle, OurCompany
from db.model.records import CompanyConsent, PersonConsent, Side
from desktop.report.content.host_brief import host_brief
from desktop.report.pdf_writer import Paper
from tests.report.anonymise.anonymity import everywhere
from tests.report.canaries import Canaries
from tests.report.reading import pdf, read_back, reader
from tests.report.visits import GUIDES, NAMES, consent, empty, full, load, person

# All that the host gets to read of what was typed.
MAY_BE_READ = {
    *("Customer.name", "Visit.date", "Visit.time", "Visit.place", "Visit.product"),
    *("Person.name (ours)", "Person.job_title (ours)"),
}


def test_exactly_the_plan_of_the_visit_is_in_the_page_for_the_host() -> None:
    canaries = Canaries()
    assert canaries.shown(pdf(host_brief(canaries.whole, GUIDES["45"]))) == MAY_BE_READ


def test_blocks_stand_there_as_the_customer_reads_them_at_the_table() -> None:
    text = read_back(host_brief(full(), GUIDES["45"]))
    assert "How you decided" in text
    assert "How it feels" in text
    for ours in ("objection", "Objection", "Value:", "emotional", "champion", "sceptic", "star"):
        assert ours not in text


def test_it_says_why_who_what_and_how_long() -> None:
    text = read_back(host_brief(full(), GUIDES["45"]))
    for said in (
        "For our host at Halden Pumps AS Our visit on 20 November 2026 09:30 · Fredrikstad",
        "what you wanted to achieve with Condition monitoring, parts lists, what it took",
        "A. Marketer, Marketing",
        "45 minutes for the conversation",
        "Nothing is published that you have not agreed to.",
    ):
        assert said in text


def test_what_is_not_known_yet_leaves_no_heading() -> None:
    text = read_back(host_brief(empty()))
    assert text.startswith(
        "For our host at Halden Pumps AS Our visit Why we come We would like to hear in your own words what you"
    )
    for title in ("Who comes", "How long", "talk about"):
        assert title not in text


def test_the_host_reads_the_name_of_their_company_whatever_may_be_published() -> None:
    for company in (None, *CompanyConsent):
        assert "Halden Pumps AS" in read_back(host_brief(replace(full(), consent=consent(company))))


def test_one_of_us_who_agreed_to_no_mention_is_not_announced() -> None:
    shy = person("Zebulon", PersonConsent.NONE, side=Side.US, job_title="Sales")
    assert "Who comes" not in read_back(host_brief(empty(people=(shy,))))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", NAMES)
def test_it_is_one_page(name: str, paper: Paper) -> None:
    assert len(reader(host_brief(load(name), GUIDES["45"]), paper).pages) == 1


@pytest.mark.parametrize(
    "text", ["<b>R&D</b> <img src=x>", "a\x00b\u202e \u2066", "نحن نخطط", "株式会社", "W" * 300, "{product}"]
)
def test_hostile_words_in_every_field_give_a_page(text: str) -> None:
    assert pdf(host_brief(everywhere(text), GUIDES["45"])) == pdf(host_brief(everywhere(text), GUIDES["45"]))


def test_our_company_stands_above_and_says_whom_to_ask() -> None:
    style = HouseStyle(name="Nordlys", contact="Anna Keller\nanna@nordlys.example", legal_line="Nordlys AS")
    text = read_back(host_brief(full(), GUIDES["45"], ours=OurCompany(style)))
    assert text.startswith("Nordlys For our host at Halden Pumps AS Our visit on 20 November 2026")
    assert "Whom to ask Anna Keller, anna@nordlys.example" in text and "Nordlys AS · Halden Pumps AS" in text
    assert "Whom to ask" not in read_back(host_brief(full(), GUIDES["45"]))
