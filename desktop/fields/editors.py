"""Lists the rows of fields in the editor of each kind of record, as data."""

from dataclasses import replace

from db.model.house import Competitor
from db.model.kinds import LADDER, RUNGS, Rung
from db.model.messages import N_
from db.model.records import (
    Benefit,
    Better,
    Claim,
    ClaimKind,
    CompanyConsent,
    Customer,
    Evidence,
    Heard,
    Objection,
    ObjectionStatus,
    Objective,
    Person,
    PersonConsent,
    Promise,
    Quote,
    Rate,
    ReturnPlan,
    Side,
    Visit,
)
from desktop.consent.old_answers import CALLED
from desktop.widgets.inputs import Spec
from desktop.widgets.record_editor import Rows

EVIDENCE = (
    (Evidence.MEASURED, N_("measured")),
    (Evidence.DOCUMENTED, N_("documented")),
    (Evidence.ESTIMATED, N_("estimated")),
    (Evidence.SECOND_HAND, N_("second-hand")),
    (Evidence.FELT, N_("felt")),
)
CLAIM_KINDS = (
    (ClaimKind.RESULT, N_("result")),
    (ClaimKind.BASELINE, N_("how it was before")),
    (ClaimKind.GOAL, N_("goal")),
    (ClaimKind.FORECAST, N_("forecast")),
    (ClaimKind.INVESTMENT, N_("investment")),
    (ClaimKind.BENCHMARK, N_("benchmark")),
)
HEARD = ((Heard.FIRST_HAND, N_("first-hand")), (Heard.RELAYED, N_("relayed")))
STATUS = (
    (ObjectionStatus.OPEN, N_("still open")),
    (ObjectionStatus.PARTLY, N_("partly answered")),
    (ObjectionStatus.ANSWERED, N_("answered")),
)
SIDES = ((Side.CUSTOMER, N_("the customer")), (Side.US, N_("us")))
PERSON_SIDES = ((Side.CUSTOMER, N_("theirs")), (Side.US, N_("ours")))
PERSON_CONSENT = (
    (PersonConsent.NONE, CALLED[PersonConsent.NONE]),
    (PersonConsent.ROLE_ONLY, CALLED[PersonConsent.ROLE_ONLY]),
    (PersonConsent.NAMED, CALLED[PersonConsent.NAMED]),
    (PersonConsent.UNASKED, CALLED[PersonConsent.UNASKED]),
)
COMPANY_CONSENT = (
    (CompanyConsent.INTERNAL_ONLY, CALLED[CompanyConsent.INTERNAL_ONLY]),
    (CompanyConsent.ANONYMOUS, CALLED[CompanyConsent.ANONYMOUS]),
    (CompanyConsent.NAMED, CALLED[CompanyConsent.NAMED]),
    (CompanyConsent.UNASKED, CALLED[CompanyConsent.UNASKED]),
)
SCOPE = tuple((rung, rung) for rung in RUNGS)
BETTER = ((Better.LOWER, N_("lower is better")), (Better.HIGHER, N_("higher is better")))
BENEFITS = (
    (Benefit.CASHABLE, N_("cashable")),
    (Benefit.TIME_RELEASED, N_("time released")),
    (Benefit.AVOIDED, N_("cost avoided")),
    (Benefit.WORKING_CAPITAL, N_("working capital")),
    (Benefit.RISK, N_("risk reduced")),
)

