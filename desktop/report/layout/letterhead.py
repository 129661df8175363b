"""Sets the head of what we send to the customer: our mark at the left, from whom to whom at the right."""

from desktop.report.document.outline import Outline, Span
from desktop.report.document.wording import dotted
from desktop.report.layout import story_styles, styles
from desktop.report.layout.blocks import set_picture
from desktop.report.layout.boxes import LayoutBox, beside_after, kept
from desktop.report.layout.line_breaking import set_lines
from desktop.report.layout.text_frame import TextFrame

MARK_SHARE = 0.36


def letterhead(outline: Outline, place: TextFrame) -> list[LayoutBox]:
    """Returns the head of an outline that has a sender, tied to what follows; without a mark of ours only from whom to whom."""
    assert outline.sender  # asked for only where there is one
    if not (outline.sender.name or outline.sender.logo):
        kicker = dotted(outline.kicker.split("\n"))
        return kept(place.own(kicker, styles.KICKER, "P"), with_next=True) if kicker else []
    half = place.width * MARK_SHARE
    mark = place.at(place.x, half - styles.BLOCK)
    ours = set_picture(outline.sender.logo, mark, *story_styles.OUR_LOGO) if outline.sender.logo else []
    ours = ours or mark.lines((Span(outline.sender.name),), story_styles.HOUSE_NAME, place.parent.add("P"))
    theirs = _at_the_right(outline.kicker, place.at(place.x + half, place.width - half))
    return kept(beside_after(ours, theirs, place.page), with_next=True)


def _at_the_right(kicker: str, place: TextFrame) -> list[LayoutBox]:
    found: list[LayoutBox] = []
    for part in kicker.split("\n"):
        element = place.parent.add("P", language=place.language)
        for line in set_lines(((part, story_styles.SMALL.ink),), place.width, place.region, balanced=True):
            at = place.at(place.x + place.width - line.width, line.width + 1)
            found.append(at.slab(line, story_styles.SMALL, element))
    return found
