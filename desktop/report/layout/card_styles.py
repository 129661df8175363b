"""Defines the look of the sales card: its type, larger than that of a story, and the settings among which its page chooses."""

from dataclasses import dataclass

from desktop.report.fonts.typefaces import FontStyle
from desktop.report.layout.story_styles import SMALL, TEXT2, story_style
from desktop.report.layout.styles import INK, SOFT, WHITE, Style

TINT_PADDING = 20.0
CONCERN, ARROW = 176.0, 44.0
# The part of the width for the quote; who said it stands beside.
QUOTED = 336 / 488
BAR_ROOM = 0.8
BAR_GAP = 12.0
# The height of the label below the line of the aim.
AIM_LABEL = 20.0
# The room in a bar before its label.
BAR_INSET = 12.0
# How much a space may grow where the page has room.
MOST_SLACK = 30.0

FACTS = SMALL
CAPTION = story_style(FontStyle.SEMIBOLD, 10.2, 14, TEXT2)
IN_BAR = story_style(FontStyle.SEMIBOLD, 10.2, 14, WHITE)
BESIDE_BAR = story_style(FontStyle.REGULAR, 10.2, 14, SOFT)
VALUE = story_style(FontStyle.BOLD, 15, 20)
WORRY = ((story_style(FontStyle.REGULAR, 12, 17), 4), (story_style(FontStyle.REGULAR, 10.2, 14), 0))


def _headline(size: float, leading: float) -> Style:
    return story_style(FontStyle.SEMIBOLD, size, leading, INK, -0.016)


def _pull(size: float, leading: float) -> Style:
    return story_style(FontStyle.LIGHT, size, leading, INK, -0.01)


@dataclass(frozen=True, slots=True)
class CardSetting:
    """One way to set a card: the spaces above its parts, the height of a bar, the sizes of headline and quote."""

    head: float
    bars: float
    tiles: float
    quote: float
    bar: float
    headlines: tuple[tuple[Style, int], ...]
    pulls: tuple[tuple[Style, int], ...]


_SMALLEST = ((_headline(24, 29), 4), (_headline(19, 24), 5), (_headline(15, 19), 0))
_SMALL_PULLS = ((_pull(20, 27), 3), (_pull(16, 22), 6), (_pull(13, 18), 0))
# From airy to dense; the card takes the first in which all of it stands on one page.
SETTINGS = (
    CardSetting(32, 32, 28, 44, 32, ((_headline(34, 40), 3), *_SMALLEST), ((_pull(26, 34), 3), *_SMALL_PULLS)),
    CardSetting(26, 24, 24, 32, 28, ((_headline(30, 36), 3), *_SMALLEST), ((_pull(24, 31), 3), *_SMALL_PULLS)),
    CardSetting(18, 16, 18, 20, 22, _SMALLEST, _SMALL_PULLS),
    CardSetting(12, 12, 14, 14, 16, _SMALLEST[1:], _SMALL_PULLS[1:]),
)
