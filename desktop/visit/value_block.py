"""All of the value in one view, behind the blocks of the guide: claims, broken threads, money, and what it returns."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop.interview.guide import Block, Question
from desktop.widgets.words import tr

TITLE = QT_TRANSLATE_NOOP("Forms", "The value so far")
SEEN = QT_TRANSLATE_NOOP("Forms", "What is it worth to them, all in all?")
RETURN = QT_TRANSLATE_NOOP("Forms", "What does it return?")
RETURN_HINT = QT_TRANSLATE_NOOP(
    "Forms",
    "Optional, for a finance reader. Counted are results with money, attribution and confidence; of a range the lower end.",
)
RATES = QT_TRANSLATE_NOOP("Forms", "Which rates did they give?")
RATES_HINT = QT_TRANSLATE_NOOP("Forms", "Sums in another currency count only with a rate and the date it is from.")
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
