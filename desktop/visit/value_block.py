"""Adds a block after those of the guide that shows all value in one view: claims, broken threads, money, and the return."""

from db.model.messages import N_
from desktop.interview.guide import Block, Question
from desktop.widgets.words import tr

TITLE = N_("The value so far")
SEEN = N_("What is it worth to them, all in all?")
RETURN = N_("What does it return?")
RETURN_HINT = N_(
    "Optional, for a finance reader. Results with money, attribution and confidence count; a range counts with its lower end."
)
RATES = N_("Which rates did they give?")
RATES_HINT = N_("Sums in another currency count only with a rate and the date it is from.")
VALUE = "value"


def value_block() -> Block:
    """Returns the view as a block like those of the guide, so that it opens and scrolls like them."""
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
