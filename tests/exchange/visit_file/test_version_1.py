import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine.store import Store
from db.model.records import Answer, Benefit, Rate, RecordId, ReturnPlan
from db.repositories import incoming, visits
from desktop.exchange.common.errors import BadVisitFile
from desktop.exchange.visit_file.reading import read_visit, read_visit_file
from desktop.exchange.visit_file.writing import write_version_1
from tests.data import VISIT_FILES

VISITS = sorted((VISIT_FILES).glob("*.json"))
TBM = {"format": "firsthand.visit", "version": 1, "customer": {"name": "Halden Pumps AS"}}


def encoded(content: object) -> bytes:
    return json.dumps(content).encode()


def refusal(content: object) -> str:
    with pytest.raises(BadVisitFile) as refused:
        read_visit(encoded(content))
    return str(refused.value)


def changed(**keys: object) -> dict[str, Any]:
    return {**deepcopy(TBM), **keys}


@pytest.mark.parametrize("file", VISITS, ids=lambda file: file.stem)
def test_a_real_visit_goes_through_the_store_and_comes_out_equal(file: Path, store: Store) -> None:
    original = json.loads(file.read_text("utf-8"))
    visit_id = incoming.take_in(store, read_visit_file(file)).visit_id
    written = json.loads(write_version_1(visits.load(store.connection, visit_id)))
    assert written == original


def test_all_real_visits_live_in_one_store_side_by_side(store: Store) -> None:
    ids = [incoming.take_in(store, read_visit_file(file)).visit_id for file in VISITS]
    for file, visit_id in zip(VISITS, ids, strict=True):
        assert json.loads(write_version_1(visits.load(store.connection, visit_id))) == json.loads(file.read_text("utf-8"))


texts = st.text(st.characters(codec="utf-8"), max_size=20)
optional_texts = st.one_of(st.none(), texts.filter(bool))


def parts(required: dict[str, Any], **optional: Any) -> Any:
    return st.fixed_dictionaries(required, optional=optional)


filled = texts.filter(bool)
said_by = st.sampled_from(["p1", "x y"])
claims = parts(
    {"category": st.sampled_from(["revenue", "cost", "emotional", "other"]), "kind": st.sampled_from(["result", "forecast"])},
    **dict.fromkeys(("topic", "metric", "before", "after", "change", "unit", "period", "wording", "felt_by", "moment"), filled),
    evidence=st.sampled_from(["measured", "felt"]),
    hedges=st.lists(texts, min_size=1, max_size=3),
    said_by=said_by,
    intensity_before=st.integers(0, 10),
    confidence=st.one_of(st.integers(0, 100), st.floats(0.01, 99.99).map(lambda x: round(x, 2))),
    currency=st.sampled_from(["EUR", "JPY"]),
    annual_value=st.sampled_from(["57600", "110000000000", "0.10"]),
    objective=st.integers(0, 1),
    publish=st.just(False),
)
visit_files = parts(
    {
        "format": st.just("firsthand.visit"),
        "version": st.just(1),
        "id": st.uuids().map(str),
        "customer": parts({"name": texts.filter(str.strip)}, industry=filled, alias=filled, about=filled),
        "people": st.just([{"id": "p1", "name": "Łucja", "side": "us"}, {"id": "x y", "consent": "role_only"}]),
        "objectives": st.just([{"text": "Halve stops"}, {"text": "", "by": "Q3"}]),
    },
    source=filled,
    visit=parts({"status": st.sampled_from(["planned", "done"])}, date=st.dates().map(str), place=filled, product=filled),
    situation=parts({"challenge": filled}, surprises=filled),
    objections=st.lists(parts({"text": texts}, verbatim=st.booleans(), heard=st.just("relayed"), said_by=said_by), min_size=1),
    value=st.lists(claims, min_size=1, max_size=4),
    quotes=st.lists(parts({"text": texts}, verbatim=st.just(False), said_by=said_by), min_size=1),
    next_steps=st.lists(parts({"text": texts}, owner=filled, due=st.dates().map(str), done=st.just(True)), min_size=1),
    consent=parts({"company": st.sampled_from(["named", "unasked"])}, scope=st.lists(texts, min_size=1, max_size=2)),
    notes=st.lists(parts({"text": texts}, at=st.datetimes().map(lambda at: at.isoformat()), said_by=said_by), min_size=1),
)


