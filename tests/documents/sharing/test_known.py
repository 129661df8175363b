"""What goes out is composed from the answers in force: what was taken back since is in none of it, whatever the visits say."""

import random
from dataclasses import replace

import pytest

from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.kinds import PermissionAnswer, Purpose, Rung
from db.model.records import CompanyConsent, PersonConsent, RecordId
from db.repositories import incoming, visits
from desktop.consent.grades import StopKind
from desktop.core.messages import ENGLISH
from desktop.documents.sharing.sending import outgoing
from desktop.documents.sharing.stops import stops_of
from desktop.report.content.story.items import items_of
from desktop.workspace.known import known_of
from tests.documents.drafts import DAY, draft
from tests.factories import a_customer, a_permission, a_whole_visit
from tests.report.anonymise.anonymity import fold, study
from tests.report.content.story.told import texts
from tests.report.visits import consent
from tests.samples import some

WITHDRAWN = PermissionAnswer.WITHDRAWN


@pytest.mark.parametrize("seed", some(range(30), 10))
def test_a_name_that_was_taken_back_is_in_no_text_and_no_item(seed: int) -> None:
    whole, secret = study(random.Random(seed))
    # At the visit everybody agreed to be named; the company took that back since.
    people = tuple(replace(one, customer_id=whole.customer.id, consent=PersonConsent.NAMED) for one in whole.people)
    agreed = replace(whole, people=people, consent=consent(CompanyConsent.NAMED, scope=("name + company", "logo")))
    taken = a_permission(whole.customer, answer=WITHDRAWN, since=DAY)
    made = draft(agreed, taken)
    items = [f"{one.text} {one.attribution}" for one in items_of(made.story, made.wholes, ENGLISH)]
    read = " ".join([*texts(made.story), *items])
    letters = fold(read)
    assert [one for one in secret.letters if one in letters] == []
    assert [one for one in secret.exact if one in read] == []
    assert not [stop for stop in stops_of(made, [Purpose.APPROVER], DAY)[Purpose.APPROVER] if stop.kind is StopKind.LEAK]


def test_the_newest_visit_to_a_customer_rules_over_all_of_them(store: Store) -> None:
    customer = a_customer(name="Halden Pumps AS")
    for date, level in (("2026-03-01", CompanyConsent.NAMED), ("2026-05-01", CompanyConsent.ANONYMOUS)):
        whole = a_whole_visit(customer)
        said = replace(consent(level), id=RecordId(f"{whole.visit.id[:-4]}c0de"), visit_id=whole.visit.id)
        incoming.add(store, replace(whole, visit=replace(whole.visit, date=date), consent=said))
    found = [visits.load(store.connection, row[0]) for row in store.connection.execute("SELECT id FROM visits ORDER BY date")]
    named, _ = found
    assert "Halden" not in " ".join(texts(outgoing(store, customer, [named], DAY).story))
    late = a_permission(customer, rung=Rung.NAME, since="2026-06-01", by="Kari Moen")
    visits.apply(store, Edit(customer.id, (RecordChange(None, late),)))
    assert "Halden" in " ".join(texts(outgoing(store, customer, [named], DAY).story))
    assert {one.by for one in known_of(store.connection, customer, DAY).permissions if one.since == "2026-06-01"} == {"Kari Moen"}
