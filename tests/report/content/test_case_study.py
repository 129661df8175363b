from dataclasses import replace

import pytest

from db.model.records import ClaimKind, CompanyConsent, PersonConsent, Promise, RecordId, Side, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, translator_for
from desktop.report.anonymise.who_may_be_named import agreed
from desktop.report.content.case_study import case_study
from desktop.report.document.outline import Box, Heading, Measure, Outline, Points, Quotation, Scale, Section
from desktop.report.pdf_writer import Paper
from tests.report.reading import page_texts, pdf, read_back
from tests.report.visits import NAMES, VISIT, claim, consent, empty, full, load, person, quote

NAMED = consent(CompanyConsent.NAMED)


def titles(outline: Outline) -> list[str]:
    return [section.title for section in outline.sections]


def section(outline: Outline, title: str) -> Section:
    return next(section for section in outline.sections if section.title == title)


def told(**parts: object) -> str:
    return read_back(case_study(empty(**{"consent": NAMED, **parts})))


@pytest.mark.parametrize("name", NAMES)
def test_each_publishable_claim_quote_and_name_of_a_real_visit_is_in_the_draft(name: str) -> None:
    whole = agreed(load(name), ENGLISH)
    text = read_back(case_study(load(name))).replace("\u00a0", " ")
    for one in whole.claims:
        for said in (one.metric, one.before, one.after, one.feeling, *one.hedges, one.period):
            assert " ".join(said.split()).casefold() in text.casefold()
    for one_quote in whole.quotes:
        assert f"“{one_quote.text}”" in text
    for one_objection in whole.objections:
        assert one_objection.text in text
    for one_person in whole.people:
        assert one_person.name in text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", Paper)
def test_an_ordinary_visit_takes_one_or_two_pages_each_with_draft_on_it(name: str, paper: Paper) -> None:
    texts = page_texts(case_study(load(name)), paper)
    assert len(texts) in (1, 2)
    assert all("DRAFT" in text for text in texts)
    assert all(f"{n} of {len(texts)}" in text for n, text in enumerate(texts, start=1))


def test_the_story_is_shown_in_its_order() -> None:
    assert titles(case_study(full(), ("who must agree",))) == [
        "The challenge",
        "What nearly stopped them",
        "The solution",
        "The results",
        "What changed for the people",
        "In their own words",
        "What they expect",
        "For comparison",
        "What is next",
        "How these numbers were obtained",
        "",
    ]


def test_results_are_grouped_and_feelings_stand_apart() -> None:
    outline = case_study(full())
    results = section(outline, "The results").blocks
    assert [block.text for block in results if isinstance(block, Heading)] == ["Revenue", "Cost"]
    (feeling,) = section(outline, "What changed for the people").blocks
    assert isinstance(feeling, Measure)
    assert isinstance(feeling.graphic, Scale)
    assert (feeling.graphic.before, feeling.graphic.after) == (2, 8)


@pytest.mark.parametrize("kind", [kind for kind in ClaimKind if kind is not ClaimKind.RESULT])
@pytest.mark.parametrize("category", ValueCategory)
def test_what_is_no_result_is_never_shown_as_one(kind: ClaimKind, category: ValueCategory) -> None:
    one = claim(category, metric="Zebras", before="9", after="1", feeling="zeal", wording="zany", kind=kind)
    outline = case_study(empty(claims=(one,), consent=NAMED))
    assert not {"The results", "What changed for the people"} & set(titles(outline))
    assert "zebras" not in outline.title.casefold()
    assert "Zebras" in read_back(outline)
    assert outline.in_short == ()


def test_a_forecast_says_that_it_is_one() -> None:
    assert "Forecasts, not results." in told(claims=(claim(metric="Payback", after="2 years", kind=ClaimKind.FORECAST),))


def test_what_is_not_to_be_published_is_nowhere_in_the_file() -> None:
    text = read_back(case_study(full())) + repr(case_study(full()))
    for secret in ("Secret saving", "9 million", "Our board was wrong", "price is a joke", "Sundays!"):
        assert secret not in text


def test_only_verbatim_words_get_quotation_marks() -> None:
    text = told(quotes=(quote("word for word"), quote("roughly so", verbatim=False)))
    assert "“word for word”" in text
    assert "roughly so" in text
    assert "“roughly so”" not in text


def test_quotation_marks_follow_the_language_of_the_visit_and_are_not_doubled() -> None:
    whole = empty(consent=NAMED, quotes=(quote("Endlich Ruhe."), quote("“schon so getippt”")))
    whole = replace(whole, visit=replace(whole.visit, language="de-DE"))
    text = read_back(case_study(whole))
    assert "„Endlich Ruhe.“" in text
    assert "“schon so getippt”" in text


def test_a_quote_of_a_paraphrase_is_never_pulled_out_large() -> None:
    blocks = [b for s in case_study(full()).sections for b in s.blocks if isinstance(b, Quotation)]
    assert [(b.text, b.pull) for b in blocks] == [
        ("“I stopped checking my phone on Sundays.”", True),
        ("They plan their weeks now.", False),
    ]


