"""How each record is edited: rows of fields, as data."""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from db.model.records import (
    RUNGS,
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
from desktop.widgets.inputs import Spec
from desktop.widgets.record_editor import Rows


def _t(text: str) -> str:
    # QT_TRANSLATE_NOOP only marks a text for the translators; the forms translate it when they are built.
    return str(QT_TRANSLATE_NOOP("Forms", text))


EVIDENCE = (
    (Evidence.MEASURED, _t("measured")),
    (Evidence.DOCUMENTED, _t("documented")),
    (Evidence.ESTIMATED, _t("estimated")),
    (Evidence.SECOND_HAND, _t("second-hand")),
    (Evidence.FELT, _t("felt")),
)
CLAIM_KINDS = (
    (ClaimKind.RESULT, _t("result")),
    (ClaimKind.BASELINE, _t("how it was before")),
    (ClaimKind.GOAL, _t("goal")),
    (ClaimKind.FORECAST, _t("forecast")),
    (ClaimKind.INVESTMENT, _t("investment")),
    (ClaimKind.BENCHMARK, _t("benchmark")),
)
HEARD = ((Heard.FIRST_HAND, _t("first-hand")), (Heard.RELAYED, _t("relayed")))
STATUS = (
    (ObjectionStatus.OPEN, _t("still open")),
    (ObjectionStatus.PARTLY, _t("partly answered")),
    (ObjectionStatus.ANSWERED, _t("answered")),
)
SIDES = ((Side.CUSTOMER, _t("the customer")), (Side.US, _t("us")))
PERSON_CONSENT = (
    (PersonConsent.NAMED, _t("may be named")),
    (PersonConsent.ROLE_ONLY, _t("role only")),
    (PersonConsent.NONE, _t("not at all")),
    (PersonConsent.UNASKED, _t("not asked yet")),
)
COMPANY_CONSENT = (
    (CompanyConsent.NAMED, _t("named")),
    (CompanyConsent.ANONYMOUS, _t("anonymous")),
    (CompanyConsent.INTERNAL_ONLY, _t("internal only")),
    (CompanyConsent.UNASKED, _t("not asked yet")),
)
SCOPE = tuple((rung, _t(rung)) for rung in RUNGS)
BETTER = ((Better.LOWER, _t("lower is better")), (Better.HIGHER, _t("higher is better")))
BENEFITS = (
    (Benefit.CASHABLE, _t("cashable")),
    (Benefit.TIME_RELEASED, _t("time released")),
    (Benefit.AVOIDED, _t("cost avoided")),
    (Benefit.WORKING_CAPITAL, _t("working capital")),
    (Benefit.RISK, _t("risk reduced")),
)

_WHO = Spec("said_by", _t("Who said it"), "person", 3)
_PUBLISH = Spec("publish", _t("May be published"), "flag", 4, detail="more")
_HEARD = Spec("heard", _t("Heard"), "choice", 5, choices=HEARD)
_WORDING = (Spec("wording", _t("In their words"), "text", 12, large=False),)
_EVIDENCE = (Spec("evidence", "", "choice", 12, choices=EVIDENCE),)
_MORE_OF_CLAIM = (
    (Spec("kind", _t("This is a"), "choice", 12, choices=CLAIM_KINDS, detail="more"),),
    (Spec("objective_id", _t("Answers the objective"), "link", 12, detail="more"),),
    (Spec("backed_by", _t("Backed by the quote"), "links", 12, detail="more"),),
    (Spec("elements", _t("Elements of value (as Bain names them), or labels of your own"), "labels", 12, detail="more"),),
    (_PUBLISH,),
)
_MONEY = (
    (
        Spec("annual_value", _t("Worth a year, if they said"), "line", 4, large=False, detail="money"),
        Spec("currency", _t("Currency"), "line", 2, large=False, hint=_t("EUR"), detail="money"),
        Spec("attribution", _t("Due to us, %"), "line", 3, large=False, detail="money"),
        Spec("confidence", _t("How sure, %"), "line", 3, large=False, detail="money"),
    ),
    (
        Spec("times_a_year", _t("How often a year"), "line", 4, large=False, hint=_t("120 deals"), detail="money"),
        Spec("hourly_rate", _t("An hour costs"), "line", 4, large=False, hint=_t("60 EUR"), detail="money"),
    ),
    (Spec("benefit", _t("What kind of money"), "choice", 12, choices=BENEFITS, detail="money"),),
)
_METRIC = Spec("metric", _t("What changed"), "line", 8)
_CHANGE = Spec("change", _t("By how much, if they said"), "line", 4)
_FIGURES = (
    Spec("before", _t("Before"), "line", 3),
    Spec("after", _t("After"), "line", 4),
    Spec("period", _t("Per"), "line", 2),
    Spec("said_by", _t("Who said it"), "person", 3),
)
_UNIT = (
    Spec("unit", _t("Unit, where the figures lack it"), "line", 5, large=False, detail="more"),
    Spec("better", _t("Which way is better"), "choice", 7, choices=BETTER, detail="more"),
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
    (replace(_METRIC, stretch=5), _CHANGE, Spec("topic", _t("Topic"), "words", 3)),
    *CLAIM[1:],
)
FEELING: Rows = (
    (
        Spec("feeling", _t("Feeling"), "words", 5),
        Spec("felt_by", _t("Whose feeling"), "line", 4),
        Spec("said_by", _t("Who said it"), "person", 3),
    ),
    (
        Spec("moment", _t("The moment they noticed"), "line", 6),
        Spec("intensity_before", _t("Before, 0–10"), "line", 3),
        Spec("intensity_after", _t("Now, 0–10"), "line", 3),
    ),
    _WORDING,
    (Spec("metric", _t("What it is about"), "line", 7, large=False),),
    *_MORE_OF_CLAIM,
)

ROWS: dict[type, Rows] = {
    Claim: CLAIM,
    Objective: (
        (Spec("text", _t("What they wanted"), "text", 12),),
        (
            Spec("measure", _t("How they would know"), "line", 5, large=False),
            Spec("target", _t("Target"), "line", 3, large=False),
            Spec("by", _t("By when"), "line", 2, large=False),
            Spec("said_by", _t("Who said it"), "person", 3, large=False),
        ),
        (Spec("cared_most", _t("Who cared most"), "person", 4, large=False),),
    ),
    Objection: (
        (Spec("text", _t("The objection"), "text", 12),),
        (_WHO, Spec("raised", _t("When it came up"), "line", 4, hint=_t("before the pilot")), _HEARD),
        (Spec("category", _t("Kind of objection"), "open", 12),),
        (Spec("reason", _t("More exactly"), "open", 12),),
        (Spec("answer", _t("What answered it"), "text", 12, large=False),),
        (
            Spec("status", _t("How far"), "choice", 6, choices=STATUS),
            Spec("strength_before", _t("How strong, 0–10"), "line", 3),
            Spec("strength_now", _t("And now, 0–10"), "line", 3),
        ),
        (Spec("proofs", _t("What proves the answer"), "links", 12, detail="more"),),
        (Spec("verbatim", _t("Their exact words"), "flag", 4, detail="more"), _PUBLISH),
    ),
    Quote: (
        (Spec("text", _t("What they said"), "text", 12),),
        (_WHO, Spec("verbatim", _t("Word for word"), "flag", 3), Spec("publish", _t("May be published"), "flag", 4)),
    ),
    Promise: (
        (Spec("text", _t("What was promised"), "text", 12),),
        (
            Spec("owner", _t("Who takes care of it"), "words", 4),
            Spec("due", _t("By when"), "line", 3, hint=_t("2026-11-27")),
            Spec("side", _t("Promised by"), "choice", 5, choices=SIDES),
        ),
        (Spec("done", _t("Done"), "flag", 3),),
    ),
    Person: (
        (
            Spec("name", _t("Name"), "line", 5),
            Spec("job_title", _t("Job title"), "line", 4),
            Spec("role", _t("Role"), "words", 3),
        ),
        (Spec("consent", _t("May be named?"), "choice", 12, choices=PERSON_CONSENT),),
    ),
    Customer: (
        (Spec("name", _t("Customer"), "line", 7), Spec("alias", _t("When anonymous, call them"), "line", 5)),
        (
            Spec("industry", _t("Industry"), "line", 5, large=False),
            Spec("country", _t("Country"), "line", 4, large=False),
            Spec("size", _t("Size"), "line", 3, large=False),
        ),
        (Spec("about", _t("About"), "text", 12, large=False),),
    ),
    Rate: (
        (
            Spec("source", _t("One unit of"), "line", 3, hint=_t("USD")),
            Spec("rate", _t("is worth"), "line", 3, hint=_t("0.92")),
            Spec("target", _t("units of"), "line", 3, hint=_t("EUR")),
            Spec("date", _t("on"), "line", 3, hint=_t("2026-11-20")),
        ),
    ),
    ReturnPlan: (
        (
            Spec("investment", _t("They invested once"), "line", 4),
            Spec("yearly_cost", _t("It costs a year"), "line", 4),
            Spec("currency", _t("Currency"), "line", 2, hint=_t("EUR")),
            Spec("years", _t("Years"), "line", 2),
        ),
        (
            Spec("benefit", _t("Benefit a year, if not the claims’"), "line", 5, large=False),
            Spec("discount_rate", _t("Discount rate, %"), "line", 3, large=False),
            Spec("benefits_down", _t("Benefits less, %"), "line", 2, large=False),
            Spec("costs_up", _t("Costs more, %"), "line", 2, large=False),
        ),
    ),
    Visit: (
        (
            Spec("product", _t("Product"), "words", 6),
            Spec("place", _t("Place"), "line", 3),
            Spec("date", _t("Date"), "line", 2, hint=_t("2026-11-27")),
            Spec("time", _t("Time"), "line", 1, hint=_t("14:30")),
        ),
    ),
}

# The fields of the consent record that a question of the guide may fill.
CONSENT: dict[str, Rows] = {
    "consent.company": ((Spec("company", _t("The company may be"), "choice", 12, choices=COMPANY_CONSENT),),),
    "consent.approver": ((Spec("approver", _t("Who must agree"), "line", 8),),),
    "consent.scope": ((Spec("scope", _t("They agree to"), "choices", 12, choices=SCOPE),),),
    "consent.note": ((Spec("note", _t("Off-limits, and anything else agreed"), "text", 12),),),
}
CONSENT["consent"] = tuple(row for rows in CONSENT.values() for row in rows)
