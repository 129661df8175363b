"""Sets a whole case study as boxes, in the groups in which its pages hold them; nothing is placed yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop.report.document.marked import unmarked
from desktop.report.document.outline import Span, linked
from desktop.report.document.story import Quoted, Result, Story
from desktop.report.layout import boxes, story_styles
from desktop.report.layout.blocks import set_picture
from desktop.report.layout.boxes import Gap, LayoutBox, Space, before, beside_after, kept, spaced, stack_height
from desktop.report.layout.contents import Contents
from desktop.report.layout.pen import Pen
from desktop.report.layout.story_band import closing
from desktop.report.layout.story_blocks import (
    answered,
    feeling,
    glance,
    glance_across,
    heading,
    notes,
    paragraph,
    paraphrase,
    quotation,
    result,
)
from desktop.report.layout.story_styles import Setting, StoryGrid
from desktop.report.layout.story_tiles import single, table, tiles
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.tagging import Element

# Notes that take more of a page than this may begin one.
SHORT_NOTES = 0.4


@dataclass(slots=True)
class StoryParts:
    """The boxes of a case study: over the full width, or a wide column with a narrow one that begins beside it."""

    root: Element
    head: list[LayoutBox] = field(default_factory=list)
    first: list[list[LayoutBox]] = field(default_factory=list)
    facts: list[LayoutBox] = field(default_factory=list)
    pull: list[LayoutBox] = field(default_factory=list)
    second: list[list[LayoutBox]] = field(default_factory=list)
    notes: list[LayoutBox] = field(default_factory=list)
    tail: list[LayoutBox] = field(default_factory=list)
    contents: Contents | None = None


def set_story(story: Story, grid: StoryGrid, region: int, setting: Setting, titles: Sequence[str] = ()) -> StoryParts:
    """Returns the boxes of `story`, with contents if there are `titles`.

    The elements of the structure stand in reading order under a new root.
    """
    root = Element("Document")
    place = TextFrame(grid, region, root, 0, grid.main, story.own_language, story.language, frozenset(story.heard))
    wide = place.at(0, grid.full)
    parts = StoryParts(root)
    parts.head = _head(story, wide, setting)
    if titles:
        inside = wide.under("Sect")
        title = inside.own(story.labels.contents, story_styles.HEADING, "H2")
        parts.contents = Contents(titles, inside.at(0, grid.main), story_styles.CONTENTS)
        parts.head += parts.contents.under(title, setting.section)
    # A story without a figure is opened by its quote.
    first = setting.pull_first or not story.tiles
    if story.pull and first:
        parts.head += _pull(story.pull, wide, setting)
    beside = setting.facts_beside and bool(story.challenge or story.pain or story.overcome or story.solution)
    if story.glance and not beside:
        across = glance_across(story.glance, story.labels.glance, wide.under("Sect"))
        parts.first.append(spaced(across, setting.section))
    if story.glance and beside:
        # Read before what stands beside it, which may go on over the page.
        narrow = place.under("Sect").at(grid.aside, story_styles.SIDE)
        parts.facts = glance(story.glance, story.labels.glance, narrow, setting.part)
    parts.first += _first(story, place if beside else wide, setting)
    if story.pull and not first:
        parts.pull = _pull(story.pull, wide, setting)
    _set_second(story, parts, place, setting)
    parts.tail += closing(story, wide, setting.section)
    return parts


def _head(story: Story, place: TextFrame, setting: Setting) -> list[LayoutBox]:
    found = names(story, place)
    status = story_styles.APPROVED if story.approved else story_styles.STATUS
    element = place.parent.add("P")
    kicker = place.lines((Span(story.labels.kicker),), story_styles.KICKER, element)
    if kicker and story.status:
        line = place.single(story.labels.kicker, story_styles.KICKER)
        dot = line.width + 12
        inner = place.at(place.x + dot + 10, place.width - dot - 10)
        kicker[0].draw = before(kicker[0].draw, status_dot(place.x + dot, story.approved))
        words = inner.lines((Span(story.status),), status, element)[:1]
        kicker[0].draw = before(kicker[0].draw, _stacked(words))
    found += spaced(kicker, setting.above_status if found else 0)
    title = place.largest(
        (unmarked(story.title),),
        setting.headlines,
        place.parent.add("H1", language=place.spoken(story.title.text)),
        balanced=True,
    )
    if title:
        title[0].draw = before(boxes.bookmark(story.title.text, 0), title[0].draw)
    found += spaced(title, 8)
    lead = place.at(place.x, place.width * setting.lead_share)
    found += paragraph(story.summary, lead, 12, style=setting.lead)
    if len(story.tiles) == 1:
        found += single(story.tiles[0], drawn_in_head(story), place, setting, setting.above_tiles)
    else:
        found += tiles(story.tiles, place, setting.above_tiles)
    return kept(found) if stack_height(found) < place.page else found


def _pull(quoted: Quoted, place: TextFrame, setting: Setting) -> list[LayoutBox]:
    return quotation(quoted, place, story_styles.pull_style(setting.pull), setting.section, story_styles.HOUSE)


def drawn_in_head(story: Story) -> Result | None:
    """Returns the result whose graphic stands beside the only tile."""
    return next((one for one in story.results if one.bars), None) if len(story.tiles) == 1 else None


def _stacked(lines: Sequence[LayoutBox]) -> boxes.Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        for line in lines:
            line.draw(pen, left, top)

    return draw


def status_dot(x: float, full: bool) -> boxes.Draw:
    """Draws the ring before the line on the status, `full` where the study is approved."""

    def draw(pen: Pen, left: float, top: float) -> None:
        colour = story_styles.HOUSE if full else story_styles.WARN
        with pen.element(None):
            pen.ring(left + x, top - 6, 2.9, colour, colour if full else (1, 1, 1), 1.4)

    return draw


def names(story: Story, place: TextFrame) -> list[LayoutBox]:
    """Returns our name at the left, the customer's logo or name at the right; nothing where there is neither."""
    half = place.width / 2 - 8
    ours = _our_mark(story, place.at(place.x, half))
    logo: list[LayoutBox] = []
    if story.logo:
        width, height = story_styles.CUSTOMER_LOGO
        logo = set_picture(story.logo, place.at(place.x + place.width - width, width), width, height)
    if logo:
        theirs = logo
    else:
        if not ours or not story.customer:
            return kept(ours, with_next=bool(ours))
        element = place.parent.add("P")
        line = place.at(0, half).single(story.customer, story_styles.THEIRS)
        theirs = place.at(place.x + place.width - line.width, line.width + 1).lines(
            (Span(story.customer),), story_styles.THEIRS, element
        )[:1]
    return kept(beside_after(ours, theirs, place.page) if ours else theirs, with_next=True)


