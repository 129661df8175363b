"""The grades of the stop list: how heavily each kind of stop weighs for each purpose. One table; what finds stops is above.

A stop is never dismissed. What is asked and what is only remarked can be dismissed, with a reason that is kept.
"""

from enum import IntEnum, StrEnum

from db.model.kinds import Purpose


class Grade(IntEnum):
    """How heavily something weighs before a document goes out."""

    NOTHING = 0
    REMARK = 1
    ASK = 2
    STOP = 3


class StopKind(StrEnum):
    """What can be wrong with a document."""

    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    MISSING = "missing"
    LEAK = "leak"
    OPEN_OBJECTION = "open objection"
    PARAPHRASE = "paraphrase"
    ALTERED = "altered words"
    LOGO = "logo"
    UNAPPROVED = "unapproved"
    SHORT_NAME = "short name"
    COMPETITOR = "competitor"
    BLAME = "blame"
    PERSONAL_DATA = "personal data"
    FORECAST = "forecast"
    DIRECTION = "direction lost"
    UNBACKED = "unbacked"
    LEFT_OUT = "left out"
    BASELINE = "no baseline"
    SOURCE = "no source"
    OLD = "old evidence"
    WORKED_OUT = "worked out"
    ABSOLUTE = "absolute wording"


def _always(grade: Grade) -> dict[Purpose, Grade]:
    return dict.fromkeys(Purpose, grade)


# A file that is saved without saying for whom may go to the customer: it weighs as one for the approver.
GRADES: dict[StopKind, dict[Purpose, Grade]] = {
    StopKind.REFUSED: _always(Grade.STOP),
    StopKind.WITHDRAWN: _always(Grade.STOP),
    StopKind.EXPIRED: _always(Grade.STOP),
    StopKind.MISSING: _always(Grade.STOP),
    StopKind.LEAK: _always(Grade.STOP),
    StopKind.OPEN_OBJECTION: _always(Grade.STOP),
    StopKind.PARAPHRASE: _always(Grade.STOP),
    StopKind.ALTERED: _always(Grade.STOP),
    StopKind.LOGO: _always(Grade.STOP),
    StopKind.UNAPPROVED: {**_always(Grade.NOTHING), Purpose.PUBLISHED: Grade.STOP},
    StopKind.SHORT_NAME: _always(Grade.ASK),
    StopKind.COMPETITOR: _always(Grade.ASK),
    StopKind.BLAME: _always(Grade.ASK),
    StopKind.PERSONAL_DATA: _always(Grade.ASK),
    StopKind.FORECAST: _always(Grade.ASK),
    StopKind.DIRECTION: _always(Grade.ASK),
    StopKind.UNBACKED: {**_always(Grade.ASK), Purpose.INSIDE: Grade.REMARK},
    StopKind.LEFT_OUT: _always(Grade.REMARK),
    StopKind.BASELINE: _always(Grade.REMARK),
    StopKind.SOURCE: _always(Grade.REMARK),
    StopKind.OLD: _always(Grade.REMARK),
    StopKind.WORKED_OUT: _always(Grade.REMARK),
    StopKind.ABSOLUTE: _always(Grade.REMARK),
}


def grade_of(kind: StopKind, purpose: Purpose) -> Grade:
    """Returns how heavily `kind` weighs for a document that goes out for `purpose`."""
    return GRADES[kind][purpose]
