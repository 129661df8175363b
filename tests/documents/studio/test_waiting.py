"""What somebody typed waits while what it tells is left out by choice, and comes back in its place."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from db.model.case_study import on_the_page
from db.model.kinds import RecordId
from db.model.marks import Mark, MarkKind
from db.model.records import ClaimKind
from db.model.whole_study import as_version, version_in
from desktop.consent.version_hash import beyond_items, version_hash
from desktop.documents.studies.study_material import printed_items, refused, with_emptied
from desktop.documents.studies.twin import anonymous
from desktop.documents.studio.studio_options import moved
from desktop.report.document.story import sentences_of, without_emptied
from tests.documents.studio.sitting import Sitting, nothing_stored
from tests.report.content.story.told import texts, whole

HALDEN = whole("halden-pumps")
MINE = "They plan, and nobody calls."
Sit = Callable[[], Sitting]


@pytest.fixture
def sit(qapp: QCoreApplication) -> Sit:
    return lambda: Sitting(HALDEN, nothing_stored())


def test_words_typed_over_a_result_go_with_it_and_come_back_word_by_word(sit: Sit) -> None:
    at = sit()
    record = at.result()
    at.type(at.pieces("results", record)[-1], MINE)
    at.type(at.pieces("tile", record)[0], "Weeks that hold")
    before = at.story
    assert at.says_anywhere(MINE) and at.says_anywhere("Weeks that hold")
    at.toggle("results", record)
    assert at.waiting == ["Weeks that hold", MINE]
    assert not at.says_anywhere(MINE) and not at.says_anywhere("Weeks that hold")
    assert {MINE, "Weeks that hold"} <= {one.text for one in at.draft}
    at.toggle("results", record)
    assert at.story == before and at.waiting == []


@pytest.mark.parametrize("slot", ["overcome", "summary"])
def test_words_over_an_answered_concern_or_in_the_summary_go_with_what_they_tell(sit: Sit, slot: str) -> None:
    at = sit()
    part, record = ("objections", at.look.options.objections[0].id) if slot == "overcome" else ("results", at.result(1))
    record = next(one.record_ids[0] for one in reversed(at.story.summary)) if slot == "summary" else record
    for n, piece in enumerate(at.pieces(slot, record)):
        at.type(piece, f"{MINE} {n}")
    before = at.story
    at.toggle(part, record)
    assert at.waiting and not at.says_anywhere(MINE)
    at.toggle(part, record)
    assert at.story == before


def test_words_in_the_place_of_a_quote_go_with_it(sit: Sit) -> None:
    at = sit()
    quote = next(one.id for one in at.look.options.quotes if one.is_on)
    at.choose(replace(at.of.choices, quotes=tuple(RecordId(one.id) for one in at.look.options.quotes if one.is_on)))
    piece = next(
        one for one in at.pieces("pull") + at.pieces("quotes") + at.pieces("challenge") if quote in one.sentence.record_ids
    )
    at.type(piece, f"“{MINE}”")
    before = at.story
    at.toggle("quotes", quote)
    assert not at.says_anywhere(MINE)
    at.toggle("quotes", quote)
    assert at.story == before


@pytest.mark.parametrize("which", [0, 1])
def test_of_two_sentences_of_a_result_the_one_that_was_typed_comes_back_as_that_one(sit: Sit, which: int) -> None:
    at = sit()
    record = at.result()
    said = at.pieces("results", record)
    assert len(said) > 1
    at.type(said[which], MINE)
    before = at.story
    at.toggle("results", record)
    at.toggle("results", record)
    assert at.story == before
    assert [one.sentence.text for one in at.pieces("results", record)].index(MINE) == which


@pytest.mark.parametrize("behind", [0, -1])
def test_a_sentence_added_in_a_result_goes_with_it_and_comes_back_behind_the_same(sit: Sit, behind: int) -> None:
    at = sit()
    record = at.result()
    at.add(at.pieces("results", record)[behind], MINE)
    before = at.story
    assert MINE in at.printed
    at.toggle("results", record)
    assert MINE not in at.printed and MINE in at.waiting
    at.toggle("results", record)
    assert at.story == before


@pytest.mark.parametrize("number", [1, 2])
def test_words_over_the_aim_of_a_result_go_with_it_or_to_another_that_answers_it(sit: Sit, number: int) -> None:
    at = sit()
    record = at.result(number)
    aims = {one.id for one in HALDEN.objectives}
    told = next(one for one in at.story.results if any(record in said.record_ids for said in one.sentences))
    assert aims.intersection(told.sentences[0].record_ids)
    at.type(next(one for one in at.pieces("results") if one.sentence == told.sentences[0]), MINE)
    before = at.story
    at.toggle("results", record)
    others = [one for one in at.story.results if one.sentences[0].text == MINE]
    assert bool(others) is (number == 1) is (MINE not in at.waiting)
    at.toggle("results", record)
    assert at.story == before


@pytest.mark.parametrize("is_typed", [True, False])
def test_in_the_summary_a_sentence_goes_with_typed_words_before_it_and_not_with_composed_ones(sit: Sit, is_typed: bool) -> None:
    at = sit()
    last = at.pieces("summary")[-1]
    at.add(last, MINE)
    if not is_typed:
        at.take_back(next(one for one in at.pieces("summary") if one.at == last.at))
    before = at.story
    at.toggle("results", last.sentence.record_ids[0])
    assert (MINE in at.waiting) is is_typed is (MINE not in at.printed)
    at.toggle("results", last.sentence.record_ids[0])
    assert MINE in at.printed and (not is_typed or at.story == before)


@pytest.mark.parametrize("text", [MINE, ""])
def test_what_was_typed_over_the_result_of_the_summary_stands_there_alone_whatever_the_title_tells(sit: Sit, text: str) -> None:
    at = sit()
    last, titles = at.pieces("summary")[-1], at.look.options.titles
    at.type(last, text)
    before, count = at.story, len(at.pieces("summary"))
    for one in titles:
        at.choose(replace(at.of.choices, title_of=RecordId(one.id)))
        assert [piece.sentence.text for piece in at.pieces("summary")][-1] == text and len(at.pieces("summary")) == count
    at.choose(replace(at.of.choices, title_of=None))
    at.toggle("results", titles[0].id)
    assert [piece.sentence.text for piece in at.pieces("summary")][-1] == text and len(at.pieces("summary")) == count
    at.take_back(at.pieces("summary")[-1])
    assert at.pieces("summary")[-1].sentence.text not in ("", MINE)
    at.records.undo()
    at.toggle("results", titles[0].id)
    assert at.story == before


def test_what_is_marked_or_emptied_comes_back_so(sit: Sit) -> None:
    at = sit()
    record = at.result()
    first, last, *_ = at.pieces("results", record)
    bold = (Mark(0, 2, MarkKind.BOLD),)
    at.type(replace(first, sentence=replace(first.sentence, marks=bold)), first.sentence.text)
    at.type(last, "")
    before = with_emptied(at.of)
    at.toggle("results", record)
    at.toggle("results", record)
    assert with_emptied(at.of) == before
    assert any(one.marks == bold for one in sentences_of(before)) and any(
        one.typed and not one.text for one in sentences_of(before)
    )


def test_a_tile_that_becomes_a_row_keeps_its_words_until_it_is_a_tile_again(sit: Sit) -> None:
    at = sit()
    record = at.result(1)
    at.type(at.pieces("tile", record)[0], "My tile")
    at.type(at.pieces("results", record)[-1], MINE)
    before, count = at.story, len(at.look.options.results)
    at.choose(moved(at.of.choices, at.look.options, "results", record, count))
    option = at.option("results", record)
    assert option.said == ("table", "yours") and not at.says_anywhere(MINE) and "My tile" not in at.printed
    at.choose(moved(at.of.choices, at.look.options, "results", record, 0))
    assert at.story == before and not at.option("results", record).waits


def test_a_tile_whose_note_was_changed_is_no_choice_and_its_words_stay(sit: Sit) -> None:
    at = sit()
    record = at.result(1)
    at.type(at.pieces("tile", record)[0], "My tile")
    at.toggle("results", at.result(3))
    claims = (replace(one, before="", after="", change="", unit="") if one.id == record else one for one in HALDEN.claims)
    at.visit(replace(at.of.recorded[0], claims=tuple(claims)))
    assert "My tile" in at.printed


@pytest.mark.parametrize("later", ["gone", "no result"])
@pytest.mark.parametrize("is_left", [False, True])
def test_words_over_a_note_that_is_gone_or_no_result_any_more_stand_or_wait_as_before(
    sit: Sit, later: str, is_left: bool
) -> None:
    at = sit()
    record = at.result()
    at.type(at.pieces("results", record)[-1], MINE)
    at.toggle("results", record if is_left else at.result(3))
    assert (MINE in at.printed) is not is_left
    kept = at.of.recorded[0]
    claims = (replace(one, kind=ClaimKind.BASELINE) if one.id == record else one for one in kept.claims)
    at.visit(replace(kept, claims=tuple(one for one in claims if later != "gone" or one.id != record)))
    assert (MINE in at.printed) is not is_left is (MINE in at.waiting)
    at.type(at.pieces("solution")[0], "The draft is written anew.")
    assert (MINE in at.printed) is not is_left is (MINE in at.waiting)
    if is_left:
        row = at.option("results", record)
        assert (row.words, row.is_on, row.waits) == (MINE, False, True)
        at.toggle("results", record)
        assert MINE in at.printed and at.waiting == []
        at.visit(kept)
        assert [one.text for one in at.look.story.results[-1].sentences] != [MINE]
        assert MINE in [one.sentence.text for one in at.pieces("results", record)]


def test_words_that_wait_over_a_note_that_may_not_be_published_wait_on_and_hold_nothing_up(sit: Sit) -> None:
    at = sit()
    record = at.result()
    at.type(at.pieces("results", record)[-1], MINE)
    kept = at.of.recorded[0]
    kept_back = replace(kept, claims=tuple(replace(one, publish=one.publish and one.id != record) for one in kept.claims))
    at.toggle("results", record)
    at.visit(kept_back)
    assert refused(at.of) is None and not at.says_anywhere(MINE) and MINE in at.waiting
    at.visit(kept)
    at.toggle("results", record)
    at.visit(kept_back)
    assert refused(at.of)


def test_typing_elsewhere_undo_and_a_way_back_leave_it_waiting(sit: Sit) -> None:
    at = sit()
    record = at.result()
    at.type(at.pieces("results", record)[-1], MINE)
    before = at.story
    at.toggle("results", record)
    at.type(at.pieces("solution")[0], "Something else.")
    at.add(at.pieces("solution")[0], "And more.")
    added = next(one for one in at.pieces("solution") if one.sentence.text == "And more.")
    at.take_back(added)
    at.take_back(next(one for one in at.pieces("solution") if one.sentence.text == "Something else."))
    assert MINE in at.waiting
    at.toggle("results", record)
    assert at.story == before
    while at.records.can_undo and MINE not in at.waiting:
        at.records.undo()
    assert MINE in at.waiting and MINE not in at.printed


def test_an_empty_section_is_written_without_touching_what_waits_of_it(sit: Sit) -> None:
    at = sit()
    only = Sitting(replace(HALDEN, objectives=(), answers=(), visit=replace(HALDEN.visit, product="")), nothing_stored())
    (piece,) = only.pieces("summary")
    record = piece.sentence.record_ids[0]
    only.type(piece, MINE)
    only.add(only.pieces("summary")[0], "More of mine.")
    for one in [one.id for one in only.look.options.results if one.is_on and one.id != record]:
        only.toggle("results", one)
    only.toggle("results", record)
    assert {MINE, "More of mine."} <= set(only.waiting)
    (blank,) = only.pieces("summary")
    assert blank.at == -1
    only.type(blank, "Written anew.")
    only.type(only.pieces("summary")[0], "Written anew, and on.")
    assert {MINE, "More of mine."} <= set(only.waiting) and "Written anew, and on." in only.printed
    only.toggle("results", record)
    assert {MINE, "More of mine.", "Written anew, and on."} <= set(only.printed)
    assert at.story


def test_a_version_holds_what_waits_and_neither_prints_nor_hashes_it(sit: Sit) -> None:
    at = sit()
    record = at.result()
    at.toggle("results", record)
    plain = version_in(as_version(at.of.whole, printed_items(at.of)))
    at.toggle("results", record)
    at.type(at.pieces("results", record)[-1], MINE)
    typed = at.story
    at.toggle("results", record)
    at.keep()
    (version,) = at.of.whole.versions
    assert version_hash(version) == version_hash(plain) and beyond_items(version) == beyond_items(plain)
    assert MINE in {one.text for one in version.sentences} - {one.text for one in on_the_page(version.sentences)}
    told = with_emptied(replace(at.of, version=version))
    assert MINE in [one.text for one in told.waiting] and MINE not in texts(without_emptied(told))
    at.toggle("results", record)
    at.take_back(next(one for one in at.pieces("results", record) if one.sentence.text == MINE))
    assert MINE not in {one.text for one in at.draft}
    at.restore(0)
    assert MINE in at.waiting and MINE not in at.printed
    at.toggle("results", record)
    assert at.story == typed


def test_an_anonymous_twin_says_nothing_of_what_waits(sit: Sit) -> None:
    at = sit()
    record = at.result()
    at.type(at.pieces("results", record)[-1], MINE)
    at.toggle("results", record)
    assert MINE not in texts(without_emptied(with_emptied(anonymous(at.of))))


def test_what_the_rules_choose_again_comes_back(sit: Sit) -> None:
    at = sit()
    record = at.result()
    at.type(at.pieces("results", record)[-1], MINE)
    before = at.story
    at.toggle("results", record)
    at.choose(replace(at.of.choices, results=None))
    assert at.story == before
