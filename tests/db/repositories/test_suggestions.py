from dataclasses import replace

from db.engine.store import Store
from db.model.ids import new_id
from db.model.records import Objection, RecordId
from db.repositories import incoming, suggestions
from tests.factories import a_claim, a_whole_visit


def test_words_used_before_are_offered_the_most_used_first(store: Store) -> None:
    for n in range(3):
        whole = a_whole_visit()
        claim = a_claim(
            whole.visit, feeling="calm" if n else "relief", topic="speed", elements=("Reach", "our own")[: 2 if n else 1]
        )
        doubt = Objection(id=RecordId(new_id()), visit_id=whole.visit.id, text="The brine", category="politics" if n else "risk")
        incoming.add(store, replace(whole, claims=(claim,), objections=(doubt,)))
    connection = store.connection
    assert suggestions.used_words(connection)["feeling"] == ["calm", "relief"]
    assert suggestions.used_words(connection)["topic"] == ["speed"]
    assert suggestions.used_words(connection)["elements"] == ["Reach", "our own"]
    assert suggestions.used_words(connection)["category"] == ["politics", "risk"]
