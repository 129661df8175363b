from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.model.house import HouseStyle, OurCompany
from db.model.records import (
    ClaimKind,
    CompanyConsent,
    Evidence,
    PersonConsent,
    PersonId,
    Promise,
    RecordId,
    Side,
    ValueCategory,
)
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH
from desktop.interview.vocabulary import NOTHING
from desktop.report.content.claim_in_minutes import claim_text, in_words
from desktop.report.content.minutes import minutes
from desktop.report.document.outline import Abreast, Lines, Outline
from desktop.report.pdf_writer import Paper
from tests.report.anonymise.anonymity import everywhere
from tests.report.canaries import Canaries, bookmarks, read
from tests.report.content.story.told import whole as whole_of
from tests.report.reading import pdf, read_back, reader, visible
from tests.report.test_accessible_story import drawn
from tests.report.visits import NAMES, VISIT, answer, claim, consent, empty, full, load, objection, person, quote

# All that the customer gets to read of what was typed; everything else stays with us.
OF_A_CLAIM = (
    *("metric", "before", "after", "change", "unit", "period", "wording", "hedges", "feeling", "felt_by"),
    *("intensity_before", "intensity_after"),
)
MAY_BE_READ = {
    *("Customer.name", "Visit.date", "Visit.place", "Person.name (theirs)", "Person.name (ours)"),
    *(f"Answer.text ({question})" for question in ("challenge", "alternatives", "solution", "start", "surprises")),
    *(f"Objective.{field}" for field in ("text", "measure", "target", "by")),
    *(f"Claim.{field} ({kind})" for kind in ("result", "baseline", "goal") for field in (*OF_A_CLAIM, "moment")),
    *("Quote.text (theirs)", "Promise.text", "Promise.owner", "Promise.due", "Consent.approver", "Consent.scope"),
}
# The real visit at which most was said.
MOST = "babylon"
OURS, THEIRS = PersonId("ours"), PersonId("theirs")


def groups_of(outline: Outline) -> dict[str, list[str]]:
    """Returns the words of the lines, by the title of their group."""
    blocks = [block for section in outline.sections for block in section.blocks]
    groups = [one for b in blocks for one in ((b,) if isinstance(b, Lines) else b.groups if isinstance(b, Abreast) else ())]
    return {group.title: ["".join(span.text for span in item.text) for item in group.items] for group in groups}


def besides_of(outline: Outline) -> list[str]:
    """Returns what stands beside the lines."""
    blocks = [block for section in outline.sections for block in section.blocks if isinstance(block, Lines)]
    return [item.beside for block in blocks for item in block.items]


def test_exactly_what_the_customer_may_read_is_in_the_minutes_of_a_visit_full_of_words() -> None:
    canaries = Canaries()
    assert canaries.shown(pdf(minutes(canaries.whole))) == MAY_BE_READ


@pytest.mark.parametrize("company", [None, *CompanyConsent])
def test_the_customer_is_called_by_its_name_whatever_may_be_published(company: CompanyConsent | None) -> None:
    whole = replace(full(), consent=consent(company))
    data = pdf(minutes(whole))
    assert "Halden Pumps AS" in read(data)
    assert "A Nordic pump maker" not in data.decode("latin-1") + read(data)


def test_who_agreed_to_no_mention_is_never_named_not_even_in_words_of_others() -> None:
    shy = person("Zebulon Qwovyx", PersonConsent.NONE, job_title="Head of Brine")
    whole = empty(
        people=(shy, person("Ingrid Solberg")),
        quotes=(quote("Zebulon was right.", said_by=shy.id), quote("Ask Mr. Qwovyx!", said_by=PersonId("Ingrid Solberg"))),
        claims=(claim(metric="Stops", after="3", said_by=shy.id, felt_by="Zebulon Qwovyx"),),
        promises=(Promise(id=RecordId("p"), visit_id=VISIT, text="Z. Qwovyx sends figures", owner="Zebulon Qwovyx"),),
        consent=consent(CompanyConsent.NAMED, approver="Zebulon Qwovyx"),
    )
    data = pdf(minutes(whole))
    for secret in ("Zebulon", "Qwovyx", "Head of Brine"):
        assert secret not in read(data) + data.decode("latin-1")
    assert "For Ingrid Solberg, Halden Pumps AS" in read(data)


