"""Sets tiles in a row, and the quiet table of further results."""

from collections.abc import Sequence

from desktop.report.document.cancel import breathe
from desktop.report.document.marked import unmarked
from desktop.report.document.outline import Span
from desktop.report.document.story import Labels, Result, Row, Tile
from desktop.report.layout import boxes, story_styles, styles
from desktop.report.layout.boxes import Gap, LayoutBox, as_decoration, before, nothing, spaced, stack_height
from desktop.report.layout.line_breaking import Run, set_lines
from desktop.report.layout.pen import Pen
from desktop.report.layout.story_graphics import bars
from desktop.report.layout.story_styles import Setting
from desktop.report.layout.styles import Style
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.tagging import Element

CATEGORY_COLUMN, SIDE_COLUMN = 54.0, 114.0
FEWEST_ROWS = 3


def tiles(found: Sequence[Tile], place: TextFrame, gap: Gap) -> list[LayoutBox]:
    """Returns up to three tiles in one row, which never breaks; two share the width."""
    if not found:
        return []
    width = (place.width - (len(found) - 1) * story_styles.GUTTER) / len(found)
    places = [place.under("Sect").at(place.x + n * (width + story_styles.GUTTER), width) for n in range(len(found))]
    figure = _figure_style(found, width, place.region, story_styles.FIGURES)
    columns = [_tile(tile, inside, figure) for tile, inside in zip(found, places, strict=True)]
    return spaced([_row([(tile, inside, column) for tile, inside, column in zip(found, places, columns, strict=True)])], gap)


def single(tile: Tile, drawn: Result | None, place: TextFrame, setting: Setting, gap: Gap) -> list[LayoutBox]:
    """Returns the only result in one row across: its figure large, its graphic or else its label beside it."""
    inside = place.under("Sect")
    third = (place.width - 2 * story_styles.GUTTER) / 3
    sizes = (story_styles.SINGLE_FIGURE, *story_styles.FIGURES)
    if drawn:
        left = inside.at(place.x, third)
        right = inside.at(place.x + third + story_styles.GUTTER, place.width - third - story_styles.GUTTER)
        column = _tile(tile, left, _figure_style([tile], third, place.region, sizes))
        graphic = bars(drawn, right, setting)
        down = max((stack_height(column) - graphic.height) / 2, 0)
        return spaced([_row([(tile, inside, column)], [LayoutBox(down, nothing), graphic])], gap)
    return spaced([_row([(tile, inside, _across(tile, inside, sizes))])], gap)


def _across(tile: Tile, place: TextFrame, sizes: Sequence[Style]) -> list[LayoutBox]:
    """Returns the lines of a tile over the full width: its label beside the figure where there is room, else below."""
    figure = _figure_style([tile], place.width, place.region, sizes)
    category = story_styles.CATEGORY.inked(colour=styles.TONES[tile.tone])
    lines = place.lines((Span(tile.category),), category, place.parent.add("P"))
    rows = set_lines(tuple(_figure_runs(tile, figure)), place.width, place.region)
    room = place.width - rows[0].width - story_styles.GUTTER
    if len(rows) > 1 or room < place.width / 3:
        place.parent.kids.pop()
        return _tile(tile, place, figure)
    element = place.parent.add("P", language=_spoken(tile, place))
    beside_ = place.at(place.x + place.width - room, room)
    label = beside_.lines((unmarked(tile.label, tile.note),), story_styles.TILE_LABEL, element)
    label += spaced(beside_.lines((Span(tile.third),), story_styles.SMALL, element), 2) if tile.third else []
    shown = place.slab(rows[0], figure, element)
    down = max(figure.leading - stack_height(label), 0) / 2 + 2
    return lines + spaced([_beside_figure(shown, label, down)], 2)


def _beside_figure(shown: LayoutBox, label: list[LayoutBox], down: float) -> LayoutBox:
    def draw(pen: Pen, left: float, top: float) -> None:
        shown.draw(pen, left, top)
        _draw_stack(label, pen, left, top - down)

    return LayoutBox(max(shown.height, down + stack_height(label)), draw)


