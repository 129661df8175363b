"""Says what the customer may read along of a record, and of its editor: all but our judgements and internal remarks.

Every field that says something is in one of two tables, `SHOWN` or `OURS`; a test fails for one that is in neither.
"""

from dataclasses import fields, replace
from typing import Any

from db.model.follow_ups import Dismissal, Follows
from db.model.kinds import RUNGS, Side
from db.model.messages import N_
from db.model.records import (
    Answer,
    Claim,
    CompanyConsent,
    Consent,
    Customer,
    Note,
    Objection,
    Objective,
    Person,
    PersonConsent,
    Presence,
    Promise,
    Quote,
    Rate,
    Record,
    ReturnPlan,
    Visit,
)
from db.model.whole_visit import WholeVisit
from db.tables.mapping import texts_of
from desktop.core.messages import Translator
from desktop.fields.card_text import reading_of
from desktop.widgets.inputs import Spec
from desktop.widgets.reading import Reading
from desktop.widgets.record_editor import Rows

# What was said, by the kind of record; a record of which nothing is here is ours as a whole.
SHOWN: dict[type, frozenset[str]] = {
    Customer: frozenset({"name", "alias", "industry", "country", "size", "about"}),
    Person: frozenset({"name", "job_title", "side", "consent"}),
    Presence: frozenset({"person_id"}),
    Visit: frozenset({"date", "time", "product", "place"}),
    Answer: frozenset({"text"}),
    Objective: frozenset({"text", "measure", "target", "by", "said_by", "cared_most"}),
    Claim: frozenset(
        {
            *("category", "metric", "before", "after", "change", "unit", "period", "wording", "said_by", "topic", "beneficiary"),
            *("feeling", "felt_by", "moment", "intensity_before", "intensity_after"),
            *("annual_value", "currency", "times_a_year", "hourly_rate", "objective_id", "backed_by"),
        }
    ),
    Quote: frozenset({"text", "said_by", "verbatim"}),
    Promise: frozenset({"text", "owner", "side", "due", "done"}),
    Consent: frozenset({"company", "approver", "scope"}),
    Rate: frozenset({"source", "target", "rate", "date"}),
}
# What we think, and what is for us alone.
OURS: dict[type, frozenset[str]] = {
    Person: frozenset({"role"}),
    Visit: frozenset({"status", "language", "source", "guide", "rating"}),
    Note: frozenset({"kind", "text", "said_by", "sorted"}),
    Objection: frozenset(
        {
            *("text", "verbatim", "category", "reason", "raised", "said_by", "heard", "answer", "status", "publish"),
            *("strength_before", "strength_now", "proofs"),
        }
    ),
    Claim: frozenset(
        {"kind", "evidence", "hedges", "better", "elements", "publish", "attribution", "confidence", "benefit"},
    ),
    Quote: frozenset({"publish"}),
    Consent: frozenset({"note"}),
    ReturnPlan: frozenset(
        {
            *("currency", "benefit", "investment", "yearly_cost", "years", "discount_rate", "benefits_down", "costs_up"),
        }
    ),
    Follows: frozenset({"earlier_id", "record_id", "verdict"}),
    Dismissal: frozenset({"record_id"}),
}
# What a question of the guide may fill that has no place at the table: what it all comes to is worked out by us.
OURS_ALONE = ("value", "return_plan")
# Choices, and labels of fields, that the customer reads in other words.
CHOICES: dict[str, str] = {
    CompanyConsent.INTERNAL_ONLY: N_("not published"),
    PersonConsent.NONE: N_("not published"),
    RUNGS[0]: N_("not published"),
    Side.CUSTOMER: N_("you"),
    Side.US: N_("us"),
}
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
    Person: {"side": N_("Who is who")},
}


def may_be_read(record: Record) -> bool:
    """Whether the customer may read anything of `record`."""
    return type(record) in SHOWN


def texts_at_table(record: Record) -> dict[str, str]:
    """Returns the words of `record` that the customer may read, by field."""
    return texts_of(_said(record)) if may_be_read(record) else {}


def rows_at_table(rows: Rows, kind: type) -> Rows:
    """Returns the rows of an editor of `kind` with no more than the fields that are shown."""
    shown, labels = SHOWN.get(kind, frozenset()), LABELS.get(kind, {})
    kept = (tuple(_relabelled(spec, labels) for spec in row if spec.name in shown) for row in rows)
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