def test_objections_never_are_in_it_whatever_became_of_them() -> None:
    whole = replace(empty(), objections=full().objections, answers=(answer("go_ahead", "The pilot convinced the board."),))
    assert groups_of(minutes(whole)) == {}
    assert "brine" not in read_back(minutes(whole))


def test_a_quote_that_tells_a_claim_again_stands_there_once() -> None:
    whole = empty(
        claims=(claim(metric="Sundays", wording="“I sleep again.”"),), quotes=(quote("I sleep again"), quote("We plan."))
    )
    assert groups_of(minutes(whole)) == {"What changed": ["Sundays\n“I sleep again.”"], "In your words": ["“We plan.”"]}


def test_only_words_noted_as_they_were_said_stand_in_quotation_marks() -> None:
    whole = empty(quotes=(quote("We plan."), quote("they drive less", verbatim=False)))
    assert groups_of(minutes(whole)) == {"In your words": ["“We plan.”", "they drive less"]}


def test_figures_stand_as_they_were_said_and_nothing_is_worked_out() -> None:
    text = read_back(minutes(full())).replace("\u00a0", " ")
    assert "Emergency call-outs: about 14 → 3–4 call-outs a quarter" in text
    assert "A weekend on duty: calm, 2 of 10 before, 8 of 10 now" in text
    for ours in ("71", "120,000", "37.5", "80 %", "Secret saving", "Industry average", "Contracts next year"):
        assert ours not in text


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        (Evidence.MEASURED, "Ingrid Solberg, measured"),
        (Evidence.DOCUMENTED, "Ingrid Solberg, documented"),
        (Evidence.ESTIMATED, "Ingrid Solberg, estimated"),
        (Evidence.SECOND_HAND, "Ingrid Solberg, heard second-hand"),
        (Evidence.UNKNOWN, "Ingrid Solberg"),
        (Evidence.FELT, "Ingrid Solberg"),
    ],
)
def test_beside_a_figure_stands_who_told_it_and_how_they_know(evidence: Evidence, told: str) -> None:
    who = person("Ingrid Solberg")
    whole = empty(people=(who,), claims=(claim(metric="Stops", after="3", evidence=evidence, said_by=who.id),))
    assert besides_of(minutes(whole)) == [told]


def test_a_feeling_is_neither_measured_nor_estimated() -> None:
    who = person("Ingrid Solberg")
    felt = claim(ValueCategory.EMOTIONAL, feeling="calm", evidence=Evidence.ESTIMATED, said_by=who.id, felt_by="the team")
    assert besides_of(minutes(empty(people=(who,), claims=(felt,)))) == ["Ingrid Solberg, for the team"]


def test_our_company_stands_above_and_below_and_says_where_to_send_corrections() -> None:
    style = HouseStyle(
        name="Nordlys", contact="Anna Keller\nanna@nordlys.example", legal_line="Nordlys AS", first_colour="#7A1FA2"
    )
    made = minutes(full(), ours=OurCompany(style))
    assert read_back(made).startswith("Nordlys For Ingrid Solberg")
    assert "Please send it to Anna Keller, anna@nordlys.example" in read_back(made)
    assert "Nordlys AS · For Halden Pumps AS only, not for publication" in read_back(made)
    data = pdf(made)
    links = [a.get_object()["/A"]["/URI"] for page in reader(made).pages for a in page.get("/Annots", [])]
    assert links == ["mailto:anna@nordlys.example"]
    assert "0.478 0.122 0.635 rg" in drawn(reader(made).pages[0])
    assert PdfReader(BytesIO(data)).metadata.author == "Nordlys"  # type: ignore[union-attr]
    assert "send it to" not in read_back(minutes(full()))


@pytest.mark.parametrize("paper", Paper)
def test_the_minutes_of_the_sample_are_one_page_with_our_company_on_it(paper: Paper) -> None:
    style = HouseStyle(name="Nordlys", contact="Anna Keller\nanna@nordlys.example", legal_line="Nordlys AS")
    assert len(reader(minutes(whole_of("halden-pumps"), ours=OurCompany(style)), paper).pages) == 1


