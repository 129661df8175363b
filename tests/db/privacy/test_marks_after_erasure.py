"""Once a person is erased, the marks of a case study stand with their words, and no link leads to that person."""

from dataclasses import replace

from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.marks import Mark, MarkKind, written
from db.model.records import Record
from db.privacy import mentions, requests
from db.repositories import studies, visits
from tests.factories import a_customer, a_person, a_study

NAME = "Zebulonqwx Łęcki"
TEXT = f"{NAME} drives less, see the page of {NAME} and ours."


def at(words: str, kind: MarkKind, target: str = "") -> Mark:
    return Mark(TEXT.rindex(words), TEXT.rindex(words) + len(words), kind, target)


def test_marks_stand_with_their_words_in_draft_version_and_bin(store: Store) -> None:
    customer = a_customer()
    person = a_person(customer, name=NAME, job_title="Head of Service")
    marks = (
        Mark(0, len(NAME), MarkKind.ITALIC),
        at("drives less", MarkKind.BOLD),
        at("the page", MarkKind.LINK, "https://example.com/zebulonqwx.łęcki"),
        at("ours", MarkKind.LINK, "https://klarlauf.example"),
    )
    whole = a_study(customer, TEXT)
    drafted = replace(whole.sentences[0], marks=written(marks))
    version = whole.versions[0]
    of_version = replace(version.sentences[0], marks=written(marks))
    records: tuple[Record, ...] = (customer, person, whole.study, drafted, version.version, of_version, *version.items)
    visits.apply(store, Edit(customer.id, tuple(RecordChange(None, one) for one in records)))
    visits.apply(store, Edit(customer.id, (RecordChange(drafted, None),)))
    found = [one.key for one in mentions.about(store.connection, person.id).to_check]
    requests.erase(store, person.id, confirmed=found)
    (study,) = studies.of_customer(store.connection, customer.id)
    (sentence,) = study.versions[0].sentences
    said = sentence.sentence
    assert said.text == "Head of Service drives less, see the page of Head of Service and ours."
    assert [(said.text[one.start : one.end], one.kind, one.target) for one in said.marks] == [
        ("Head of Service", MarkKind.ITALIC, ""),
        ("drives less", MarkKind.BOLD, ""),
        ("ours", MarkKind.LINK, "https://klarlauf.example"),
    ]
    (kept,) = store.connection.execute("SELECT content FROM versions WHERE record_id = ?", (drafted.id,)).fetchone()
    assert "ebulon" not in kept and "drives less" in kept and "klarlauf.example" in kept