_WHO = Spec("said_by", N_("Who said it"), "person", 3)
_PUBLISH = Spec("publish", N_("May be published"), "flag", 4, detail="more")
_HEARD = Spec("heard", N_("Heard"), "choice", 5, choices=HEARD)
_WORDING = (Spec("wording", N_("In their words"), "text", 12, large=False),)
_EVIDENCE = (Spec("evidence", "", "choice", 12, choices=EVIDENCE),)
_MORE_OF_CLAIM = (
    (Spec("kind", N_("This is a"), "choice", 12, choices=CLAIM_KINDS, detail="more"),),
    (Spec("objective_id", N_("Answers the objective"), "link", 12, detail="more"),),
    (Spec("backed_by", N_("Backed by the quote"), "links", 12, detail="more"),),
    (Spec("elements", N_("Elements of value (as Bain names them), or labels of your own"), "labels", 12, detail="more"),),
    (_PUBLISH,),
)
_MONEY = (
    (
        Spec("annual_value", N_("Worth a year, if they said"), "line", 4, large=False, detail="money"),
        Spec("currency", N_("Currency"), "line", 2, large=False, hint=N_("EUR"), detail="money"),
        Spec("attribution", N_("Due to us, %"), "line", 3, large=False, detail="money"),
        Spec("confidence", N_("How sure, %"), "line", 3, large=False, detail="money"),
    ),
    (
        Spec("times_a_year", N_("How often a year"), "line", 4, large=False, hint=N_("120 deals"), detail="money"),
        Spec("hourly_rate", N_("An hour costs"), "line", 4, large=False, hint=N_("60 EUR"), detail="money"),
    ),
    (Spec("benefit", N_("What kind of money"), "choice", 12, choices=BENEFITS, detail="money"),),
)
_METRIC = Spec("metric", N_("What changed"), "line", 8)
_CHANGE = Spec("change", N_("By how much, if they said"), "line", 4)
_FIGURES = (
    Spec("before", N_("Before"), "line", 3),
    Spec("after", N_("After"), "line", 4),
    Spec("period", N_("Per"), "line", 2),
    Spec("said_by", N_("Who said it"), "person", 3),
)
_UNIT = (
    Spec("unit", N_("Unit, where the figures lack it"), "line", 5, large=False, detail="more"),
    Spec("better", N_("Which way is better"), "choice", 7, choices=BETTER, detail="more"),
)

CLAIM: Rows = (
    (_METRIC, _CHANGE),
    _FIGURES,
    _WORDING,
    _EVIDENCE,
    _UNIT,
    *_MORE_OF_CLAIM,
    *_MONEY,
)
OTHER_CLAIM: Rows = (
    (replace(_METRIC, stretch=5), _CHANGE, Spec("topic", N_("Topic"), "words", 3)),
    *CLAIM[1:],
)
FEELING: Rows = (
    (
        Spec("feeling", N_("Feeling"), "words", 5),
        Spec("felt_by", N_("Whose feeling"), "line", 4),
        Spec("said_by", N_("Who said it"), "person", 3),
    ),
    (
        Spec("moment", N_("The moment they noticed"), "line", 6),
        Spec("intensity_before", N_("Before, 0–10"), "line", 3),
        Spec("intensity_after", N_("Now, 0–10"), "line", 3),
    ),
    _WORDING,
    (Spec("metric", N_("What it is about"), "line", 7, large=False),),
    *_MORE_OF_CLAIM,
)

