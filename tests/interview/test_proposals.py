from dataclasses import replace

import pytest

from db.model.follow_ups import Dismissal
from db.model.ids import text_digest
from db.model.records import Claim, Promise, Record, RecordId, Side, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.interview.proposals import proposals_for, taken
from tests.factories import a_claim, a_customer, a_note, a_person, a_visit

CUSTOMER = a_customer()
VISIT = a_visit(CUSTOMER, date="2026-11-26")
INGRID, JONAS = a_person(CUSTOMER, name="Ingrid Haugen"), a_person(name="Jonas Berg")
WHOLE = WholeVisit(visit=VISIT, customer=CUSTOMER, people=(INGRID, JONAS))
PAPER = "Jonas sends the data-retention paper to Ingrid by 4 Dec"


def a_promise(**fields: object) -> Promise:
    return Promise(id=RecordId("p"), visit_id=VISIT.id, **{"text": PAPER, **fields})  # type: ignore[arg-type]  # its own fields


def a_feeling(wording: str, **fields: object) -> Claim:
    empty = {"metric": "", "before": "", "after": ""}
    return a_claim(VISIT, category=ValueCategory.EMOTIONAL, wording=wording, **{**empty, **fields})


def proposed(record: Record, whole: WholeVisit = WHOLE) -> dict[str, object]:
    return {name: value for one in proposals_for(record, whole) for name, value in one.values}


def test_a_promise_proposes_owner_side_and_day() -> None:
    assert proposed(a_promise()) == {"owner": "Jonas Berg", "side": Side.US, "due": "2026-12-04"}


def test_friday_counts_from_the_day_of_the_visit() -> None:
    long_ago = replace(WHOLE, visit=replace(VISIT, date="2025-03-04"))
    assert proposed(a_promise(text="Jonas calls on Friday"), long_ago)["due"] == "2025-03-07"


@pytest.mark.parametrize(("field", "value"), [("owner", "Mara"), ("side", Side.CUSTOMER), ("due", "next summer")])
def test_nothing_is_proposed_for_a_field_that_somebody_filled(field: str, value: object) -> None:
    assert field not in proposed(a_promise(**{field: value}))
    assert len(proposed(a_promise(**{field: value}))) == 2


def test_i_is_the_speaker_of_the_note_with_the_same_words() -> None:
    words = "I'll send the log"
    whole = replace(WHOLE, notes=(a_note(VISIT, text=words, said_by=INGRID.id),))
    assert proposed(a_promise(text=words), whole) == {"owner": "Ingrid Haugen", "side": Side.CUSTOMER}


def test_both_ends_of_a_feeling_are_one_thing_to_take() -> None:
    (one,) = proposals_for(a_feeling("8/10 stress before, 3 now"), WHOLE)
    assert one.values == (("intensity_before", "8"), ("intensity_after", "3"))
    assert not proposed(a_feeling("8/10 stress before, 3 now", intensity_before="7"))
    assert not proposed(replace(a_feeling("8/10 stress before, 3 now"), category=ValueCategory.COST))


def test_a_share_is_proposed_for_any_value() -> None:
    assert proposed(a_claim(VISIT, wording="up 3.5 million, maybe half is us")) == {"attribution": "50"}
    assert proposed(a_feeling("8/10 stress before, 3 now, half of it thanks to you")) == {
        "intensity_before": "8",
        "intensity_after": "3",
        "attribution": "50",
    }


def test_what_is_taken_is_proposed_no_more_and_the_words_stay() -> None:
    promise: Record = a_promise()
    for one in proposals_for(promise, WHOLE):
        promise = taken(one, promise)
    assert promise == a_promise(owner="Jonas Berg", side=Side.US, due="2026-12-04")
    assert not proposed(promise)


def test_what_was_dismissed_is_proposed_again_only_for_other_words() -> None:
    promise = a_promise()
    gone = Dismissal(id=RecordId("d"), visit_id=VISIT.id, record_id=promise.id, digest=text_digest(promise.id, PAPER))
    whole = replace(WHOLE, dismissals=(gone,))
    assert not proposed(promise, whole)
    assert proposed(replace(promise, id=RecordId("other")), whole)
    assert proposed(replace(promise, text="Ingrid sends the log"), whole) == {"owner": "Ingrid Haugen", "side": Side.CUSTOMER}
