"""Defines the look of documents: geometry in millimetres and points, colours, and a style for each kind of text."""

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.report.document.outline import Tone
from desktop.report.fonts.typefaces import FontStyle
from desktop.report.layout.line_breaking import CharacterStyle

MM = 72 / 25.4

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """Returns "#RRGGBB" as shares of red, green and blue."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def tint(full: Colour, share: float) -> Colour:
    """Returns `full` mixed with white, so that `share` of it is left."""
    red, green, blue = (1 - share * (1 - part) for part in full)
    return red, green, blue


INK = colour("#1D2125")
SOFT = colour("#5F656D")
LINE = colour("#E5E0D5")
PANEL = colour("#F7F4EE")
# Enough against white for a graphic (3.5 : 1).
BEFORE_BAR = colour("#7A8B9C")
ACCENT = colour("#0F5C6E")
WARN = colour("#9A5B00")
WHITE: Colour = (1, 1, 1)
TONES: dict[Tone, Colour] = {
    Tone.PLAIN: INK,
    Tone.REVENUE: colour("#2B7A4B"),
    Tone.COST: colour("#2A67AE"),
    Tone.EMOTIONAL: colour("#AE3F69"),
    Tone.OTHER: colour("#7254A3"),
}


# The page: one wide and one narrow column (about a fifth of the sheet).
MARGIN_SIDE = 18 * MM
MARGIN_TOP = 22 * MM
MARGIN_BOTTOM = 20 * MM
ASIDE = 38 * MM
GUTTER = 12 * MM


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The geometry of one page, in points from its lower left corner: a wide column and a narrow one beside it."""

    # Margins at the sides, the top and the foot; the width of the narrow column, and the room between both.
    MARGINS: ClassVar[tuple[float, float, float]] = (MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM)
    COLUMNS: ClassVar[tuple[float, float]] = (ASIDE, GUTTER)

    width: float
    height: float

    @property
    def left(self) -> float:
        """Where the wide column begins."""
        return self.MARGINS[0]

    @property
    def full(self) -> float:
        """The width of both columns together."""
        return self.width - 2 * self.left

    @property
    def main(self) -> float:
        """The width of the wide column."""
        return self.full - sum(self.COLUMNS)

    @property
    def aside(self) -> float:
        """Where the narrow column begins."""
        return self.width - self.left - self.COLUMNS[0]

    @property
    def top(self) -> float:
        """Where text begins."""
        return self.height - self.MARGINS[1]

    @property
    def bottom(self) -> float:
        """Where text ends."""
        return self.MARGINS[2]


class LetterSheet(StyleSheet):
    """The geometry of what we send to the customer, whose head stands higher than that of other documents."""

    MARGINS: ClassVar[tuple[float, float, float]] = (MARGIN_SIDE, 14 * MM, 17 * MM)


# The part of the width that the lead of a letter takes.
LETTER_SHARE = 0.9
RULE_DISTANCE = 4.5 * MM
STAMP_TOP = 10 * MM
STAMP_PADDING = 6.0
FOOTER_BASE = 11 * MM
# Between the footer and the dot before the number of the page.
FOOTER_SPACE = 2.0
# Room for the number of a page in the contents.
CONTENTS_NUMBER = 30.0
# Inside the wide column: figures, labels of facts, list marks.
FIGURE_COLUMN = 41 * MM
FIGURE_GUTTER = 5 * MM
LABEL_COLUMN = 33 * MM
POINT_INDENT = 4 * MM
POINT_MARK = (4.5, 1.0)
TONE_MARK = (5.2, 5.2)
STROKE = 2.4
QUOTE_INDENT = 5 * MM
BOX_PADDING = 4 * MM
NOTE_INDENT = 5 * MM
# Numbered lines: the title in the margin, the number, and at the right who said it.
LINE_TITLE = 72.0
LINE_NUMBER = 18.0
LINE_BESIDE = 104.0
LINE_GAP = 3.4
LINE_INSIDE = 1.0
# Empty lines to write on; the short part of those in two parts; questions beside their numbers.
WRITING_LINE = 18.6
WRITING_SHORT = 40.0
QUESTION_INDENT = 20.0
# The largest size of pictures.
LOGO = (48 * MM, 15 * MM)
PICTURE_HEIGHT = 90 * MM

# Space above things, in points: 3, 6, 9, 12, 18, 24, 36.
TIGHT, SMALL, NEAR, BLOCK, SECTION, WIDE, BREAK = 3.0, 6.0, 9.0, 12.0, 20.0, 24.0, 36.0

# Characters to be copied by hand: each has a place as wide as the widest.
CODE_CELL = 21.5
CODE_NUMBER = 7 * MM
CODE_ROW = 36.0

# Dark enough to be seen on any printer, light enough to write on.
WRITING = colour("#AAB4BE")

