"""Embeds font subsets in a PDF: one composite font for each face, with the letters that every glyph stands for.

Codes are given in the order in which glyphs are first drawn, so the same document always gets the same fonts.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache, partial
from hashlib import md5
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFStream

from desktop.report.document.cancel import breathe
from desktop.report.fonts.shaping import FaceRun, Glyph
from desktop.report.fonts.subset import EMPTY, GlyphOutline, font_file, outline
from desktop.report.fonts.typefaces import Typeface
from desktop.report.pdf.tagging import Raw, referred

# A viewer reads at most this many entries in one block of a character map (ISO 32000-1, 9.10.3).
MAP_BLOCK = 100
MOST_CODES, MOST_ADVANCE = 65_000, 65_535
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
# Flags 4: symbolic font. The heights are those of Lato, close enough for the viewers that read them.
DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle {angle} /Ascent {ascent}"
    " /Descent {descent} /CapHeight 720 /StemV 80 /FontFile2 {file} >>"
)
DESCENDANT = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    " /Supplement 0 >> /FontDescriptor {descriptor} /CIDToGIDMap /Identity /DW 0 /W [1 [{widths}]] >>"
)
FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
    " /DescendantFonts [{descendant}] /ToUnicode {letters} >>"
)


def compressed(content: bytes, **entries: object) -> PDFStream:
    """Returns a stream deflated in the same way on every machine."""
    return _deflated(zlib.compress(content), **entries)


def _deflated(data: bytes, **entries: object) -> PDFStream:
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode"), **entries}), data)


class SubsetFont:
    """The glyphs of one face that a document uses; `name` is what the page calls it."""

    def __init__(self, face: Typeface, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[Glyph, str] = {}
        self._shown: dict[FaceRun, str] = {}

    def has_room_for(self, runs: Sequence[FaceRun]) -> bool:
        """Returns whether the font has codes left for all glyphs of `runs`; a font has no more than 65,535."""
        return len(self._codes) + sum(len(run.glyphs) for run in runs) < MOST_CODES or not self._codes

    @property
    def faceless(self) -> set[str]:
        """The characters used that no face has."""
        return {sign for glyph in self._codes for sign in glyph.lacking}

    def shown(self, run: FaceRun) -> str:
        """Returns the codes of `run` in hexadecimal digits, interrupted where the pen moves back."""
        shown = self._shown.get(run)
        if shown is None:
            codes = (
                self._code(glyph) + (f"> {kern} <" if kern else "") for glyph, kern in zip(run.glyphs, run.kerns, strict=True)
            )
            shown = self._shown[run] = "".join(codes)
        return shown

    def _code(self, glyph: Glyph) -> str:
        """Returns the code of `glyph`; the same drawing for another letter has another code."""
        code = self._codes.get(glyph)
        if code is None:
            code = self._codes[glyph] = f"{len(self._codes) + 1:04X}"
        return code

    def embed(self, document: PDFDocument) -> None:
        """Adds the font to `document` under its name."""
        cut = _cut(self.face, tuple(self._codes))
        file = referred(document, _deflated(cut.file, Length1=cut.length))
        letters = referred(document, _deflated(cut.letters))
        descriptor = Raw(document, cut.descriptor.format(file=file))
        descendant = Raw(document, DESCENDANT.format(name=cut.name, descriptor=descriptor.reference, widths=cut.widths))
        font = Raw(document, FONT.format(name=cut.name, descendant=descendant.reference, letters=letters))
        document.idToObject["BasicFonts"][self.name] = font.reference


class _Cut(NamedTuple):
    """A font subset: its parts as they stand in a file; the descriptor lacks only the reference to the font file."""

    name: str
    file: bytes
    length: int
    letters: bytes
    descriptor: str
    widths: str


@lru_cache(maxsize=64)
def _cut(face: Typeface, glyphs: tuple[Glyph, ...]) -> _Cut:
    """Returns the font that holds `glyphs` under the codes 1, 2, 3 …"""
    outlines = [EMPTY, *map(partial(_drawn, face), glyphs)]
    # A tower of marks may be wider than a font can state; the page itself places the next letter.
    advances = [0, *(min(round(glyph.advance * face.upem), MOST_ADVANCE) for glyph in glyphs)]
    data = font_file(face.upem, outlines, advances)
    # Six letters distinguish this subset from others of the same face (ISO 32000-1, 9.6.4).
    tag = "".join(chr(65 + byte % 26) for byte in md5(data, usedforsecurity=False).digest()[:6])
    name = f"{tag}+{face.name}"
    widths = " ".join(f"{advance * 1000 / face.upem:.6g}" for advance in advances[1:])
    return _Cut(name, zlib.compress(data), len(data), zlib.compress(_letters(glyphs)), _descriptor(face, name, outlines), widths)


def _drawn(face: Typeface, glyph: Glyph) -> GlyphOutline:
    breathe()
    return outline(face, glyph.parts)


def _descriptor(face: Typeface, name: str, outlines: list[GlyphOutline]) -> str:
    scale = 1000 / face.upem
    boxes = [outline.box for outline in outlines if outline.data] or [EMPTY.box]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    box = " ".join(str(round(value * scale)) for value in (min(lefts), min(bottoms), max(rights), max(tops)))
    extents = face.font.get_font_extents("ltr")
    angle = -12 if "Italic" in face.name else 0
    ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
    return DESCRIPTOR.format(name=name, box=box, angle=angle, ascent=ascent, descent=descent, file="{file}")


def _letters(glyphs: tuple[Glyph, ...]) -> bytes:
    """Returns the character map from codes to the letters they stand for, in UTF-16BE."""
    lines = [f"<{code:04X}> <{glyph.text.encode('utf-16-be').hex().upper()}>\n" for code, glyph in enumerate(glyphs, start=1)]
    blocks = [lines[start : start + MAP_BLOCK] for start in range(0, len(lines), MAP_BLOCK)]
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return MAP_HEAD + body.encode() + MAP_TAIL
