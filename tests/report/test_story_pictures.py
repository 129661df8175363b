"""Looks at pictures of all pages of all case studies: how they are filled, and what stands where."""

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from desktop.report.content.case_study import case_study
from desktop.report.document.story import Story
from desktop.report.layout import story_styles
from desktop.report.pdf_writer import Paper
from tests.report.content.story.told import ALL, whole
from tests.report.every_document import OURS
from tests.report.reading import page_texts, pdf, visible
from tests.samples import some

# Pixels for a point, and how dark one must be to be seen.
SCALE, INK = 0.5, 215
HALF, MOST_OF_IT = 0.5, 0.6
# The band where it does not grow, and how much of a page above it may stay white.
LOWEST_BAND, MOST_WHITE = 150.0, 0.2
HOUSE = QColor.fromRgbF(*story_styles.HOUSE)


@dataclass(frozen=True)
class Seen:
    """What is seen of a page, in points from its top: rows with ink above the band, where that begins, ink at the sides."""

    height: float
    rows: tuple[float, ...]
    band: float
    sides: bool

    @property
    def text_end(self) -> float:
        """Where the text ends, above the line at the foot of the page."""
        return max(y for y in self.rows if y < self.floor)

    @property
    def floor(self) -> float:
        """Where text has to end."""
        return min(self.band, self.height - story_styles.MARGIN_BOTTOM)

    @property
    def filled(self) -> float:
        """The share of its room that the text takes, where the band takes no more than it needs."""
        room = self.height - LOWEST_BAND if self.band < self.height else self.floor
        return (self.text_end - story_styles.MARGIN_TOP) / (room - story_styles.MARGIN_TOP)

    @property
    def white(self) -> float:
        """The share of the page that stays white below the text."""
        return (self.floor - self.text_end) / self.height


def seen(data: bytes) -> list[Seen]:
    """Returns what is seen of each page of a PDF."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    found = [_looked_at(document, number) for number in range(document.pageCount())]
    document.close()
    return found


def _looked_at(document: QPdfDocument, number: int) -> Seen:
    size = document.pagePointSize(number)
    picture = document.render(number, QSize(round(size.width() * SCALE), round(size.height() * SCALE)))
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    house = [y for y in range(paper.height()) if _is_house(paper.pixelColor(1, y))]
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    bits: Any = grey.constBits()
    lines = [bytes(bits[y * grey.bytesPerLine() :][: grey.width()]) for y in range(grey.height())]
    side = round((story_styles.MARGIN_SIDE - 4) * SCALE)
    band = house[0] if house else grey.height()
    return Seen(
        size.height(),
        tuple(y / SCALE for y, line in enumerate(lines[:band]) if min(line) < INK),
        band / SCALE,
        any(min(line[:side] + line[-side:]) < INK for line in lines[:band]),
    )


def _is_house(colour: QColor) -> bool:
    apart = (colour.red() - HOUSE.red(), colour.green() - HOUSE.green(), colour.blue() - HOUSE.blue())
    return max(map(abs, apart)) < 8


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", some(ALL, 10))
def test_a_study_fills_one_page_or_two(name: str, paper: Paper) -> None:
    made = case_study(whole(name), ours=OURS)
    pages = seen(pdf(made, paper))
    texts = [visible(text) for text in page_texts(made, paper)]
    assert len(pages) in (1, 2)
    # The band closes the last page only, and no text touches it or runs into a margin.
    assert [page.band < page.height for page in pages] == [number == len(pages) - 1 for number in range(len(pages))]
    for page in pages:
        assert not page.sides and page.text_end <= page.floor - 8
    assert pages[0].filled >= MOST_OF_IT and pages[-1].filled >= HALF
    # What the text leaves of the last page, the band takes.
    assert pages[-1].white <= MOST_WHITE
    for sentence in made.summary:
        assert visible(sentence.text) in texts[0]
    for tile in made.tiles:
        assert visible(tile.figure) in texts[0] and visible(tile.label.text) in texts[0]
    for text in texts[1:]:
        assert text.startswith(openings(made)), text[:60]


def openings(made: Story) -> tuple[str, ...]:
    """Returns with what a page may begin: a heading, the large quote, a result; no note, no source, no loose item."""
    labels = made.labels
    heads = [labels.challenge, labels.overcome, labels.solution, labels.results, labels.further, labels.feelings, labels.quotes]
    heads += [
        labels.told,
        labels.next,
        *(result.heading for result in made.results),
        *((made.pull.said.text,) if made.pull else ()),
    ]
    return tuple(visible(head) for head in heads if visible(head))
