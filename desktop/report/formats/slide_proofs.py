"""Chooses what a slide proves its headline with: results with their figures, and others in their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from db.model.case_study import Sentence
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.report.document.characters import clean, one_line
from desktop.report.document.story import Result, Row, Story, Tile

MOST = 3
LONGEST_QUOTE = 220
LONGEST_SUMMARY = 320
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Proof:
    """A result: its figure where it has one, what it is of, and what else is told of it."""

    label: str
    figure: str = ""
    more: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands large below the results: a quote, and who said it; else the summary."""

    text: str
    by: str = ""


def proofs_of(story: Story) -> tuple[Proof, ...]:
    """Returns three results at most: those that stand at a glance, then those that are told in words alone."""
    return tuple(islice(_proofs(story), MOST))


def _proofs(story: Story) -> Iterator[Proof]:
    by_records = {_records(one): one for one in story.results}
    for tile in story.tiles:
        yield _of_tile(tile, by_records.pop(tile.label.record_ids, None))
    yield from (_of_result(one) for one in by_records.values() if one.sentences)
    yield from map(_of_row, story.rows)


def _records(result: Result) -> tuple[str, ...]:
    """Returns the records that all but the first words of a result come from, which may tell of the aim."""
    return result.sentences[-1].record_ids if result.sentences else ()


def _of_tile(tile: Tile, result: Result | None) -> Proof:
    label, figure = one_line(tile.label.text), one_line(" ".join(filter(None, (tile.hedge, tile.figure, tile.way))))
    told = next((_text(one) for one in result.sentences if one.record_ids == tile.label.record_ids), "") if result else ""
    # The sentence tells more than figure and label where it has another figure.
    adds = set(_NUMBER.findall(told)) - set(_NUMBER.findall(f"{figure} {label}"))
    return Proof(label, figure, told if adds else one_line(tile.third), one_line(tile.category))


def _of_result(result: Result) -> Proof:
    said = " ".join(_text(one) for one in result.sentences if one.record_ids == _records(result))
    heading = one_line(result.heading).rstrip(".")
    return Proof(heading, more=said) if heading else Proof(said)


def _of_row(row: Row) -> Proof:
    sides = " → ".join(map(one_line, filter(None, (row.before, row.now))))
    more = " ".join(filter(None, (sides, clean(row.more))))
    return Proof(_text(row.metric), more=more, category=one_line(row.category))


def values_of(result: Result) -> list[tuple[float, float]]:
    """Returns low and high of before and after, as the labels of the bars say; nothing where one of them is no plain figure."""
    if not result.bars:
        return []
    found = [read_figure(bar.label) for bar in (result.bars.before, result.bars.after)]
    plain = all(
        one.kind in (FigureKind.EXACT, FigureKind.RANGE) and one.low is not None and one.high is not None for one in found
    )
    return [(float(one.low or 0), float(one.high or 0)) for one in found] if plain and found[0].unit == found[1].unit else []


def words_of(story: Story) -> Words | None:
    """Returns the first quote that is short enough, else what people told in other ways, else the summary."""
    said = (*filter(None, (story.pull, story.pain, *story.quotes, *story.paraphrases)),)
    for one in said:
        if len(one.said.text) <= LONGEST_QUOTE:
            return Words(clean(one.said.text), one_line(one.by))
    felt = next(
        (one.sentences[0] for one in story.feelings if one.sentences and len(one.sentences[0].text) <= LONGEST_QUOTE), None
    )
    if felt:
        return Words(clean(felt.text))
    summary = " ".join(_text(one) for one in story.summary)
    return Words(summary) if summary and len(summary) <= LONGEST_SUMMARY else None


def _text(sentence: Sentence) -> str:
    return one_line(clean(sentence.text))