def _row(found: Sequence[tuple[Tile, TextFrame, list[LayoutBox]]], graphic: list[LayoutBox] | None = None) -> LayoutBox:
    """Returns tiles side by side as one box, each under a rule of its colour; the only one may have a graphic beside it."""
    above = story_styles.TILE_RULE + story_styles.TILE_PADDING
    height = max(stack_height(column) for _, _, column in found)

    def draw(pen: Pen, left: float, top: float) -> None:
        for tile, inside, column in found:
            with pen.element(None):
                tone = styles.TONES[tile.tone]
                pen.bar(left + inside.x, top - story_styles.TILE_RULE, inside.width, story_styles.TILE_RULE, tone)
            _draw_stack(column, pen, left, top - above)
        _draw_stack(graphic or [], pen, left, top - above)

    return LayoutBox(max(height, stack_height(graphic or [])) + above, draw)


def _draw_stack(column: Sequence[LayoutBox], pen: Pen, left: float, y: float) -> None:
    for number, slab in enumerate(column):
        y -= slab.gap if number else 0
        slab.draw(pen, left, y)
        y -= slab.height


def _figure_style(found: Sequence[Tile], width: float, region: int, sizes: Sequence[Style]) -> Style:
    """Returns the largest of `sizes` in which every figure of the row stands on one line, else the smallest."""
    for style in sizes:
        if all(len(set_lines(tuple(_figure_runs(tile, style)), width, region)) == 1 for tile in found):
            return style
    return sizes[-1]


def _figure_runs(tile: Tile, style: Style) -> list[Run]:
    small = story_styles.HEDGE.ink
    runs: list[Run] = [(f"{tile.hedge}\u00a0", small)] if tile.hedge else []
    runs.append((tile.figure, style.ink))
    return [*runs, (f"\u00a0{tile.way}", small)] if tile.way else runs


def _tile(tile: Tile, place: TextFrame, figure: Style) -> list[LayoutBox]:
    """Returns the lines of a tile: its category, and in one paragraph the figure, what it is of, and what it was."""
    category = story_styles.CATEGORY.inked(colour=styles.TONES[tile.tone])
    lines = place.lines((Span(tile.category),), category, place.parent.add("P"))
    element = place.parent.add("P", language=_spoken(tile, place))
    rows = set_lines(tuple(_figure_runs(tile, figure)), place.width, place.region)
    if len(rows) > 1:
        rows = set_lines(tuple(_figure_runs(tile, story_styles.SMALLEST_FIGURE)), place.width, place.region)
    lines += spaced([place.slab(row, figure, element) for row in rows], 2)
    label = place.lines((unmarked(tile.label, tile.note),), story_styles.TILE_LABEL, element, balanced=True)
    lines += spaced(label, 3)
    if tile.third:
        lines += spaced(place.lines((Span(tile.third),), story_styles.SMALL, element), 3)
    return lines


def _spoken(tile: Tile, place: TextFrame) -> str:
    return place.spoken(tile.hedge, tile.figure, tile.way, tile.label.text, tile.third)


def table(rows: Sequence[Row], labels: Labels, place: TextFrame, gap: Gap) -> list[LayoutBox]:
    """Returns the further results as a table: category, what it is, before, now; each page with some has its head."""
    if not rows:
        return []
    sides = any(row.before for row in rows), any(row.now for row in rows)
    columns = _columns(place, rows)
    inside = place.under("Table")
    head = inside.under("TR")
    titles = (labels.further, "", labels.before if sides[0] else "", labels.now if sides[1] else "")
    heads = (place.at(place.x, columns[2].x - place.x - 8), *columns[1:])
    found = _line([(_own(head, title), at) for title, at in zip(titles, heads, strict=True) if title])
    head.parent.kids[0].columns = 2  # type: ignore[union-attr]  # the first cell, over category and metric
    again = as_decoration(found[0])
    found[0].keep = True
    for number, row in enumerate(rows):
        breathe()
        cells = _cells(row, inside.under("TR"), columns, sides)
        cells[0].draw = before(_rule(place), cells[0].draw)
        cells[0].again = again if number else None
        # Three rows at least stand on each page.
        cells[-1].keep = number < FEWEST_ROWS - 1 or len(rows) - FEWEST_ROWS <= number < len(rows) - 1
        found += spaced(cells, 2 if number else 3)
    return spaced(found, gap)


