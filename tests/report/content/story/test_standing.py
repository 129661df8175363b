"""What stands of a draft when it is composed again."""

from dataclasses import replace

from db.model.case_study import Sentence
from desktop.report.content.story.material import digests_of
from desktop.report.content.story.standing import all_of, changed_since, standing, with_typed
from tests.report.content.story.told import story, whole


def test_sentences_that_nobody_typed_are_composed_anew_and_typed_ones_stay() -> None:
    visit = whole("halden-pumps")
    stored = list(all_of(story(visit)))
    at = next(n for n, one in enumerate(stored) if one.slot == "solution")
    stored[at] = replace(stored[at], text="My own words.", typed=True)
    found = standing(stored, all_of(story(visit)), digests_of([visit]))
    assert [one.sentence.text for one in found if one.sentence.typed] == ["My own words."]
    assert not any(one.changed for one in found)
    assert [one.sentence for one in found] == stored


def test_a_typed_sentence_whose_notes_changed_stays_and_is_marked() -> None:
    visit = whole("halden-pumps")
    stored = [replace(one, typed=one.slot == "solution") for one in all_of(story(visit))]
    answers = tuple(replace(one, text="Something else now.") for one in visit.answers)
    changed = replace(visit, answers=answers)
    found = standing(stored, all_of(story(changed)), digests_of([changed]))
    solution = [one for one in found if one.sentence.slot == "solution"]
    assert solution and all(one.changed and one.sentence.typed for one in solution)
    challenge = [one for one in found if one.sentence.slot == "challenge"]
    assert any("Something else now." in one.sentence.text for one in challenge), "untouched ones follow the notes"


def test_a_typed_sentence_whose_record_is_gone_stays_in_its_place() -> None:
    visit = whole("halden-pumps")
    stored = [replace(one, typed=one.slot == "next") for one in all_of(story(visit))]
    stored.insert(0, Sentence(slot="summary", text="A sentence of mine.", typed=True))
    bare = replace(visit, consent=None, answers=())
    found = standing(stored, all_of(story(bare)), digests_of([bare]))
    assert "A sentence of mine." in [one.sentence.text for one in found]
    assert any(one.sentence.slot == "next" and one.changed for one in found)


def test_moving_a_record_or_its_stamp_is_no_change_and_any_other_field_is() -> None:
    visit = whole("halden-pumps")
    before = digests_of([visit])
    one = visit.claims[0]
    moved = replace(visit, claims=(replace(one, position=7, heard_at="2030"), *visit.claims[1:]))
    assert digests_of([moved]) == before
    other = replace(visit, claims=(replace(one, period="a year"), *visit.claims[1:]))
    assert digests_of([other])[one.id] != before[one.id]
    made = all_of(story(visit))
    assert {sentence.record_ids for sentence in changed_since(made, digests_of([other]))} >= {(one.id,)}


def test_a_story_takes_the_typed_sentences_of_a_draft() -> None:
    made = story(whole("halden-pumps"))
    typed = replace(made.summary[1], text="What they use is ours.", typed=True)
    again = with_typed(made, [typed if one == made.summary[1] else one for one in all_of(made)])
    assert again.summary[1].text == "What they use is ours." and again.tiles == made.tiles
