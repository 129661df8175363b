"""Makes tiles: results at a glance, each a figure with its hedge and its way, what it is of, and what it was before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from db.model.case_study import Sentence
from db.model.messages import N_
from db.model.records import ValueCategory
from desktop.core.messages import Translator
from desktop.report.content.story import licence
from desktop.report.content.story.claim_texts import in_metric, is_symbol
from desktop.report.content.story.figure_parts import parts_of, way_alone
from desktop.report.content.story.licence import first_capital, first_small, folded
from desktop.report.content.story.material import Material
from desktop.report.content.story.notes import Origins
from desktop.report.content.story.ranking import stands_alone
from desktop.report.content.story.told_claim import ToldClaim
from desktop.report.document.story import Tile
from desktop.report.document.wording import CATEGORIES, TONES

LONGEST_FIGURE = 18
# Of a figure with its hedge and its way, of which each letter is half as wide.
LONGEST_ROW = 19
LONGEST_WORDS = 14
LONGEST_LABEL = 90
MOST_TILES = 3
# A period that stands behind a metric with a comma.
APART = re.compile(r" (?:per|pro|par|daily|weekly|monthly|quarterly|yearly|annually)\b", re.IGNORECASE)


def tiles_of(
    results: Sequence[ToldClaim], chosen: bool, material: Material, origins: Origins, words: Translator
) -> list[tuple[ToldClaim, Tile]]:
    """Returns at most three results as tiles: as `chosen`, or the best of each objective and then categories not shown yet."""
    able = [(one, tile) for one in results if (tile := _tile(one, material, words)) is not None]
    found = able if chosen else _varied(able)
    return [(one, replace(tile, note=origins.of(one.claim))) for one, tile in found[:MOST_TILES]]


def _varied(able: list[tuple[ToldClaim, Tile]]) -> list[tuple[ToldClaim, Tile]]:
    aims: set[str | None] = {None}
    found = []
    for pair in able:
        if pair[0].claim.objective_id not in aims:
            aims.add(pair[0].claim.objective_id)
            found.append(pair)
    rest = [pair for pair in able if pair not in found]
    while rest and len(found) < MOST_TILES:
        shown = {one.claim.category for one, _ in found}
        best = next((pair for pair in rest if pair[0].claim.category not in shown), rest[0])
        found.append(best)
        rest.remove(best)
    return found


def _tile(one: ToldClaim, material: Material, words: Translator) -> Tile | None:
    """Returns a result as a tile, or None where it has no figure that can stand alone."""
    if _is_product(one) or not stands_alone(one, material) or not one.metric or len(one.metric) > LONGEST_LABEL:
        return None
    parts = parts_of(one.after or one.amount, one.claim.unit)
    figure, hedge, rest = parts.number, parts.hedge, parts.rest
    if not re.search(r"\d", figure):
        # "Hours", from months: a state in words is a figure where it is short and moved from another.
        figure, hedge, rest = (one.after, "", "") if one.moved and len(one.after) <= LONGEST_WORDS else ("", "", "")
    elif parts.unit and (is_symbol(parts.unit) or not in_metric(parts.unit, one.metric)):
        # "20ms" stays in one piece.
        space = "" if f"{figure}{parts.unit}" in (one.after or one.amount) else licence.NO_BREAK
        figure = f"{figure}{space}{parts.unit}"
    of_what = re.fullmatch(r"of (.+)", rest)
    says_way = bool(one.amount and one.way and rest and way_alone(rest))
    if not figure or len(figure) > LONGEST_FIGURE or (rest and not of_what and not says_way) or not (one.after or one.way):
        return None
    way = "" if one.after else rest if says_way else words.text(N_("less")) if one.way < 0 else words.text(N_("more"))
    if len(figure) + (len(hedge) + len(way)) / 2 > LONGEST_ROW:
        return None
    label = first_capital(one.metric) + joined_period(one)
    if of_what and not in_metric(of_what.group(1), one.metric):
        label = f"{rest}: {first_small(label)}"
    ids = (one.claim.id,)
    return Tile(
        category=category_of(one, words),
        tone=TONES[one.claim.category],
        figure=figure,
        hedge=hedge,
        way=way,
        label=Sentence(slot="tile", text=label, record_ids=ids, digest=material.digest(ids)),
        third=_third(one, material, words),
    )


def _is_product(one: ToldClaim) -> bool:
    """Returns whether a side is a product such as 340 × 400 W, beside which another figure would look like its change."""
    return one.pair and any(side and side.compound for side in (one.understood.before, one.understood.after))


def _third(one: ToldClaim, material: Material, words: Translator) -> str:
    """Returns the third line: what it was before, or instead of what."""
    if not one.before or not one.after or len(one.before) > LONGEST_LABEL:
        return ""
    if licence.is_foreign(material.newest.visit.language, words) and not one.against:
        return words.text(N_("{before} →"), before=one.before)
    template = N_("instead of {before}") if one.against else N_("from {before}") if one.moved else N_("before: {before}")
    return words.text(template, before=one.before)


def category_of(one: ToldClaim, words: Translator) -> str:
    """Returns the word beside the colour of a category: for other results, what they are about."""
    topic = folded(one.claim.topic)
    return (
        first_capital(topic)
        if topic and one.claim.category is ValueCategory.OTHER
        else words.text(CATEGORIES[one.claim.category])
    )


def joined_period(one: ToldClaim) -> str:
    """Returns the period as it stands behind a metric: "Standby van, per month"."""
    return f",{one.period}" if APART.match(one.period) else one.period
