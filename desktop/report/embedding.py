"""Puts cut fonts into a PDF: one composite font for each face, with the letters that every glyph stands for.

A document hands out codes as glyphs are first drawn, so the same document always gets the same fonts.
"""

import zlib
from hashlib import md5

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString

from desktop.report.cutting import EMPTY, Outline, font_file, outline
from desktop.report.faces import Face
from desktop.report.shaping import Glyph

# A viewer reads at most this many entries in one block of a character map (ISO 32000-1, 9.10.3).
MAP_BLOCK = 100
SYMBOLIC = 4
MAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
MAP_TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def compressed(content: bytes, **entries: object) -> PDFStream:
    """A stream that is deflated the same way whatever the settings of the machine."""
    data = zlib.compress(content)
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode"), **entries}), data)


class CutFont:
    """The glyphs of one face that a document uses; `name` is what the page calls it."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[object, str], int] = {}
        self._glyphs: list[Glyph] = []

    def code(self, glyph: Glyph) -> str:
        """The code of `glyph` as four hexadecimal digits; the same glyph for other letters has another code."""
        key = (glyph.parts, glyph.text)
        code = self._codes.get(key)
        if code is None:
            self._glyphs.append(glyph)
            code = self._codes[key] = len(self._glyphs)
        return f"{code:04X}"

    def embed(self, document: PDFDocument) -> None:
        """Adds the font to `document` under its name."""
        upem = self.face.upem
        outlines = [EMPTY, *(outline(self.face, glyph.parts) for glyph in self._glyphs)]
        advances = [0, *(round(glyph.advance * upem) for glyph in self._glyphs)]
        data = font_file(upem, outlines, advances)
        # Six letters tell this cut from another one of the same face (ISO 32000-1, 9.6.4).
        tag = "".join(chr(65 + byte % 26) for byte in md5(data, usedforsecurity=False).digest()[:6])
        name = PDFName(f"{tag}+{self.face.name}")
        descriptor = self._descriptor(name, outlines, document.Reference(compressed(data, Length1=len(data))))
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(descriptor),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": 0,
                "W": PDFArray([1, PDFArray([round(advance * 1000 / upem, 2) for advance in advances[1:]])]),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(compressed(self._letters())),
            }
        )
        document.idToObject["BasicFonts"][self.name] = document.Reference(font)

    def _descriptor(self, name: str, outlines: list[Outline], file: object) -> PDFDictionary:
        scale = 1000 / self.face.upem
        boxes = [outline.box for outline in outlines if outline.data] or [EMPTY.box]
        box = [*(min(values) for values in zip(*(b[:2] for b in boxes), strict=True))]
        box += [max(values) for values in zip(*(b[2:] for b in boxes), strict=True)]
        extents = self.face.font.get_font_extents("ltr")
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": SYMBOLIC,
                "FontBBox": PDFArray([round(value * scale) for value in box]),
                "ItalicAngle": -12 if "Italic" in self.face.name else 0,
                "Ascent": round(extents.ascender * scale),
                "Descent": round(extents.descender * scale),
                "CapHeight": 720,
                "StemV": 80,
                "FontFile2": file,
            }
        )

    def _letters(self) -> bytes:
        """The character map from codes to the letters they stand for, in UTF-16BE."""
        lines = [
            f"<{code:04X}> <{glyph.text.encode('utf-16-be').hex().upper()}>\n" for code, glyph in enumerate(self._glyphs, start=1)
        ]
        blocks = [lines[start : start + MAP_BLOCK] for start in range(0, len(lines), MAP_BLOCK)]
        body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
        return MAP_HEAD + body.encode() + MAP_TAIL
