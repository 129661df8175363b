"""Defines the records of Firsthand as frozen values, named with the words of the field.

One visit and all that was heard there:

    Customer ──┬── Visit ──┬── Presence ── Person
               │           ├── Answer     (free answer to a question of the guide)
               └── Person  ├── Note       (the running notes)
                           ├── Objective ←── Claim
                           ├── Objection ──→ Claim, Quote   (what proves the answer)
                           ├── Claim ──────→ Quote          (revenue, cost, emotional, other; what backs it)
                           ├── Quote
                           ├── Promise
                           ├── Follows    (what was heard at an earlier visit, asked again)
                           ├── Dismissal  (of what the program proposed for a text)
                           ├── Consent    (one at most)
                           ├── Rate       (between two currencies, as somebody gave it)
                           └── ReturnPlan (one at most)

What belongs to a customer or to the house and to no visit is in studies and house; scopes lists it.

Text is kept exactly as typed; an empty text means nothing was said. Where a record distinguishes "not said" from
an answer, the field is optional and None means not said. What kind of thing a field is, its type says (see fields).
"""

from dataclasses import dataclass

from db.model.agreed import Approval, DismissedStop, Permission, Sharing, VersionItem
from db.model.fields import (
    ByPerson,
    Choice,
    Code,
    Codes,
    Figure,
    FileName,
    Flag,
    Id,
    Key,
    Label,
    Labels,
    Moment,
    Money,
    Number,
    OfCustomer,
    OfPerson,
    OfVisit,
    PersonName,
    Position,
    Reference,
    Stamp,
    ToObjective,
    ToProofs,
    ToQuotes,
    Words,
)
from db.model.follow_ups import Dismissal, Follows
from db.model.house import Competitor, HouseStyle, OurPerson
from db.model.kinds import Benefit as Benefit
from db.model.kinds import Better as Better
from db.model.kinds import ClaimKind as ClaimKind
from db.model.kinds import CompanyConsent as CompanyConsent
from db.model.kinds import CustomerId as CustomerId
from db.model.kinds import Evidence as Evidence
from db.model.kinds import Heard as Heard
from db.model.kinds import NoteKind as NoteKind
from db.model.kinds import ObjectionStatus as ObjectionStatus
from db.model.kinds import PersonConsent as PersonConsent
from db.model.kinds import PersonId as PersonId
from db.model.kinds import RecordId as RecordId
from db.model.kinds import Side as Side
from db.model.kinds import StoryRating as StoryRating
from db.model.kinds import ValueCategory as ValueCategory
from db.model.kinds import Verdict as Verdict
from db.model.kinds import VisitId as VisitId
from db.model.kinds import VisitStatus as VisitStatus
from db.model.studies import CaseStudy, StudySentence, StudyVersion, VersionSentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """The company visited. `alias` is how to call it when it must stay anonymous."""

    id: Id[CustomerId]
    name: Words
    alias: Words = ""
    industry: Label = ""
    country: Label = ""
    size: Words = ""
    about: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody at the customer (`customer_id` set) or on our side, known to every visit they were part of."""

    id: Id[PersonId]
    customer_id: OfCustomer[CustomerId | None] = None
    side: Choice[Side | None] = None
    name: Words = ""
    job_title: Words = ""
    role: Label = ""
    consent: Choice[PersonConsent | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One meeting with one customer. `date` is ISO, `time` HH:MM local, `guide` the minutes of the chosen guide.

    `ended_at` is when it was ended at the table, from which the time for the debrief counts; `rating` is ours, for us.
    """

    id: Id[VisitId]
    customer_id: OfCustomer[CustomerId]
    date: Moment = ""
    time: Moment = ""
    product: Label = ""
    place: Words = ""
    status: Choice[VisitStatus | None] = None
    language: Code = ""
    source: FileName = ""
    guide: FileName = ""
    started_at: Stamp = ""
    ended_at: Stamp = ""
    rating: Choice[StoryRating | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """The presence of a person at a visit. `ref` is the person's short name inside a visit file ("p1")."""

    id: Id[RecordId]
    visit_id: OfVisit
    person_id: OfPerson
    position: Position = 0
    ref: Reference = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A free answer to one question of the guide; `question` is the question's id in the guide."""

    id: Id[RecordId]
    visit_id: OfVisit
    question: Key
    text: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One time-stamped line of the running notes; `sorted` once it was turned into a record.

    `at` is ISO 8601 with the hour and the offset of the meeting room (see db.model.moments); `block` is the id of the guide's
    block that was open when a plain note was typed.
    """

    id: Id[RecordId]
    visit_id: OfVisit
    position: Position = 0
    at: Stamp = ""
    kind: Choice[NoteKind | None] = None
    text: Words = ""
    said_by: ByPerson = None
    sorted: Flag = False
    block: Key = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What the customer was trying to achieve as a business, and who of them cared most."""

    id: Id[RecordId]
    visit_id: OfVisit
    position: Position = 0
    text: Words = ""
    measure: Words = ""
    target: Figure = ""
    by: Words = ""
    said_by: ByPerson = None
    cared_most: ByPerson = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What nearly stopped them or still does.

    `category` and `reason` are the two levels of its kind; `raised` is the stage of the buying when it came up, `strength_before`
    and `strength_now` how strong it was and is (0 to 10, as typed); `proofs` are claims and quotes that answer it;
    `heard_at` is when it was typed here (UTC), empty if imported.
    """

    id: Id[RecordId]
    visit_id: OfVisit
    position: Position = 0
    text: Words = ""
    verbatim: Choice[bool | None] = None
    category: Label = ""
    reason: Label = ""
    raised: Words = ""
    said_by: ByPerson = None
    heard: Choice[Heard | None] = None
    answer: Words = ""
    status: Choice[ObjectionStatus | None] = None
    publish: Flag = True
    heard_at: Stamp = ""
    strength_before: Number = ""
    strength_now: Number = ""
    proofs: ToProofs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing the customer says they gained.

    Figures (`before`, `after`, `change`), percents (`attribution`, `confidence`), intensities (0 to 10), `annual_value`,
    `times_a_year` and `hourly_rate` are text as said or typed; what is understood of them is derived, never stored instead.
    `better` says which way the metric improves where that is not plain; `elements` are labels such as the elements of
    value; `backed_by` are the quotes that bear it out.
    """

    id: Id[RecordId]
    visit_id: OfVisit
    category: Choice[ValueCategory]
    position: Position = 0
    metric: Words = ""
    before: Figure = ""
    after: Figure = ""
    change: Figure = ""
    unit: Words = ""
    period: Words = ""
    wording: Words = ""
    kind: Choice[ClaimKind] = ClaimKind.RESULT
    evidence: Choice[Evidence] = Evidence.UNKNOWN
    hedges: Codes = ()
    said_by: ByPerson = None
    feeling: Words = ""
    felt_by: PersonName = ""
    moment: Words = ""
    intensity_before: Number = ""
    intensity_after: Number = ""
    topic: Label = ""
    beneficiary: PersonName = ""
    currency: Code = ""
    annual_value: Money = ""
    attribution: Number = ""
    confidence: Number = ""
    objective_id: ToObjective = None
    publish: Flag = True
    heard_at: Stamp = ""
    better: Choice[Better | None] = None
    benefit: Choice[Benefit | None] = None
    times_a_year: Number = ""
    hourly_rate: Money = ""
    elements: Labels = ()
    backed_by: ToQuotes = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words somebody said; only verbatim or approved words ever get quotation marks. `heard_at` as in Objection."""

    id: Id[RecordId]
    visit_id: OfVisit
    position: Position = 0
    text: Words = ""
    said_by: ByPerson = None
    verbatim: Flag = True
    publish: Flag = True
    heard_at: Stamp = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A follow-up with an owner and a date, given by us or by them; `due` is ISO, or as typed where it is no date."""

    id: Id[RecordId]
    visit_id: OfVisit
    position: Position = 0
    text: Words = ""
    owner: PersonName = ""
    side: Choice[Side | None] = None
    due: Moment = ""
    done: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What may be used of a visit, by rung of consent, and who must agree."""

    id: Id[RecordId]
    visit_id: OfVisit
    company: Choice[CompanyConsent | None] = None
    approver: PersonName = ""
    scope: Codes = ()
    note: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One unit of the currency `source` is `rate` units of `target`, as somebody said on `date`; all as typed."""

    id: Id[RecordId]
    visit_id: OfVisit
    position: Position = 0
    source: Code = ""
    target: Code = ""
    rate: Number = ""
    date: Moment = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPlan:
    """What the customer invested, from which a return is computed; amounts in `currency`, percents and years as typed.

    `benefit` is the yearly benefit where it is not taken from the claims; `benefits_down` and `costs_up` make the
    conservative case.
    """

    id: Id[RecordId]
    visit_id: OfVisit
    currency: Code = ""
    benefit: Money = ""
    investment: Money = ""
    yearly_cost: Money = ""
    years: Number = "3"
    discount_rate: Number = "10"
    benefits_down: Number = "20"
    costs_up: Number = "10"


Part = (
    Presence | Answer | Note | Objective | Objection | Claim | Quote | Promise | Consent | Rate | ReturnPlan | Follows | Dismissal
)
OfCustomerOnly = CaseStudy | StudySentence | StudyVersion | VersionSentence | VersionItem | Permission | Approval | Sharing
WithoutVisit = OfCustomerOnly | DismissedStop | HouseStyle | OurPerson | Competitor
Record = Customer | Person | Visit | Part | WithoutVisit
