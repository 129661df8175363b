"""Says what the customer may read along of a record, and of its editor: all but our judgements and internal remarks."""

from dataclasses import fields, replace
from typing import Any

from db.model.kinds import RUNGS
from db.model.messages import N_
from db.model.records import Claim, CompanyConsent, Consent, Customer, Objective, Person, Quote, Record
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.fields.card_text import reading_of
from desktop.widgets.inputs import Spec
from desktop.widgets.reading import Reading
from desktop.widgets.record_editor import Rows

# The fields that hold what we think, by the kind of record; all others hold what was said.
OURS: dict[type, frozenset[str]] = {
    Person: frozenset({"role"}),
    Quote: frozenset({"publish"}),
    Claim: frozenset({"kind", "evidence", "better", "elements", "publish", "attribution", "confidence", "benefit"}),
}
# Choices, and labels of fields, that the customer reads in other words.
CHOICES: dict[str, str] = {CompanyConsent.INTERNAL_ONLY: N_("not published"), RUNGS[0]: N_("not published")}
LABELS: dict[type, dict[str, str]] = {
    Claim: {
        "wording": N_("In your words"),
        "change": N_("By how much"),
        "moment": N_("The moment you noticed"),
        "annual_value": N_("Worth a year"),
    },
    Objective: {"text": N_("What you wanted"), "measure": N_("How you would know")},
    Quote: {"text": N_("What you said")},
    Consent: {"scope": N_("You agree to")},
    Customer: {"alias": N_("When anonymous, called")},
}


def rows_at_table(rows: Rows, kind: type) -> Rows:
    """Returns the rows of an editor of `kind` without the fields that are ours."""
    ours, labels = OURS.get(kind, frozenset()), LABELS.get(kind, {})
    kept = (tuple(_relabelled(spec, labels) for spec in row if spec.name not in ours) for row in rows)
    return tuple(row for row in kept if row)


def reading_at_table(record: Record, whole: WholeVisit, words: Translator) -> Reading:
    """Returns how the card of a record reads for everybody at the table: what was said, with none of our remarks."""
    reading = reading_of(_said(record), whole, words, with_proposals=False)
    return replace(reading, tone="none", worth="", remarks=(), beside={})


def _said(record: Record) -> Record:
    """Returns the record as if the fields that are ours had not been filled in."""
    ours = OURS.get(type(record), frozenset())
    untouched: dict[str, Any] = {field.name: field.default for field in fields(record) if field.name in ours}
    return replace(record, **untouched)


def _relabelled(spec: Spec, labels: dict[str, str]) -> Spec:
    choices = tuple((value, CHOICES.get(value, label)) for value, label in spec.choices)
    return replace(spec, label=labels.get(spec.name, spec.label), choices=choices)
