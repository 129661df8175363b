"""Sets the parts of a case study as boxes: headings, sentences, quotes, facts, notes, the concern beside its answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from db.model.case_study import Sentence
from desktop.report.document.marked import grouped, spans_of, unmarked
from desktop.report.document.outline import Span, Text
from desktop.report.document.scripts import language_said
from desktop.report.document.story import Answered, Feeling, Glance, Quoted, Result
from desktop.report.layout import boxes, story_styles, styles
from desktop.report.layout.boxes import Gap, LayoutBox, Space, before, beside_after, kept, spaced, stack_height
from desktop.report.layout.contents import named
from desktop.report.layout.pen import Pen
from desktop.report.layout.story_graphics import bars, scale
from desktop.report.layout.story_styles import Setting
from desktop.report.layout.styles import Style
from desktop.report.layout.text_frame import TextFrame, split
from desktop.report.pdf.tagging import Element

# Facts across the page: in how many columns, and the space between two of a column.
ACROSS, FACT_GAP = 4, 6.0
# The sign before an item of a list; the space above a list and above its items.
ITEM, LIST_GAP, ITEM_GAP = "•", 4.0, 2.0


def running(text: Text, style: Style, place: TextFrame, element: Element, lead: str = "") -> list[LayoutBox]:
    """Returns running text with a heading run in before it."""
    before = (Span(f"{lead} " if any(span.text for span in text) else lead, strong=True),) if lead else ()
    found: list[LayoutBox] = []
    for part in split((*before, *text)):
        found += place.lines(part, style, element)
    return found


def heading(text: str, place: TextFrame, gap: Gap) -> list[LayoutBox]:
    """Returns a heading, tied to what follows, with its bookmark."""
    return spaced(named(kept(place.own(text, story_styles.HEADING, "H2"), with_next=True), text, 1), gap)


def paragraph(
    sentences: Iterable[Sentence], place: TextFrame, gap: Gap, note: int = 0, lead: str = "", style: Style = story_styles.TEXT
) -> list[LayoutBox]:
    """Returns sentences as one paragraph, those that are items of a list as a list of their own."""
    groups = list(grouped(sentences)) or [(False, ())]
    if lead and groups[0][0]:
        groups.insert(0, (False, ()))
    measure = place.at(place.x, min(place.width, story_styles.MEASURE))
    found: list[LayoutBox] = []
    for at, (is_list, group) in enumerate(groups):
        number, head = note if at == len(groups) - 1 else 0, "" if at else lead
        if is_list:
            lines = _items(group, measure, style, number)
        elif group or head:
            element = place.parent.add("P", language=place.spoken(head, *(one.text for one in group)))
            lines = running(spans_of(group, number), style, measure, element, head)
        else:
            return []
        is_heading = not group and len(groups) > 1
        found += spaced(kept(lines, with_next=True) if is_heading else lines, LIST_GAP if at else gap)
    return found


def _items(sentences: Sequence[Sentence], place: TextFrame, style: Style, note: int) -> list[LayoutBox]:
    """Returns the items of a list, each after a dot."""
    found: list[LayoutBox] = []
    inside = place.under("L")
    for at, one in enumerate(sentences):
        text = spans_of((one,), note if at == len(sentences) - 1 else 0)
        item = inside.under("LI")
        dot, body = item.parent.add("Lbl"), item.parent.add("LBody", language=place.spoken(one.text))
        words = item.hanging(story_styles.ITEM_INDENT, text)
        x = place.x if words.x > place.x else place.x + place.width - story_styles.ITEM_DOT
        mark = place.at(x, story_styles.ITEM_DOT).lines((Span(ITEM, quiet=True),), style, dot)
        found += spaced(boxes.beside(running(text, style, words, body), mark, place.page), ITEM_GAP if at else 0)
    return found


def quotation(quoted: Quoted, place: TextFrame, style: Style, gap: Gap, stroke: styles.Colour | None = None) -> list[LayoutBox]:
    """Returns a quote with who said it, and a stroke at its side; in the language in which it was said."""
    language = language_said(quoted.said.text, quoted.language)
    block = place.parent.add("BlockQuote", language=language if language != place.language else "")
    indent = story_styles.PULL_INDENT if stroke is story_styles.HOUSE else 12.0
    inside = replace(place, parent=block).hanging(indent, (Span(quoted.said.text),))
    large = stroke is story_styles.HOUSE
    said = (unmarked(quoted.said), *((Span(f" – {quoted.by}", quiet=True),) if quoted.by and not large else ()))
    lines: list[LayoutBox] = []
    for part in split(said):
        lines += inside.lines(part, style, block.add("P"), balanced=large)
    if quoted.by and large:
        by = inside.lines((Span(quoted.by),), story_styles.BYLINE, block.add("P"))
        lines = kept(lines, with_next=True) + spaced(by, 6)
    width = story_styles.PULL_STROKE if stroke is story_styles.HOUSE else 2.0
    x = place.x if inside.x > place.x else place.x + place.width - width
    lines = boxes.backed(lines, x, width, stroke or story_styles.RULE)
    return spaced(boxes.kept_if_short(lines, place.page), gap)


def paraphrase(told: Quoted, place: TextFrame, style: Style, gap: Gap) -> list[LayoutBox]:
    """Returns what somebody told in other words, which stands in no quotation marks, and who told it."""
    by = (Span(f" – {told.by}", quiet=True),) if told.by else ()
    element = place.parent.add("P", language=place.spoken(told.said.text))
    return spaced(place.lines((unmarked(told.said), *by), style, element), gap)


def answered(one: Answered, place: TextFrame, gap: Gap) -> list[LayoutBox]:
    """Returns a concern, an arrow, and what answered it beside it, in two equal columns."""
    column = (place.width - story_styles.ANSWER_ARROW) / 2
    inside = place.under("Sect")
    left = _labelled(one.concern_label, one.concern, inside.at(place.x, column))
    right = _labelled(one.answer_label, one.answer, inside.at(place.x + column + story_styles.ANSWER_ARROW, column))
    arrow = (place.x + column + 8, place.x + column + story_styles.ANSWER_ARROW - 14)
    lines = beside_after(left, right, place.page)
    lines[0].draw = before(_arrow(*arrow), lines[0].draw)
    return spaced(kept(lines), gap)


def _labelled(label: str, said: Sentence, place: TextFrame) -> list[LayoutBox]:
    lines = kept(place.own(label, story_styles.SMALL, "P"), with_next=True)
    element = place.parent.add("P", language=place.spoken(said.text))
    return lines + spaced(place.lines(spans_of((said,)), story_styles.ANSWER, element), 2)


def _arrow(x: float, end: float) -> boxes.Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        y = top - 22
        with pen.element(None):
            pen.rule(left + x, y, left + end, y, story_styles.HOUSE, 0.9)
            pen.rule(left + end - 4, y + 3.2, left + end, y, story_styles.HOUSE, 0.9)
            pen.rule(left + end - 4, y - 3.2, left + end, y, story_styles.HOUSE, 0.9)

    return draw


def result(one: Result, place: TextFrame, setting: Setting, gap: Gap) -> list[LayoutBox]:
    """Returns a result in prose with its heading run in, and its graphic below."""
    inside = place.under("Sect")
    lines = paragraph(one.sentences, inside, gap, one.note, one.heading, setting.text)
    if one.bars:
        lines = kept(lines, with_next=True) + spaced([bars(one, inside, setting)], 12)
    return lines


def glance(facts: Sequence[Glance], title: str, place: TextFrame, gap: Gap) -> list[LayoutBox]:
    """Returns facts one below the other under their title."""
    found = heading(title, place, 0)
    inside = place.under("L")
    for number, fact in enumerate(facts):
        found += spaced(_fact(fact, inside), gap if number else 4)
    return found


def _fact(fact: Glance, place: TextFrame) -> list[LayoutBox]:
    item = place.under("LI")
    found = kept(item.own(fact.label, story_styles.FACT_LABEL, "Lbl"), with_next=True)
    body = item.under("LBody")
    for number, text in enumerate(fact.lines):
        found += spaced(
            body.lines((Span(text),), story_styles.FACT, body.parent.add("P", language=body.spoken(text))), 3 if number else 0
        )
    return found


def glance_across(facts: Sequence[Glance], title: str, place: TextFrame) -> list[LayoutBox]:
    """Returns facts in four columns under their title, read down one column after the other, as low as they can be."""
    found = heading(title, place, 0)
    inside = place.under("L")
    width = (place.width - (ACROSS - 1) * story_styles.GUTTER) / ACROSS
    parts = [_fact(fact, inside.at(place.x, width)) for fact in facts]
    row: list[LayoutBox] = []
    for at, column in enumerate(in_columns([stack_height(part) + FACT_GAP for part in parts])):
        lines = [line for number in column for line in spaced(parts[number], FACT_GAP if number > column[0] else 0)]
        moved = boxes.moved(lines, at * (width + story_styles.GUTTER))
        row = beside_after(row, moved, place.page) if row else moved
    return found + spaced(kept(row), 6)


def in_columns(heights: Sequence[float]) -> list[range]:
    """Returns which of the parts stand in each column, in their order, so that the tallest column is as low as it can be."""
    count = len(heights)
    cuts = combinations(range(1, count), min(ACROSS, count) - 1)
    ways = [[range(first, last) for first, last in pairwise((0, *cut, count))] for cut in cuts]
    return min(ways, key=lambda way: max(sum(heights[at] for at in part) for part in way))


def notes(items: Sequence[tuple[int, str]], told: str, title: str, place: TextFrame, columns: int) -> list[LayoutBox]:
    """Returns the notes on how figures were obtained, in one column or several, with when they were told below.

    Without a note that line stands alone, as nothing needs a heading then.
    """
    if not items:
        return place.lines((Span(told),), story_styles.SMALL, place.parent.add("P"))
    head = heading(title, place, 0)
    set_notes = [_note(number, text, place) for number, text in items]
    if columns == 1:
        found = [line for lines in set_notes for line in spaced(lines, 6)]
        found[0].gap = 4
    else:
        found = spaced(notes_in_columns(items, place, columns), 4)
    end = []
    if told:
        end += spaced(place.lines((Span(told),), story_styles.SMALL, place.parent.add("P")), 8)
    lines = [*head, *found, *end]
    return kept(lines) if stack_height(lines) < place.page * 0.45 else lines


def notes_in_columns(items: Sequence[tuple[int, str]], place: TextFrame, columns: int) -> list[LayoutBox]:
    """Returns the notes in rows of `columns`, read from left to right."""
    width = (place.width - (columns - 1) * story_styles.GUTTER) / columns
    found: list[LayoutBox] = []
    for first in range(0, len(items), columns):
        row: list[LayoutBox] = []
        for at, (number, text) in enumerate(items[first : first + columns]):
            lines = kept(_note(number, text, place.at(place.x + at * (width + story_styles.GUTTER), width)))
            row = beside_after(row, lines, place.page) if row else lines
        found += spaced(kept(row), 5 if found else 0)
    return found


def _note(number: int, text: str, place: TextFrame) -> list[LayoutBox]:
    note = place.under("Note")
    mark = note.at(place.x, story_styles.NOTE_INDENT).lines(
        (Span(str(number)),), story_styles.NOTE_NUMBER, note.parent.add("Lbl")
    )
    body = note.indented(story_styles.NOTE_INDENT).lines((Span(text),), story_styles.NOTE, note.parent.add("P"))
    lines = boxes.beside(body, mark, place.page)
    if lines:
        lines[0].draw = before(boxes.target(f"note-{number}"), lines[0].draw)
    return kept(lines)


def feeling(one: Feeling, head: list[LayoutBox], place: TextFrame, setting: Setting, gap: Gap) -> list[LayoutBox]:
    """Returns what changed for the people under `head`; its scale stands beside its words in the narrow column."""
    inside = place.under("Sect")
    words = inside.at(place.x, place.sheet.main) if one.scale else inside
    told = spaced(paragraph(one.sentences, words, 0, one.note, one.heading, setting.text), gap)
    if one.scale is None:
        return head + told
    if not told:
        return head + spaced(scale(one, inside.at(place.x, story_styles.SIDE)), gap)
    lines = head + told
    above = Space(lines[0].gap, lines[0].give)
    return spaced(beside_after(lines, scale(one, inside.at(place.sheet.aside, story_styles.SIDE)), place.page), above)
