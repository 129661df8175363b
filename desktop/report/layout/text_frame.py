"""Sets text into a frame on the page: its left end, its width, and its element of the structure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.report.document.cancel import breathe
from desktop.report.document.characters import clean
from desktop.report.document.outline import Span, Text
from desktop.report.document.scripts import language_of_script, language_said
from desktop.report.fonts.typefaces import FontStyle
from desktop.report.layout import styles
from desktop.report.layout.boxes import LayoutBox
from desktop.report.layout.direction import runs_from_right
from desktop.report.layout.line_breaking import Line, Run, set_lines, widest_word
from desktop.report.layout.pen import Pen
from desktop.report.layout.said import Stretch, said_on
from desktop.report.layout.styles import Style, StyleSheet
from desktop.report.pdf.tagging import Element

# A space between the number of a note and the word before it, which may be a number too.
HAIR_SPACE = "\u200a"
# By whether words are strong, and slanted.
CUTS = {(True, False): FontStyle.BOLD, (False, True): FontStyle.ITALIC, (True, True): FontStyle.BOLD_ITALIC}
EMPTY_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class TextFrame:
    """`x` and `width` in points from the left end of the wide column; `region` chooses the forms of Han characters.

    `language` is that of Firsthand's own words where it is not the language of the document, `told` that of the conversation;
    `heard` are texts that are known to be in that one.
    """

    sheet: StyleSheet
    region: int
    parent: Element
    x: float
    width: float
    language: str = ""
    told: str = ""
    heard: frozenset[str] = frozenset()

    @property
    def page(self) -> float:
        """The height of the text area of a page."""
        return self.sheet.top - self.sheet.bottom

    def at(self, x: float, width: float) -> "TextFrame":
        """Returns the same frame at another place."""
        return replace(self, x=x, width=width)

    def indented(self, by: float) -> "TextFrame":
        """Returns the same frame, `by` points narrower at the left."""
        return replace(self, x=self.x + by, width=self.width - by)

    def hanging(self, by: float, text: Text) -> "TextFrame":
        """Returns the same frame with `by` points of room for a mark where `text` begins: at the left, or at the right."""
        rtl = runs_from_right("".join(span.text for span in text))
        return self.at(self.x, self.width - by) if rtl else self.indented(by)

    def under(self, role: str) -> "TextFrame":
        """Returns the same frame under a new element of the structure."""
        return replace(self, parent=self.parent.add(role))

    def spoken(self, *texts: str) -> str:
        """Returns the language of an element with these texts: that of the conversation where all of them were said in it, or
        are in a script of its own; empty for the language of the document.
        """
        said = [text for text in texts if any(map(str.isalpha, text))]
        heard = bool(said) and all(text in self.heard for text in said)
        script = language_of_script(" ".join(said))
        found = language_said(" ".join(said), self.told) if heard or script else ""
        return found if found != self.language else ""

    def own(self, text: str, style: Style, role: str) -> list[LayoutBox]:
        """Returns the lines of `text`, Firsthand's own words, as a new element with `role`."""
        return self.lines((Span(text),), style, self.parent.add(role, language=self.language))

    def lines(self, text: Text, style: Style, element: Element, balanced: bool = False) -> list[LayoutBox]:
        """Returns the lines of `text`, tied so that no page begins or ends with a single one of them."""
        lines = set_lines(tuple(runs_of(text, style)), self.width, self.region, balanced)
        slabs = [self.slab(line, style, element, said) for line, said in zip(lines, said_on(lines, text), strict=True)]
        for at, slab in enumerate(slabs[:-1]):
            slab.keep = at in (0, len(slabs) - 2)
        return slabs

    def single(self, text: str, style: Style) -> Line:
        """Returns the first line of `text`."""
        return self.single_of((Span(text),), style)

    def single_of(self, text: Text, style: Style) -> Line:
        """Returns the first line of `text`, with its notes and links."""
        return next(iter(set_lines(tuple(runs_of(text, style)), self.width, self.region)), Line((), (), 0))

    def largest(
        self, text: Text, styles_: Sequence[tuple[Style, int]], element: Element, balanced: bool = False
    ) -> list[LayoutBox]:
        """Returns `text` in the first of `styles_` in which it needs no more than its number of lines and breaks no word."""
        for style, most in styles_[:-1]:
            if widest_word(tuple(runs_of(text, style)), self.region) <= self.width:
                slabs = self.lines(text, style, element, balanced)
                if len(slabs) <= most:
                    return slabs
        return self.lines(text, styles_[-1][0], element, balanced)

    def slab(self, line: Line, style: Style, element: Element, said: Sequence[Stretch] = ()) -> LayoutBox:
        """Returns a line as a box; `said` are the sentences on it."""
        x = self.x + (self.width - line.width if line.rtl else 0)
        base = style.base

        def draw(pen: Pen, left: float, top: float) -> None:
            with pen.element(element):
                pen.line(line, left + x, top - base)
            for sentence, first, last in said:
                pen.said(sentence, (left + x + first, top - style.leading, left + x + last, top))

        return LayoutBox(style.leading, draw)


def runs_of(text: Text, style: Style) -> list[Run]:
    """Returns the spans of `text` with their looks; numbers of notes are raised and lead to the note."""
    runs: list[Run] = []
    for span in text:
        ink = style.ink
        if span.strong or span.slanted:
            ink = replace(ink, cut=CUTS[span.strong, span.slanted])
        if span.quiet:
            ink = replace(ink, colour=styles.SOFT)
        if span.link:
            # On a dark ground a link keeps the colour of the text.
            ink = replace(ink, colour=ink.colour if ink.colour == styles.WHITE else styles.ACCENT, link=span.link)
            ink = replace(ink, underlined=span.underlined)
        runs.append((span.text, ink))
        if span.note:
            rise, size = style.ink.size * styles.NOTE_MARK_RISE, max(style.ink.size * styles.NOTE_MARK_SIZE, styles.SMALLEST)
            mark = replace(style.ink, cut=FontStyle.BOLD, size=size, rise=rise, colour=styles.ACCENT, link=f"#note-{span.note}")
            runs.append((HAIR_SPACE + str(span.note), mark))
    return runs


def split(text: Text) -> list[Text]:
    """Returns `text` cut at its newlines, each part a paragraph; blank lines are left out."""
    parts: list[list[Span]] = [[]]
    for span in text:
        # Blank lines are left out first, as a text may have hundreds of thousands of them.
        pieces = EMPTY_LINES.sub("\n", clean(span.text)).split("\n")
        for number, piece in enumerate(pieces):
            breathe()
            if number:
                parts.append([])
            last = number == len(pieces) - 1
            parts[-1].append(replace(span, text=piece, note=span.note if last else 0))
    return [tuple(part) for part in parts if any(span.text.strip() for span in part)]
