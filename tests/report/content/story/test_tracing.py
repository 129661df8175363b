"""Every run of text in a story is typed, from a record, or from the catalogue, changed only by the functions of the licence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.records import ClaimKind, ValueCategory
from desktop.core.messages import ENGLISH
from desktop.report.content.story import licence
from tests.report.content.story.told import ALL, NAMED, story, texts, whole
from tests.report.tracing import PSEUDO, pieces_of, untraced
from tests.report.visits import answer, claim, empty, quote
from tests.samples import some


@pytest.mark.parametrize("name", some(ALL, 8))
def test_every_run_of_a_real_story_is_a_whole_text_of_a_record_or_of_the_catalogue(name: str) -> None:
    visit = whole(name)
    made, known = story(visit, words=PSEUDO), pieces_of(visit)
    numbers = {0, 10, *(number for number, _ in made.notes)}
    assert [left for text in texts(made) if (left := untraced(text, known, numbers))] == []


WORDS = st.text("abcdefgh ABC-0123456789.,%'", min_size=1, max_size=40)


@settings(max_examples=60)
@given(WORDS, WORDS, WORDS, WORDS, st.sampled_from(list(ClaimKind)), st.sampled_from(list(ValueCategory)))
def test_every_run_of_any_story_is_traced(
    metric: str, before: str, after: str, wording: str, kind: ClaimKind, category: ValueCategory
) -> None:
    one = claim(category, metric=metric, before=before, after=after, wording=wording, kind=kind)
    visit = empty(consent=NAMED, claims=(one,), answers=(answer("challenge", wording),), quotes=(quote(after),))
    made, known = story(visit, words=PSEUDO), pieces_of(visit)
    numbers = {0, 10, *(number for number, _ in made.notes)}
    assert [left for text in texts(made) if (left := untraced(text, known, numbers))] == []


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
