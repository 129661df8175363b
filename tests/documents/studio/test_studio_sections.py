"""The text of a case study in its sections, as somebody edits it."""

from dataclasses import replace

from db.model.case_study import Sentence
from desktop.documents.sharing.unbacked import backing_of, texts_of
from desktop.documents.studio.studio_sections import Passage, Section, pieces_of, sections_of, with_text
from desktop.report.content.kept_story import kept
from desktop.report.content.story.material import digests_of
from desktop.report.content.story.standing import with_typed
from desktop.report.document.story import Story, sentences_of
from tests.report.content.story.told import ALL, story, whole

HALDEN = whole("halden-pumps")
MADE = story(HALDEN)


def sections(told: Story = MADE, **more: object) -> tuple[Section, ...]:
    return sections_of(told, MADE, digests_of([HALDEN]), **more)  # type: ignore[arg-type]  # as its own


def passage(found: tuple[Section, ...], slot: str) -> Passage:
    return next(one for one in found if one.slot == slot).passages[0]


def typed(slot: str, text: str) -> Story:
    """The story with the first sentence of a section typed over."""
    stored = list(kept(MADE))
    at = next(n for n, one in enumerate(stored) if one.slot == slot)
    stored[at] = replace(stored[at], text=text, typed=True)
    return with_typed(MADE, stored)


def test_every_sentence_of_every_story_stands_in_its_text_once_with_its_numbers() -> None:
    for name in ALL:
        made = story(whole(name))
        pieces = [one for one in pieces_of(sections_of(made, made, {})) if one.at >= 0]
        said = list(sentences_of(made))
        assert sorted(one.at for one in pieces) == list(range(len(said))), name
        assert all(one.sentence is said[one.at] for one in pieces)
        assert all(one.composed == one.sentence for one in pieces)


def test_the_gutter_says_how_many_notes_back_a_paragraph_and_what_is_yours() -> None:
    notes = {record for one in MADE.summary for record in one.record_ids}
    assert [str(one) for one in passage(sections(), "summary").backing] == [f"{len(notes)} notes"]
    told = typed("summary", "Mine.")
    rest = {record for one in told.summary[1:] for record in one.record_ids}
    found = passage(sections(told), "summary")
    assert [str(one) for one in found.backing] == ["yours", f"{len(rest)} notes"]
    assert found.pieces[0].composed == MADE.summary[0]
    changed = sections_of(told, MADE, {})
    assert str(passage(changed, "summary").backing[-1]) == "the notes have changed"


def test_an_emptied_sentence_keeps_its_place_in_the_text() -> None:
    told = typed("summary", "")
    found = passage(sections(told), "summary")
    assert [str(one) for one in found.backing][-1] == "left out"
    assert [one.sentence for one in pieces_of(sections(told)) if one.at >= 0] == list(sentences_of(told))


def test_an_empty_section_can_be_written_and_quotes_stay_as_they_are() -> None:
    bare = replace(MADE, solution=())
    (piece,) = passage(sections(bare), "solution").pieces
    assert (piece.at, piece.sentence) == (-1, Sentence(slot="solution", text="", added=True))
    assert "solution" not in [one.slot for one in sections(bare, can_add=False)]
    told = with_typed(bare, [*kept(bare), with_text(piece, "Mine.", (), {})])
    (again,) = passage(sections(told), "solution").pieces
    assert again.key == piece.key and again.is_typed and again.composed is None
    assert passage(sections(), "pull").is_fixed


def test_marks_alone_leave_a_sentence_composed_and_words_make_it_typed() -> None:
    piece = passage(sections(), "summary").pieces[0]
    assert not with_text(piece, piece.sentence.text, (), {}).typed
    assert with_text(piece, "Other.", (), {}).typed


def test_a_name_that_no_note_holds_is_marked_where_somebody_typed_it() -> None:
    backing = backing_of(texts_of([HALDEN], sentences_of(MADE)))
    told = typed("summary", "They sleep in Trondheim.")
    assert passage(sections(told, backing=backing), "summary").pieces[0].unbacked == ((14, 9),)
    assert all(one.unbacked == () for one in pieces_of(sections(backing=backing)))
