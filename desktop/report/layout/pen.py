"""Draws lines, bars and rules on pages through a ReportLab canvas, and marks the element of each piece of content.

Coordinates are points from the lower left corner; text is placed by its base line.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import md5
from itertools import groupby
from operator import itemgetter

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from db.model.case_study import Sentence
from desktop.report.document.cancel import breathe
from desktop.report.document.characters import one_line
from desktop.report.fonts.shaping import FaceRun
from desktop.report.fonts.typefaces import Typeface
from desktop.report.layout.line_breaking import CharacterStyle, Line, TextRun
from desktop.report.pdf.embed_fonts import SubsetFont
from desktop.report.pdf.form_fields import FormFields
from desktop.report.pdf.pictures import Raster
from desktop.report.pdf.tagging import Element, Raw, Structure, literal

Colour = tuple[float, float, float]
# Left, bottom, right, top.
Box = tuple[float, float, float, float]


class Leaves(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """A canvas whose pages begin without a default font, as that would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class Pen:
    """Draws on the pages of one document, one after the other."""

    def __init__(self, leaves: Leaves) -> None:
        self.structure = Structure()
        # Colours of the usual look, and what stands in their place.
        self.recoloured: Mapping[Colour, Colour] = {}
        self.page = -1
        self._leaves = leaves
        self._fonts: list[SubsetFont] = []
        self._font_for: dict[Typeface, SubsetFont] = {}
        self._state: dict[str, str] = {}
        self._element: Element | None = None
        self._open: Element | None = None
        self._marked = False
        self._decorating = False
        self._targets: dict[str, tuple[int, float]] = {}
        # Sentences of a case study, the page and the box of each line of them.
        self.sentences: list[tuple[Sentence, int, Box]] = []
        self._links: list[tuple[Raw, int, tuple[float, ...], str, str]] = []
        self.form = FormFields(self.document, self.structure)

    # Pages and elements

    def begin_page(self) -> None:
        """Starts the next page."""
        self.page += 1
        self._state = {}
        self.structure.page_begins()

    def end_page(self) -> None:
        """Ends the page."""
        self._unmark()
        self._leaves.showPage()

    @contextmanager
    def element(self, element: Element | None) -> Iterator[None]:
        """Assigns what is drawn inside to `element`; to no element, as decoration, when None."""
        before, self._element = self._element, None if self._decorating else element
        yield
        self._element = before

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Marks what is drawn inside as decoration, whatever elements it names."""
        self._decorating = True
        yield
        self._decorating = False

    def _mark(self) -> None:
        """Opens the mark of the current element, unless the content before has the same mark."""
        if self._marked and self._open is self._element:
            return
        self._unmark()
        self._marked, self._open = True, self._element
        if self._open is None:
            self._put("/Artifact BMC")
        else:
            self._put(f"/{self._open.role} <</MCID {self.structure.mark(self._open)}>> BDC")

    def _unmark(self) -> None:
        if self._marked:
            self._put("EMC")
        self._marked = False

    # Text

    def line(self, line: Line, x: float, y: float) -> None:
        """Draws a line with its left end at `x` and its base at `y`, and adds its links."""
        if not line.pieces:
            return
        if not any(piece.ink.link for piece in line.pieces):
            self._mark()
            self._text(line, x, y, range(len(line.pieces)))
            return
        for link, numbers in groupby(range(len(line.pieces)), lambda n: line.pieces[n].ink.link):
            chosen = list(numbers)
            if not link or self._element is None:
                self._mark()
                self._text(line, x, y, chosen)
                continue
            left = x + min(line.xs[n] for n in chosen)
            right = x + max(line.xs[n] + line.pieces[n].width for n in chosen)
            ink = line.pieces[chosen[0]].ink
            element = self._element.add("Link")
            with self.element(element):
                self._mark()
                self._text(line, x, y, chosen)
            letters = "".join(line.pieces[n].text for n in chosen)
            if ink.underlined:
                with self.element(None):
                    self.rule(left, y - ink.size * 0.14, right, y - ink.size * 0.14, ink.colour, UNDERLINE)
            self._link(element, link, letters, (left, y + ink.rise - ink.size * 0.25, right, y + ink.rise + ink.size * 0.8))

    def _text(self, line: Line, x: float, y: float, numbers: Sequence[int]) -> None:
        code: list[str] = []
        if line.mixed:
            for number in numbers:
                piece = line.pieces[number]
                for run, at in _in_reading_order(piece, x + line.xs[number]):
                    code.append(f"1 0 0 1 {at:.2f} {y:.2f} Tm")
                    self._show(code, run.face, piece.ink, [run], renewed=True)
        else:
            code.append(f"1 0 0 1 {x + line.xs[numbers[0]]:.2f} {y:.2f} Tm")
            runs = [(run.face, piece.ink, run) for piece in map(line.pieces.__getitem__, numbers) for run in piece.runs]
            for (face, ink), group in groupby(runs, _FACE_AND_INK):
                self._show(code, face, ink, [run for _, _, run in group])
        self._put("BT", *code, "ET")

    def _show(self, code: list[str], face: Typeface, ink: CharacterStyle, runs: list[FaceRun], renewed: bool = False) -> None:
        """Draws `runs`; `renewed` names the font once more, by which PDF readers see that a new run of text begins."""
        font = self._font_for.get(face)
        if font is None or not font.has_room_for(runs):
            font = self._font_for[face] = SubsetFont(face, f"F{len(self._fonts) + 1}")
            self._fonts.append(font)
        if renewed:
            self._state.pop("font", None)
        code += self._changes(
            ("font", f"/{font.name} {ink.size:g} Tf"),
            ("fill", _fill(self._as(ink.colour))),
            ("rise", f"{ink.rise:g} Ts"),
            ("tracking", f"{ink.tracking:g} Tc"),
        )
        code.append(f"[<{''.join(map(font.shown, runs))}>] TJ")

    def said(self, sentence: Sentence, box: Box) -> None:
        """Notes that words of a sentence stand in `box` on this page."""
        self.sentences.append((sentence, self.page, box))

    # Graphics

    def bar(self, x: float, y: float, width: float, height: float, colour: Colour, radius: float = 0) -> None:
        """Draws a filled bar with its lower left corner at (x, y); `radius` rounds its corners."""
        self._mark()
        self._put(*self._changes(("fill", _fill(self._as(colour)))))
        if radius:
            self._put(_rounded(x, y, width, height, min(radius, width / 2, height / 2)) + " f")
        else:
            self._put(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float, colour: Colour, thickness: float, radius: float) -> None:
        """Draws the outline of a box with rounded corners."""
        self._stroke(colour, thickness, _rounded(x, y, width, height, radius))

    def rule(self, x: float, y: float, x2: float, y2: float, colour: Colour, thickness: float) -> None:
        """Draws a straight line."""
        self._stroke(colour, thickness, f"{x:.2f} {y:.2f} m {x2:.2f} {y2:.2f} l")

    def dotted(self, x: float, end: float, y: float, colour: Colour, distance: float) -> None:
        """Draws dots from `x` to `end`, so many points from each other."""
        self._mark()
        self._put("q", f"1 J [0 {distance:g}] 0 d")
        self._stroke(colour, 0.8, f"{x:.2f} {y:.2f} m {end:.2f} {y:.2f} l")
        self._put("Q")

    def ring(self, x: float, y: float, radius: float, colour: Colour, inside: Colour, thickness: float) -> None:
        """Draws a circle around (x, y), filled with `inside`."""
        self._mark()
        self._put(*self._changes(("fill", _fill(self._as(inside)))))
        path = _rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)
        self._put("{:.3g} {:.3g} {:.3g} RG".format(*self._as(colour)), f"{thickness:g} w", path + " B")

    def picture(self, raster: Raster, x: float, y: float) -> None:
        """Draws a picture with its lower left corner at (x, y)."""
        self._mark()
        name = f"I{md5(raster.data, usedforsecurity=False).hexdigest()}"
        inner = self.document.getXObjectName(name)
        if inner not in self.document.idToObject:
            entries = {
                "Type": PDFName("XObject"), "Subtype": PDFName("Image"), "Width": raster.columns, "Height": raster.rows,
                "ColorSpace": PDFName("DeviceRGB"), "BitsPerComponent": 8, "Filter": PDFName(raster.packing),
            }  # fmt: skip
            self.document.Reference(PDFStream(PDFDictionary(entries), raster.data), inner)
        self._leaves._formsinuse.append(name)
        self._put(f"q {raster.width:.2f} 0 0 {raster.height:.2f} {x:.2f} {y:.2f} cm /{inner} Do Q")

    def _stroke(self, colour: Colour, thickness: float, path: str) -> None:
        self._mark()
        self._put("{:.3g} {:.3g} {:.3g} RG".format(*self._as(colour)), f"{thickness:g} w", path + " S")

    def _as(self, colour: Colour) -> Colour:
        return self.recoloured.get(colour, colour)

    def _changes(self, *wanted: tuple[str, str]) -> list[str]:
        """Returns the operators among `wanted` that change the state of the page."""
        changed = [order for key, order in wanted if self._state.get(key, DEFAULTS.get(key)) != order]
        self._state.update(wanted)
        return changed

    def _put(self, *code: str) -> None:
        self._leaves._code.extend(code)

    @property
    def faceless(self) -> frozenset[str]:
        """The characters drawn so far that no face has."""
        return frozenset(sign for font in self._fonts for sign in font.faceless)

    # Forms, links and bookmarks

    def box_to_tick(self, element: Element, name: str, said: str, rect: tuple[float, float, float, float]) -> None:
        """Adds a box to tick to this page; `said` is read out for it."""
        self._leaves._annotationrefs.append(_Reference(self.form.box(element, name, said, rect)))

    def line_to_write(
        self, element: Element, name: str, said: str, rect: tuple[float, float, float, float], several: bool = False
    ) -> None:
        """Adds a place for what somebody types to this page."""
        self._leaves._annotationrefs.append(_Reference(self.form.line(element, name, said, rect, several)))

    def target(self, name: str, y: float) -> None:
        """Adds `name` for the height `y` of this page, for links to "#name"."""
        self._targets.setdefault(name, (self.page, y))

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Adds `title` to the contents that PDF viewers show beside the pages; it leads to the height `y` of this page."""
        key = f"bookmark {self.page} {len(self._leaves._destinations)}"
        self._leaves.bookmarkPage(key, fit="XYZ", top=round(y, 2), left=0)
        self._leaves.addOutlineEntry(one_line(title), key, min(level, self.document.outline.currentlevel + 1))

    def _link(self, element: Element, link: str, letters: str, box: tuple[float, ...]) -> None:
        raw = Raw(self.document)
        key = self.structure.annotate(element, raw)
        self._links.append((raw, key, box, link, letters))
        self._leaves._annotationrefs.append(_Reference(raw))

    @property
    def document(self) -> PDFDocument:
        """The document that is being written."""
        return self._leaves._doc

    def finish(self, pages: list[str]) -> Raw:
        """Writes fonts, links and structure for the pages (references `pages`); returns the root of the structure."""
        for raw, key, box, link, letters in self._links:
            rect = " ".join(f"{value:.2f}" for value in box)
            raw.content = (
                f"<< /Type /Annot /Subtype /Link /Rect [{rect}] /Border [0 0 0] /F 4 /Contents {literal(letters)}"
                f" /StructParent {self.structure.key(key)} {self._action(link, pages)} >>"
            )
        for font in self._fonts:
            breathe()
            font.embed(self.document)
        return self.structure.write(self.document, pages)

    def _action(self, link: str, pages: list[str]) -> str:
        if not link.startswith("#"):
            return f"/A << /S /URI /URI {literal(link)} >>"
        page, y = self._targets.get(link[1:], (0, 0.0))
        return f"/Dest [{pages[page]} /XYZ 0 {y:.2f} null]"


