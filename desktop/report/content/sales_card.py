"""Composes the sales card: one page of a case study for the next buyer, from the same records and with the same words.

It holds the title with its figures drawn, three more results, one quote, one concern that was answered, and who to talk to.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from db.model.case_study import Choices, Sentence
from db.model.house import OurCompany
from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.report.content.case_study import story_of
from desktop.report.content.story.licence import first_capital, folded
from desktop.report.content.story.material import Material, material_of
from desktop.report.content.story.notes import Origins, as_told
from desktop.report.content.story.people import Names
from desktop.report.content.story.ranking import by_claim, ranked, stands_alone
from desktop.report.content.story.results import bars_of, bars_towards
from desktop.report.content.story.standing import with_typed
from desktop.report.content.story.tiles import joined_period, tiles_of
from desktop.report.content.story.told_claim import ToldClaim
from desktop.report.document.story import Result, SalesCard, Story, Tile
from desktop.report.document.wording import TONES, dotted

IN_ONE_MINUTE = N_("In one minute")
# With fewer the result of the title stands among them too.
ENOUGH_TILES = 2


def sales_card(
    whole: WholeVisit, words: Translator = ENGLISH, logo: bytes | None = None, ours: OurCompany | None = None
) -> SalesCard:
    """Returns the card of one visit alone, as the rules choose; see `card_of`."""
    return card_of([whole], Choices(visits=(whole.visit.id,)), (), ours, logo, words)


def card_of(
    wholes: Sequence[WholeVisit],
    choices: Choices,
    stored: Sequence[Sentence] = (),
    ours: OurCompany | None = None,
    logo: bytes | None = None,
    words: Translator = ENGLISH,
) -> SalesCard:
    """Returns the card of a case study: nothing stands on it that the study (see `story_of`) may not tell."""
    story = story_of(wholes, choices, stored, ours, logo, words)
    material = material_of(wholes, choices, words)
    origins = Origins(material, Names(material, words), words)
    drawn, tiles = _proofs(story, material, choices, origins, words)
    card = SalesCard(
        **_taken(story),
        facts=_facts(story, material),
        labels=replace(story.labels, kicker=words.text(IN_ONE_MINUTE), page_of=""),
        summary=() if drawn and tiles else story.summary,
        results=(drawn,) if drawn else (),
        tiles=tiles,
        overcome=story.overcome[:1],
        notes=origins.notes,
        as_told=as_told(material, words) if drawn or tiles else "",
    )
    return with_typed(card, stored)


# What a card takes over from the story as it is.
TAKEN = frozenset(
    (
        *("title", "titles", "customer", "status", "approved", "footer", "mark", "language", "own_language", "date"),
        *("house", "logo", "our_logo", "pull", "heard"),
    )
)


def _taken(story: Story) -> dict[str, Any]:
    return {part.name: getattr(story, part.name) for part in fields(story) if part.name in TAKEN}


def _facts(story: Story, material: Material) -> str:
    """Returns what kind of customer it is, without its name, which stands beside, and without a country that the name says."""
    customer = material.customer
    country = folded(customer.country)
    country = "" if country.casefold() in story.customer.casefold() else country
    return dotted((folded(customer.industry), country, folded(customer.size)))


def _proofs(
    story: Story, material: Material, choices: Choices, origins: Origins, words: Translator
) -> tuple[Result | None, tuple[Tile, ...]]:
    """Returns the result that is drawn, that of the title where it can be, and the tiles of others."""
    results = ranked(material)
    if choices.results is not None:
        results = by_claim(results, choices.results)
    titled = [one for one in results if one.claim.id in story.title.record_ids]
    able = [*titled, *(one for one in results if one.better)]
    drawn = next((one for one in able if stands_alone(one, material) and bars_of(one, words)), None)
    shown = _drawn(drawn, drawn in titled, material, origins, words) if drawn else None
    # Only the tiles of the last call get notes, so that none is counted that is not printed.
    others = [one for one in results if one is not drawn]
    untitled = [one for one in others if one not in titled]
    spare = Origins(material, Names(material, words), words)
    is_chosen = choices.results is not None
    enough = len(tiles_of(untitled, is_chosen, material, spare, words)) >= ENOUGH_TILES
    tiles = tiles_of(untitled if enough else others, is_chosen, material, origins, words)
    return shown, tuple(tile for _, tile in tiles)


def _drawn(one: ToldClaim, is_titled: bool, material: Material, origins: Origins, words: Translator) -> Result:
    """Returns a result as bars with the aim it answers; what it is of stands above them where the title does not say it."""
    return Result(
        heading="" if is_titled else first_capital(one.metric) + joined_period(one),
        sentences=(),
        note=origins.of(one.claim),
        tone=TONES[one.claim.category],
        bars=bars_towards(one, material.objectives, words),
    )
