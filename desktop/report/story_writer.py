"""Draws a case study on its pages: text, hairlines, the closing band, and the line at the foot of each page."""

from desktop.core.contrast import Colour, colour_of, readable
from desktop.report.content.story.licence import broken_off, shortened
from desktop.report.document.cancel import breathe
from desktop.report.document.characters import one_line
from desktop.report.document.story import Excerpt, LeftOut, SalesCard, Story
from desktop.report.document.wording import dotted
from desktop.report.layout import story_styles
from desktop.report.layout.card_pages import lay_out_card
from desktop.report.layout.excerpt_page import draw_excerpt
from desktop.report.layout.line_breaking import Line, set_lines
from desktop.report.layout.pen import Pen
from desktop.report.layout.story_pages import SetStory, lay_out_story
from desktop.report.layout.story_styles import StoryGrid
from desktop.report.layout.styles import Style
from desktop.report.pdf.tagging import Element

LONGEST_FOOTER = 70
# In points, between what stands at the left of the foot and at its right.
FOOTER_GAP = 10
MOST_WORDS = 4
DOT = " · "


def draw_story(story: Story, size: tuple[float, float], region: int, pen: Pen) -> tuple[LeftOut, ...]:
    """Lays out `story` on paper of `size` and draws it with `pen`; returns the parts for which there was no room."""
    pen.recoloured = our_colours(story.house.first_colour)
    if isinstance(story, Excerpt):
        draw_excerpt(story, size, region, pen)
        return ()
    grid = StoryGrid(*size)
    found = lay_out_card(story, grid, region) if isinstance(story, SalesCard) else lay_out_story(story, grid, region)
    pen.structure.root = found.root
    for number in range(len(found.pages)):
        breathe()
        _draw(story, found, number, grid, region, pen)
    return found.left_out


def our_colours(first: str) -> dict[Colour, Colour]:
    """Returns which colours stand in place of those of the usual look, for the first colour of our company as typed."""
    if not (ours := colour_of(readable(first))):
        return {}
    # White words can be read on it, a tint of it perhaps not.
    return {story_styles.HOUSE: ours, story_styles.ON_HOUSE: (1.0, 1.0, 1.0)}


def _draw(story: Story, found: SetStory, number: int, grid: StoryGrid, region: int, pen: Pen) -> None:
    last = number == len(found.pages) - 1
    placed, rules, _ = found.pages[number].placed()
    pen.begin_page()
    with pen.element(None):
        for top, end in rules:
            x = grid.left + grid.aside - 16
            pen.rule(x, top - 2, x, min(end, top) + 2, story_styles.RULE, 0.75)
    for box, top in placed:
        box.draw(pen, grid.left, top)
    if found.band is not None and last:
        found.band.draw(pen, grid)
        _footer(story, number, len(found.pages), grid, region, pen, found.band.legal)
    else:
        _footer(story, number, len(found.pages), grid, region, pen, None)
    pen.end_page()


def _footer(story: Story, number: int, count: int, grid: StoryGrid, region: int, pen: Pen, legal: Element | None) -> None:
    """Draws whose story it is at the left, the number of the page at the right; on the band the legal line takes the left."""
    style = story_styles.LEGAL if legal else story_styles.FOOTER
    y, right = story_styles.FOOTER_BASE, grid.left + grid.full
    ours = story.house.legal_line.strip() if legal else ""
    page_of = dotted((story.mark if ours else "", story.labels.page_of.format(page=number + 1, pages=count)))
    line = _line(page_of, style, grid.full, region)
    with pen.element(None):
        if line:
            pen.line(line, right - line.width, y)
    room = grid.full - (line.width if line else 0) - FOOTER_GAP
    # How it stands is said in full; whose it is gives way to that.
    told = [shortened(ours, LONGEST_FOOTER)] if ours else [dotted((short_footer(story.footer), story.mark)), story.mark]
    left = _line(next((one for one in told if _fits(one, style, room, region)), told[-1]), style, room, region)
    with pen.element(legal if ours else None):
        if left:
            pen.line(left, grid.left, y)


def short_footer(text: str) -> str:
    """Returns what stands at the foot of a page with few words of a long name, so that nobody takes it for a sentence."""
    name, *rest = text.split(DOT)
    words = name.split()
    few = broken_off(" ".join(words[:MOST_WORDS])) if len(words) > MOST_WORDS else " ".join(words)
    return dotted((shortened(few, LONGEST_FOOTER - sum(map(len, rest))), *rest))


def _line(text: str, style: Style, width: float, region: int) -> Line | None:
    return next(iter(set_lines(((one_line(text), style.ink),), width, region)), None)


def _fits(text: str, style: Style, width: float, region: int) -> bool:
    return len(set_lines(((one_line(text), style.ink),), width, region)) < 2
