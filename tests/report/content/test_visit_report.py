from dataclasses import fields, replace
from enum import Enum
from typing import Any

import pytest

from db.model.records import Benefit, Rate, RecordId, ReturnPlan, ValueCategory
from db.model.whole_visit import LISTS
from desktop.report.content.visit_report import visit_report
from desktop.report.document.outline import Entry, Heading, Outline
from desktop.report.pdf_writer import Paper
from tests.report.reading import page_texts, read_back
from tests.report.visits import NAMES, VISIT, claim, content, empty, full, load, objection, person, quote

# Fields that hold no words of anybody: ids, and what another program reads.
NOT_TEXT = (
    *("id", "visit_id", "customer_id", "said_by", "objective_id", "question", "ref"),
    *("started_at", "heard_at", "ended_at", "block"),
)
# Lists of records that hold no words at all.
WORDLESS = ("presences", "follows", "dismissals")


@pytest.mark.parametrize("name", NAMES)
def test_everything_in_a_real_visit_file_is_in_the_report(name: str) -> None:
    text = read_back(visit_report(load(name))).replace("\u00a0", " ").casefold()
    file = content(name)

    def leaves(value: object, key: str = "") -> list[str]:
        if isinstance(value, dict):
            return [leaf for key, inner in value.items() for leaf in leaves(inner, key)]
        if isinstance(value, list):
            return [leaf for inner in value for leaf in leaves(inner, key)]
        coded = ("id", "said_by", "format", "version", "status", "consent", "company", "side", "category", "kind", "language")
        return [str(value)] if key not in coded else []

    for leaf in leaves(file):
        assert " ".join(leaf.split()).casefold() in text or leaf.replace(" ", "").casefold() in text.replace(" ", "")


def test_every_field_of_a_visit_is_shown() -> None:
    text = read_back(visit_report(full())).replace("\u00a0", " ")
    for said in (
        "Visit to Halden Pumps AS",
        "A Nordic pump maker",
        "20 November 2026 · 09:30",
        "45 minutes",
        "Bjørn Dahl, Plant Manager, sceptic",
        "Customer · role + industry",
        "Halve unplanned stops",
        "Measured by stops a quarter",
        "By 31 December 2026",
        "What surprised The second site took an afternoon.",
        "Role Service for all of Halden Pumps",
        "Hedges: about",
        "worth NOK 120,000 a year, 60 % put down to the product, 80 % sure",
        "Answers objective 1",
        "Gained by: the sales company",
        "Felt by: the service team",
        "The moment: On the first Sunday in May",
        "Strength: 2 of 10 before, 8 of 10 now",
        "Change as stated: -40%",
        "Both are kept.",
        "Secret saving",
        "Not to be published",
        "“The sensors will not survive the brine.”",
        "What answered it: A pilot on one pump",
        "Heard first-hand",
        "Relayed",
        "08:52",
        "“Our board was wrong.”",
        "Paraphrased",
        "Open · due 15 January 2027",
        "due soon",
        "Owner: T. Sales · our side",
        "Communications, Kari",
        "name + company, full case study",
        "09:34 · number",
        "14 → 3–4",
        "Not sorted yet",
        "How it was before · risk",
        "https://example.org/story",
    ):
        assert said in text, said