def test_notes_say_where_each_number_comes_from_and_the_same_origin_once() -> None:
    text = read_back(case_study(full()))
    assert (
        "Measured, said by Ingrid Solberg, Head of Service. Worth NOK 120,000 a year, 60 % put down to the product, 80 % sure, "
        "after both NOK 57,600." in text
    )
    assert text.count("Who said it and how it was obtained is not recorded.") == 1


def test_a_feeling_is_never_shown_in_money() -> None:
    calm = claim(ValueCategory.EMOTIONAL, feeling="calm", metric="Sundays", annual_value="57600", currency="EUR")
    assert "57600" not in told(claims=(calm,))


def test_a_stated_change_that_does_not_fit_stays_and_a_note_says_so() -> None:
    text = told(claims=(claim(metric="Repair", before="400", after="250", change="-40%"),))
    assert "-40%" in text
    assert "Both are kept." in text


def test_promises_of_ours_and_done_ones_stay_between_us() -> None:
    promises = [
        Promise(id=RecordId(str(n)), visit_id=VISIT, text=text, side=side, done=done, due="2027-01-15")
        for n, (text, side, done) in enumerate([("theirs", Side.CUSTOMER, False), ("ours", Side.US, False), ("done", None, True)])
    ]
    text = told(promises=tuple(promises))
    assert "theirs, by 15 January 2027" in text
    assert "ours" not in text.replace("theirs", "").replace("yours", "")
    assert "done" not in text


def test_what_is_missing_stands_in_a_box_and_without_it_there_is_none() -> None:
    with_box = case_study(full(), ("who must agree before anything is published",))
    assert isinstance(with_box.sections[-1].blocks[0], Box)
    assert "Before this can be shared who must agree before anything is published" in read_back(with_box)
    assert "Before this can be shared" not in read_back(case_study(full()))


def test_an_empty_visit_gives_one_clean_page() -> None:
    outline = case_study(empty(), ("what they were trying to achieve",))
    assert (outline.aside, outline.in_short, outline.lead[0].text) == ((), (), "")
    (text,) = page_texts(outline)
    assert "Nothing that may be shown has been recorded yet." in text
    assert "what they were trying to achieve" in text


def test_empty_fields_leave_no_rows() -> None:
    outline = case_study(load("tbm"))
    assert [fact.label for fact in outline.aside] == ["Customer", "Industry", "Size", "Uses"]


def test_facts_hold_people_as_they_agreed() -> None:
    people = (person("Ann", None), person("Bo"))
    assert case_study(empty(people=people, consent=NAMED)).aside[-1].label == "Customer"
    assert "Ann" not in read_back(case_study(empty(people=people)))


def monstrous() -> WholeVisit:
    """More of everything than anybody would type."""
    word = "Donaudampfschifffahrtsgesellschaft" * 15
    texts = [
        "Łódź " * 200,
        word,
        "株式会社山田製作所" * 60,
        "שלום עולם " * 90,
        "हिन्दी क्षत्रिय " * 60,
        "สวัสดีครับ" * 60,
        "👩‍👩‍👧🇩🇪" * 40,
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
    quotes = tuple(quote(text * 3) for text in texts)
    whole = full()
    return replace(
        whole, claims=claims, quotes=quotes, customer=replace(whole.customer, name=word, about="about " * 400, size=word)
    )


@pytest.mark.parametrize("paper", Paper)
def test_a_monstrous_visit_still_prints_whole(paper: Paper) -> None:
    outline = case_study(monstrous())
    assert pdf(outline, paper)
    text = read_back(outline, paper)
    assert text.replace(" ", "").count("株式会社山田製作所") > 1000


def test_every_kind_of_claim_without_a_figure_is_a_point() -> None:
    outline = case_study(empty(claims=(claim(metric="Security", wording="“increased security”"),), consent=NAMED))
    assert any(isinstance(block, Points) for block in section(outline, "The results").blocks)
    assert "Security: “increased security”" in read_back(outline)


def test_a_language_without_words_of_its_own_reads_english() -> None:
    assert case_study(full(), words=translator_for("fi")) == case_study(full())


@pytest.mark.parametrize("how_far", list(PersonConsent))
def test_one_of_ours_never_stands_there_as_the_customers(how_far: PersonConsent) -> None:
    ours = person("Jonas Berg", how_far, side=Side.US, job_title="Account manager")
    theirs = person("Ingrid Haugen", PersonConsent.NAMED, job_title="Head of Service")
    said = (quote("We sold them the whole package.", said_by=ours.id), quote("I got my evenings back.", said_by=theirs.id))
    source = claim(metric="Calls a day", before="4", after="6", said_by=ours.id)
    text = " ".join(told(people=(ours, theirs), quotes=said, claims=(source,)).split())
    assert "I got my evenings back." in text
    assert "We sold them" not in text, "what we say ourselves is no quote of the customer's"
    assert max(map(text.count, ("Jonas", "Account manager"))) == text.count("on our side"), "the side stands beside the name"
    assert text.count("on our side") + text.count("one of us") == 1, "once, as the source of a number"
    assert "Who said it Ingrid Haugen, Head of Service" in text