def _our_mark(story: Story, place: TextFrame) -> list[LayoutBox]:
    """Returns our logo, else our name; nothing where neither was entered."""
    if story.our_logo and (logo := set_picture(story.our_logo, place, *story_styles.OUR_LOGO)):
        return logo
    name = story.house.name.strip()
    return place.lines((Span(name),), story_styles.HOUSE_NAME, place.parent.add("P")) if name else []


def _first(story: Story, place: TextFrame, setting: Setting) -> list[list[LayoutBox]]:
    """Returns the sections before the results, each by itself."""
    found: list[list[LayoutBox]] = []
    if story.challenge or story.pain:
        found.append(_challenge(story, place, setting))
    if story.overcome:
        inside = place.under("Sect")
        part = heading(story.labels.overcome, inside, setting.section)
        for number, one in enumerate(story.overcome):
            part += answered(one, inside, setting.part if number else 4)
        found.append(part)
    if story.solution:
        inside = place.under("Sect")
        part = heading(story.labels.solution, inside, setting.section)
        found.append(part + paragraph(story.solution, inside, 4, style=setting.text))
    return found


def _challenge(story: Story, place: TextFrame, setting: Setting) -> list[LayoutBox]:
    inside = place.under("Sect")
    found = heading(story.labels.challenge, inside, setting.section)
    gap: Gap = 4.0
    for number, part in enumerate(story.challenge):
        found += paragraph(part, inside, gap, style=setting.text)
        gap = setting.part
        if number == 0 and story.pain:
            found += quotation(story.pain, inside, story_styles.QUOTE, setting.part)
    if not story.challenge and story.pain:
        found += quotation(story.pain, inside, story_styles.QUOTE, gap)
    return found