@settings(max_examples=60)
@given(visit_files)
def test_any_visit_file_read_and_written_says_the_same(content: dict[str, Any]) -> None:
    said = {key: value for key, value in content.items() if value != {}}
    assert json.loads(write_version_1(read_visit(encoded(content)).whole)) == said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ([], "the file holds no visit but a list"),
        ({}, 'format: this is no visit file (it should say "firsthand.visit")'),
        (changed(version=3), "version: 3 is newer than this program reads (2.1); please update Firsthand"),
        (changed(version="1"), 'version: "1" is neither 1 nor "2.1"'),
        (changed(version=True), 'version: true is neither 1 nor "2.1"'),
        (changed(customer={}), "customer.name: is missing"),
        (changed(customer={"name": " "}), "customer.name: is empty"),
        (changed(mood="good"), "mood: there is no such key in a visit file"),
        (changed(value=[{"category": "cost"}, {"category": "cost", "metrik": 1}]), "value[1].metrik: there is no such key"),
        (
            changed(value=[{"category": "cost"}] * 3 + [{"category": "costs"}]),
            'value[3].category: "costs" is not one of revenue, cost, emotional, other',
        ),
        (changed(people=[{"id": "p1", "side": "them"}]), 'people[0].side: "them" is not one of customer, us'),
        (changed(people=[{"id": "p1"}, {"id": "p1"}]), 'people[1].id: "p1" is the id of another person already'),
        (changed(quotes=[{"text": "Yes", "said_by": "p9"}]), 'quotes[0].said_by: "p9" names nobody in people'),
        (changed(quotes=[{"text": 7}]), "quotes[0].text: 7 is not text"),
        (changed(quotes={"text": "Yes"}), "quotes: an object is not a list"),
        (changed(quotes=[{"text": None}]), "quotes[0].text: nothing is not text"),
        (changed(value=[{"category": "cost", "objective": 0}]), "value[0].objective: there is no objectives[0]"),
        (changed(value=[{"category": "emotional", "intensity_after": 11}]), "value[0].intensity_after: 11 is more than 10"),
        (changed(value=[{"category": "cost", "confidence": -1}]), "value[0].confidence: -1 is less than 0"),
        (
            changed(value=[{"category": "cost", "currency": "euro"}]),
            'value[0].currency: "euro" is not an ISO 4217 code such as EUR',
        ),
        (changed(value=[{"category": "cost", "annual_value": "110,000"}]), 'value[0].annual_value: "110,000" is not a decimal'),
        (changed(visit={"date": "20.11.2026"}), 'visit.date: "20.11.2026" is not an ISO date such as 2026-11-20'),
        (changed(id="visit 7"), 'id: "visit 7" is not a UUID'),
        (changed(consent={"scope": "logo"}), 'consent.scope: "logo" is not a list'),
        (changed(next_steps=[{"text": "Send report", "due": "Friday"}]), 'next_steps[0].due: "Friday" is not an ISO date'),
        (changed(notes=[{"text": "", "at": "noon"}]), 'notes[0].at: "noon" is not an ISO date and time'),
        (changed(quotes=[{"text": "Yes", "publish": 1}]), "quotes[0].publish: 1 is not true or false"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_a_wrong_file_is_refused_with_the_place_and_the_reason(content: object, sentence: str) -> None:
    assert refusal(content).startswith(sentence)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "it is not JSON"),
        (b"\xff\xfe{}", "it is not UTF-8 text (byte 0)"),
        (b'{"format": "firsthand.visit",, }', "it is not JSON (line 1, column"),
        (b"[" * 100_000, "its lists are nested too deeply"),
        (b'{"version": NaN}', "NaN is no number"),
        (b'{"version": 1e999}', "1e999 is too large a number"),
        (b'{"version": ' + b"9" * 5000 + b"}", "it holds a number with too many digits"),
        (b'{"version": 1, "version": 2}', 'the key "version" stands twice in one object'),
        (b'{"format": "\\ud800"}', "it holds half of a surrogate pair"),
        (b" " * 20_000_001, "it is larger than 20 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_json_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadVisitFile) as refused:
        read_visit(data)
    assert str(refused.value).startswith(sentence)


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_no_bytes_are_more_than_a_wrong_file(data: bytes) -> None:
    with pytest.raises(BadVisitFile):
        read_visit(data)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadVisitFile, match=r"none\.json cannot be read"):
        read_visit_file(tmp_path / "none.json")


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert read_visit(b"\xef\xbb\xbf" + encoded(TBM)).whole.customer.name == "Halden Pumps AS"


