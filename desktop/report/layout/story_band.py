"""Sets the closing band of a case study over the foot of its last page: what to do next, the customer, us.

A part that is empty is not there; without any there is no band.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.report.document.outline import Span, with_links
from desktop.report.document.story import Story
from desktop.report.layout import story_styles
from desktop.report.layout.boxes import Gap, LayoutBox, spaced, stack_height
from desktop.report.layout.pen import Pen
from desktop.report.layout.story_styles import StoryGrid
from desktop.report.layout.styles import Style
from desktop.report.layout.text_frame import TextFrame, split
from desktop.report.pdf.tagging import Element

# A band that takes more of the page than this is none.
MOST_OF_PAGE = 0.3
# How much of a page it may take where nothing else does; what it gains above its words; from which gain on they are larger.
MOST_GROWN, ABOVE_WORDS, LARGE = 0.42, 0.4, 56.0


@dataclass(slots=True)
class Band:
    """The band: its height from the foot of the page, its columns, its element and that of the legal line at its foot, and by
    how much it is higher than its words need."""

    height: float
    columns: list[list[LayoutBox]]
    section: Element
    legal: Element
    grown: float = 0

    def draw(self, pen: Pen, grid: StoryGrid) -> None:
        """Draws the band at the foot of a page."""
        with pen.element(None):
            pen.bar(0, 0, grid.width, self.height, story_styles.HOUSE)
        for column in self.columns:
            y = self.height - story_styles.BAND_TOP - self.grown * ABOVE_WORDS
            for number, box in enumerate(column):
                y -= box.gap if number else 0
                box.draw(pen, grid.left, y)
                y -= box.height


def set_band(story: Story, grid: StoryGrid, region: int, call: Style = story_styles.CALL) -> Band | None:
    """Returns the band of `story`, or None where nothing is in it or too much for the foot of a page (see `closing`)."""
    wanted = _texts(story, call)
    if not wanted:
        return None
    width = grid.third
    inside = TextFrame(grid, region, Element("Sect"), 0, width, "")
    places = [inside.at(number * (width + story_styles.GUTTER), width) for number in range(len(wanted))]
    columns = [band_lines(texts, place) for texts, place in zip(wanted, places, strict=True)]
    height = band_height(columns)
    if height > grid.height * MOST_OF_PAGE:
        return None
    return Band(height, columns, inside.parent, inside.parent.add("P"))


def grown(band: Band, larger: Callable[[], Band | None], room: float, grid: StoryGrid) -> Band:
    """Returns the band as high as `room`, but no higher than looks well; far higher than it need be, it is as set by `larger`."""
    height = min(room, grid.height * MOST_GROWN)
    if height <= band.height:
        return band
    large = larger() if height - band.height > LARGE else None
    chosen = large if large is not None and large.height <= height else band
    return replace(chosen, height=height, grown=height - chosen.height)


def closing(story: Story, place: TextFrame, gap: Gap) -> list[LayoutBox]:
    """Returns what the band would hold as sections of their own, where it is too much for a band."""
    if set_band(story, place.sheet, place.region) is None:  # type: ignore[arg-type]  # always a grid here
        return on_paper(_texts(story), place, gap)
    return []


def on_paper(wanted: "Sequence[Texts]", place: TextFrame, gap: Gap) -> list[LayoutBox]:
    """Returns the columns of a band as sections of their own, in ink on white."""
    found: list[LayoutBox] = []
    for texts in wanted:
        inside = place.under("Sect")
        for number, (text, style, above) in enumerate(texts):
            plain = story_styles.ON_PAPER[style]
            for part in split((Span(text),)):
                found += spaced(inside.lines(part, plain, inside.parent.add("P")), above if number else gap)
    return found


def band_lines(texts: "Texts", place: TextFrame) -> list[LayoutBox]:
    """Returns one column of a band, its addresses as links."""
    lines: list[LayoutBox] = []
    for text, style, gap in texts:
        balanced = style in story_styles.CALLS
        lines += spaced(place.lines(with_links(text), style, place.parent.add("P"), balanced=balanced), gap)
    return lines


def band_height(columns: list[list[LayoutBox]]) -> float:
    """Returns how high a band with these columns is, with room for the legal line at its foot."""
    tallest = max(map(stack_height, columns), default=0)
    return story_styles.BAND_TOP + tallest + story_styles.BAND_GAP + 12 + story_styles.BAND_BOTTOM


Texts = list[tuple[str, Style, float]]


def _texts(story: Story, call: Style = story_styles.CALL) -> list[Texts]:
    """Returns the columns that have something in them."""
    house = story.house
    calls = ((house.call_to_action, call), (house.contact, story_styles.BAND_TEXT))
    columns = [
        [(text.strip(), style, 6.0) for text, style in calls if text.strip()],
        _labelled(story.labels.about_customer, story.about_customer),
        _labelled(story.labels.about_us, house.about_us),
    ]
    return [texts for texts in columns if texts]


def _labelled(label: str, text: str) -> Texts:
    return [(label, story_styles.BAND_LABEL, 0.0), (text.strip(), story_styles.BAND_TEXT, 2.0)] if text.strip() else []
