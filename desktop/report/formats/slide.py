"""Writes a case study as one slide (PPTX): the headline, its results at a glance, a native chart where one is true, a quote.

The notes of the slide are empty, and what its chart holds can be read on the slide.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from desktop.core.contrast import colour_of, readable
from desktop.report.document.characters import one_line
from desktop.report.document.outline import Picture
from desktop.report.document.story import Result, Story
from desktop.report.document.wording import dotted
from desktop.report.formats.office_file import describe, packed
from desktop.report.formats.slide_proofs import Proof, Words, proofs_of, values_of, words_of

# In points: a slide of 16 to 9.
WIDTH, HEIGHT, MARGIN = 960, 540, 48
HOUSE, INK, SOFT, QUIET_LINE = "0F5C6E", "1D2125", "5F656D", "D9D5CB"
FONT = "Calibri"
TITLE_ONLY = 5
# Where results begin, how wide they are beside a chart, what parts columns, and up to how many signs figures are large.
TOP, HALF, GAP, FITS_LARGE = 148, 420, 20, 30


def slide(story: Story) -> bytes:
    """Returns `story` as a file with one slide."""
    from pptx import Presentation
    from pptx.util import Pt

    show = Presentation()
    show.slide_width, show.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _fill(show.slides.add_slide(show.slide_layouts[TITLE_ONLY]), story)
    describe(show.core_properties, story, has_summary=False)
    made = BytesIO()
    show.save(made)
    return packed(made.getvalue())


def _fill(on: Any, story: Story) -> None:
    house = readable(story.house.first_colour).lstrip("#").upper()
    colour = house if colour_of(house) else HOUSE
    status = dotted((story.labels.kicker, story.status))
    _words(on, (MARGIN, 28, 600, 20), [(one_line(status), 12, SOFT, False)])
    _title(on, one_line(story.title.text))
    drawn = next((one for one in story.results if values_of(one)), None)
    if drawn:
        _below_each_other(on, proofs_of(story), colour)
        _chart(on, drawn, story, colour)
    else:
        _beside_each_other(on, proofs_of(story), colour)
    if said := words_of(story):
        _quote(on, said, colour, large=drawn is None)
    _line(on, (MARGIN, HEIGHT - 44, WIDTH - 2 * MARGIN, 0.75), QUIET_LINE)
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


def _below_each_other(on: Any, proofs: Sequence[Proof], colour: str) -> None:
    """Writes results into the left half."""
    for n, proof in enumerate(proofs):
        _words(on, (MARGIN, TOP + n * 88, HALF, 86), _lines(proof, 24, colour))


def _beside_each_other(on: Any, proofs: Sequence[Proof], colour: str) -> None:
    """Writes results into columns, all figures in one size."""
    large = 38 if sum(len(one.figure) for one in proofs) < FITS_LARGE else 28
    each = (WIDTH - 2 * MARGIN) / max(1, len(proofs))
    for n, proof in enumerate(proofs):
        left = MARGIN + n * each
        _line(on, (left, TOP + 8, each - GAP, 2), colour)
        _words(on, (left, TOP + 16, each - GAP, 170), _lines(proof, large, colour))


def _lines(proof: Proof, large: float, colour: str) -> list[tuple[str, float, str, bool]]:
    """Returns the lines of a result; what has no figure says what it is of in its place."""
    told = ((proof.category, 11, SOFT, False), (proof.figure, large, colour, True), (proof.label, 13, INK, not proof.figure))
    return [line for line in (*told, (proof.more, 11.5, SOFT, False)) if line[0]]


def _chart(on: Any, result: Result, story: Story, colour: str) -> None:
    """Draws a result beside the others, with what it is of above it."""
    from desktop.report.formats.slide_chart import add_chart

    place = (WIDTH / 2 + 12, TOP, WIDTH / 2 - MARGIN - 12, 236)
    _set(add_chart(on, result, story.labels, place, colour), [(one_line(result.heading).rstrip("."), 14, INK, True)])


def _quote(on: Any, said: Words, colour: str, large: bool) -> None:
    size = 24 if large and len(said.text) < 120 else 17
    lines = [(said.text, size, INK, False)]
    lines += [(said.by, 12, SOFT, False)] if said.by else []
    wide, top = WIDTH - 2 * MARGIN - 12, 372 if large else 418
    # Half as wide as it is high is what a letter takes, more or less.
    rows = 1 + int(len(said.text) * size * 0.5 / wide)
    _line(on, (MARGIN, top + 4, 3, rows * size * 1.2 + (18 if said.by else 4)), colour)
    _words(on, (MARGIN + 12, top, wide, HEIGHT - 50 - top), lines)


def _line(on: Any, place: tuple[float, float, float, float], colour: str) -> None:
    """Draws a bar without words, which assistive technology passes over."""
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Pt

    bar = on.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Pt(at) for at in place))
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]  # untyped there
    bar.line.fill.background()
    bar.name = ""
    # The theme would give it a shadow.
    bar._element.remove(bar._element.find(f"{{{bar._element.nsmap['p']}}}style"))


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
    # All text begins on the margin.
    frame.margin_left = frame.margin_right = 0
    for n, (text, size, colour, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]  # untyped there
