"""Draws before and after of a result as a native chart of a slide, with a workbook in it that holds words as words.

A program imports this only when a slide has a chart, so python-pptx is imported at its head.
"""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from desktop.report.document.characters import one_line
from desktop.report.document.story import Labels, Result
from desktop.report.formats.slide_proofs import values_of

FONT, BEFORE = "Calibri", "66778A"


class _Workbook(CategoryWorkbookWriter):
    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        # What somebody typed is never a formula or a link.
        worksheet.strings_to_formulas = worksheet.strings_to_urls = False
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[no-untyped-call]  # untyped there


class _Data(CategoryChartData):
    @property
    def _workbook_writer(self) -> _Workbook:
        return _Workbook(self)  # type: ignore[no-untyped-call]  # untyped there


def add_chart(on: Any, result: Result, labels: Labels, place: tuple[float, float, float, float], colour: str) -> Any:
    """Draws a bar from zero for each side; a range is full to its low end and light to its high end. Returns its empty title."""
    bars, values = result.bars, values_of(result)
    assert bars
    metric = one_line(result.heading).rstrip(".")
    data: Any = _Data()  # type: ignore[no-untyped-call]  # its values are of any type
    sides = [one_line(f"{side}: {bar.label}") for side, bar in ((labels.before, bars.before), (labels.now, bars.after))]
    data.categories = sides
    for ends in zip(*([low, high - low] for low, high in values), strict=True):
        data.add_series(metric, ends)
    frame = on.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *(Pt(at) for at in place), data)
    # It says what is drawn here: no aim, as on paper.
    drawn = ". ".join(filter(None, (metric, *sides)))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", drawn)
    frame.name = drawn[:60]
    chart = frame.chart
    chart.has_legend, chart.has_title = False, True
    chart.font.size, chart.font.name = Pt(14), FONT
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    chart.value_axis.minimum_scale = 0
    # The first category stands above the second.
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.plots[0].gap_width = 60
    for number, series in enumerate(chart.plots[0].series):
        for at, full in enumerate((BEFORE, colour)):
            _fill_point(series.points[at], _light(full) if number else full)
    return chart.chart_title.text_frame


def _fill_point(point: Any, colour: str) -> None:
    point.format.fill.solid()
    point.format.fill.fore_color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]  # untyped there


def _light(colour: str) -> str:
    """Returns a colour half as strong."""
    return "".join(f"{(int(colour[at : at + 2], 16) + 255) // 2:02X}" for at in (0, 2, 4))
