from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.fields import fields_of
from db.model.records import (
    Answer,
    Claim,
    ClaimKind,
    Consent,
    Customer,
    Evidence,
    Note,
    NoteKind,
    Objection,
    Person,
    PersonId,
    Presence,
    Record,
    RecordId,
    ReturnPlan,
    ValueCategory,
    Visit,
    VisitId,
    VisitStatus,
)
from db.model.whole_visit import LISTS, SINGLES
from desktop.core.messages import ENGLISH
from desktop.core.text_diff import DiffKind, DiffPiece
from desktop.fields.field_changes import changed_labels, differs_unseen, field_changes, specs_of
from desktop.fields.record_counts import counted
from desktop.fields.record_names import called, kind_of
from tests.factories import a_claim, a_customer, a_note, a_visit

VISIT = a_visit(a_customer())
CLAIM = a_claim(VISIT, wording="They drove first.")
# What is said elsewhere, or follows from the text.
UNTOLD = {"hedges", "guide", "side"}


def told(then: Record, now: Record, label: str = "") -> dict[str, str]:
    """Returns what changed, by label, in signs: -taken away, +added."""
    signs = {DiffKind.KEPT: "", DiffKind.REMOVED: "-", DiffKind.ADDED: "+"}
    changes = field_changes(then, now, {"p": "Ingrid Solberg", "o": "Halve unplanned stops", "q": "“We sleep again.”"}, label)
    return {c.label: "|".join(signs[piece.fate] + piece.text for piece in c.pieces) for c in changes if c.changed}


def test_a_text_is_shown_word_by_word_under_the_label_of_its_field() -> None:
    assert told(CLAIM, replace(CLAIM, wording="They drove later.")) == {"In their words": "They drove |-first|+later|."}


def test_a_choice_a_person_a_link_and_a_box_are_shown_in_the_words_of_the_screen() -> None:
    now = replace(
        CLAIM,
        evidence=Evidence.SECOND_HAND,
        kind=ClaimKind.BASELINE,
        said_by=PersonId("p"),
        objective_id=RecordId("o"),
        backed_by=(RecordId("q"), RecordId("gone")),
        publish=False,
    )
    assert told(CLAIM, now) == {
        "How it was obtained": "+second-hand",
        "This is a": "-result|+how it was before",
        "Who said it": "+Ingrid Solberg",
        "Answers the objective": "+Halve unplanned stops",
        "Backed by the quote": "+“We sleep again.”; something no longer here",
        "May be published": "-yes|+no",
    }


def test_somebody_who_is_gone_is_not_shown_by_an_id() -> None:
    assert told(replace(CLAIM, said_by=PersonId("x")), CLAIM) == {"Who said it": "-somebody no longer here"}


def test_what_changed_stands_first_and_what_says_nothing_is_left_out() -> None:
    changes = field_changes(CLAIM, replace(CLAIM, after="2"), {})
    assert [change.label for change in changes][:2] == ["After", "What changed"]
    assert "Per" not in [change.label for change in changes]


def test_a_note_shows_its_words_and_its_kind() -> None:
    note = a_note(VISIT)
    assert told(note, replace(note, kind=NoteKind.GOAL, sorted=True)) == {"Kind": "-Note|+Goal", "Sorted": "-no|+yes"}


def test_an_answer_stands_under_its_question() -> None:
    answer = Answer(id=RecordId("a"), visit_id=VISIT.id, question="start", text="In March")
    assert told(answer, replace(answer, text="In May"), "When did it start?") == {"When did it start?": "In |-March|+May"}


def test_the_visit_shows_its_state() -> None:
    assert told(VISIT, replace(VISIT, status=VisitStatus.TO_DEBRIEF)) == {"The visit is": "-done|+to debrief"}


def test_a_move_alone_is_no_change_of_words() -> None:
    moved = replace(CLAIM, position=4)
    assert told(CLAIM, moved) == {}
    assert differs_unseen(CLAIM, moved)
    assert not differs_unseen(CLAIM, CLAIM)
    assert not differs_unseen(CLAIM, replace(moved, after="2"))


KINDS = [*LISTS.values(), *SINGLES.values(), Customer, Person, Visit]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Presence], ids=lambda kind: kind.__name__)
def test_every_field_with_words_of_somebody_is_shown(kind: type) -> None:
    given = {"category": ValueCategory.COST} if kind is Claim else {}
    named = ("id", "visit_id", "customer_id", "question", "name", "earlier_id", "record_id")
    needed = {f.name: "x" for f in fields(kind) if f.name in named}
    record = kind(**needed, **given)
    kinds = fields_of(kind).kinds
    wanted = {name for name, field in kinds.items() if field.is_content or (field.to and not field.is_needed)}
    assert wanted - {spec.name for spec in specs_of(record)} <= UNTOLD
    assert kind_of(record)
    assert isinstance(called(record), str)


@given(st.text(max_size=60), st.text(max_size=60), st.booleans(), st.sampled_from(list(Evidence)))
def test_the_labels_alone_are_those_of_the_changes(before: str, after: str, publish: bool, evidence: Evidence) -> None:
    then = replace(CLAIM, wording=before)
    now = replace(CLAIM, wording=after, publish=publish, evidence=evidence)
    assert changed_labels(then, now, {}) == list(told(then, now))


def test_records_are_counted_as_people_count_them() -> None:
    counts = counted({Note: 31, Claim: 1, Person: 2, Visit: 1, Customer: 1}, ENGLISH)
    assert counts.replace("\N{NO-BREAK SPACE}", " ") == "1 visit, 1 value, 31 notes, 2 people"


def test_a_record_is_called_by_its_first_words() -> None:
    assert called(a_note(VISIT, text="Ask\n again")) == "Ask again"
    assert called(CLAIM) == "Emergency call-outs"
    assert called(ReturnPlan(id=RecordId("r"), visit_id=VisitId("v"))) == ""
    assert called(Consent(id=RecordId("c"), visit_id=VisitId("v"))) == ""


def test_an_objection_keeps_a_kept_piece_where_only_its_proofs_changed() -> None:
    objection = Objection(id=RecordId("x"), visit_id=VISIT.id, text="Brine", proofs=(RecordId("q"),))
    changes = field_changes(objection, replace(objection, proofs=()), {"q": "We sleep again."})
    assert changes[0].pieces == (DiffPiece(DiffKind.REMOVED, "We sleep again."),)
    assert any(change.pieces == (DiffPiece(DiffKind.KEPT, "Brine"),) for change in changes)
