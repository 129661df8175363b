"""Lists the phrases for money, by code: what a claim is worth, and what an investment returns; as in `phrases`."""

from db.model.messages import N_, NN_, Template

WORTH: dict[str, Template] = {
    "worth_stated": N_("{amount} a year as said"),
    "worth_computed": N_("{amount} a year as computed"),
    "due_to_us": N_("{percent} due to us"),
    "sure": N_("{percent} sure"),
    "not_how_often": N_("“{text}” does not say how often a year; try 52."),
    "no_rate": N_("“{text}” is not one amount per hour in one currency."),
    "worth_differs": N_("Said: {said} a year. Computed from the figures: {computed}. The one that was said counts."),
    "no_attribution": N_("How much of that is due to us, in percent?"),
    "no_confidence": N_("How sure are they, in percent?"),
    "not_counted_unadjusted": N_("nobody said how much is due to us, and how sure they are"),
    "not_counted_currency": N_("it is in {currency}, and there is no rate to {target}"),
    "unclear": N_("it is not clear which amount is meant"),
    "no_sum": N_("It is not clear which amount “{text}” is, so nothing is added up."),
    "not_counted_feeling": N_("feelings are not valued in money"),
    "no_plan_currency": N_("In which currency is the return shown?"),
    "no_benefit": N_("There is no yearly benefit to count yet: a claim needs money, attribution and confidence."),
    "bad_years": N_("“{text}” is not a whole number of years from 1 to 30."),
    "no_amount": N_("“{text}” is not one amount."),
    "no_percentage": N_("“{text}” is not a percentage from 0 to 100."),
    "returns": NN_(
        "net present value {value}, return {roi}, paid back in {months} month",
        "net present value {value}, return {roi}, paid back in {months} months",
    ),
    "bad_rate": N_("A rate needs two currencies, a number above zero and the date it is from."),
    "late_quote": N_("Typed more than a day after the visit: is it still word for word?"),
    "benefit_differs": N_("Typed: {said} a year. The claims add up to {computed}."),
}
