"""Lists the items of a composed story: every quote, number, name and sentence, exactly as it is printed, each to be approved.

Sentences that somebody typed are no items, unless they stand in quotation marks; the approval of the whole document covers them.
What belongs to the page and not to the story is none either: status, dates, layout, our own company.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from db.model.agreed import Item
from db.model.case_study import Sentence
from db.model.kinds import ItemKind, PersonId
from db.model.records import Claim, Objection, Objective, Person, PersonConsent, Quote, Side
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.report.anonymise.who_may_be_named import when_visited
from desktop.report.document.story import Answered, Feeling, Quoted, Result, Row, Story, Tile
from desktop.report.document.wording import day


def items_of(story: Story, wholes: Sequence[WholeVisit], words: Translator) -> tuple[Item, ...]:
    """Returns the items of `story`, which was composed from `wholes`, in the order of its parts; what is printed twice once."""
    found = _Items(story, wholes, words).all()
    return tuple({item.hash: item for item in found if item.text}.values())


def with_people(items: Sequence[Item], people: Sequence[Person]) -> tuple[Item, ...]:
    """Returns the items with those people added who stand in them by name or by role: where no record says who said it."""
    return tuple(_with_people(item, people) for item in items)


def _with_people(item: Item, people: Sequence[Person]) -> Item:
    told = (one.id for one in people if _stands_in(one, f"{item.text} {item.attribution}"))
    return replace(item, people=tuple(dict.fromkeys((*item.people, *told))))


class _Items:
    """Makes the items of one story."""

    def __init__(self, story: Story, wholes: Sequence[WholeVisit], words: Translator) -> None:
        self._story = story
        self._notes = dict(story.notes)
        days = (told for whole in wholes for told in (day(whole.visit.date, words), when_visited(whole, words)))
        self._days = list(filter(None, days))
        # Who is not to be mentioned is in no item; what they counted stands without them.
        told = (person for whole in wholes for person in whole.people if person.consent is not PersonConsent.NONE)
        self._people = {person.id: person for person in told if person.side is not Side.US}
        self._said_by: dict[str, PersonId] = {
            record.id: record.said_by
            for whole in wholes
            for record in _said(whole)
            if record.said_by and record.said_by in self._people
        }

    def all(self) -> Iterator[Item]:
        story = self._story
        if not story.title.typed:
            yield self._item(ItemKind.HEADLINE, [story.title])
        for quoted in filter(None, (story.pull, story.pain, *story.quotes)):
            yield self._quoted(ItemKind.QUOTE, quoted)
        for quoted in story.paraphrases:
            yield self._quoted(ItemKind.PARAPHRASE, quoted)
        yield from map(self._answered, story.overcome)
        yield from map(self._tile, story.tiles)
        yield from map(self._result, story.results)
        yield from map(self._row, story.rows)
        yield from map(self._feeling, story.feelings)
        challenge = (one for part in story.challenge for one in part)
        for sentence in (*story.summary, *challenge, *story.solution, *story.compared, *story.next):
            yield self._item(ItemKind.STATEMENT, [sentence])
        yield from self._facts()

    def _item(self, kind: ItemKind, said: Sequence[Sentence], *more: str, note: int = 0, **fields: Any) -> Item:
        """Returns an item of composed sentences, with other texts printed beside them."""
        composed = [one for one in said if not one.typed]
        records = tuple(dict.fromkeys(record for one in said for record in one.record_ids))
        text = " ".join(filter(None, (*more[:1], *(one.text for one in composed), *more[1:])))
        usual = {"attribution": self._notes.get(note, ""), "language": self._story.own_language}
        people = tuple(dict.fromkeys(self._said_by[one] for one in records if one in self._said_by))
        return Item(
            kind=kind, text=text if composed or not said else "", records=records, **{"people": people, **usual, **fields}
        )

    def _quoted(self, kind: ItemKind, one: Quoted) -> Item:
        item = self._item(kind, [one.said], attribution=one.by, language=one.language or self._story.language)
        # Words in quotation marks are an item whoever wrote them there.
        return item if item.text else Item(kind=kind, text=one.said.text, attribution=one.by, language=item.language)

    def _answered(self, one: Answered) -> Item:
        return self._item(ItemKind.OBJECTION, [one.concern, one.answer], attribution=one.concern_label)

    def _tile(self, one: Tile) -> Item:
        figure = " ".join(filter(None, (one.hedge, one.figure, one.way)))
        return self._item(ItemKind.NUMBER, [one.label], figure, one.third, note=one.note, hedge=one.hedge)

    def _result(self, one: Result) -> Item:
        return self._item(ItemKind.NUMBER, one.sentences, one.heading, one.way, note=one.note)

    def _row(self, one: Row) -> Item:
        sides = " → ".join(filter(None, (one.before, one.now)))
        return self._item(ItemKind.NUMBER, [one.metric], "", one.more, sides, note=one.note)

    def _feeling(self, one: Feeling) -> Item:
        scale = " ".join(filter(None, (one.scale_label, one.scale_about, " → ".join(filter(None, one.ends)))))
        return self._item(ItemKind.FEELING, one.sentences, one.heading, scale, note=one.note)

    def _facts(self) -> Iterator[Item]:
        """Yields what stands beside the story: facts without their days, names, the logo."""
        story, language = self._story, self._story.own_language
        for glance in story.glance:
            for line in map(self._without_day, glance.lines):
                told = tuple(one.id for one in self._people.values() if _stands_in(one, line))
                named = bool(story.customer) and story.customer in line
                kind = ItemKind.NAME if told or named else ItemKind.STATEMENT
                yield Item(kind=kind, text=line, people=told, language=language)
        for text in (story.about_customer, story.source):
            yield Item(kind=ItemKind.STATEMENT, text=text, language=language)
        if story.logo:
            yield Item(kind=ItemKind.LOGO, text=story.logo.alt, language=language)

    def _without_day(self, line: str) -> str:
        for one in self._days:
            line = line[: -len(one)].rstrip(" ·") if line.casefold().endswith(one.casefold()) else line
        return line


def _said(whole: WholeVisit) -> tuple[Quote | Claim | Objection | Objective, ...]:
    return (*whole.quotes, *whole.claims, *whole.objections, *whole.objectives)


def _stands_in(person: Person, line: str) -> bool:
    """Returns whether a line tells of a person, by name or by role."""
    called = (" ".join(text.casefold().split()) for text in (person.name, person.job_title))
    return any(text and text in " ".join(line.casefold().split()) for text in called)
