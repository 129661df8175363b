"""All of the value in one view, behind the blocks of the guide: claims, broken threads, money, and what it returns."""

from db.model.messages import N_
from desktop.interview.guide import Block, Question
from desktop.widgets.words import tr

TITLE = N_("The value so far")
SEEN = N_("What is it worth to them, all in all?")
RETURN = N_("What does it return?")
RETURN_HINT = N_(
    "Optional, for a finance reader. Counted are results with money, attribution and confidence; of a range the lower end."
)
RATES = N_("Which rates did they give?")
RATES_HINT = N_("Sums in another currency count only with a rate and the date it is from.")
VALUE = "value"


def value_block() -> Block:
    """The view as a block like those of the guide, so that it opens, scrolls and is left like them."""
    return Block(
        id=VALUE,
        title=tr(TITLE),
        minutes=0,
        questions=(
            Question(id="value_seen", ask=tr(SEEN), fills="value"),
            Question(id="return_plan", ask=tr(RETURN), hint=tr(RETURN_HINT), fills="return_plan"),
            Question(id="rates", ask=tr(RATES), hint=tr(RATES_HINT), fills="rates"),
        ),
    )
