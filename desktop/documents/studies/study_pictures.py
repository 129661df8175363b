"""Chooses one result or one quote of a case study for a picture, and says what stands on it. Uses no Qt.

A picture is what its page is: the same words and names, the same rules. The file holds dots alone and says nothing of itself;
whoever puts it on a page needs its words as its alternative text, which `words_of` returns.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from db.model.errors import Refused
from db.model.kinds import ItemKind
from db.model.messages import N_
from desktop.consent.sharing import Sent
from desktop.consent.status import status_of
from desktop.core.messages import Translator
from desktop.documents.sharing.sending import use_in
from desktop.documents.sharing.status_words import APPROVED
from desktop.documents.sharing.stops import Draft

if TYPE_CHECKING:
    from db.model.whole_visit import WholeVisit
    from desktop.report.document.story import Excerpt, Quoted, Story, Tile

TILE, QUOTE = "tile", "quote"
NO_PART = N_("There is no {part} in this case study; there are: {parts}.")
NOTHING = N_("This case study has no result at a glance and no quote for a picture.")
TOO_LONG = N_("{part} has too many words for a picture.")
# What a picture takes over from the story as it is.
TAKEN = frozenset(
    (
        *("labels", "customer", "status", "approved", "footer", "mark", "language", "own_language", "date"),
        *("house", "heard", "version", "made", "notes"),
    )
)


def parts_of(story: "Story") -> dict[str, str]:
    """Returns what a picture can show, by its name ("tile:1", "quote:2"), with its words."""
    tiles = {f"{TILE}:{n}": _words_of_tile(one) for n, one in enumerate(story.tiles, start=1)}
    quotes = {f"{QUOTE}:{n}": one.said.text for n, one in enumerate(_quotes(story), start=1)}
    return tiles | quotes


def excerpt_of(story: "Story", part: str) -> "Excerpt":
    """Returns `story` cut down to one part of it. Raises Refused where there is no such part."""
    from desktop.report.document.story import Excerpt
    from desktop.report.layout.excerpt_page import fits

    there = parts_of(story)
    if part not in there:
        raise Refused(NO_PART, part=part, parts=", ".join(there)) if there else Refused(NOTHING)
    kind, _, number = part.partition(":")
    at = int(number) - 1
    shown: dict[str, Any] = {"tiles": (story.tiles[at],)} if kind == TILE else {"pull": _quotes(story)[at]}
    said = story.tiles[at].label if kind == TILE else _quotes(story)[at].said
    kept = {part.name: getattr(story, part.name) for part in fields(story) if part.name in TAKEN}
    title = replace(said, slot="title", text=there[part])
    excerpt = Excerpt(title=title, titles=(title,), **kept, **shown)
    if not fits(excerpt):
        raise Refused(TOO_LONG, part=part)
    return excerpt


def words_of(excerpt: "Excerpt") -> str:
    """Returns the words of a picture, as whoever cannot see it needs them."""
    quoted = excerpt.pull
    told = " – ".join(filter(None, (quoted.said.text, quoted.by))) if quoted else _words_of_tile(excerpt.tiles[0])
    return " · ".join(filter(None, (" ".join(told.split()), excerpt.house.name, excerpt.customer)))


def draft_of_excerpt(draft: Draft, excerpt: "Excerpt", day: str, words: Translator) -> Draft:
    """Returns the draft of a picture: approved with the version it is from, else by the items that stand on it."""
    if status_of(draft.version, draft.known, day).status in APPROVED:
        return replace(draft, story=excerpt)
    return replace(draft, story=excerpt, version=replace(draft.version, items=_items(draft, excerpt, words)))


def sent_picture(sent: Sent, draft: Draft, excerpt: "Excerpt", words: Translator) -> Sent:
    """Returns what went out as a picture: it uses the items that stand on it."""
    shown = use_in(replace(draft, version=replace(draft.version, items=_items(draft, excerpt, words))))
    return replace(sent, use=replace(shown, logo=False))


def _items(draft: Draft, excerpt: "Excerpt", words: Translator) -> tuple[Any, ...]:
    """Returns the lines of the version that stand on the picture, and those with the name of the customer if it does."""
    printed = {(one.kind, one.text) for one in _printed(excerpt, draft.wholes, words)}
    name = excerpt.customer
    return tuple(
        one
        for one in draft.version.items
        if (one.kind, one.text) in printed or (one.kind is ItemKind.NAME and name and name in one.text)
    )


def _printed(excerpt: "Excerpt", wholes: "Sequence[WholeVisit]", words: Translator) -> Sequence[Any]:
    from desktop.report.content.story.items import items_of

    return items_of(excerpt, wholes, words)


def _quotes(story: "Story") -> tuple["Quoted", ...]:
    return tuple(filter(None, (story.pull, story.pain, *story.quotes)))


def _words_of_tile(tile: "Tile") -> str:
    figure = " ".join(filter(None, (tile.hedge, tile.figure, tile.way)))
    return " ".join(", ".join(filter(None, (f"{figure} {tile.label.text}", tile.third))).split())
