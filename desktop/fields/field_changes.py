"""Compares two states of a record field by field, in the words of the screen. Pure functions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import cast

from db.model.follow_ups import Follows
from db.model.house import HouseStyle, OurPerson
from db.model.messages import N_
from db.model.records import Answer, Claim, Consent, Note, Record, ValueCategory, Visit, VisitStatus
from desktop.core.text_diff import DiffPiece, changed_words, replaced
from desktop.fields.editors import COMPANY, CONSENT, FEELING, OTHER_CLAIM, ROWS
from desktop.interview.vocabulary import RATINGS, VERDICTS, worded
from desktop.widgets.inputs import Spec
from desktop.widgets.note_kinds import NOTE_KINDS
from desktop.widgets.record_editor import Rows
from desktop.widgets.words import tr, window_translator

STATUS = (
    (VisitStatus.PLANNED, N_("planned")),
    (VisitStatus.IN_PROGRESS, N_("in progress")),
    (VisitStatus.TO_DEBRIEF, N_("to debrief")),
    (VisitStatus.DONE, N_("done")),
)
CATEGORIES = (
    (ValueCategory.REVENUE, N_("Revenue")),
    (ValueCategory.COST, N_("Cost")),
    (ValueCategory.EMOTIONAL, N_("Emotional benefit")),
    (ValueCategory.OTHER, N_("Other results")),
)
# Fields that no editor of the kind shows, but that may change; the fields left out hold nothing a person typed.
BESIDES: dict[type, tuple[Spec, ...]] = {
    Note: (
        Spec("text", N_("What was noted"), "text"),
        Spec("kind", N_("Kind"), "choice", choices=tuple((kind.kind, kind.label) for kind in NOTE_KINDS)),
        Spec("said_by", N_("Who said it"), "person"),
        Spec("sorted", N_("Sorted"), "flag"),
    ),
    Answer: (Spec("text", N_("Answer"), "text"),),
    Claim: (
        Spec("category", N_("Kind of value"), "choice", choices=CATEGORIES),
        Spec("beneficiary", N_("Who has the benefit")),
        # A claim moved from another category keeps the fields that only the editor of that category shows.
        *(spec for rows in (OTHER_CLAIM, FEELING) for row in rows for spec in row),
    ),
    Visit: (
        Spec("status", N_("The visit is"), "choice", choices=STATUS),
        Spec("language", N_("Language")),
        Spec("source", N_("Where it comes from")),
        Spec("rating", N_("The story is"), "choice", choices=tuple(RATINGS.items())),
    ),
    HouseStyle: COMPANY,
    OurPerson: (Spec("contact", N_("How to reach them")), Spec("left", N_("Left us"), "flag")),
    Follows: (Spec("verdict", N_("What came of it"), "choice", choices=tuple(VERDICTS.items())),),
}
# The label of a choice that has none of its own, as in the editor.
UNLABELLED = {"evidence": N_("How it was obtained")}
PICTURE = N_("picture {which}")
YES, NO = N_("yes"), N_("no")
GONE_PERSON = N_("somebody no longer here")
GONE_RECORD = N_("something no longer here")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its label, and its value in pieces that were kept, removed and added."""

    label: str
    pieces: tuple[DiffPiece, ...]
    changed: bool


def field_changes(then: Record, now: Record, names: Mapping[str, str], label: str = "") -> list[FieldChange]:
    """Returns the fields that are filled in either state, the changed ones first.

    `names` has the words for other records, by id; `label` replaces the usual label of an answer.
    """
    found = []
    for spec, shown, before, after in _values(then, now, names, label):
        compare = changed_words if spec.how in ("line", "date", "text", "words", "open", "labels") else replaced
        found.append(FieldChange(shown, compare(before, after), before != after))
    return sorted(found, key=lambda change: not change.changed)


def changed_labels(then: Record, now: Record, names: Mapping[str, str], label: str = "") -> list[str]:
    """Returns the labels of the fields that differ; faster than `field_changes`, as it does not compare their words."""
    return [shown for _, shown, before, after in _values(then, now, names, label) if before != after]


def differs_unseen(then: Record, now: Record) -> bool:
    """Returns whether the two differ only in what is not shown as a field: place in the list, moment heard."""
    told = {spec.name for spec in specs_of(then, now)}
    differing = {f.name for f in fields(now) if getattr(then, f.name) != getattr(now, f.name)}
    return bool(differing) and not differing & told


def specs_of(*records: Record) -> Iterable[Spec]:
    """Returns the spec of every shown field of the records, in the order of the editor."""
    specs = [spec for record in records for row in _rows_of(record) for spec in row]
    specs += BESIDES.get(type(records[0]), ())
    first: dict[str, Spec] = {}
    for spec in specs:
        first.setdefault(spec.name, spec)
    return first.values()


def value_in_words(value: object, spec: Spec, names: Mapping[str, str]) -> str:
    """Returns a value of the field `spec` in the words of the screen; an empty text where it is empty."""
    several = [str(one) for one in value] if isinstance(value, tuple) else [str(value)] if value not in (None, "") else []
    choices = {str(name): tr(label) for name, label in spec.choices}
    match spec.how:
        case "flag":
            return "" if value is None else tr(YES if value else NO)
        case "choice" | "choices":
            # A value without a chip, such as "unknown", counts as empty; labels that a person typed are kept.
            known = [choices.get(one, one if spec.how == "choices" else "") for one in several]
            return ", ".join(filter(None, known))
        case "person":
            return ", ".join(names.get(one) or tr(GONE_PERSON) for one in several)
        case "picture":
            # Two pictures are told apart by the beginning of their digests.
            return tr(PICTURE, which=several[0][:4]) if several else ""
        case "link" | "links":
            return "; ".join(names.get(one) or tr(GONE_RECORD) for one in several)
        case _:
            return ", ".join(several)


def _values(then: Record, now: Record, names: Mapping[str, str], label: str) -> Iterator[tuple[Spec, str, str, str]]:
    """Returns each field that is filled in either state, with its label and both values in words."""
    then, now = (worded(record, window_translator()) for record in (then, now))
    for spec in specs_of(then, now):
        before, after = (value_in_words(getattr(record, spec.name), spec, names) for record in (then, now))
        # A box that was never ticked counts as empty.
        unticked = spec.how == "flag" and not getattr(then, spec.name) and not getattr(now, spec.name)
        if (before or after) and not unticked:
            shown = label if label and isinstance(now, Answer) else tr(spec.label or UNLABELLED.get(spec.name, ""))
            yield spec, shown, before, after


def _rows_of(record: Record) -> Rows:
    if isinstance(record, Claim):
        others = {ValueCategory.EMOTIONAL: FEELING, ValueCategory.OTHER: OTHER_CLAIM}
        return others.get(record.category, ROWS[Claim])
    if isinstance(record, Consent):
        return CONSENT["consent"]
    return cast("Mapping[type, Rows]", ROWS).get(type(record), ())
