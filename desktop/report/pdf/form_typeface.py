"""Embeds the typeface in which a viewer sets what somebody types into a form: Lato with the letters of Windows-1252.

The typefaces of our own text have codes for just the letters on the page; whoever types needs a usual encoding.
"""

from functools import cache
from hashlib import md5
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFDocument

from desktop.report.fonts.typefaces import FontStyle
from desktop.report.pdf.embed_fonts import compressed
from desktop.report.pdf.tagging import Raw, referred

FORM_FACE = "Lato"
FIRST, LAST = 32, 255
FONT = (
    "<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar {first} /LastChar {last}"
    " /Widths [{widths}] /FontDescriptor {descriptor} >>"
)
# Flags 32: letters of a usual encoding.
DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [{box}] /ItalicAngle 0 /Ascent {ascent}"
    " /Descent {descent} /CapHeight {capital} /StemV 80 /FontFile2 {file} >>"
)


def embedded(document: PDFDocument) -> str:
    """Adds the typeface to `document`; returns the reference to it."""
    data, facts = _cut()
    file = referred(document, compressed(data, Length1=len(data)))
    descriptor = Raw(document, DESCRIPTOR.format(file=file, **facts))
    return Raw(document, FONT.format(descriptor=descriptor.reference, first=FIRST, last=LAST, **facts)).reference


@cache
def _cut() -> tuple[bytes, dict[str, object]]:
    """Returns the font file, and what a document says of it."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    codes = [bytes([code]).decode("cp1252", "replace") for code in range(FIRST, LAST + 1)]
    font = TTFont(str(files("fontpkg_lato").joinpath("files", FontStyle.REGULAR.value[0])), recalcTimestamp=False)
    letters, metrics, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    widths = [metrics[letters[ord(sign)]][0] if ord(sign) in letters else 0 for sign in codes]
    subsetter = Subsetter(Options(layout_features=[], hinting=False, name_IDs=[6], notdef_outline=True))
    subsetter.populate(unicodes=[ord(sign) for sign in codes if ord(sign) in letters])
    subsetter.subset(font)
    file = BytesIO()
    font.save(file)
    data = file.getvalue()

    def scaled(*values: int) -> str:
        return " ".join(str(round(value * 1000 / units)) for value in values)

    head, tag = font["head"], "".join(chr(65 + byte % 26) for byte in md5(data, usedforsecurity=False).digest()[:6])
    return data, {
        "name": f"{tag}+Lato-Regular",
        "widths": scaled(*widths),
        "box": scaled(head.xMin, head.yMin, head.xMax, head.yMax),
        "ascent": scaled(font["hhea"].ascent),
        "descent": scaled(font["hhea"].descent),
        "capital": scaled(font["OS/2"].sCapHeight),
    }
