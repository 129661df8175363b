"""Writes the fields of a PDF form: boxes to tick and lines to write on, with their looks and an embedded typeface.

Each field has a name, words for a screen reader, and its place in the structure (ISO 32000-1, 12.7; ISO 14289-1, 7.18).
"""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName

from desktop.report.pdf.embed_fonts import compressed
from desktop.report.pdf.form_typeface import FORM_FACE, embedded
from desktop.report.pdf.tagging import Element, Raw, Structure, literal, referred

# On a screen and in print; several lines in one field (ISO 32000-1, 12.5.3 and 12.7.4.3).
SHOWN, SEVERAL_LINES = 4, 1 << 12
TICKED, EMPTY = "Yes", "Off"
# The type takes the size at which what is written has room.
INK = f"/{FORM_FACE} 0 Tf 0.114 0.129 0.145 rg"
BOX = "1 1 1 rg 0.373 0.396 0.427 RG 1 w {edge} B"
TICK = " 0.114 0.129 0.145 RG 1.5 w 1 J 1 j {ax:.2f} {ay:.2f} m {bx:.2f} {by:.2f} l {cx:.2f} {cy:.2f} l S"

Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Field:
    raw: Raw
    key: int
    name: str
    said: str
    rect: Rect
    is_box: bool
    several: bool


@dataclass(slots=True)
class FormFields:
    """The fields of one document, in reading order."""

    document: PDFDocument
    structure: Structure
    _fields: list[_Field] = field(default_factory=list)

    def box(self, element: Element, name: str, said: str, rect: Rect) -> Raw:
        """Adds a box to tick on the current page, as a part of `element`; returns what the page refers to."""
        return self._add(element, name, said, rect, is_box=True)

    def line(self, element: Element, name: str, said: str, rect: Rect, several: bool) -> Raw:
        """Adds a line to write on, or a place for several lines."""
        return self._add(element, name, said, rect, several=several)

    def _add(self, element: Element, name: str, said: str, rect: Rect, is_box: bool = False, several: bool = False) -> Raw:
        raw = Raw(self.document)
        key = self.structure.annotate(element.add("Form"), raw)
        self._fields.append(_Field(raw, key, name, said, rect, is_box, several))
        return raw

    def __bool__(self) -> bool:
        return bool(self._fields)

    def write(self) -> Raw:
        """Writes the fields; returns the form for the catalog of the document."""
        # What is written on a line is drawn into its look by whoever fills it in, so that each line has its own.
        boxes: dict[tuple[float, float], str] = {}
        for one in self._fields:
            width, height = size = (round(one.rect[2] - one.rect[0], 2), round(one.rect[3] - one.rect[1], 2))
            if one.is_box and size not in boxes:
                boxes[size] = self._box(width, height)
            one.raw.content = self._content(one, boxes[size] if one.is_box else self._line(width, height))
        fields = " ".join(one.raw.reference for one in self._fields)
        resources = f"<< /Font << /{FORM_FACE} {embedded(self.document)} >> >>"
        return Raw(self.document, f"<< /Fields [{fields}] /DR {resources} /DA {literal(INK)} >>")

    def _content(self, one: _Field, look: str) -> str:
        rect = " ".join(f"{value:.2f}" for value in one.rect)
        parts = [
            f"<< /Type /Annot /Subtype /Widget /Rect [{rect}] /F {SHOWN} /T {literal(one.name)} /TU {literal(one.said)}",
            f"/StructParent {self.structure.key(one.key)} /AP {look}",
        ]
        if one.is_box:
            parts.append(f"/FT /Btn /AS /{EMPTY}")
        else:
            # The type is that of the form.
            parts.append(f"/FT /Tx{f' /Ff {SEVERAL_LINES}' if one.several else ''}")
        return " ".join([*parts, ">>"])

    def _line(self, width: float, height: float) -> str:
        """Returns how a line looks on which nothing is written."""
        return f"<< /N {self._drawn('/Tx BMC EMC', width, height)} >>"

    def _box(self, width: float, height: float) -> str:
        """Returns how a box looks: empty, and ticked."""
        empty = BOX.format(edge=f"0.5 0.5 {width - 1:.2f} {height - 1:.2f} re")
        places = {"ax": width * 0.24, "ay": height * 0.5, "bx": width * 0.43, "by": height * 0.28}
        tick = TICK.format(**places, cx=width * 0.77, cy=height * 0.74)
        looks = {EMPTY: self._drawn(empty, width, height), TICKED: self._drawn(empty + tick, width, height)}
        return f"<< /N << {' '.join(f'/{state} {look}' for state, look in looks.items())} >> >>"

    def _drawn(self, code: str, width: float, height: float) -> str:
        box, nothing = PDFArray([0, 0, width, height]), PDFDictionary({})
        kind = {"Type": PDFName("XObject"), "Subtype": PDFName("Form")}
        return referred(self.document, compressed(code.encode(), **kind, BBox=box, Resources=nothing))
