"""Lists the parts of a case study in the order in which it is read, for formats that are no pages: text, web page, word file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from db.model.case_study import Sentence
from desktop.report.document.cancel import breathe
from desktop.report.document.characters import clean, one_line
from desktop.report.document.marked import grouped, said
from desktop.report.document.outline import Bars, Picture
from desktop.report.document.story import Feeling, Glance, Labels, Quoted, Result, Row, SalesCard, Story, Tile
from desktop.report.document.wording import dotted


class Role(Enum):
    """What a paragraph is: the line of kind and status, the summary, text, small print."""

    STATUS = "status"
    LEAD = "lead"
    TEXT = "text"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind within a paragraph; `note` is the number of a note behind them, 0 for none.

    `target` is where they lead, as a link. `joined` where no space parts them from the run before.
    """

    text: str
    bold: bool = False
    quiet: bool = False
    note: int = 0
    italic: bool = False
    target: str = ""
    joined: bool = False


def space_before(runs: Sequence[Run], at: int) -> str:
    """Returns what stands between a run and the one before it."""
    has_one = at > 0 and (runs[at - 1].text[-1:].isspace() or runs[at].text[:1].isspace())
    return "" if at == 0 or has_one or runs[at].joined else " "


def stretches(runs: Sequence[Run]) -> Iterator[tuple[str, range]]:
    """Yields which runs stand together, by their numbers: those of one link, with its target, and those between links."""
    for target, group in groupby(range(len(runs)), lambda at: runs[at].target):
        numbers = list(group)
        yield target, range(numbers[0], numbers[-1] + 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A logo, or the name where there is none."""

    name: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The title (level 1) or the heading of a section (level 2)."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `records` are those its sentences come from, `language` that of the words where it is another."""

    runs: tuple[Run, ...]
    role: Role = Role.TEXT
    records: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """The items of a list."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, and who said them."""

    text: str
    by: str
    language: str = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A result at a glance."""

    category: str
    figure: str
    label: str
    third: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The results at a glance, in one row."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under their heads; `notes` has the number of the note of each row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with its lines."""

    facts: tuple[Glance, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Numbered notes."""

    notes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Graphic:
    """Before and after as bars; `metric` is what is compared."""

    metric: str
    bars: Bars


Part = Mark | Heading | Paragraph | Points | Quotation | Figures | Table | Facts | Notes | Graphic


def parts_of(story: Story) -> tuple[Part, ...]:
    """Returns the parts of a case study or a sales card; whatever its pages say stands in one of them."""
    return tuple(_parts(story))


def each_part(story: Story) -> Iterator[Part]:
    """Yields the parts one by one, for whoever takes long with each: between them the work can be given up."""
    for part in parts_of(story):
        breathe()
        yield part


def _parts(story: Story) -> Iterator[Part]:
    yield from _head(story)
    if story.glance:
        yield Heading(story.labels.glance)
        yield Facts(tuple(Glance(label=one.label, lines=tuple(map(one_line, one.lines))) for one in story.glance))
    yield from _before(story)
    if story.pull:
        yield _quotation(story.pull)
    yield from _results(story)
    yield from _after(story)
    if story.notes:
        yield Heading(story.labels.notes)
        yield Notes(tuple((number, clean(text)) for number, text in story.notes))
    yield from _small(story.as_told)
    yield from _closing(story)


def _head(story: Story) -> Iterator[Part]:
    if story.our_logo or story.house.name.strip():
        yield Mark(one_line(story.house.name), story.our_logo)
    if story.logo or (story.customer and story.house.name.strip()):
        yield Mark(one_line(story.customer), story.logo)
    facts = story.facts if isinstance(story, SalesCard) else ""
    kinds = (Run(one_line(story.labels.kicker), bold=True), Run(facts, quiet=True), Run(one_line(story.status), quiet=True))
    yield Paragraph(tuple(run for run in kinds if run.text), Role.STATUS)
    yield Heading(one_line(story.title.text), 1)
    yield from _said(story.summary, Role.LEAD)
    if story.tiles:
        yield Figures(tuple(map(_figure, story.tiles)))


def _figure(tile: Tile) -> Figure:
    figure = " ".join(filter(None, (tile.hedge, tile.figure, tile.way)))
    label, third = one_line(tile.label.text), one_line(tile.third)
    return Figure(one_line(tile.category), one_line(figure), label, third, tile.note)


def _before(story: Story) -> Iterator[Part]:
    if story.challenge or story.pain:
        yield Heading(story.labels.challenge)
        for number, part in enumerate(story.challenge):
            yield from _said(part)
            if number == 0 and story.pain:
                yield _quotation(story.pain)
        if not story.challenge and story.pain:
            yield _quotation(story.pain)
    if story.overcome:
        yield Heading(story.labels.overcome)
    for one in story.overcome:
        for label, told in ((one.concern_label, one.concern), (one.answer_label, one.answer)):
            yield Paragraph((Run(f"{one_line(label)}: ", quiet=True), *_runs((told,))), records=told.record_ids)
    if story.solution:
        yield Heading(story.labels.solution)
        yield from _said(story.solution)


def _results(story: Story) -> Iterator[Part]:
    if story.results or story.rows or story.compared:
        yield Heading(story.labels.results)
    for one in story.results:
        if any(sentence.text.strip() for sentence in one.sentences):
            yield from _run_in(one.heading, one.sentences, one.note)
        else:
            yield _both_sides(one, story.labels)
        if one.bars:
            yield Graphic(one_line(one.heading).rstrip("."), _cleaned(one.bars))
        if one.way:
            yield Paragraph((Run(one_line(one.way), note=one.way_note),))
    if story.rows:
        head = ("", story.labels.further, story.labels.before, story.labels.now)
        yield Table(tuple(map(one_line, head)), tuple(map(_row, story.rows)), tuple(row.note for row in story.rows))
    yield from _said(story.compared)


def _both_sides(result: Result, labels: Labels) -> Paragraph:
    """Returns before and now of a result that is drawn and not told in sentences."""
    sides = ((labels.before, result.bars.before), (labels.now, result.bars.after)) if result.bars else ()
    told = " · ".join(f"{one_line(label)}: {one_line(bar.label)}" for label, bar in sides)
    before = (Run(one_line(result.heading), bold=True),) if result.heading else ()
    return Paragraph((*before, Run(told, note=result.note)))


def _cleaned(bars: Bars) -> Bars:
    before, after = (replace(bar, label=one_line(bar.label)) for bar in (bars.before, bars.after))
    return replace(bars, before=before, after=after, alt=one_line(bars.alt))


def _run_in(heading: str, sentences: Sequence[Sentence], note: int) -> Iterator[Paragraph | Points]:
    """Yields sentences with their heading before them."""
    before = (Run(f"{one_line(heading)} ", bold=True),) if heading else ()
    if not any(one.text.strip() for one in sentences):
        yield Paragraph((*before, Run("", note=note)))
        return
    yield from _said(sentences, before=before, note=note)


def _row(row: Row) -> tuple[str, ...]:
    metric = " ".join(filter(None, (clean(row.metric.text), clean(row.more))))
    return (one_line(row.category), metric, one_line(row.before), one_line(row.now))


def _after(story: Story) -> Iterator[Part]:
    if story.feelings:
        yield Heading(story.labels.feelings)
    for feeling in story.feelings:
        yield from _feeling(feeling)
    if story.quotes:
        yield Heading(story.labels.quotes)
        yield from map(_quotation, story.quotes)
    if story.paraphrases:
        yield Heading(story.labels.told)
    for told in story.paraphrases:
        by = (Run(f" – {one_line(told.by)}", quiet=True),) if told.by else ()
        yield Paragraph((Run(clean(told.said.text)), *by), records=told.said.record_ids, language=told.language)
    if story.next:
        yield Heading(story.labels.next)
        yield from _said(story.next)
    yield from _small(story.source)


def _feeling(one: Feeling) -> Iterator[Part]:
    yield from _run_in(one.heading, one.sentences, one.note)
    if one.scale:
        label = " ".join(map(one_line, filter(None, (one.scale_label, one.scale_about))))
        yield Paragraph((Run(f"{label}: ", quiet=True), Run(", ".join(map(one_line, filter(None, one.ends))))))


def _closing(story: Story) -> Iterator[Part]:
    house = story.house
    asked = (Run(one_line(house.call_to_action), bold=True), Run(clean(house.contact).strip(), quiet=True))
    if any(run.text for run in asked):
        yield Paragraph(tuple(run for run in asked if run.text))
    for label, text in ((story.labels.about_customer, story.about_customer), (story.labels.about_us, house.about_us)):
        if text.strip():
            yield Heading(one_line(label))
            yield Paragraph((Run(clean(text).strip()),))
    yield from _small(house.legal_line)
    yield from foot(story)


def foot(story: Story) -> Iterator[Paragraph]:
    """Yields the last part: what stands at the foot of each page, where there are pages."""
    yield from _small(dotted((story.footer, story.mark)))


def _said(
    sentences: Sequence[Sentence], role: Role = Role.TEXT, before: tuple[Run, ...] = (), note: int = 0
) -> Iterator[Paragraph | Points]:
    """Yields sentences as a paragraph behind other words, and those that are items of a list as a list."""
    groups = list(grouped(sentences))
    for at, (is_list, group) in enumerate(groups):
        number = note if at == len(groups) - 1 else 0
        if not is_list:
            yield Paragraph((*before, *_runs(group, number)), role, _records(group))
        else:
            if before:
                yield Paragraph(before, role)
            parts = (Paragraph(_runs((one,), number if one is group[-1] else 0), role, one.record_ids) for one in group)
            yield Points(tuple(parts))
        before = ()


def _runs(sentences: Sequence[Sentence], note: int = 0) -> tuple[Run, ...]:
    """Returns sentences as runs that look as they are marked, the number of their note behind the last."""
    found = [
        Run(piece.text, bold=piece.bold, italic=piece.italic, target=piece.target, joined=n > 0)
        for n, piece in enumerate(said(sentences))
    ] or [Run("")]
    return (*found[:-1], replace(found[-1], note=note))


def _records(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record for one in sentences for record in one.record_ids))


def _quotation(quoted: Quoted) -> Quotation:
    return Quotation(clean(quoted.said.text), one_line(quoted.by), quoted.language, quoted.said.record_ids)


def _small(text: str) -> Iterator[Paragraph]:
    if text.strip():
        yield Paragraph((Run(one_line(text)),), Role.SMALL)
