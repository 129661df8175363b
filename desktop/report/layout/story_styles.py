"""Defines the look of a case study: its grid in points, its type, and the settings among which its pages choose."""

from dataclasses import dataclass
from typing import ClassVar

from desktop.report.fonts.typefaces import FontStyle
from desktop.report.layout.boxes import Space
from desktop.report.layout.line_breaking import CharacterStyle
from desktop.report.layout.styles import INK, SOFT, WHITE, Style, StyleSheet, colour

TEXT2 = colour("#40464D")
RULE = colour("#D9D5CB")
TINT = colour("#F6F4EF")
HOUSE = colour("#0F5C6E")
ON_HOUSE = colour("#D6E7EA")
WARN = colour("#8A5200")
BEFORE = colour("#66778A")

MARGIN_SIDE, MARGIN_TOP = 53.64, 40.0
FOOTER_BASE = 31.0
MARGIN_BOTTOM = 56.0
SIDE, GAP, GUTTER = 110.0, 32.0, 16.0
LEAD_SHARE = 446 / 488
# The longest line of running text.
MEASURE = 446.0
CUSTOMER_LOGO = (110.0, 28.0)
OUR_LOGO = (160.0, 28.0)
TILE_RULE, TILE_PADDING = 2.0, 8.0
ANSWER_ARROW = 44.0
PULL_STROKE, PULL_INDENT = 3.0, 24.0
BAR_LABEL, BAR_ROOM, BAR_GAP = 52.0, 0.65, 12.0
NOTE_INDENT = 12.0
BAND_TOP, BAND_BOTTOM, BAND_GAP = 20.0, 28.0, 16.0