@pytest.mark.parametrize("text", ["W" * 400, "<b>R&D</b>\x00\u202e", "株式会社山田製作所", "نحن نخطط", "a b\n" * 60])
def test_anything_may_stand_in_what_we_say_of_ourselves(text: str) -> None:
    style = HouseStyle(name=text, contact=text, legal_line=text, first_colour=text)
    assert visible(text)[:40] in visible(read_back(minutes(full(), ours=OurCompany(style))))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("-40%", "40% less"),
        ("over −60 %", "over 60\u00a0% less"),
        ("-3 hours a week", "3 hours less a week"),
        ("over -12 calls per day", "over 12 calls fewer per day"),
        ("-EUR 1,200 a month", "EUR 1,200 less a month"),
        ("-€1,200", "€1,200 less"),
        ("+15 points", "15 points more"),
        ("-0.5 h/day", "0.5 h/day less"),
        ("-2 dB", "2 dB less"),
        ("-700,000 to -800,000", "700,000 to 800,000 less"),
        ("+110 billion", "110 billion more"),
        ("87.5-91.7% reduction", "87.5-91.7% reduction"),
        ("-5 to +3", "-5 to +3"),
        ("from 5 to -3", "from 5 to -3"),
        ("unchanged", "unchanged"),
        ("", ""),
    ],
)
def test_a_sign_is_told_as_a_word(said: str, told: str) -> None:
    assert in_words(said, ENGLISH) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"change": "-460", "unit": "tonnes CO2", "period": "per year"}, "460 tonnes CO2 less per year"),
        ({"change": "-900", "unit": "hours", "period": "month", "hedges": ("over",)}, "over 900 hours less per month"),
        ({"change": "-1,200", "unit": "EUR", "period": "per month"}, "1,200 EUR less per month"),
        ({"change": "-5", "unit": "calls", "period": "a day"}, "5 calls fewer a day"),
        ({"change": "+5", "unit": "%", "period": "in two years"}, "5 % more, in two years"),
        ({"change": "-40 kg", "period": "since March"}, "40 kg less, since March"),
        ({"change": "93.5% reduction", "period": "per year"}, "93.5% reduction per year"),
    ],
)
def test_the_way_stands_beside_the_amount_and_the_period_behind_both(fields: dict[str, Any], told: str) -> None:
    text = "".join(span.text for span in claim_text(claim(metric="Waste", **fields), ENGLISH))
    assert text.replace("\u00a0", " ") == f"Waste: {told}"


def test_a_promise_without_a_side_is_ours_and_one_that_is_kept_says_so() -> None:
    promises = (
        Promise(id=RecordId("1"), visit_id=VISIT, text="Send the paper", due="2026-12-01", done=True),
        Promise(id=RecordId("2"), visit_id=VISIT, text="Send figures", owner="Ingrid", side=Side.CUSTOMER),
    )
    outline = minutes(empty(promises=promises))
    assert groups_of(outline) == {"We promised": ["Send the paper"], "You promised": ["Send figures"]}
    assert "by 1 December 2026, done" in read_back(outline)


def test_a_visit_at_which_nothing_was_said_says_so_and_asks_for_no_correction() -> None:
    for whole in (
        empty(),
        empty(answers=(answer("challenge", NOTHING), answer("solution", " \n\u200b\x07")), quotes=(quote("  "),)),
        empty(consent=consent(CompanyConsent.UNASKED)),
    ):
        outline = minutes(whole)
        assert read_back(outline) == (
            "For Halden Pumps AS What we heard Nothing has been recorded. For Halden Pumps AS only, not for publication · 1 of 1"
        )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", Paper)
