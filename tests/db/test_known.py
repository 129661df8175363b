from dataclasses import replace

from db.records import Objection, RecordId, new_id
from db.repositories import known, visits
from db.store import Store
from tests.factories import a_claim, a_whole_visit


def test_words_used_before_are_offered_the_most_used_first(store: Store) -> None:
    for n in range(3):
        whole = a_whole_visit()
        claim = a_claim(
            whole.visit, feeling="calm" if n else "relief", topic="speed", elements=("Reach", "our own")[: 2 if n else 1]
        )
        doubt = Objection(id=RecordId(new_id()), visit_id=whole.visit.id, text="The brine", category="politics" if n else "risk")
        visits.add(store, replace(whole, claims=(claim,), objections=(doubt,)))
    connection = store.connection
    assert known.feelings(connection) == ["calm", "relief"]
    assert known.topics(connection) == ["speed"]
    assert known.labels(connection) == ["Reach", "our own"]
    assert known.categories(connection) == ["politics", "risk"]