_FACE_AND_INK = itemgetter(0, 1)
# How thick the line below a link is.
UNDERLINE = 0.4
DEFAULTS = {"rise": "0 Ts", "tracking": "0 Tc"}


class _Reference:
    """A reference to a raw object, in the form in which ReportLab keeps the links of a page."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw

    def __str__(self) -> str:
        return self._raw.reference


def _in_reading_order(piece: TextRun, x: float) -> list[tuple[FaceRun, float]]:
    """Returns the parts of a run with the place of each, in reading order."""
    placed = []
    for run in piece.runs:
        placed.append((run, x))
        x += run.width * piece.ink.size + piece.ink.tracking * len(run.glyphs)
    return placed[::-1] if piece.level % 2 else placed


@cache
def _fill(colour: Colour) -> str:
    return "{:.3g} {:.3g} {:.3g} rg".format(*colour)


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Returns the path of a box with rounded corners."""
    k = radius * 0.4477
    r, t = x + width, y + height
    points = (
        ("m", x + radius, y), ("l", r - radius, y), ("c", r - k, y, r, y + k, r, y + radius),
        ("l", r, t - radius), ("c", r, t - k, r - k, t, r - radius, t),
        ("l", x + radius, t), ("c", x + k, t, x, t - k, x, t - radius),
        ("l", x, y + radius), ("c", x, y + k, x + k, y, x + radius, y),
    )  # fmt: skip
    return " ".join(" ".join(f"{value:.2f}" for value in values) + f" {order}" for order, *values in points) + " h"
