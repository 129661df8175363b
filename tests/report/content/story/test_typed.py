"""Nothing that somebody typed in a draft is lost or out of sight, whatever is composed around it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from db.model.case_study import PAGE, Sentence
from db.model.marks import Mark, MarkKind
from db.model.whole_visit import WholeVisit
from desktop.report.content.kept_story import kept, told_again
from desktop.report.content.story.material import digests_of
from desktop.report.content.story.standing import RUNNING, all_of, standing, with_typed
from desktop.report.document.story import Story, sentences_of, without_emptied
from tests.report.content.story.told import NAMED, story, whole

VISITS = ("halden-pumps", "babylon", "clinic", "montreal")
# What may become of the visit meanwhile.
LATER: tuple[Callable[[WholeVisit], WholeVisit], ...] = (
    lambda one: one,
    lambda one: replace(one, answers=()),
    lambda one: replace(one, claims=one.claims[1:]),
    lambda one: replace(one, claims=()),
    lambda one: replace(one, quotes=(), objections=()),
    lambda one: replace(one, claims=tuple(replace(claim, wording="") for claim in one.claims)),
    lambda one: replace(one, answers=(), claims=(), quotes=(), objections=(), objectives=(), promises=()),
)


@cache
def composed(name: str, later: int) -> Story:
    one = whole(name)
    return story(LATER[later](replace(one, consent=one.consent or NAMED)))


@some.composite
def typed_drafts(draw: some.DrawFn) -> tuple[Story, list[Sentence]]:
    """A draft in which somebody typed over, added, emptied, split and moved sentences, and the story as it is composed later."""
    name = draw(some.sampled_from(VISITS))
    stored = list(all_of(composed(name, 0)))
    for n in range(draw(some.integers(1, 6))):
        at = draw(some.integers(0, len(stored) - 1))
        one = stored[at]
        slot = one.slot if one.slot in RUNNING else draw(some.sampled_from(RUNNING))
        added = Sentence(slot=slot, text=f"Added {n}.", typed=True, added=True)
        match draw(some.sampled_from(("over", "empty", "behind", "split", "other slot"))):
            case "over":
                stored[at] = replace(one, text=f"Typed {n}.", typed=True)
            case "empty":
                stored[at] = replace(one, text="", typed=True)
            case "behind":
                stored.insert(at + draw(some.integers(0, 1)), added)
            case "split":
                stored[at] = replace(one, text=f"First {n}.", typed=True)
                stored.insert(at + 1, replace(added, record_ids=one.record_ids, digest=one.digest))
            case "other slot":
                stored.append(replace(added, slot=draw(some.sampled_from(RUNNING))))
    return composed(name, draw(some.integers(0, len(LATER) - 1))), stored


def words(sentences: Sequence[Sentence]) -> Counter[str]:
    """What somebody typed; a title is what was chosen."""
    return Counter(one.text for one in sentences if one.typed and one.slot != "title" and one.text)


@given(typed_drafts())
def test_everything_typed_is_told_once_and_stays_where_it_is(made: tuple[Story, list[Sentence]]) -> None:
    later, stored = made
    typed = with_typed(later, stored)
    assert words(all_of(typed)) == words(stored)
    assert words(all_of(without_emptied(typed))) == words(stored), "and it is printed"
    assert with_typed(later, all_of(typed)) == typed, "told again from what is stored of it, it stands in the same places"
    assert with_typed(typed, all_of(typed)) == typed
    emptied = [one for one in stored if one.typed and not one.text and one.slot != "title"]
    assert Counter(emptied) == Counter(one for one in all_of(typed) if one.typed and not one.text)


@given(typed_drafts())
def test_composed_sentences_are_told_in_their_order_around_it(made: tuple[Story, list[Sentence]]) -> None:
    later, stored = made
    left = [one for one in all_of(with_typed(later, stored)) if not one.typed]
    wanted = iter(all_of(later))
    assert all(one in wanted for one in left)
    over = [one for one in stored if one.typed and not one.added]
    assert len(left) >= len(all_of(later)) - len(over)


@given(typed_drafts())
@settings(max_examples=40)
def test_a_version_tells_it_and_what_is_emptied_is_kept_too(made: tuple[Story, list[Sentence]]) -> None:
    later, stored = made
    typed = with_typed(later, stored)
    again = told_again(kept(typed))
    assert all_of(again) == all_of(typed)
    page = [one for one in kept(typed) if one.slot == PAGE]
    plain = told_again([*all_of(typed), Sentence(slot="summary", text="One more.", typed=True, added=True), *page])
    assert words(all_of(plain)) >= words(all_of(typed)), "where sentences and page do not agree, none stands in another's place"


@given(typed_drafts())
@settings(max_examples=40)
def test_the_page_of_a_draft_lists_the_same_sentences(made: tuple[Story, list[Sentence]]) -> None:
    later, stored = made
    found = [one.sentence for one in standing(stored, all_of(later), {})]
    assert Counter(found) == Counter(all_of(with_typed(later, stored)))


# One by one


def test_an_added_sentence_stands_behind_the_one_it_was_typed_after() -> None:
    made = composed("halden-pumps", 0)
    for slot in RUNNING:
        said = [one for one in all_of(made) if one.slot == slot and not one.text.startswith("“")]
        mine = Sentence(slot=slot, text="Mine.", typed=True, added=True)
        if not said:
            assert [one.text for one in all_of(with_typed(made, [*all_of(made), mine])) if one.slot == slot] == ["Mine."]
            continue
        stored = list(all_of(made))
        stored.insert(stored.index(said[0]) + 1, mine)
        found = all_of(with_typed(made, stored))
        assert found[found.index(mine) - 1] == said[0], slot


def test_a_sentence_in_front_of_all_others_stands_in_front() -> None:
    made = composed("halden-pumps", 0)
    mine = [Sentence(slot=slot, text=f"Mine in {slot}.", typed=True, added=True) for slot in RUNNING]
    typed = with_typed(made, [*mine, *all_of(made)])
    assert typed.summary[0] == mine[0] and typed.challenge[0][0] == mine[1] and typed.solution[0] == mine[2]
    assert typed.results[0].sentences == (mine[3],) and typed.results[0].heading == ""


def test_of_a_sentence_that_was_split_both_halves_stand_and_the_others_of_its_records_follow_the_notes() -> None:
    made = composed("halden-pumps", 0)
    result = next(one for one in made.results if len({said.record_ids for said in one.sentences}) == 1 and len(one.sentences) > 1)
    first, *others = result.sentences
    halves = (replace(first, text="One half.", typed=True), replace(first, text="Other half.", typed=True, added=True))
    at = all_of(made).index(first)
    stored = (*all_of(made)[:at], *halves, *all_of(made)[at + 1 :])
    typed = with_typed(made, stored)
    found = next(one for one in typed.results if one.heading == result.heading)
    assert found.sentences == (*halves, *others)


def test_what_was_typed_over_a_result_that_is_gone_stands_behind_the_one_before_it_and_is_marked() -> None:
    visit = whole("halden-pumps")
    made = story(visit)
    gone = made.results[1]
    stored = [replace(one, text="What I wrote.", typed=True) if one == gone.sentences[-1] else one for one in all_of(made)]
    fewer = replace(visit, claims=tuple(one for one in visit.claims if one.id not in gone.sentences[-1].record_ids))
    found = with_typed(story(fewer), stored)
    before = next(one for one in found.results if one.heading == made.results[0].heading)
    assert before.sentences[-1].text == "What I wrote."
    (marked,) = [one for one in standing(stored, all_of(story(fewer)), digests_of([fewer])) if one.is_left]
    assert marked.sentence.text == "What I wrote." and marked.changed


def test_an_emptied_sentence_leaves_its_place_and_comes_back_to_the_notes() -> None:
    made = composed("halden-pumps", 0)
    stored = [replace(one, text="", typed=True) if one == made.solution[0] else one for one in all_of(made)]
    typed = with_typed(made, stored)
    assert typed.solution[0].text == "" and without_emptied(typed).solution == made.solution[1:]
    back = [one for one in all_of(typed) if not (one.slot == "solution" and one.typed)]
    assert with_typed(made, back).solution == made.solution


@pytest.mark.parametrize("part", ["tiles", "overcome", "rows", "quotes", "pull"])
def test_a_part_whose_words_are_emptied_is_not_printed(part: str) -> None:
    made = next(one for one in (composed(name, 0) for name in VISITS) if getattr(one, part))
    first = getattr(made, part)[0] if part != "pull" else made.pull
    said = next(iter(sentences_of(first)))
    stored = [replace(one, text=" ", typed=True) if one is said else one for one in sentences_of(made)]
    shown = without_emptied(with_typed(made, stored))
    assert first not in (getattr(shown, part) or ()) and "" not in [one.text.strip() for one in sentences_of(shown)]
    assert said in all_of(made)


def test_a_title_cannot_be_emptied_and_one_that_was_chosen_stands() -> None:
    visit = whole("halden-pumps")
    made, chosen = story(visit), story(visit, title="Halden drives less")
    emptied = [replace(one, text="", typed=True) if one.slot == "title" else one for one in all_of(made)]
    assert with_typed(made, emptied).title == made.title
    typed = [replace(one, text="An older title", typed=True, record_ids=()) for one in all_of(made)[:1]]
    assert with_typed(chosen, typed).title.text == "Halden drives less"
    assert [one.text for one in all_of(with_typed(made, typed)) if one.slot == "title"] == [made.title.text]


def test_what_is_marked_in_a_composed_sentence_stays_with_its_words() -> None:
    visit = whole("halden-pumps")
    made = story(visit)
    at = next(n for n, one in enumerate(all_of(made)) if one.slot == "solution")
    said = all_of(made)[at]
    word = said.text.split()[-1].rstrip(".")
    start = said.text.index(word)
    marked = replace(said, marks=(Mark(start, start + len(word), MarkKind.BOLD),), item=True)
    stored = [marked if n == at else one for n, one in enumerate(all_of(made))]
    assert with_typed(made, stored).solution[0] == marked
    changed = story(replace(visit, answers=tuple(replace(one, text=f"Now: {one.text}") for one in visit.answers)))
    found = with_typed(changed, stored).solution[0]
    assert not found.typed and found.item and found.text != said.text
    assert [found.text[mark.start : mark.end] for mark in found.marks] == [word]
