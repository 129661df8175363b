"""Writes a case study as one slide (PPTX): the headline, its results at a glance, a native chart where one is true, a quote.

The notes of the slide are empty, and what its chart holds can be read on the slide.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from desktop.core.contrast import colour_of, readable
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.report.document.characters import clean, one_line
from desktop.report.document.outline import Picture
from desktop.report.document.story import Quoted, Result, Story, Tile
from desktop.report.document.wording import dotted
from desktop.report.formats.office_file import describe, packed

# In points: a slide of 16 to 9.
WIDTH, HEIGHT, MARGIN = 960, 540, 48
HOUSE, INK, SOFT, BEFORE = "0F5C6E", "1D2125", "5F656D", "66778A"
FONT = "Calibri"
TITLE_ONLY = 5
MOST_TILES = 3
LONGEST_QUOTE = 220


def slide(story: Story) -> bytes:
    """Returns `story` as a file with one slide."""
    from pptx import Presentation
    from pptx.util import Pt

    show = Presentation()
    show.slide_width, show.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _fill(show.slides.add_slide(show.slide_layouts[TITLE_ONLY]), story)
    describe(show.core_properties, story)
    made = BytesIO()
    show.save(made)
    return packed(made.getvalue())


def _fill(on: Any, story: Story) -> None:
    house = readable(story.house.first_colour).lstrip("#").upper()
    colour = house if colour_of(house) else HOUSE
    status = dotted((story.labels.kicker, story.status))
    _words(on, (MARGIN, 28, 600, 20), [(one_line(status), 12, SOFT, False)])
    _title(on, one_line(story.title.text))
    drawn = next((one for one in story.results if _values(one)), None)
    quoted = next((one for one in (story.pull, story.pain, *story.quotes) if one and len(one.said.text) <= LONGEST_QUOTE), None)
    width = (WIDTH - 2 * MARGIN) * (0.5 if drawn else 1)
    _tiles(on, story.tiles[:MOST_TILES], width, colour, across=drawn is None)
    if drawn:
        _chart(on, drawn, story, colour)
    if quoted:
        _quote(on, quoted, large=drawn is None)
    foot = dotted((story.house.name, story.house.legal_line, story.footer, story.mark))
    _words(on, (MARGIN, HEIGHT - 34, WIDTH - 2 * MARGIN - 140, 20), [(one_line(foot), 10, SOFT, False)])
    for picture, left in ((story.our_logo, WIDTH - MARGIN - 120), (story.logo, WIDTH - MARGIN - 260)):
        if picture:
            _picture(on, picture, left)


def _title(on: Any, text: str) -> None:
    from pptx.util import Pt

    title: Any = on.shapes.title
    title.left, title.top, title.width, title.height = (Pt(at) for at in (MARGIN, 50, WIDTH - 2 * MARGIN, 92))
    _set(title.text_frame, [(text, 32 if len(text) < 90 else 26, INK, True)])


def _tiles(on: Any, tiles: Sequence[Tile], width: float, colour: str, across: bool) -> None:
    figures = [one_line(" ".join(filter(None, (tile.hedge, tile.figure, tile.way)))) for tile in tiles]
    # One size for the row.
    large = 40 if across and max(map(len, figures), default=0) * len(tiles) < 30 else 30
    for n, (tile, figure) in enumerate(zip(tiles, figures, strict=True)):
        label = one_line(tile.label.text) + (f", {one_line(tile.third)}" if tile.third else "")
        lines = [(one_line(tile.category), 12, SOFT, False), (figure, large, colour, True), (label, 14, INK, False)]
        each = width / len(tiles)
        place = (MARGIN + n * each, 172, each - 16, 130) if across else (MARGIN, 150 + n * 84, width - 24, 84)
        _words(on, place, lines)


def _chart(on: Any, result: Result, story: Story, colour: str) -> None:
    """Draws a bar from zero for each side; a range is full to its low end and light to its high end."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    bars, values = result.bars, _values(result)
    assert bars
    metric = one_line(result.heading).rstrip(".")
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]  # its values are of any type
    labels = story.labels
    data.categories = [one_line(f"{side}: {bar.label}") for side, bar in ((labels.before, bars.before), (labels.now, bars.after))]
    for ends in zip(*([low, high - low] for low, high in values), strict=True):
        data.add_series(metric, ends)
    place = (Pt(at) for at in (WIDTH / 2 + 12, 150, WIDTH / 2 - MARGIN - 12, 220))
    frame = on.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", one_line(bars.alt))
    frame.name = metric[:60] or one_line(bars.alt)[:60]
    chart = frame.chart
    chart.has_legend, chart.has_title = False, True
    chart.font.size, chart.font.name = Pt(14), FONT
    _set(chart.chart_title.text_frame, [(metric, 14, INK, True)])
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    chart.value_axis.minimum_scale = 0
    # The first category stands above the second.
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.plots[0].gap_width = 60
    for number, series in enumerate(chart.plots[0].series):
        for at, full in enumerate((BEFORE, colour)):
            _fill_point(series.points[at], _light(full) if number else full)


def _fill_point(point: Any, colour: str) -> None:
    from pptx.dml.color import RGBColor

    point.format.fill.solid()
    point.format.fill.fore_color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]  # untyped there


def _light(colour: str) -> str:
    """Returns a colour half as strong."""
    return "".join(f"{(int(colour[at : at + 2], 16) + 255) // 2:02X}" for at in (0, 2, 4))


def _values(result: Result) -> list[tuple[float, float]]:
    """Returns low and high of before and after, as the labels of the bars say; nothing where one of them is no plain figure."""
    if not result.bars:
        return []
    found = [read_figure(bar.label) for bar in (result.bars.before, result.bars.after)]
    plain = all(
        one.kind in (FigureKind.EXACT, FigureKind.RANGE) and one.low is not None and one.high is not None for one in found
    )
    return [(float(one.low or 0), float(one.high or 0)) for one in found] if plain and found[0].unit == found[1].unit else []


def _quote(on: Any, quoted: Quoted, large: bool) -> None:
    lines = [(clean(quoted.said.text), 26 if large and len(quoted.said.text) < 120 else 18, INK, False)]
    lines += [(one_line(quoted.by), 12, SOFT, False)] if quoted.by else []
    _words(on, (MARGIN, 350 if large else 404, WIDTH - 2 * MARGIN, 92), lines)


def _picture(on: Any, picture: Picture, left: float) -> None:
    from pptx.util import Pt

    shape = on.shapes.add_picture(BytesIO(picture.data), Pt(left), Pt(24), height=Pt(24))
    shape._element.nvPicPr.cNvPr.set("descr", one_line(picture.alt))


def _words(on: Any, place: tuple[float, float, float, float], lines: Sequence[tuple[str, float, str, bool]]) -> None:
    from pptx.util import Pt

    box = on.shapes.add_textbox(*(Pt(at) for at in place))
    _set(box.text_frame, lines)


def _set(frame: Any, lines: Sequence[tuple[str, float, str, bool]]) -> None:
    """Writes paragraphs into a frame: text, size in points, colour, bold."""
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    for n, (text, size, colour, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]  # untyped there
