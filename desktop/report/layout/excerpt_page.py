"""Draws one result or one quote of a case study on a small wide page, which becomes a picture for posts and slides.

The words take the largest size in which they fit; a page that is no approved version says at its foot what it is.
"""

from collections.abc import Sequence

from desktop.report.document.characters import clean, one_line
from desktop.report.document.story import Excerpt, Quoted, Tile
from desktop.report.document.wording import dotted
from desktop.report.fonts.typefaces import FontStyle
from desktop.report.layout import styles
from desktop.report.layout.line_breaking import Line, set_lines
from desktop.report.layout.pen import Pen
from desktop.report.layout.story_styles import HOUSE, RULE, TEXT2, story_style
from desktop.report.layout.styles import INK, SOFT, Style
from desktop.report.pdf.tagging import Element

# In points; twice as many pixels.
EXCERPT_SIZE = (600.0, 315.0)
MARGIN, STROKE, FOOT, FOOT_RULE = 40.0, 6.0, 24.0, 46.0
HEAD = 38.0
# With more nothing is measured: no size is small enough.
MOST_LETTERS = 1_500
FIGURES = tuple(story_style(FontStyle.BOLD, size, size * 1.12, HOUSE, tracking=-0.015) for size in (72, 58, 46, 36, 28, 20))
QUOTES = tuple(story_style(FontStyle.LIGHT_ITALIC, size, size * 1.36) for size in (30, 26, 22, 19, 16.5, 14, 12, 10, 8))
CATEGORY = story_style(FontStyle.BOLD, 13, 18)
LABEL, THIRD = story_style(FontStyle.SEMIBOLD, 20, 26, INK), story_style(FontStyle.REGULAR, 14, 20, SOFT)
BY = story_style(FontStyle.REGULAR, 13, 18, TEXT2)
FOOTER, MARK = story_style(FontStyle.SEMIBOLD, 11, 14, TEXT2), story_style(FontStyle.REGULAR, 10, 14, SOFT)

Block = list[tuple[Line, Style, float]]


def fits(excerpt: Excerpt) -> bool:
    """Returns whether the words of `excerpt` have room on its page."""
    width, height = EXCERPT_SIZE
    said = excerpt.pull.said.text if excerpt.pull else excerpt.tiles[0].label.text
    if len(said) > MOST_LETTERS:
        return False
    room = _room(height)
    return _height(_block(excerpt, width - 2 * MARGIN, room, 0)) <= room


def draw_excerpt(excerpt: Excerpt, size: tuple[float, float], region: int, pen: Pen) -> None:
    """Draws the page of `excerpt` on paper of `size`."""
    width, height = size
    root = pen.structure.root = Element("Document")
    pen.begin_page()
    with pen.element(None):
        pen.bar(0, height - STROKE, width, STROKE, HOUSE)
        pen.rule(MARGIN, FOOT_RULE, width - MARGIN, FOOT_RULE, RULE, 0.75)
    room = _room(height)
    block = _block(excerpt, width - 2 * MARGIN, room, region)
    y = height - HEAD - max(0.0, (room - _height(block)) / 2)
    with pen.element(root.add("P")):
        for line, style, gap in block:
            y -= gap
            pen.line(line, MARGIN, y - style.base)
            y -= style.leading
    with pen.element(root.add("P")):
        _foot(excerpt, width, region, pen)
    pen.end_page()


def _foot(excerpt: Excerpt, width: float, region: int, pen: Pen) -> None:
    mark = _lines("" if excerpt.approved else excerpt.mark, MARK, width / 2, region)[:1]
    taken = mark[0].width + 20 if mark else 0
    for line in mark:
        pen.line(line, width - MARGIN - line.width, FOOT)
    names = dotted((one_line(excerpt.house.name), one_line(excerpt.customer)))
    for line in _lines(names, FOOTER, width - 2 * MARGIN - taken, region)[:1]:
        pen.line(line, MARGIN, FOOT)


def _block(excerpt: Excerpt, width: float, room: float, region: int) -> Block:
    """Returns the lines with the space above each, in the largest size in which they fit."""
    sizes = FIGURES if excerpt.tiles else QUOTES
    block: Block = []
    for style in sizes:
        block = _tile(excerpt.tiles[0], style, width, region) if excerpt.tiles else _quote(excerpt.pull, style, width, region)
        if _height(block) <= room and (style is sizes[-1] or not _is_broken(block, style)):
            return block
    return block


def _room(height: float) -> float:
    return height - HEAD - FOOT_RULE - 14


def _height(block: Block) -> float:
    return sum(style.leading + gap for _, style, gap in block)


def _is_broken(block: Block, style: Style) -> bool:
    """Whether the figure takes more than one line."""
    return style in FIGURES and sum(one is style for _, one, _ in block) > 1


def _tile(tile: Tile, style: Style, width: float, region: int) -> Block:
    category = CATEGORY.inked(colour=styles.TONES[tile.tone])
    figure = " ".join(filter(None, (tile.hedge, tile.figure, tile.way)))
    parts = ((tile.category, category, 0.0), (figure, style, 4.0), (tile.label.text, LABEL, 6.0), (tile.third, THIRD, 4.0))
    return [line for text, look, gap in parts for line in _spaced(_lines(one_line(text), look, width, region), look, gap)]


def _quote(quoted: Quoted | None, style: Style, width: float, region: int) -> Block:
    if quoted is None:
        return []
    said = _lines(clean(quoted.said.text), style, width, region, balanced=True)
    return [*_spaced(said, style, 0), *_spaced(_lines(one_line(quoted.by), BY, width, region), BY, 12)]


def _spaced(lines: Sequence[Line], style: Style, gap: float) -> Block:
    return [(line, style, 0.0 if n else gap) for n, line in enumerate(lines)]


def _lines(text: str, style: Style, width: float, region: int, balanced: bool = False) -> tuple[Line, ...]:
    return set_lines(((text, style.ink),), width, region, balanced) if text.strip() else ()
