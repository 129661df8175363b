"""Keeps a whole story as sentences, and tells it again word by word without its visits: for versions, and where visits are gone.

`kept` adds to the sentences of a story its other words (figures, names, notes), as sentences of the slot `page`. The last one of
that slot has no text; its digest is JSON that says where each sentence stands, and holds no word of anybody. What waits follows
behind a line of the slot `waiting`, whose records are the order of all that can be chosen.
What belongs to the day of printing is not kept but made anew: headings, status, house style, logos.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from db.model.case_study import PAGE, WAITING, Sentence, parted
from db.model.house import NOBODY, OurCompany
from db.model.messages import N_
from desktop.core.messages import ENGLISH, Translator
from desktop.report.content.story.compose import DRAFT, labels
from desktop.report.document.outline import Picture
from desktop.report.document.story import Answered, Result, Story, sentences_of
from desktop.report.document.wording import A_CUSTOMER

MADE_ANEW = frozenset(("titles", "labels", "status", "mark", "house", "logo", "our_logo", "approved", "version", "made"))
# They have a place of their own behind the page.
BEHIND = frozenset(("waiting", "order"))
# How the JSON names a sentence, and other words, by their number.
SENTENCE, WORDS = "s", "w"
DRAFT_MARK = N_("draft")
# They are no words of anybody, so that they stand in the JSON.
CODES = ("language", "own_language", "date")
# Sections that are a list of sentences in a story.
LISTS = ("summary", "solution", "compared", "next")


def kept(story: Story) -> tuple[Sentence, ...]:
    """Returns every sentence of a story, after them what else is needed to tell it again, and then what waits."""
    from msgspec.json import encode

    sentences, words = list(sentences_of(story)), list[str]()
    tree = _packed(story, iter(range(len(sentences))), words)
    page = (*(Sentence(slot=PAGE, text=one) for one in words), Sentence(slot=PAGE, text="", digest=encode(tree).decode()))
    line = (Sentence(slot=WAITING, text="", record_ids=story.order),) if story.waiting or story.order else ()
    return (*sentences, *page, *line, *story.waiting)


def told_again(
    stored: Sequence[Sentence],
    ours: OurCompany = NOBODY,
    logo: Picture | None = None,
    our_logo: Picture | None = None,
    words: Translator = ENGLISH,
) -> Story:
    """Returns the story that `kept` kept, for print today; of sentences alone, as a repaired store may have them, a plain one."""
    stored, behind = parted(stored)
    page = [one for one in stored if one.slot == PAGE]
    begins = next((n for n, one in enumerate(stored) if one.slot == PAGE), len(stored))
    sentences = stored[:begins] if page else stored
    story = (_as_kept(page, sentences) if page else None) or _plain(sentences, words)
    customer = story.customer or words.text(A_CUSTOMER)
    return replace(
        story,
        labels=labels(customer, ours.style, words),
        status=words.text(DRAFT),
        mark=words.text(DRAFT_MARK),
        house=ours.style,
        logo=logo,
        our_logo=our_logo,
        waiting=behind[1:],
        order=behind[0].record_ids if behind else (),
    )


def _as_kept(page: Sequence[Sentence], sentences: Sequence[Sentence]) -> Story | None:
    """Returns the story as its page says; None where a sentence of it was lost, or another stands among them."""
    from msgspec import ValidationError, convert, to_builtins
    from msgspec.json import decode

    try:
        packed = decode(page[-1].digest)
        if _count(packed) != len(sentences):
            return None
        tree = _unpacked(packed, sentences, page)
        tree |= {"titles": [], "labels": to_builtins(labels("", NOBODY.style, ENGLISH)), "status": "", "mark": ""}
        return convert(tree, Story)
    except (ValidationError, ValueError, LookupError, TypeError):
        return None


def _packed(value: object, numbers: Iterator[int], words: list[str]) -> Any:
    """Returns plain data in which each sentence and each text is a number; texts are added to `words`."""
    if isinstance(value, Sentence):
        return {SENTENCE: next(numbers)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        if not value.strip():
            return value
        words.append(value)
        return {WORDS: len(words) - 1}
    if isinstance(value, tuple):
        return [_packed(item, numbers, words) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            part.name: getattr(value, part.name) if part.name in CODES else _packed(getattr(value, part.name), numbers, words)
            for part in fields(value)
            if not (isinstance(value, Story) and part.name in MADE_ANEW | BEHIND) and getattr(value, part.name) != part.default
        }
    return value


def _count(tree: Any) -> int:
    """Returns how many sentences stand on a page."""
    if isinstance(tree, list):
        return sum(map(_count, tree))
    if isinstance(tree, dict):
        return 1 if tree.keys() == {SENTENCE} else sum(map(_count, tree.values()))
    return 0


def _unpacked(tree: Any, sentences: Sequence[Sentence], page: Sequence[Sentence]) -> Any:
    from msgspec import to_builtins

    if isinstance(tree, list):
        return [_unpacked(item, sentences, page) for item in tree]
    if isinstance(tree, dict):
        if tree.keys() == {SENTENCE}:
            return to_builtins(sentences[tree[SENTENCE]])
        if tree.keys() == {WORDS}:
            return page[tree[WORDS]].text
        return {name: _unpacked(item, sentences, page) for name, item in tree.items()}
    return tree


def _plain(sentences: Sequence[Sentence], words: Translator) -> Story:
    """Returns a story of sentences alone: each in its section, and where its section needs more than sentences, as a result."""
    by_slot: dict[str, list[Sentence]] = {}
    for one in sentences:
        by_slot.setdefault(one.slot, []).append(one)
    title = by_slot.pop("title", [Sentence(slot="title", text="")])[0]
    lists: dict[str, Any] = {slot: tuple(by_slot.pop(slot, ())) for slot in LISTS}
    challenge = tuple((one,) for one in by_slot.pop("challenge", ()))
    pairs = by_slot.pop("overcome", [])
    overcome = tuple(
        Answered(concern_label="", concern=concern, answer_label="", answer=answer)
        for concern, answer in zip(pairs[::2], pairs[1::2], strict=False)
    )
    rest = (*pairs[len(overcome) * 2 :], *(one for group in by_slot.values() for one in group))
    return Story(
        title=title,
        titles=(),
        labels=labels("", NOBODY.style, words),
        customer="",
        status="",
        footer="",
        mark="",
        language=words.tag,
        own_language=words.tag,
        date="",
        challenge=challenge,
        overcome=overcome,
        results=tuple(Result(heading="", sentences=(one,)) for one in rest),
        **lists,
    )
