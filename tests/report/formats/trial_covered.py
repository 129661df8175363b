"""Tries that no format covers anything up: no hidden words, no colour like the paper's, no shape over words, no earlier text."""

import re
from collections.abc import Iterator
from io import BytesIO
from struct import unpack

from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from desktop.core.contrast import colour_of, contrast_with_white
from desktop.documents.studies.page_picture import picture_of
from desktop.documents.studies.study_pictures import excerpt_of, parts_of
from desktop.documents.studies.twin import unnamed
from desktop.report.content.case_study import case_study
from desktop.report.content.sales_card import sales_card
from desktop.report.document.story import Story
from tests.report.anonymise import anonymity
from tests.report.formats.written import FORMATS, parts_in
from tests.report.reading import pdf
from tests.report.trial_names import shapes_over_text
from tests.report.visits import full
from tests.torture.table import Outcome, Trial

PICTURE = ".png"
Box = tuple[int, int, int, int]
# The parts of office files in which words stand; styles that nothing uses may hold anything.
OF_WORDS = re.compile(
    r"word/(?:document|footer|header|comments)|ppt/(?:presentation|slides/slide|charts/)|xl/(?:workbook|worksheets)"
)
# Words that are not shown, or kept as they were before, and what lies over others.
IN_OFFICE = re.compile(
    rb"<w:(?:vanish|webHidden|specVanish|del|ins|moveFrom|moveTo|highlight|shd|pict|object|altChunk|txbxContent)\b|<wp:anchor\b"
    rb"|<mc:AlternateContent|<c:delete val=\"1\"/></c:dLbl|\bhidden=\"(?:1|true)\"|\bshow=\"0\"|\bstate=\"(?:veryH|h)idden\""
)
# Of a web page: what its style, its attributes or a comment may hide.
IN_PAGE = re.compile(
    rb"<!--|\shidden\b|display:\s*none|visibility:|opacity:|position:|clip|text-indent|font-size:\s*0|z-index|margin[^:;]*:\s*-"
)
# In which colours words are written.
IN_COLOUR = re.compile(rb'<w:color w:val="(\w{6})"|<a:rPr[^>]*>(?:(?!</a:rPr>).)*?srgbClr val="(\w{6})"', re.DOTALL)
LEAST_CONTRAST = 4.5
# Chunks of a PNG that hold dots and their size; all others may hold words.
DOTS = (b"IHDR", b"pHYs", b"IDAT", b"IEND")
POINT = 12_700


def nothing_covered_in_formats(trial: Trial) -> Outcome:
    """Writes studies, twins and cards in each format, and looks for what hides or lies over anything."""
    broken: list[str] = []
    files = 0
    for run in range(trial.runs):
        whole = anonymity.study(trial.dice)[0] if run % 2 else full()
        whole = unnamed(whole) if run % 4 == 2 else whole
        for name, story in (("study", case_study(whole)), ("card", sales_card(whole))):
            for ending, data in _files(story):
                files += 1
                broken += [f"run {run}: {ending} of the {name}: {one}" for one in covered_in(ending, data)]
    return Outcome(trial.runs, tuple(broken), f"{files} files, nothing hidden or covered")


def _files(story: Story) -> Iterator[tuple[str, bytes]]:
    for ending, (write, _) in FORMATS.items():
        yield ending, write(story)
    for part in list(parts_of(story))[:1]:
        yield ".pdf", (page := pdf(excerpt_of(story, part)))
        yield PICTURE, picture_of(page)


def covered_in(ending: str, data: bytes) -> Iterator[str]:
    """Yields what in a file of this format hides something, or lies over it."""
    if ending in (".docx", ".pptx"):
        for name, part in parts_in(data):
            if OF_WORDS.search(name):
                yield from (f"{found.group().decode()} in {name}" for found in IN_OFFICE.finditer(part))
                yield from (f"words in {colour} in {name}" for colour in _pale(part))
        yield from _over_words(data) if ending == ".pptx" else ()
    elif ending == ".html":
        yield from (f"{found.group().decode()} in the page" for found in IN_PAGE.finditer(data))
    elif ending == ".md":
        yield from ["a comment"] if b"<!--" in data or b"[//]:" in data else []
    elif ending == ".pdf":
        for page in PdfReader(BytesIO(data)).pages:
            yield from [f"{count} shapes over words"] if (count := shapes_over_text(page)[0]) else []
    elif ending == PICTURE:
        yield from (f"a part {kind!r}" for kind in _chunks(data) if kind not in DOTS)
        yield from ["it can be seen through"] if Image.open(BytesIO(data)).mode != "RGB" else []


def _pale(part: bytes) -> Iterator[str]:
    """Yields the colours of words that can hardly be told from the paper."""
    for first, second in IN_COLOUR.findall(part):
        colour = colour_of((first or second).decode())
        if colour is None or contrast_with_white(colour) < LEAST_CONTRAST:
            yield (first or second).decode()


def _over_words(data: bytes) -> Iterator[str]:
    """Yields what lies over words on a slide, or beside it: shapes lie in the order in which they are drawn."""
    show = Presentation(BytesIO(data))
    for slide in show.slides:
        words: list[tuple[str, Box]] = []
        for shape in slide.shapes:
            box = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
            if box[0] < 0 or box[1] < 0 or box[2] > show.slide_width or box[3] > show.slide_height:
                yield f"{shape.name or 'a bar'} beyond the slide"
            text = shape.text_frame.text if shape.has_text_frame else ""
            if not text.strip():
                yield from (f"{shape.name or 'a bar'} over {under[:40]!r}" for under, other in words if _overlap(box, other))
            else:
                words.append((text, box))


def _overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than a point in both directions."""
    return all(min(one[n + 2], other[n + 2]) - max(one[n], other[n]) > POINT for n in (0, 1))


def _chunks(data: bytes) -> Iterator[bytes]:
    """Yields the kind of each chunk of a PNG."""
    at = 8
    while at < len(data):
        (length,) = unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8]
        at += 12 + length
