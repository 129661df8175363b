"""The case study of one visit on paper, read back letter by letter."""

from dataclasses import replace

import pytest

from db.model.house import HouseStyle, OurCompany
from db.model.records import ClaimKind, CompanyConsent, PersonConsent, ValueCategory
from db.model.visit_copy import VisitCopy, as_new
from db.model.whole_visit import WholeVisit
from desktop.core.messages import translator_for
from desktop.report.content.case_study import case_study
from desktop.report.pdf_writer import Paper
from tests.report.content.story.told import ALL, FILES, whole
from tests.report.reading import page_texts, pdf, read_back
from tests.report.studies import pages
from tests.report.visits import claim, consent, empty, full, person, quote
from tests.samples import some

NAMED = consent(CompanyConsent.NAMED)
HOUSE = HouseStyle(
    name="Nordlys",
    call_to_action="Try it on one pump.",
    contact="tom@nordlys.example",
    about_us="Condition monitoring.",
    legal_line="Nordlys AS",
)


def told(**parts: object) -> str:
    return read_back(case_study(empty(**{"consent": NAMED, **parts}))).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "paper"), [*((name, Paper.A4) for name in some(ALL, 10)), *((name, Paper.LETTER) for name in some(ALL, 5))]
)
def test_an_ordinary_visit_takes_one_or_two_pages_each_marked_as_a_draft(name: str, paper: Paper) -> None:
    texts = pages(name, paper=paper)
    # Much is told in the longest of them, of which the smaller paper needs a third.
    assert len(texts) in ((1, 2) if name != "babylon-completed" else (2, 3))
    assert all("draft" in text for text in texts)
    assert all(f"{n} of {len(texts)}" in text for n, text in enumerate(texts, start=1))


def test_what_is_not_to_be_published_is_nowhere_in_the_file() -> None:
    text = read_back(case_study(full())) + repr(case_study(full()))
    for secret in ("Secret saving", "9 million", "Our board was wrong", "price is a joke", "Sundays!", "57,600", "120000"):
        assert secret not in text


def test_no_list_of_what_is_missing_stands_in_what_goes_out() -> None:
    text = read_back(case_study(full()))
    assert "Before this can be shared" not in text and "Draft, not yet approved" in text


@pytest.mark.parametrize("kind", [kind for kind in ClaimKind if kind is not ClaimKind.RESULT])
@pytest.mark.parametrize("category", ValueCategory)
def test_what_is_no_result_is_never_shown_as_one(kind: ClaimKind, category: ValueCategory) -> None:
    one = claim(category, metric="Zebras", before="9", after="1", feeling="zeal", wording="zany", kind=kind)
    made = case_study(empty(claims=(one,), consent=NAMED))
    assert (made.tiles, made.results, made.rows, made.feelings) == ((), (), (), ())
    assert "zebras" not in made.title.text.casefold()


def test_only_verbatim_words_get_quotation_marks() -> None:
    text = told(quotes=(quote("word for word"), quote("roughly so", verbatim=False)))
    assert "“word for word”" in text
    assert "oughly so" in text and "oughly so”" not in text


def test_quotation_marks_follow_the_language_of_the_visit_and_are_not_doubled() -> None:
    visit = empty(consent=NAMED, quotes=(quote("Endlich Ruhe."), quote("“schon so getippt”")))
    text = read_back(case_study(replace(visit, visit=replace(visit.visit, language="de-DE"))))
    assert "„Endlich Ruhe.“" in text and "“schon so getippt”" in text


def test_an_empty_visit_gives_one_clean_page() -> None:
    (text,) = page_texts(case_study(empty()))
    assert "Nothing that may be shown has been recorded yet." in text
    assert "The challenge" not in text and "obtained" not in text


def test_three_words_of_notes_give_one_page_without_an_empty_heading() -> None:
    (text,) = page_texts(case_study(empty(consent=NAMED, claims=(claim(wording="works quite well"),))))
    assert "orks quite well" in text
    for heading in ("The challenge", "The solution", "What changed", "What is next", "In their own words"):
        assert heading not in text


def test_the_closing_band_holds_what_the_house_style_has_and_nothing_else() -> None:
    text = read_back(case_study(full(), ours=OurCompany(HOUSE)))
    for said in ("Try it on one pump.", "tom@nordlys.example", "About Nordlys", "Condition monitoring.", "Nordlys AS"):
        assert said in text
    assert "About Halden Pumps AS" in text
    bare = read_back(case_study(full()))
    assert "About us" not in bare and "Nordlys" not in bare
    nothing = replace(full(), customer=replace(full().customer, about=""))
    assert "About" not in read_back(case_study(nothing))


def test_people_stand_there_as_they_agreed() -> None:
    assert "Ann" not in read_back(case_study(empty(people=(person("Ann", None), person("Bo")))))


@pytest.mark.parametrize("how_far", list(PersonConsent))
def test_one_of_ours_never_stands_there_as_the_customers(how_far: PersonConsent) -> None:
    from db.model.records import Side

    ours = person("Jonas Berg", how_far, side=Side.US, job_title="Account manager")
    theirs = person("Ingrid Haugen", PersonConsent.NAMED, job_title="Head of Service")
    said = (quote("We sold them the whole package.", said_by=ours.id), quote("I got my evenings back.", said_by=theirs.id))
    text = told(people=(ours, theirs), quotes=said, claims=(claim(metric="Calls a day", before="4", after="6", said_by=ours.id),))
    assert "I got my evenings back." in text and "We sold them" not in text
    assert max(map(text.count, ("Jonas", "Account manager"))) == text.count("on our side"), "the side stands beside the name"


def monstrous() -> WholeVisit:
    """More of everything than anybody would type."""
    word = "Donaudampfschifffahrtsgesellschaft" * 15
    texts = [
        *("Łódź " * 200, word, "株式会社山田製作所" * 60, "שלום עולם " * 90, "हिन्दी क्षत्रिय " * 60),
        *("สวัสดีครับ" * 60, "👩‍👩‍👧🇩🇪" * 40),
    ]
    claims = tuple(
        claim(
            category,
            metric=texts[n % 7][:300],
            before=texts[(n + 1) % 7][:80],
            after=f"{n} {texts[(n + 2) % 7]}"[:500],
            wording=texts[(n + 3) % 7],
            unit=word[:90],
        )
        for n in range(15)
        for category in ValueCategory
    )
    long = full()
    customer = replace(long.customer, name=word, about="about " * 400, size=word)
    return replace(long, claims=claims, quotes=tuple(quote(text * 3) for text in texts), customer=customer)


@pytest.mark.long
@pytest.mark.parametrize("paper", Paper)
def test_a_monstrous_visit_still_prints_whole(paper: Paper) -> None:
    made = case_study(monstrous())
    assert read_back(made, paper).replace(" ", "").count("株式会社山田製作所") > 1000


def test_the_same_visit_gives_the_same_bytes() -> None:
    assert pdf(case_study(full(), ours=OurCompany(HOUSE))) == pdf(case_study(full(), ours=OurCompany(HOUSE)))


def test_a_language_without_words_of_its_own_reads_english() -> None:
    assert case_study(full(), words=translator_for("fi")) == case_study(full())


@pytest.mark.parametrize("name", some(FILES, 8))
def test_a_visit_that_another_laptop_took_in_gives_the_same_bytes(name: str) -> None:
    # A visit file of version 1 names no records, so each reading gives them other ids.
    assert pdf(case_study(whole(name))) == pdf(case_study(as_new(VisitCopy(whole=whole(name))).whole))