def test_what_was_typed_in_no_form_of_the_file_goes_along_as_a_note() -> None:
    whole = read_visit(
        encoded(changed(value=[{"category": "cost", "metric": "Stops"}], next_steps=[{"text": "Brine report"}]))
    ).whole
    claim, promise = whole.claims[0], whole.promises[0]
    answer = Answer(id=RecordId("a"), visit_id=whole.visit.id, question="not_asked", text="The brine")
    odd = replace(
        whole,
        claims=(replace(claim, confidence="140 %", currency="euro", intensity_after="11"),),
        promises=(replace(promise, due="Friday"),),
        answers=(answer,),
    )
    written = write_version_1(odd, {"not_asked": "What did I not ask?"})
    assert [note.text for note in read_visit(written).whole.notes] == [
        "What did I not ask? The brine",
        "Stops: intensity after 11",
        "Stops: confidence 140 %",
        "Stops: currency euro",
        "Brine report: due Friday",
    ]


def test_what_the_file_has_no_key_for_goes_along_as_a_note() -> None:
    content = changed(
        value=[{"category": "cost", "metric": "Stops"}], quotes=[{"text": "Calm now."}], objections=[{"text": "The brine"}]
    )
    whole = read_visit(encoded(content)).whole
    quote, claim = whole.quotes[0], whole.claims[0]
    rich = replace(
        whole,
        claims=(replace(claim, benefit=Benefit.TIME_RELEASED, hourly_rate="60 EUR", elements=("calm",), backed_by=(quote.id,)),),
        objections=(replace(whole.objections[0], reason="security", strength_now="2", proofs=(claim.id, quote.id)),),
        rates=(Rate(id=RecordId("r"), visit_id=whole.visit.id, source="NOK", target="EUR", rate="0.085", date="2026-11-20"),),
        return_plan=ReturnPlan(id=RecordId("p"), visit_id=whole.visit.id, currency="NOK", investment="50000", discount_rate=""),
    )
    assert [note.text for note in read_visit(write_version_1(rich)).whole.notes] == [
        "The brine: reason security",
        "The brine: strength now 2",
        "The brine: proofs Stops, Calm now.",
        "Stops: benefit time released",
        "Stops: hourly rate 60 EUR",
        "Stops: elements calm",
        "Stops: backed by Calm now.",
        "1 NOK = 0.085 EUR 2026-11-20",
        "return: currency NOK",
        "return: investment 50000",
        "return: years 3",
        "return: benefits down 20",
        "return: costs up 10",
    ]


def test_people_added_here_get_names_that_no_one_in_the_file_has() -> None:
    whole = read_visit(encoded(changed(people=[{"id": "p1", "name": "Ingrid"}, {"id": "p3", "name": "Tom"}]))).whole
    presences = (replace(whole.presences[0], ref=""), whole.presences[1])
    people = json.loads(write_version_1(replace(whole, presences=presences)))["people"]
    assert [(person["id"], person["name"]) for person in people] == [("p1", "Ingrid"), ("p3", "Tom")]
    presences = (whole.presences[0], replace(whole.presences[1], ref=""))
    people = json.loads(write_version_1(replace(whole, presences=presences)))["people"]
    assert [(person["id"], person["name"]) for person in people] == [("p1", "Ingrid"), ("p2", "Tom")]