def test_no_text_field_of_any_record_is_left_out() -> None:
    marks: dict[str, str] = {}

    def marked(record: Any) -> Any:
        """Returns the record with a word of its own in each field that is free text."""
        changes: dict[str, Any] = {}
        for field in fields(record):
            value = getattr(record, field.name)
            free = isinstance(value, str) and not isinstance(value, Enum) and field.name not in NOT_TEXT
            if free or field.name in ("hedges", "elements", "scope"):
                word = f"Zebulon{len(marks)}x"
                marks[word] = f"{type(record).__name__}.{field.name}"
                changes[field.name] = word if free else (word,)
        return replace(record, **changes)

    whole = full()
    plan = ReturnPlan(id=RecordId("plan"), visit_id=whole.visit.id)
    rate = Rate(id=RecordId("rate"), visit_id=whole.visit.id)
    claims = tuple(marked(replace(claim, change="")) for claim in whole.claims[:1])
    feelings = tuple(marked(claim) for claim in whole.claims if claim.category is ValueCategory.EMOTIONAL)
    lists = {name: tuple(map(marked, getattr(whole, name)[:1])) for name in LISTS if name not in ("claims", "rates", *WORDLESS)}
    text = read_back(
        visit_report(
            replace(
                whole,
                customer=marked(whole.customer),
                visit=marked(whole.visit),
                people=(marked(whole.people[0]), *whole.people[1:]),
                consent=marked(whole.consent),
                claims=claims + feelings,
                rates=(marked(rate),),
                return_plan=marked(plan),
                **lists,
            )
        )
    )
    missing = [where for word, where in marks.items() if word.casefold() not in text.casefold()]
    assert not missing, " ".join(missing)


def test_what_the_claims_add_up_to_and_what_is_returned_is_shown() -> None:
    plan = ReturnPlan(
        id=RecordId("plan"), visit_id=VISIT, currency="EUR", benefit="100000", investment="50000", yearly_cost="20000"
    )
    gain: dict[str, Any] = {"annual_value": "120000", "currency": "EUR", "attribution": "60", "confidence": "80"}
    claims = (
        claim(metric="Stops", benefit=Benefit.CASHABLE, **gain),
        claim(metric="Fuel", annual_value="900", currency="USD", attribution="50", confidence="50"),
    )
    text = read_back(visit_report(empty(claims=claims, return_plan=plan)))
    for said in (
        "Counted a year EUR 57,600 (cashable)",
        "Fuel, USD 900: it is in USD, and there is no rate to EUR",
        "Over 3 years at 10 % a year",
        "net present value EUR 148,948.16, return 149.34%, paid back in 7.5 months",
        "net present value EUR 89,237.42, return 81.34%, paid back in 11.4 months (benefits 20 % lower, costs 10 % higher)",
    ):
        assert said in text, said


def test_objections_are_shown_with_strength_and_proof() -> None:
    proof, said = claim(metric="Pilot", before="6 weeks", after="4"), quote("It held.")
    doubt = objection("The brine", reason="no references", raised="before the pilot", strength_before="8", strength_now="1")
    text = read_back(
        visit_report(empty(objections=(replace(doubt, proofs=(proof.id, said.id)),), claims=(proof,), quotes=(said,)))
    )
    assert "Reason: no references Raised: before the pilot Strength: 8 of 10 before, 1 of 10 now" in text
    assert "What proves it: Pilot 6 weeks → 4" in text
    assert "“It held.”" in text


def test_each_page_says_that_it_is_internal() -> None:
    for paper in Paper:
        assert all("INTERNAL" in text for text in page_texts(visit_report(full()), paper))


def headings(outline: Outline) -> list[str]:
    return [block.text for section in outline.sections for block in section.blocks if isinstance(block, Heading)]


def test_claims_are_grouped_by_category_in_one_order() -> None:
    claims = tuple(claim(category, metric=category) for category in reversed(ValueCategory))
    assert headings(visit_report(empty(claims=claims))) == ["Revenue", "Cost", "Other results", "Emotional benefit"]


def test_who_said_it_and_on_what_evidence_stands_beside_each_claim() -> None:
    entries = [b for s in visit_report(full()).sections for b in s.blocks if isinstance(b, Entry)]
    margins = ["\n".join(span.text for text in entry.margin for span in text) for entry in entries]
    assert "Result\nMeasured\nIngrid Solberg · Head of Service\nAnswers objective 1" in margins


def test_an_empty_visit_says_that_nothing_was_recorded() -> None:
    (text,) = page_texts(visit_report(empty()))
    assert "Nothing has been recorded." in text


def test_a_person_of_whom_only_the_role_is_known_is_still_listed() -> None:
    assert "the boss" in read_back(visit_report(empty(people=(person("", job_title="the boss"),))))
