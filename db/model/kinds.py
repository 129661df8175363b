"""The kinds of things, and the ids they go by: what lists and screens need without the records themselves."""

from enum import StrEnum
from typing import NewType

from db.model.messages import N_

CustomerId = NewType("CustomerId", str)
PersonId = NewType("PersonId", str)
VisitId = NewType("VisitId", str)
HouseId = NewType("HouseId", str)
RecordId = NewType("RecordId", str)
# The scope of an edit: a visit, a customer, or the house, which is ourselves.
ScopeId = VisitId | CustomerId | HouseId
HOUSE = HouseId("house")


class Side(StrEnum):
    """On whose side of the table a person or a promise is."""

    CUSTOMER = "customer"
    US = "us"


class PersonConsent(StrEnum):
    """How far a person agreed to be named."""

    UNASKED = "unasked"
    NONE = "none"
    ROLE_ONLY = "role_only"
    NAMED = "named"


class CompanyConsent(StrEnum):
    """How far the customer as a company agreed to be used."""

    UNASKED = "unasked"
    INTERNAL_ONLY = "internal_only"
    ANONYMOUS = "anonymous"
    NAMED = "named"


class VisitStatus(StrEnum):
    """The state of a visit, from planned to done."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    TO_DEBRIEF = "to_debrief"
    DONE = "done"


class StoryRating(StrEnum):
    """How good a story a visit gave, as whoever was there rates it in the debrief; the weakest first."""

    NOTHING = "nothing"
    THIN = "thin"
    USABLE = "usable"
    STRONG = "strong"
    OUTSTANDING = "outstanding"


class NoteKind(StrEnum):
    """The subject of a running note."""

    NOTE = "note"
    GOAL = "goal"
    OBJECTION = "objection"
    NUMBER = "number"
    FEELING = "feeling"
    QUOTE = "quote"
    PROMISE = "promise"
    QUESTION = "question"


class ValueCategory(StrEnum):
    """The kind of value that a claim is about."""

    REVENUE = "revenue"
    COST = "cost"
    EMOTIONAL = "emotional"
    OTHER = "other"


class ClaimKind(StrEnum):
    """What a value claim states: a result, or something around one."""

    RESULT = "result"
    BASELINE = "baseline"
    GOAL = "goal"
    FORECAST = "forecast"
    INVESTMENT = "investment"
    BENCHMARK = "benchmark"


class Evidence(StrEnum):
    """How well a claim is founded."""

    MEASURED = "measured"
    DOCUMENTED = "documented"
    ESTIMATED = "estimated"
    SECOND_HAND = "second_hand"
    FELT = "felt"
    UNKNOWN = "unknown"


class Better(StrEnum):
    """The direction in which a metric improves, where somebody set it."""

    LOWER = "lower"
    HIGHER = "higher"


class Benefit(StrEnum):
    """The class of a benefit in money; only the first is money that arrives or stays."""

    CASHABLE = "cashable"
    TIME_RELEASED = "time_released"
    AVOIDED = "avoided"
    WORKING_CAPITAL = "working_capital"
    RISK = "risk"


class Heard(StrEnum):
    """Whether we heard an objection ourselves or somebody else reported it."""

    FIRST_HAND = "first_hand"
    RELAYED = "relayed"


class ObjectionStatus(StrEnum):
    """How far an objection is resolved."""

    OPEN = "open"
    PARTLY = "partly"
    ANSWERED = "answered"


class Verdict(StrEnum):
    """What came of something heard at an earlier visit when it was asked again."""

    HELD = "held"
    BETTER = "better"
    WORSE = "worse"
    GONE = "gone"
    NOT_ASKED = "not_asked"
    NOT_COMPARABLE = "not_comparable"


class Rung(StrEnum):
    """What may be used: the rungs of a ladder, lowest first, then the rights that are given apart (PRODUCT words)."""

    INTERNAL = N_("internal only")
    NUMBER = N_("anonymous number")
    STORY = N_("anonymous story")
    ROLE = N_("role + industry")
    NAME = N_("name + company")
    LOGO = N_("logo")
    PHOTO = N_("photo")
    FULL = N_("full case study")
    CALL = N_("reference call")


RUNGS = tuple(rung.value for rung in Rung)
LADDER = (Rung.INTERNAL, Rung.NUMBER, Rung.STORY, Rung.ROLE, Rung.NAME)


class PermissionSubject(StrEnum):
    """What a permission is about: the company, a person, one item as it is printed, the logo, or the photo of a person."""

    COMPANY = "company"
    PERSON = "person"
    ITEM = "item"
    LOGO = "logo"
    PHOTO = "photo"


class PermissionAnswer(StrEnum):
    """The state of a permission: asked and not answered yet, or the answer."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class AnswerWay(StrEnum):
    """The way in which an answer came."""

    SAID = "said"
    WRITTEN = "written"
    READ_BACK = "read_back"
    SHEET = "sheet"


class ApprovalAnswer(StrEnum):
    """The answer of an approver to a version, or to one item of it."""

    APPROVED = "approved"
    CHANGES = "changes_asked"
    WITHDRAWN = "withdrawn"


class Purpose(StrEnum):
    """Whom a document goes to; saved where nobody said."""

    INSIDE = "inside"
    APPROVER = "approver"
    PUBLISHED = "published"
    SAVED = "saved"


class ItemKind(StrEnum):
    """What an item of a document is."""

    HEADLINE = "headline"
    QUOTE = "quote"
    PARAPHRASE = "paraphrase"
    OBJECTION = "objection"
    NUMBER = "number"
    FEELING = "feeling"
    STATEMENT = "statement"
    NAME = "name"
    LOGO = "logo"


# The answers that a visit file keeps under `situation`.
SITUATION = ("challenge", "alternatives", "solution", "start", "surprises")