def test_a_real_visit_takes_one_page_or_two_where_most_was_said_and_its_lines_are_numbered(name: str, paper: Paper) -> None:
    outline = minutes(load(name))
    assert len(reader(outline, paper).pages) == (2 if name == MOST else 1)
    numbers = [
        item.number
        for section in outline.sections
        for block in section.blocks
        for group in ((block,) if isinstance(block, Lines) else block.groups if isinstance(block, Abreast) else ())
        for item in group.items
    ]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_long_visit_loses_no_line_and_goes_on_over_pages() -> None:
    claims = tuple(
        replace(
            claim(metric=f"Metric {n}", before=str(n), after=str(n + 1), wording="what was said of it " * 9), id=RecordId(str(n))
        )
        for n in range(120)
    )
    promises = tuple(Promise(id=RecordId(f"p{n}"), visit_id=VISIT, text=f"Promised thing {n}", owner="Tom") for n in range(60))
    outline = minutes(empty(claims=claims, promises=promises))
    text = read_back(outline)
    assert len(reader(outline).pages) > 5
    assert all(f"Metric {n}: {n} → {n + 1}" in text for n in range(120))
    assert all(f"Promised thing {n} Tom" in text for n in range(60))
    assert bookmarks(pdf(outline)) == ["What we heard", "What changed", "We promised", "Please correct"]


def test_one_answer_longer_than_a_page_is_kept_whole() -> None:
    said = " ".join(f"word{n}" for n in range(4000))
    assert visible(said) in visible(_without_footers(minutes(empty(answers=(answer("challenge", said),)))))


def _without_footers(outline: Outline) -> str:
    pages = [page.extract_text() for page in reader(replace(outline, footer="", page_of="")).pages]
    return " ".join(pages)


@pytest.mark.parametrize(
    "text",
    [
        "<b>R&D</b> <img src=file:///etc/passwd> &amp; %s {who}",
        "a\x00b\u202e evil \u2066 \ufffe",
        "نحن نخطط الآن",
        "株式会社山田製作所、東京。",
        "W" * 300,
        "x\n\n\ny",
    ],
)
def test_hostile_words_in_every_field_give_minutes(text: str) -> None:
    data = pdf(minutes(everywhere(text)))
    assert data == pdf(minutes(everywhere(text)))
    assert "What we heard" in bookmarks(data)[0]


# Each thing that may be said, with a word of its own, and whether the customer may read it.
said = st.tuples(
    st.sampled_from(list(ClaimKind)), st.sampled_from(list(ValueCategory)), st.booleans(), st.sampled_from((None, OURS, THEIRS))
)
QUESTIONS = (
    "challenge",
    "alternatives",
    "solution",
    "start",
    "surprises",
    "go_ahead",
    "not_asked",
    "who_else",
    "role",
    "what_they_pay",
)


@settings(max_examples=40, deadline=None)
@given(
    claims=st.lists(said, max_size=8),
    quotes=st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from((None, OURS, THEIRS))), max_size=5),
    promises=st.lists(st.sampled_from((None, Side.US, Side.CUSTOMER)), max_size=5),
    questions=st.sets(st.sampled_from(QUESTIONS)),
    objections=st.integers(0, 3),
    company=st.sampled_from((None, *CompanyConsent)),
)
def test_minutes_hold_exactly_what_may_be_in_them(
    claims: list[Any], quotes: list[Any], promises: list[Side | None], questions: set[str], objections: int, company: Any
) -> None:
    may: dict[str, bool] = {}

    def word(is_theirs_to_read: bool) -> str:
        made = f"Zq{'abcdefghij'[len(may) // 10]}{'abcdefghij'[len(may) % 10]}vx"
        may[made] = is_theirs_to_read
        return made

    told = (ClaimKind.RESULT, ClaimKind.BASELINE, ClaimKind.GOAL)
    whole: WholeVisit = empty(
        people=(person("theirs"), person("ours", side=Side.US)),
        claims=tuple(
            claim(category, kind=kind, publish=publish, said_by=by, metric=word(kind in told and publish and by != OURS))
            for kind, category, publish, by in claims
        ),
        quotes=tuple(
            quote(word(publish and by != OURS), publish=publish, verbatim=verbatim, said_by=by)
            for publish, verbatim, by in quotes
        ),
        promises=tuple(
            Promise(id=RecordId(str(n)), visit_id=VISIT, text=word(True), side=side) for n, side in enumerate(promises)
        ),
        answers=tuple(answer(question, word(question in QUESTIONS[:5])) for question in sorted(questions)),
        objections=tuple(objection(word(False), answer=word(False)) for _ in range(objections)),
        consent=consent(company, note=word(False)),
    )
    text = read_back(minutes(whole))
    assert {made for made in may if made in text} == {made for made, readable in may.items() if readable}