@dataclass(frozen=True, slots=True)
class StoryGrid(StyleSheet):
    """The geometry of a page of a case study: text over the full width, or a wide column with a narrow one beside it."""

    MARGINS: ClassVar[tuple[float, float, float]] = (MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM)
    COLUMNS: ClassVar[tuple[float, float]] = (SIDE, GAP)

    @property
    def aside(self) -> float:
        """Where the narrow column begins, from the left end of the wide one."""
        return self.main + GAP

    @property
    def third(self) -> float:
        """The width of a tile, of which three stand in a row."""
        return (self.full - 2 * GUTTER) / 3


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to set a case study: its spaces and graphics, and whether the facts stand beside the text or across above it.

    `pull_first` sets the large quote below the tiles, so that a long story needs no third page.
    """

    section: Space
    part: Space
    bar: float
    pull: float
    facts_beside: bool
    dense: bool = False
    pull_first: bool = False

    @property
    def above_tiles(self) -> Space:
        """The space above the tiles."""
        return DENSE_TILES if self.dense else TILES

    @property
    def above_status(self) -> Space:
        """The space between the names and the line with the status."""
        return DENSE_STATUS if self.dense else ABOVE_STATUS

    @property
    def lead_share(self) -> float:
        """How much of the width the summary takes."""
        return 1 if self.dense else LEAD_SHARE

    @property
    def text(self) -> Style:
        """The type of running text."""
        return DENSEST_TEXT if self.pull_first else DENSE_TEXT if self.dense else TEXT

    @property
    def lead(self) -> Style:
        """The type of the summary."""
        return DENSE_LEAD if self.dense else LEAD

    @property
    def headlines(self) -> "tuple[tuple[Style, int], ...]":
        """The sizes of the headline, each with the lines it may take."""
        return HEADLINES[1:] if self.dense else HEADLINES


# The words of an item stand so far from its edge, and its dot has so much room.
ITEM_INDENT, ITEM_DOT = 12.0, 8.0
NONE = Space(0, 0)
TILES, DENSE_TILES = Space(18, 14), Space(12, 10)
ABOVE_STATUS, DENSE_STATUS = Space(20, 12), Space(12, 6)
SECTION, DENSE_SECTION = Space(12, 26), Space(10, 18)
PART, DENSE_PART = Space(5, 7), Space(4, 4)

# From the usual one to dense ones; the pages choose the one that fills them best.
SETTINGS = (
    Setting(section=SECTION, part=PART, bar=20, pull=24, facts_beside=True),
    Setting(section=SECTION, part=PART, bar=20, pull=24, facts_beside=False),
    Setting(section=DENSE_SECTION, part=DENSE_PART, bar=14, pull=18, facts_beside=True, dense=True),
    Setting(section=DENSE_SECTION, part=DENSE_PART, bar=14, pull=18, facts_beside=False, dense=True),
)
# Tried last: the one for few words, or the one for more than two pages.
AIRY = Setting(section=Space(24, 24), part=Space(8, 8), bar=28, pull=28, facts_beside=True)
DENSEST = Setting(section=Space(8, 20), part=Space(3, 5), bar=14, pull=16.5, facts_beside=False, dense=True, pull_first=True)


def story_style(cut: FontStyle, size: float, leading: float, ink: tuple[float, float, float] = INK, tracking: float = 0) -> Style:
    """Returns a style of a story; `tracking` is a share of the size."""
    return Style(CharacterStyle(cut, size, ink, tracking=tracking * size), leading)


HOUSE_NAME = story_style(FontStyle.BOLD, 12.5, 14, HOUSE)
THEIRS = story_style(FontStyle.SEMIBOLD, 11, 14, TEXT2)
KICKER = story_style(FontStyle.BOLD, 8.8, 12, HOUSE)
STATUS = story_style(FontStyle.REGULAR, 8.8, 12, WARN)
APPROVED = story_style(FontStyle.REGULAR, 8.8, 12, HOUSE)
# The headline takes the first size in which it needs no more than so many lines.
HEADLINES = (
    (story_style(FontStyle.SEMIBOLD, 26.5, 32, tracking=-0.012), 3),
    (story_style(FontStyle.SEMIBOLD, 21, 26, tracking=-0.01), 4),
    (story_style(FontStyle.SEMIBOLD, 16, 20), 0),
)
LEAD = story_style(FontStyle.REGULAR, 12.4, 20, TEXT2)
HEADING = story_style(FontStyle.BOLD, 12, 16, HOUSE)
TEXT = story_style(FontStyle.REGULAR, 10.2, 16)
DENSE_TEXT = story_style(FontStyle.REGULAR, 10.2, 14)
DENSEST_TEXT = story_style(FontStyle.REGULAR, 9.6, 13)
DENSE_LEAD = story_style(FontStyle.REGULAR, 11, 16, TEXT2)
ANSWER = story_style(FontStyle.REGULAR, 10.2, 15)
CATEGORY = story_style(FontStyle.BOLD, 8.8, 12)
FIGURES = (story_style(FontStyle.BOLD, 28, 32, tracking=-0.015), story_style(FontStyle.BOLD, 24, 28, tracking=-0.015))
# The figure of an only result.
SINGLE_FIGURE = story_style(FontStyle.BOLD, 36, 40, tracking=-0.015)
SMALLEST_FIGURE = story_style(FontStyle.BOLD, 16, 20)
HEDGE = story_style(FontStyle.BOLD, 12, 32)
TILE_LABEL = story_style(FontStyle.REGULAR, 10.2, 14)
SMALL = story_style(FontStyle.REGULAR, 8.8, 12, SOFT)
FACT_LABEL = story_style(FontStyle.BOLD, 8.2, 12, SOFT)
FACT = story_style(FontStyle.REGULAR, 9, 12)
NOTE = story_style(FontStyle.REGULAR, 8.4, 12, TEXT2)
NOTE_NUMBER = story_style(FontStyle.BOLD, 8.4, 12, HOUSE)
TABLE_HEAD = story_style(FontStyle.BOLD, 8.2, 12, SOFT)
CELL = story_style(FontStyle.REGULAR, 9.4, 14)
MORE = story_style(FontStyle.REGULAR, 9, 13, SOFT)
BAR_TEXT = story_style(FontStyle.REGULAR, 8.8, 12, SOFT)
BAR_VALUE = story_style(FontStyle.BOLD, 10.2, 14)
QUOTE = story_style(FontStyle.LIGHT_ITALIC, 11.5, 16)
CONTENTS = TEXT
BYLINE = story_style(FontStyle.REGULAR, 8.8, 12, SOFT)
FOOTER = story_style(FontStyle.REGULAR, 8, 12, SOFT)
CALL = story_style(FontStyle.SEMIBOLD, 15, 19, WHITE)
CARD_CALL = story_style(FontStyle.SEMIBOLD, 18, 24, WHITE)
# Where the band has more room.
LARGE_CALL, LARGE_CARD_CALL = story_style(FontStyle.SEMIBOLD, 21, 26, WHITE), story_style(FontStyle.SEMIBOLD, 26, 32, WHITE)
CALLS = (CALL, CARD_CALL, LARGE_CALL, LARGE_CARD_CALL)
BAND_LABEL = story_style(FontStyle.BOLD, 8.8, 12, WHITE)
BAND_TEXT = story_style(FontStyle.REGULAR, 9, 13, WHITE)
LEGAL = story_style(FontStyle.REGULAR, 8, 12, ON_HOUSE)
# What a band holds, where it stands on white paper.
ON_PAPER = {CALL: HEADING, CARD_CALL: HEADING, BAND_LABEL: HEADING, BAND_TEXT: TEXT}
SCALE_LINE = colour("#7A8B9C")
FORM_TEXT = story_style(FontStyle.REGULAR, 9.2, 13)
FORM_LABEL = story_style(FontStyle.REGULAR, 8.4, 13, SOFT)


def pull_style(size: float) -> Style:
    """Returns the type of the large quote."""
    return story_style(FontStyle.LIGHT, size, round(size * 4 / 3), tracking=-0.008)
