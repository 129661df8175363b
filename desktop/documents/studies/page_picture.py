"""Makes a picture (PNG) of the first page of a PDF. The file holds dots and their size: no date, no program, no words."""

# Pixels: the size that posts and previews of links have.
WIDTH, HEIGHT = 1200, 630
# Dots in a metre, the usual ones of a screen.
DOTS = 3780


def picture_of(pdf: bytes) -> bytes:
    """Returns the first page of `pdf` as a PNG; the same page gives the same bytes. Call it in a thread."""
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
    # Written into the file; else it would be that of this screen.
    paper.setDotsPerMeterX(DOTS)
    paper.setDotsPerMeterY(DOTS)
    paper.fill(QColor("#FFFFFF"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    paper.save(made, "PNG")  # type: ignore[call-overload]  # the stubs want bytes for the format, the library text
    return bytes(made.data().data())
