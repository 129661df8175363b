from dataclasses import replace

import pytest

from db.model.records import Evidence, Note, NoteKind, PersonId, RecordId, Side, ValueCategory
from desktop.interview.sorting import BY_LETTER
from desktop.workspace.note_to_record import from_answer, from_note, from_sentence, sorted_claim
from desktop.workspace.sentence_to_claim import claim_from
from tests.factories import a_claim, a_person, a_whole_visit
from tests.report.visits import answer

WHOLE = a_whole_visit()
INVOICES = "invoices 5 days to 2 hours each, Dana, measured"


def test_a_sentence_falls_into_the_fields_of_a_claim_and_stays_as_its_wording() -> None:
    claim, person, presence = from_sentence(INVOICES, ValueCategory.COST, WHOLE)
    assert (claim.metric, claim.before, claim.after, claim.period) == ("invoices", "5 days", "2 hours", "each")  # type: ignore[union-attr]
    assert (claim.evidence, claim.wording) == (Evidence.MEASURED, INVOICES)  # type: ignore[union-attr]  # a claim
    assert (person.name, claim.said_by) == ("Dana", person.id)  # type: ignore[union-attr]  # a person
    assert presence.person_id == person.id  # type: ignore[union-attr]  # a presence


def test_somebody_at_the_table_is_recognised_by_part_of_the_name() -> None:
    dana = a_person(WHOLE.customer, name="Dana Fox")
    records = from_sentence(INVOICES, ValueCategory.COST, replace(WHOLE, people=(dana,)))
    assert len(records) == 1
    assert records[0].said_by == dana.id  # type: ignore[union-attr]  # a claim


@pytest.mark.parametrize("text", ["Top 10 customers", "Windows 11 roll-out", "New service contracts", "2 new contracts", ""])
def test_a_name_with_a_number_in_it_is_no_sentence(text: str) -> None:
    assert claim_from(text, ValueCategory.REVENUE, WHOLE) is None


def test_a_note_called_a_number_may_hold_a_single_figure() -> None:
    note = Note(id=RecordId("n"), visit_id=WHOLE.visit.id, kind=NoteKind.NUMBER, text="75,000 patients so far")
    claim = from_note(note, BY_LETTER["X"], WHOLE)[0]
    assert claim.after.startswith("75,000 patients")  # type: ignore[union-attr]  # a claim
    assert claim.wording == note.text  # type: ignore[union-attr]
    plain = from_note(replace(note, kind=NoteKind.NOTE), BY_LETTER["X"], WHOLE)[0]
    assert (plain.after, plain.wording) == ("", note.text)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "feeling", "before", "now"),
    [
        ("calm 2 to 8", "calm", "2", "8"),
        ("relief, before 3 now 9, Dana", "relief", "3", "9"),
        ("worry 8 -> 2", "worry", "8", "2"),
        ("Sorge von 8 auf 2", "Sorge", "8", "2"),
        ("confidence: was 4, now 7,5 of 10", "confidence", "4", "7,5"),
    ],
)
def test_a_feeling_takes_its_strength_before_and_now(text: str, feeling: str, before: str, now: str) -> None:
    heard = claim_from(text, ValueCategory.EMOTIONAL, WHOLE)
    assert heard
    fields = heard.fields
    assert (fields["feeling"], fields["intensity_before"], fields["intensity_after"]) == (feeling, before, now)
    assert fields["wording"] == text


def test_a_sentence_typed_as_what_changed_is_sorted_only_while_nothing_else_was_typed() -> None:
    claim = a_claim(WHOLE.visit, metric=INVOICES, before="", after="")
    assert sorted_claim(claim, WHOLE)[0].metric == "invoices"  # type: ignore[union-attr]  # a claim
    assert sorted_claim(replace(claim, before="5"), WHOLE) == ()
    assert sorted_claim(replace(claim, metric="Emergency call-outs"), WHOLE) == ()


def test_an_answer_becomes_a_quote_once_said_by_the_only_customer_at_the_table() -> None:
    words = "The pilot in the worst tank."
    us = a_person(None, id=PersonId("us"), side=Side.US)
    whole = replace(WHOLE, people=(*WHOLE.people, us), answers=(answer("go_ahead", words),), quotes=())
    quote = from_answer("go_ahead", "quotes", whole)[0]
    assert (quote.text, quote.verbatim, quote.said_by) == (words, True, WHOLE.people[0].id)  # type: ignore[union-attr]  # a quote
    assert from_answer("go_ahead", "quotes", replace(whole, quotes=(quote,))) == ()  # type: ignore[arg-type]
    two = replace(whole, people=(*whole.people, a_person(whole.customer)))
    assert from_answer("go_ahead", "quotes", two)[0].said_by is None  # type: ignore[union-attr]
