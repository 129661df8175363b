"""Turns an outline into boxes: the head across both columns, the wide column, and the facts in the narrow one."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.report.document.outline import Fact, Outline, Section, Span
from desktop.report.layout import boxes, styles
from desktop.report.layout.blocks import set_blocks, set_picture, set_text
from desktop.report.layout.boxes import LayoutBox, kept, spaced
from desktop.report.layout.contents import Contents, named
from desktop.report.layout.letterhead import letterhead
from desktop.report.layout.styles import StyleSheet
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.tagging import Element


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of a document; `aside` stands beside the first page of `main`."""

    head: list[LayoutBox]
    main: list[LayoutBox]
    aside: list[LayoutBox]


def lay_out(outline: Outline, sheet: StyleSheet, region: int, root: Element) -> Layout:
    """Returns the boxes of `outline` on `sheet`; adds elements of the structure under `root` in reading order."""
    place = TextFrame(sheet, region, root, 0, sheet.main, own_language(outline))
    head = _head(outline, place)
    aside = _aside(outline.aside, place)
    main = [slab for section in outline.sections for slab in _section(section, place)]
    return Layout(head, main, aside)


def with_contents(layout: Layout, outline: Outline, titles: Sequence[str], place: TextFrame) -> tuple[Layout, Contents]:
    """Returns the layout with the contents below its head; they are read there too."""
    kids = place.parent.kids
    at = next((n for n, kid in enumerate(kids) if isinstance(kid, Element) and kid.role in ("Div", "Sect")), len(kids))
    inside = place.under("Sect")
    kids.insert(at, kids.pop())
    heading = inside.own(outline.contents, styles.HEADING, "H2")
    contents = Contents(titles, inside.at(0, place.sheet.main), styles.CONTENTS)
    return Layout(layout.head + contents.under(heading, styles.SECTION), layout.main, layout.aside), contents


def own_language(outline: Outline) -> str:
    """Returns the language of Firsthand's own words, empty where it is that of the document."""
    return "" if outline.own_language == outline.language.split("-")[0].lower() else outline.own_language


def _head(outline: Outline, place: TextFrame) -> list[LayoutBox]:
    wide = place.at(0, place.sheet.full)
    head = kept(set_picture(outline.logo, wide, *styles.LOGO), with_next=True) if outline.logo else []
    if outline.sender:
        head += letterhead(outline, wide)
    elif outline.kicker:
        head += spaced(kept(wide.own(outline.kicker, styles.KICKER, "P"), with_next=True), styles.BLOCK)
    title = wide.largest((Span(outline.title),), styles.TITLES, place.parent.add("H1"), balanced=True)
    if title:
        title[0].draw = boxes.before(boxes.bookmark(outline.title, 0), title[0].draw)
    head += spaced(kept(title, with_next=bool(outline.lead)), styles.SECTION if outline.sender else styles.TIGHT)
    style = styles.LETTER_LEAD if outline.sender else styles.LEAD
    width = place.sheet.full * styles.LETTER_SHARE if outline.sender else place.sheet.main + styles.GUTTER
    lead = set_text(outline.lead, style, place.at(0, width))
    return head + spaced(lead, styles.SMALL if outline.sender else styles.NEAR)


def _aside(facts: Sequence[Fact], place: TextFrame) -> list[LayoutBox]:
    if not facts:
        return []
    narrow = place.under("Div").at(0, styles.ASIDE)
    found: list[LayoutBox] = []
    for fact in facts:
        label = kept(narrow.own(fact.label, styles.LABEL, "P"), with_next=True)
        found += spaced(label, styles.NEAR) + set_text(fact.text, styles.FACT, narrow, gap=styles.TIGHT)
    return found


def _section(section: Section, place: TextFrame) -> list[LayoutBox]:
    inside = place.under("Sect")
    heading = kept(inside.own(section.title, styles.HEADING, "H2"), with_next=True) if section.title else []
    if heading:
        heading = named(heading, section.title, 1)
    return spaced(heading, styles.SECTION) + set_blocks(section.blocks, inside, styles.SMALL if heading else 0)
