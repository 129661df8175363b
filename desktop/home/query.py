"""Reads what is typed into the search box: words, and kinds of records such as "objection:" to look in. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.model.messages import N_
from db.model.scopes import OF_CUSTOMER
from db.model.summaries import Hit
from desktop.fields.record_names import RECORD_NAMES
from desktop.widgets.words import tr

# The kinds that are proposed, in this order; all others can be typed too.
PROPOSED = ("objections", "claims", "quotes", "objectives", "promises", "notes", "answers", "people")
# Other words for a kind that people type.
ALSO = {
    N_("claim"): "claims",
    N_("number"): "claims",
    N_("goal"): "objectives",
    N_("company"): "customers",
}
MARK = ":"
MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class Query:
    """The words that must all occur, and the tables to look in; all tables where none is named."""

    words: str
    kinds: frozenset[str] = frozenset()


def query_of(typed: str) -> Query:
    """Returns the query typed as "objection: price". A word with a colon that names no kind is a word like any other."""
    known = _kinds()
    kinds, words = set[str](), list[str]()
    for part in typed.replace("：", MARK).split():
        name, mark, rest = part.partition(MARK)
        if mark and (kind := known.get(name.casefold())):
            kinds.add(kind)
            words += [rest] if rest else []
        else:
            words.append(part)
    return Query(" ".join(words), frozenset(kinds))


def prefix_of(kind: str) -> str:
    """Returns what is typed to look in one kind only, in the language of the window, as "objection:"."""
    return tr(RECORD_NAMES[kind]).casefold() + MARK


def once_each(hits: Sequence[Hit]) -> list[Hit]:
    """Returns `hits` without notes of which a record in the same visit has the words: they were sorted into it.

    What a case study says in its draft and in its versions is one hit.
    """
    records = [hit for hit in hits if hit.kind != "notes" and hit.kind not in OF_CUSTOMER]
    told = {(hit.customer, hit.text): hit for hit in reversed(hits) if hit.kind in OF_CUSTOMER}

    def is_double(hit: Hit) -> bool:
        if hit.kind in OF_CUSTOMER:
            return told[hit.customer, hit.text] is not hit
        words = _plain(hit.text)
        return hit.kind == "notes" and any(one.visit_id == hit.visit_id and words in _plain(one.text) for one in records)

    return [hit for hit in hits if not is_double(hit)]


def _kinds() -> dict[str, str]:
    """Returns the table by each word for its kind: in the language of the window, in English, and as it is called here."""
    found = {word.casefold(): table for word, table in ALSO.items()}
    found |= {tr(word).casefold(): table for word, table in ALSO.items()}
    for table, name in RECORD_NAMES.items():
        # "at the table" has spaces, so it cannot be typed as one word.
        found |= {word.casefold(): table for word in (table, name, tr(name)) if " " not in word}
    return found


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
