"""Every run of text in a story is typed, from a record, or from the catalogue, changed only by the functions of the licence.

Composed in the pseudo-language, all that comes from the catalogue has accents; what is left must stand in a record, letter by
letter but for what the named functions change.
"""

import re
from dataclasses import fields, is_dataclass
from enum import Enum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.records import ClaimKind, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, translator_for
from desktop.report.content.story import licence
from desktop.report.document.wording import day
from tests.report.content.story.told import FILES, NAMED, story, texts, whole
from tests.report.visits import answer, claim, empty, quote

PSEUDO = translator_for("pseudo")
# Signs that join records: of lists, of ranges, of figures with their unit.
JOINTS = re.compile(r"[\[\]():;,.·→…“”„«»\"]|(?<!\w)[–-](?!\w)")
MOST_PARTS = 8


def records_of(value: object) -> list[str]:
    """Returns every text of a visit."""
    if isinstance(value, Enum) or value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in records_of(item)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for part in fields(value) for text in records_of(getattr(value, part.name))]
    return []


def normal(text: str) -> list[str]:
    """Returns the words of a record as the licence prints them, without what joins them."""
    return JOINTS.sub(" ", text.replace(licence.NO_BREAK, " ")).casefold().split()


def untraced(text: str, known: list[list[str]]) -> list[str]:
    """Returns the runs of `text` that no record has; what has accents is of the catalogue."""
    found = []
    for chunk in re.split(r"\S*[^\x00-\x7f–−→…“”„«»·’‘¥£é\u00a0]+\S*|[\[\]]", text):
        words, parts = normal(chunk), 0
        while words:
            size = next((n for n in range(len(words), 0, -1) if any(inside(words[:n], one) for one in known)), 0)
            if not size:
                found.append(" ".join(words))
                break
            words, parts = words[size:], parts + 1
        if parts > MOST_PARTS:
            found.append(chunk)
    return found


def inside(words: list[str], record: list[str]) -> bool:
    return any(record[at : at + len(words)] == words for at in range(len(record) - len(words) + 1))


def known_of(visit: WholeVisit) -> list[list[str]]:
    plain = [text for text in records_of(visit) if text.strip()]
    unsigned = [re.sub(r"(?<!\w)[-−+]\s?(?=\d)", "", text) for text in plain]
    ranged = [re.sub(r"(?<=\d) to (?=\d)", licence.DASH, text) for text in unsigned]
    days = [day(text, PSEUDO) for text in plain]
    return [*map(normal, (*plain, *days)), *(normal(licence.signs(text)) for text in (*plain, *unsigned, *ranged))]


@pytest.mark.parametrize("name", FILES)
def test_every_run_of_a_real_story_comes_from_a_record_or_the_catalogue(name: str) -> None:
    visit = whole(name)
    known = known_of(visit)
    # Percents worked out here are numbers of ours; each has a note that says so.
    left = [run for text in texts(story(visit, words=PSEUDO)) for run in untraced(text, known)]
    assert [run for run in left if not re.fullmatch(r"[\d–]+( %)?", run)] == []


WORDS = st.text("abcdefgh ABC-0123456789.,%'", min_size=1, max_size=40)


@settings(max_examples=60)
@given(WORDS, WORDS, WORDS, WORDS, st.sampled_from(list(ClaimKind)), st.sampled_from(list(ValueCategory)))
def test_every_run_of_any_story_comes_from_a_record_or_the_catalogue(
    metric: str, before: str, after: str, wording: str, kind: ClaimKind, category: ValueCategory
) -> None:
    one = claim(category, metric=metric, before=before, after=after, wording=wording, kind=kind)
    visit = empty(consent=NAMED, claims=(one,), answers=(answer("challenge", wording),), quotes=(quote(after),))
    known = known_of(visit)
    left = [run for text in texts(story(visit, words=PSEUDO)) for run in untraced(text, known)]
    assert [run for run in left if not re.fullmatch(r"[\d–]+( %)?", run)] == []


@given(st.text(max_size=60))
def test_nothing_changes_inside_quotation_marks(said: str) -> None:
    said = "".join(c for c in said if c not in '“”„«»「」"\n\r') or "x"
    text = f"“{said}”"
    assert licence.signs(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("-5 %", "−5\u00a0%"),
        ("2-3 hours", "2–3 hours"),
        ("10%-20%", "10\u00a0%–20\u00a0%"),
        ("2026-11-20", "2026-11-20"),
        ("+47 555-0199-22", "+47 555-0199-22"),
        ("ISO 9001-2", "ISO 9001–2"),
        ("~40", "about 40"),
        ("over -60 %", "over minus 60\u00a0%"),
        ("self-service, A-12", "self-service, A-12"),
    ],
)
def test_the_signs_of_print(text: str, printed: str) -> None:
    assert licence.printed(text, ENGLISH) == printed


@pytest.mark.parametrize("text", ["CO2 emissions", "iPhone", "I think", "NPS", "A-levels", "X ray"])
def test_words_that_are_written_with_a_capital_keep_it(text: str) -> None:
    assert licence.first_small(text) == text
