"""Lists the phrases for what Firsthand understood of a figure, by code; `{amount}` and the like are put in by name.

No phrase is about a customer; each is about a figure.
"""

from db.model.messages import N_, NN_, Message, Template
from desktop.core.messages import Translator
from desktop.evidence.wording.remark_phrases import REMARKS
from desktop.evidence.wording.worth_phrases import WORTH

PHRASES: dict[str, Template] = {
    "less": N_("{amount} less"),
    "fewer": N_("{amount} fewer"),
    "more": N_("{amount} more"),
    "less_often": N_("{amount} less often"),
    "more_often": N_("{amount} more often"),
    "about": N_("about {amount}"),
    "times_as_much": N_("{amount} times as much"),
    "times_as_many": N_("{amount} times as many"),
    "times_as_often": N_("{amount} times as often"),
    "twice_as_much": N_("twice as much"),
    "twice_as_many": N_("twice as many"),
    "twice_as_often": N_("twice as often"),
    "points_less": NN_("{amount} point less", "{amount} points less"),
    "points_more": NN_("{amount} point more", "{amount} points more"),
    "down_to_nothing": N_("down to nothing"),
    "unchanged": N_("no change"),
    "computed": N_("{said} (computed: {computed})"),
    "before_only": N_("before: {figure}"),
    "per": N_("per {noun}"),
    "1/10": N_("a tenth"),
    "1/5": N_("a fifth"),
    "1/4": N_("a quarter"),
    "1/3": N_("a third"),
    "1/2": N_("half"),
    "2/3": N_("two thirds"),
    "3/4": N_("three quarters"),
    "4/5": N_("four fifths"),
    "9/10": N_("nine tenths"),
    "or": N_("or"),
    "and": N_("and"),
    "two_readings": N_("“{text}” can be {readings}. Nothing is computed from it until that is clear."),
    "limit": N_("One side is a limit, so no percentage is computed."),
    "both_limits": N_("Both sides are limits, so no percentage is computed."),
    "different_currency": N_("The two sides are in different currencies, so they are not compared."),
    "different_unit": N_("The two sides count different things, so they are not compared."),
    "different_basis": N_("The two sides are counted per different things, so they are not compared."),
    "different_scale": N_("Only one side says thousand or million; nothing is computed until the other is clear."),
    "open_unit": N_("Only one side names its unit; nothing is computed until the other is clear."),
    "relative": N_("A side that says “less” or “more” is a change, so it is not compared."),
    "strange": N_("An unknown word stands before a number, so nothing is computed."),
    "zero_before": N_("Before is zero, so there is no percentage."),
    "carried_unit": N_("Only one side says what it counts; the other is taken the same way."),
    "carried_basis": N_("Only one side says per what; the other is taken the same way."),
    "disagrees": N_("Said: {said}. Computed from before and after: {computed}. Both are kept."),
    "rounded": N_("Said: {said}. Computed: {computed}. That is within rounding."),
    "may_be_points": N_("“{said}” would fit as percentage points. Is it meant so?"),
    "years": N_("Both sides may be years, so nothing is computed."),
    "working_time": N_("People work 8 to 24 hours a day and 5 to 7 days a week, so the change is a range."),
    "calendar": N_("Months and years differ in length, so the change is a range."),
    "settled": N_("“{text}” is read as {reading}, as the rest of the claim suggests."),
    "too_large": N_("“{text}” is larger than any figure we have heard. Is it meant so?"),
    "unfinished": N_("“{text}” is kept as words."),
    "none": N_("nothing"),
    "over": N_("over {number}"),
    "under": N_("under {number}"),
    "low_to_high": N_("{low} to {high}"),
    "every": N_("every {number} {unit}"),
    "of_total": N_("{number} of {total} {unit}"),
    "percent_of": N_("{number} percent of {basis}"),
    "fold": N_("{number}-fold"),
    "per_basis": N_("{figure} per {basis}"),
    **REMARKS,
    **WORTH,
}


def phrase(code: str, words: Translator, **parts: object) -> str:
    """Returns the sentence or half-sentence for `code` in the language of `words`, with its parts put in.

    If the phrase has a singular and a plural, the part `count` chooses.
    """
    return words.message(Message(PHRASES[code], **parts))