def _set_second(story: Story, parts: StoryParts, place: TextFrame, setting: Setting) -> None:
    """Sets results and what follows; the notes stand beside the results where they are not taller than these, else below."""
    has_notes = bool(story.notes or story.as_told)
    if setting.facts_beside and story.notes and (story.results or story.rows):
        inside, aside = place.under("Sect"), replace(place, parent=Element("Sect"))
        results = _results(story, inside, setting)
        narrow = aside.at(place.sheet.aside, story_styles.SIDE)
        parts.notes = notes(story.notes, story.as_told, story.labels.notes, narrow, 1)
        if stack_height(parts.notes) <= stack_height(results):
            parts.second = [results, *_end(story, place, setting)]
            # Drawn and read after all of the wide column.
            place.parent.kids.append(aside.parent)
            return
        parts.notes = []
        place.parent.kids.remove(inside.parent)
    wide = place.at(0, place.sheet.full)
    if story.results or story.rows or story.compared:
        parts.second.append(_results(story, wide.under("Sect"), setting))
    parts.second += _end(story, wide, setting)
    if has_notes:
        below = notes(story.notes, story.as_told, story.labels.notes, wide.under("Sect"), 2)
        if parts.second and stack_height(below) < place.page * SHORT_NOTES:
            # No page begins with notes: they take what stands before them along.
            parts.second[-1][-1].keep = True
            parts.second[-1] += spaced(below, setting.section if story.notes else setting.part)
        else:
            parts.second.append(spaced(below, setting.section))


def _results(story: Story, inside: TextFrame, setting: Setting) -> list[LayoutBox]:
    found, above = heading(story.labels.results, inside, setting.section), drawn_in_head(story)
    shown = [replace(one, bars=None) if one is above else one for one in story.results]
    for number, one in enumerate(shown):
        drawn = number and shown[number - 1].bars is not None
        gap = Space(setting.part.least + (8 if drawn else 0), setting.part.give)
        found += result(one, inside, setting, gap if number else 4)
    found += table(story.rows, story.labels, inside, Space(10, 10) if story.results else 4)
    return found + paragraph(story.compared, inside, setting.part, style=setting.text)


def _end(story: Story, main: TextFrame, setting: Setting) -> list[list[LayoutBox]]:
    """Returns the sections after the results: feelings, other quotes, what is next, the source."""
    found: list[list[LayoutBox]] = []

    def begun(title: str) -> TextFrame:
        inside = main.under("Sect")
        found.append(heading(title, inside, setting.section))
        return inside

    if story.feelings:
        inside = main.under("Sect")
        head, part = heading(story.labels.feelings, inside, setting.section), []
        for number, one in enumerate(story.feelings):
            part += feeling(one, [] if number else head, inside, setting, setting.part if number else 4)
        found.append(part)
    if story.quotes:
        inside = begun(story.labels.quotes)
        for number, one_quote in enumerate(story.quotes):
            found[-1] += quotation(one_quote, inside, story_styles.QUOTE, setting.part if number else 6)
    if story.paraphrases:
        inside = begun(story.labels.told)
        for number, told in enumerate(story.paraphrases):
            found[-1] += paraphrase(told, inside, setting.text, setting.part if number else 4)
    if story.next:
        inside = begun(story.labels.next)
        found[-1] += paragraph(story.next, inside, 4, style=setting.text)
    if story.source:
        line = spaced(kept(main.lines((linked(story.source),), story_styles.SMALL, main.parent.add("P"))), setting.part)
        if found:
            found[-1][-1].keep = True
            found[-1] += line
        else:
            found.append(line)
    return found