ROWS: dict[type, Rows] = {
    Claim: CLAIM,
    Objective: (
        (Spec("text", N_("What they wanted"), "text", 12),),
        (
            Spec("measure", N_("How they would know"), "line", 5, large=False),
            Spec("target", N_("Target"), "line", 3, large=False),
            Spec("by", N_("By when"), "line", 2, large=False),
            Spec("said_by", N_("Who said it"), "person", 3, large=False),
        ),
        (Spec("cared_most", N_("Who cared most"), "person", 4, large=False),),
    ),
    Objection: (
        (Spec("text", N_("The objection"), "text", 12),),
        (_WHO, Spec("raised", N_("When it came up"), "line", 4, hint=N_("before the pilot")), _HEARD),
        (Spec("category", N_("Kind of objection"), "open", 12),),
        (Spec("reason", N_("More exactly"), "open", 12),),
        (Spec("answer", N_("What answered it"), "text", 12, large=False),),
        (
            Spec("status", N_("How far"), "choice", 6, choices=STATUS),
            Spec("strength_before", N_("How strong, 0–10"), "line", 3),
            Spec("strength_now", N_("And now, 0–10"), "line", 3),
        ),
        (Spec("proofs", N_("What proves the answer"), "links", 12, detail="more"),),
        (Spec("verbatim", N_("Their exact words"), "flag", 4, detail="more"), _PUBLISH),
    ),
    Quote: (
        (Spec("text", N_("What they said"), "text", 12),),
        (_WHO, Spec("verbatim", N_("Word for word"), "flag", 3), Spec("publish", N_("May be published"), "flag", 4)),
    ),
    Promise: (
        (Spec("text", N_("What was promised"), "text", 12),),
        (
            Spec("owner", N_("Who takes care of it"), "words", 4),
            Spec("due", N_("By when"), "date", 3, hint=N_("2026-11-27")),
            Spec("side", N_("Promised by"), "choice", 5, choices=SIDES),
        ),
        (Spec("done", N_("Done"), "flag", 3),),
    ),
    Person: (
        (
            Spec("name", N_("Name"), "line", 5),
            Spec("job_title", N_("Job title"), "line", 4),
            Spec("role", N_("Role"), "words", 3),
        ),
        (
            Spec("side", N_("On whose side"), "choice", 4, choices=PERSON_SIDES),
            Spec("consent", N_("Agrees to"), "choice", 8, choices=PERSON_CONSENT),
        ),
    ),
    Customer: (
        (Spec("name", N_("Customer"), "line", 7), Spec("alias", N_("When anonymous, call them"), "line", 5)),
        (
            Spec("industry", N_("Industry"), "line", 5, large=False),
            Spec("country", N_("Country"), "line", 4, large=False),
            Spec("size", N_("Size"), "line", 3, large=False),
        ),
        (Spec("about", N_("About"), "text", 12, large=False),),
    ),
    Rate: (
        (
            Spec("source", N_("One unit of"), "line", 3, hint=N_("USD")),
            Spec("rate", N_("is worth"), "line", 3, hint=N_("0.92")),
            Spec("target", N_("units of"), "line", 3, hint=N_("EUR")),
            Spec("date", N_("on"), "date", 3, hint=N_("2026-11-20")),
        ),
    ),
    ReturnPlan: (
        (
            Spec("investment", N_("They invested once"), "line", 4),
            Spec("yearly_cost", N_("It costs a year"), "line", 4),
            Spec("currency", N_("Currency"), "line", 2, hint=N_("EUR")),
            Spec("years", N_("Years"), "line", 2),
        ),
        (
            Spec("benefit", N_("Benefit a year, if not the claims’"), "line", 5, large=False),
            Spec("discount_rate", N_("Discount rate, %"), "line", 3, large=False),
            Spec("benefits_down", N_("Benefits less, %"), "line", 2, large=False),
            Spec("costs_up", N_("Costs more, %"), "line", 2, large=False),
        ),
    ),
    Visit: (
        (
            Spec("product", N_("Product"), "words", 6),
            Spec("place", N_("Place"), "line", 3),
            Spec("date", N_("Date"), "date", 2, hint=N_("2026-11-27")),
            Spec("time", N_("Time"), "line", 1, hint=N_("14:30")),
        ),
    ),
    Competitor: (
        (Spec("name", N_("Name"), "line", 12),),
        (Spec("other_names", N_("Also called"), "labels", 12),),
        (Spec("note", N_("Good to know about them"), "text", 12, large=False),),
    ),
}

# The fields of our company, which have a page of their own.
COMPANY = (
    Spec("name", N_("Name")),
    Spec("logo", N_("Logo"), "picture"),
    Spec("first_colour", N_("First colour"), "colour"),
    Spec("second_colour", N_("Second colour"), "colour"),
    Spec("contact", N_("Contact"), "text"),
    Spec("call_to_action", N_("What to do next"), "text"),
    Spec("about_us", N_("About us"), "text"),
    Spec("legal_line", N_("Legal line"), "text"),
)

# The fields of the consent record that a question of the guide may fill.
CONSENT: dict[str, Rows] = {
    "consent.company": ((Spec("company", N_("The company agrees to"), "choice", 12, choices=COMPANY_CONSENT),),),
    "consent.approver": ((Spec("approver", N_("Who must agree"), "line", 8),),),
    "consent.scope": ((Spec("scope", N_("They agree to"), "choices", 12, choices=SCOPE, one_of=LADDER, alone=Rung.INTERNAL),),),
    "consent.note": ((Spec("note", N_("Off-limits, and anything else agreed"), "text", 12),),),
}
CONSENT["consent"] = tuple(row for rows in CONSENT.values() for row in rows)
