"""Makes a picture (PNG) of the first page of a PDF. The file holds dots alone: no date, no program, no words."""

from io import BytesIO

# Pixels: the size that posts and previews of links have.
WIDTH, HEIGHT = 1200, 630


def picture_of(pdf: bytes) -> bytes:
    """Returns the first page of `pdf` as a PNG; the same page gives the same bytes. Call it in a thread."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    drawn = document.render(0, QSize(WIDTH, HEIGHT))
    document.close()
    # The page itself has no ground.
    paper = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    paper.fill(QColor("#FFFFFF"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    rows = bytes(paper.constBits())
    line = paper.bytesPerLine()
    image = Image.frombytes("RGB", (WIDTH, HEIGHT), rows, "raw", "RGB", line)
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()