def _columns(place: TextFrame, rows: Sequence[Row]) -> tuple[TextFrame, TextFrame, TextFrame, TextFrame]:
    """Returns the places of the four columns; a side takes the width of its longest text, up to a limit."""
    befores, nows = (_widest(place, [getattr(row, side) for row in rows]) for side in ("before", "now"))
    metric = place.width - CATEGORY_COLUMN - befores - nows
    x = place.x + CATEGORY_COLUMN
    return (
        place.at(place.x, CATEGORY_COLUMN - 6),
        place.at(x, metric - 8),
        place.at(x + metric, max(befores - 8, 1)),
        place.at(x + metric + befores, max(nows, 1)),
    )


def _widest(place: TextFrame, texts: Sequence[str]) -> float:
    """Returns the width of a column for `texts`, nothing where there are none."""
    widths = [place.single(text, story_styles.CELL).width for text in texts if text]
    return min(max(*widths, 36.0) + 16, SIDE_COLUMN * max(1.0, place.width / 400)) if widths else 0.0


Cell = tuple[tuple[str, Style, Element], TextFrame]


def _own(row: TextFrame, title: str) -> tuple[str, Style, Element]:
    return title, story_styles.TABLE_HEAD, row.parent.add("TH", language=row.language)


def _line(cells: Sequence[Cell]) -> list[LayoutBox]:
    """Returns cells side by side as one box."""
    return [_beside([at.lines((Span(text),), style, element) for (text, style, element), at in cells if text])]


def _cells(row: Row, inside: TextFrame, columns: Sequence[TextFrame], sides: tuple[bool, bool]) -> list[LayoutBox]:
    """Returns a row: its cells side by side, then more words on it over all columns but the first."""
    category = story_styles.CATEGORY.inked(colour=styles.TONES[row.tone])
    alone = not row.before and not row.now
    wide = columns[1].at(columns[1].x, columns[3].x + columns[3].width - columns[1].x)
    cells = [columns[0].lines((Span(row.category),), category, inside.parent.add("TD"))]
    cell = inside.parent.add("TD", language=inside.spoken(row.metric.text, row.more))
    # Without figures all of it stands on one line, where there is room.
    told = (unmarked(row.metric, row.note if alone else 0), Span(f"  {row.more}" if row.more else "", quiet=True))
    metric = (wide if alone else columns[1]).lines(told if alone else told[:1], story_styles.CELL, cell)
    more = wide.lines((Span(row.more),), story_styles.MORE, cell) if row.more and not alone else []
    texts = ((row.before, sides[0], 0 if row.now else row.note), (row.now, sides[1], row.note))
    shown = [metric]
    cell.columns = 1 + sum(sides) if alone else 1
    for at, (text, there, note) in zip(columns[2:], texts, strict=True):
        if there and not alone:
            element = inside.parent.add("TD", language=inside.spoken(text))
            shown += [at.lines((Span(text, note=note),), story_styles.CELL, element)] if text else []
    if max(map(stack_height, shown)) > inside.page * 0.4:
        # Too long for a row: one below the other, so that they can go on to the next page.
        return [_beside([cells[0]], 0), *(line for lines in shown for line in lines), *more, LayoutBox(4, boxes.nothing)]
    # More words are read with their cell, so they are drawn with it, below the highest of all.
    shown[0] = [*metric, LayoutBox(max(map(stack_height, shown)) - stack_height(metric), nothing), *more] if more else metric
    row_box = _beside([*cells, *shown])
    if boxes.is_short([row_box], inside.page):
        return [row_box]
    shown[0] = metric
    return [_beside([*cells, *shown], 0), *more, LayoutBox(4, boxes.nothing)]


def _beside(cells: Sequence[list[LayoutBox]], foot: float = 4) -> LayoutBox:
    """Returns stacks of lines side by side as one box, as a row of a table is never broken."""
    height = max(map(stack_height, cells), default=0)

    def draw(pen: Pen, left: float, top: float) -> None:
        for cell in cells:
            y = top - 4
            for slab in cell:
                slab.draw(pen, left, y)
                y -= slab.height

    return LayoutBox(height + 4 + foot, draw)


def _rule(place: TextFrame) -> boxes.Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element(None):
            pen.rule(left + place.x, top, left + place.x + place.width, top, story_styles.RULE, 0.75)

    return draw
