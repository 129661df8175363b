"""Says in words what became of marks where the words stayed: bold, italic, where links lead and items of lists. Pure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from db.model.case_study import Sentence
from db.model.marks import Mark, MarkKind, as_read
from db.model.messages import N_, Message
from desktop.core.short_text import short

# What is said of words that are marked now, and of words that were.
NOW = {
    MarkKind.BOLD: N_("Now bold: “{words}”"),
    MarkKind.ITALIC: N_("Now italic: “{words}”"),
    MarkKind.LINK: N_("“{words}” leads to {target} now"),
}
NO_LONGER = {
    MarkKind.BOLD: N_("No longer bold: “{words}”"),
    MarkKind.ITALIC: N_("No longer italic: “{words}”"),
    MarkKind.LINK: N_("“{words}” leads nowhere any more"),
}
ITEM, NO_ITEM = N_("An item of a list now: “{words}”"), N_("No longer an item of a list: “{words}”")
SHOWN = 80


def marks_changed(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[Message, ...]:
    """Returns what became of the marks of each sentence that says the same in both: the first of the first with its words."""
    waiting: dict[str, list[Sentence]] = {}
    for one in before:
        waiting.setdefault(one.text, []).append(one)
    same = ((waiting[one.text].pop(0), one) for one in after if one.text.strip() and waiting.get(one.text))
    return tuple(message for old, new in same for message in _of_sentence(old, new))


def _of_sentence(old: Sentence, new: Sentence) -> Iterator[Message]:
    if old.item != new.item:
        yield Message(ITEM if new.item else NO_ITEM, words=short(new.text, SHOWN))
    for kind in MarkKind:
        was, now = _targets(old.marks, kind), _targets(new.marks, kind)
        gone = dict.fromkeys(was.keys() - now.keys(), "")
        came = {place: target for place, target in now.items() if was.get(place) != target}
        for told, places in ((NOW, came), (NO_LONGER, gone)):
            for words, target in _runs(new.text, places):
                yield Message(told[kind], words=short(words, SHOWN), target=as_read(target))


def _targets(marks: Sequence[Mark], kind: MarkKind) -> dict[int, str]:
    """Returns which characters are marked so, and where each leads."""
    return {place: one.target for one in marks if one.kind is kind for place in range(one.start, one.end)}


def _runs(text: str, places: dict[int, str]) -> Iterator[tuple[str, str]]:
    """Yields the words at places that follow each other and lead to the same."""
    numbered = enumerate(sorted(places))
    for (_, target), group in groupby(numbered, lambda one: (one[1] - one[0], places[one[1]])):
        yield "".join(text[place] for _, place in group), target