BAR_HEIGHT = 5.6
BAR_GAP = 3.2
BAR_LABEL_SHARE = 0.42
DOT = 4.0


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of text: its look, and its line spacing in points."""

    ink: CharacterStyle
    leading: float

    @property
    def base(self) -> float:
        """The distance of the base line below the top of a line."""
        return self.leading / 2 + self.ink.size * 0.35

    def inked(self, **changes: object) -> "Style":
        """Returns the same style in another colour."""
        return replace(self, ink=replace(self.ink, **changes))  # type: ignore[arg-type]  # checked by CharacterStyle itself


BODY = Style(CharacterStyle(FontStyle.REGULAR, 9.8, INK), 14.4)
LEAD = Style(CharacterStyle(FontStyle.REGULAR, 12.2, colour("#40464D")), 17.6)
LETTER_LEAD = Style(CharacterStyle(FontStyle.REGULAR, 10.2, colour("#40464D")), 15)
SMALL_TEXT = Style(CharacterStyle(FontStyle.REGULAR, 8.2, SOFT), 11.8)
KICKER = Style(CharacterStyle(FontStyle.BOLD, 8.6, ACCENT), 12)
# The title takes the first size in which it needs no more than so many lines.
TITLES = (
    (Style(CharacterStyle(FontStyle.SEMIBOLD, 23, INK), 28), 3),
    (Style(CharacterStyle(FontStyle.SEMIBOLD, 18, INK), 23), 4),
    (Style(CharacterStyle(FontStyle.SEMIBOLD, 14, INK), 18), 0),
)
HEADING = Style(CharacterStyle(FontStyle.BOLD, 11.6, ACCENT), 15)
SUBHEADING = Style(CharacterStyle(FontStyle.BOLD, 8.8, INK), 12)
LABEL = Style(CharacterStyle(FontStyle.BOLD, 8, SOFT), 10.5)
FACT = Style(CharacterStyle(FontStyle.REGULAR, 8.6, INK), 12)
FACT_LABEL = Style(CharacterStyle(FontStyle.REGULAR, 8.4, SOFT), 14.4)
MARGIN_NOTE = Style(CharacterStyle(FontStyle.REGULAR, 8, SOFT), 11.2)
# A figure takes the first size in which it needs no more than so many lines.
FIGURES = (
    (Style(CharacterStyle(FontStyle.BOLD, 19, INK), 22), 1),
    (Style(CharacterStyle(FontStyle.BOLD, 14, INK), 17), 2),
    (Style(CharacterStyle(FontStyle.BOLD, 11.5, INK), 14.5), 4),
    (Style(CharacterStyle(FontStyle.BOLD, 9.8, INK), 13), 0),
)
BEFORE = Style(CharacterStyle(FontStyle.REGULAR, 9.4, SOFT), 13)
UNIT = Style(CharacterStyle(FontStyle.REGULAR, 8.2, SOFT), 11.4)
PULL = Style(CharacterStyle(FontStyle.LIGHT_ITALIC, 16, INK), 22.5)
QUOTE = Style(CharacterStyle(FontStyle.LIGHT_ITALIC, 11, INK), 16)
BYLINE = Style(CharacterStyle(FontStyle.REGULAR, 8.4, SOFT), 12)
NOTE = Style(CharacterStyle(FontStyle.REGULAR, 8, SOFT), 11.4)
NOTE_MARK_SIZE = 0.66
SMALLEST = 8.0
NOTE_MARK_RISE = 0.34
BAR_LABEL = Style(CharacterStyle(FontStyle.REGULAR, 8, SOFT), 9)
CODE = Style(CharacterStyle(FontStyle.SEMIBOLD, 22, INK), 26)
CODE_LABEL = Style(CharacterStyle(FontStyle.REGULAR, 9.8, SOFT), 26)
BOX_TITLE = Style(CharacterStyle(FontStyle.BOLD, 8.8, WARN), 13)
BOX_TEXT = Style(CharacterStyle(FontStyle.REGULAR, 8.8, INK), 12.8)
STAMP = Style(CharacterStyle(FontStyle.BOLD, 8, WARN, tracking=0.45), 12)
FOOTER = Style(CharacterStyle(FontStyle.REGULAR, 8, SOFT), 10)
CONTENTS = Style(CharacterStyle(FontStyle.REGULAR, 9.8, INK), 16)
LINE_HEADING = Style(CharacterStyle(FontStyle.BOLD, 9, ACCENT), 13)
LINE_TEXT = Style(CharacterStyle(FontStyle.REGULAR, 9.6, INK), 13)
LINE_LABEL = Style(CharacterStyle(FontStyle.REGULAR, 8.6, SOFT), 13)
QUESTION = Style(CharacterStyle(FontStyle.SEMIBOLD, 10.2, INK), 14)
QUESTION_NUMBER = Style(CharacterStyle(FontStyle.BOLD, 10.2, ACCENT), 14)
