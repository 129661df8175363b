"""What somebody typed in a case study is stored, goes into its version, and stands when its visit is in the bin."""

from dataclasses import replace

import pytest

from db.engine.store import Store
from db.model.case_study import PAGE, Sentence
from db.model.edits import Edit, RecordChange
from db.model.kinds import CompanyConsent
from db.model.marks import Mark, MarkKind
from db.model.whole_study import WholeStudy, restored, written
from db.repositories import incoming, studies, visits
from desktop.consent.version_hash import version_hash
from desktop.documents.studies.study_changes import as_known, has_changed, notes_changed, says_the_same
from desktop.documents.studies.study_material import (
    StudyMaterial,
    card,
    material_of,
    new_study,
    next_version,
    refused,
    retyped,
    story,
)
from desktop.documents.studies.twin import anonymous
from desktop.report.document.story import sentences_of
from tests.report.content.story.told import NAMED, texts, whole

ADDED = Sentence(slot="solution", text="We added this for our readers.", typed=True, added=True)
LINK = Mark(9, 13, MarkKind.LINK, "https://klarlauf.example/this")
BOLD = Mark(3, 8, MarkKind.BOLD)


def typed(store: Store) -> StudyMaterial:
    """A case study in which somebody emptied a sentence, typed over another, and added one with marks; as it is stored."""
    taken = whole("halden-pumps")
    visit_id = incoming.add(store, replace(taken, consent=taken.consent or replace(NAMED, visit_id=taken.visit.id)))
    customer_id = visits.load(store.connection, visit_id).customer.id
    visits.apply(store, new_study(store.connection, customer_id, [visit_id]))
    (study,) = studies.of_customer(store.connection, customer_id)
    of = material_of(store.connection, study)
    stored = list(of.stored)
    first, second, *_ = (n for n, one in enumerate(stored) if one.slot == "solution")
    stored[first] = replace(stored[first], text="", typed=True)
    stored[second] = replace(stored[second], text="It began on a Monday.", typed=True)
    stored.insert(second + 1, replace(ADDED, marks=(BOLD, LINK), item=True))
    visits.apply(store, retyped(of, stored))
    return again(store, study)


def again(store: Store, study: WholeStudy, version: int | None = None) -> StudyMaterial:
    loaded = studies.load(store.connection, study.study.id)
    return material_of(store.connection, loaded, None if version is None else loaded.versions[version])


def solution(of: StudyMaterial) -> list[str]:
    return [one.text for one in story(of).solution[:2]]


def test_what_was_typed_over_a_note_that_is_kept_back_since_stays_inside_until_it_is_taken_out(store: Store) -> None:
    of = typed(store)
    (visit,) = of.wholes
    told = next(one for one in of.stored if one.slot == "results" and any(c.id in one.record_ids for c in visit.claims))
    claim = next(one for one in visit.claims if one.id in told.record_ids)
    ours = replace(told, text="They call half as often.", typed=True)
    visits.apply(store, retyped(of, [ours if one == told else one for one in of.stored]))
    assert refused(again(store, of.whole)) is None
    visits.apply(store, Edit(visit.visit.id, (RecordChange(claim, replace(claim, publish=False)),)))
    kept_back = again(store, of.whole)
    sentence = refused(kept_back)
    assert sentence and sentence.values["words"] == ours.text
    assert refused(kept_back, inside=True) is None
    visits.apply(store, retyped(kept_back, [one for one in kept_back.stored if one.text != ours.text]))
    assert refused(again(store, of.whole)) is None


def test_it_stands_in_draft_version_and_restored_draft_and_with_its_visit_in_the_bin(store: Store) -> None:
    of = typed(store)
    wanted = ["It began on a Monday.", "We added this for our readers."]
    assert solution(of) == wanted
    assert story(of).solution[1].marks == (BOLD, LINK) and story(of).solution[1].item
    visits.apply(store, next_version(of))
    version = again(store, of.whole, 0)
    assert solution(version) == wanted and not has_changed(version) and says_the_same(version)
    assert story(version).solution[1] == story(of).solution[1]
    assert [one.slot for one in version.stored if one.typed and not one.text] == ["solution"], "what was emptied is kept"
    visits.apply(store, retyped(again(store, of.whole), [one for one in of.stored if not one.typed]))
    assert solution(again(store, of.whole)) and "Monday" not in " ".join(solution(again(store, of.whole)))
    assert has_changed(again(store, of.whole, 0)), "the open draft says something else now"
    loaded = again(store, of.whole).whole
    visits.apply(store, restored(loaded, loaded.versions[0]))
    assert solution(again(store, of.whole)) == wanted
    before = texts(replace(story(again(store, of.whole)), mark=""))
    visits.apply(store, visits.removal(store.connection, of.choices.visits[0]))
    away = again(store, of.whole)
    assert away.away and texts(replace(story(away), mark="")) == before


def test_with_its_visit_in_the_bin_it_is_typed_on(store: Store) -> None:
    of = typed(store)
    visits.apply(store, visits.removal(store.connection, of.choices.visits[0]))
    away = again(store, of.whole)
    stored = [replace(one, text="Typed later.") if one.text.startswith("It began") else one for one in away.stored]
    stored.insert(1, Sentence(slot="summary", text="And this.", typed=True, added=True))
    visits.apply(store, retyped(away, stored))
    found = story(again(store, of.whole))
    assert found.summary[0].text == "And this." and solution(again(store, of.whole))[0] == "Typed later."
    assert found.tiles == story(away).tiles and found.pull == story(away).pull


def test_marks_alone_make_a_version_that_differs(store: Store) -> None:
    of = typed(store)
    visits.apply(store, next_version(of))
    plain = [replace(one, marks=tuple(mark for mark in one.marks if mark != BOLD)) for one in of.stored]
    visits.apply(store, retyped(again(store, of.whole), plain))
    assert has_changed(again(store, of.whole, 0))


def test_a_rewrite_changes_the_text_and_not_the_notes(store: Store) -> None:
    of = typed(store)
    visits.apply(store, next_version(of))
    rewritten = [replace(one, text="It began on a Tuesday.") if "Monday" in one.text else one for one in of.stored]
    visits.apply(store, retyped(again(store, of.whole), rewritten))
    version = again(store, of.whole, 0)
    assert has_changed(version) and not notes_changed(version)
    change_note(store, of)
    assert notes_changed(again(store, of.whole, 0))


def test_a_version_kept_after_the_notes_changed_behind_typed_words_is_up_to_date(store: Store) -> None:
    of = typed(store)
    change_note(store, of)
    assert any(one.digest != kept_one.digest for one, kept_one in known_pairs(again(store, of.whole)))
    visits.apply(store, next_version(again(store, of.whole)))
    version = again(store, of.whole, 0)
    assert not has_changed(version) and not notes_changed(version)
    assert solution(version)[0] == "It began on a Monday."
    assert all(one.digest == kept_one.digest for one, kept_one in known_pairs(again(store, of.whole)))


def change_note(store: Store, of: StudyMaterial) -> None:
    """Changes the note behind what somebody typed over."""
    (record_id,) = next(one.record_ids for one in of.stored if "Monday" in one.text or "Tuesday" in one.text)
    visit = visits.load(store.connection, of.choices.visits[0])
    record = next(one for one in visit.answers if one.id == record_id)
    changed = replace(record, text=record.text + " Quite so.")
    visits.apply(store, Edit(visit.visit.id, (RecordChange(record, changed),)))


def known_pairs(of: StudyMaterial) -> list[tuple[Sentence, Sentence]]:
    """The typed sentences, and what they are by the notes of today."""
    both = zip(of.stored, as_known(of, of.stored), strict=True)
    return [(one, other) for one, other in both if one.typed and one.record_ids]


def test_a_link_is_part_of_what_is_approved_and_bold_is_not(store: Store) -> None:
    of = typed(store)
    visits.apply(store, next_version(of))
    (version,) = again(store, of.whole).whole.versions

    def hashed(*marks: Mark) -> str:
        said = tuple(
            replace(one, marks=tuple(f"{m.kind} {m.start} {m.end} {m.target}".strip() for m in marks)) if one.added else one
            for one in version.sentences
        )
        return version_hash(replace(version, sentences=said))

    assert hashed(BOLD, LINK) == version_hash(version) == hashed(LINK)
    assert hashed() != hashed(LINK) != hashed(replace(LINK, target="https://other.example"))


def test_the_card_has_what_takes_a_place_of_it_and_nothing_beside(store: Store) -> None:
    of = typed(store)
    tile = next(one for one in card(of).tiles)
    mine = [replace(one, text="What I call it", typed=True) if one == tile.label else one for one in of.stored]
    visits.apply(store, retyped(of, mine))
    made = card(again(store, of.whole))
    assert "What I call it" in texts(made) and ADDED.text not in texts(made)


def test_a_twin_keeps_marks_with_their_words_and_leads_to_nobody(store: Store) -> None:
    of = typed(store)
    name = of.known.customer.name
    text = f"{name} drives less."
    marks = (
        Mark(0, len(name), MarkKind.LINK, "https://www.halden-pumps.example/"),
        Mark(text.index("less"), text.index("less") + 4, MarkKind.BOLD),
    )
    stored = [replace(one, text=text, marks=marks) if one.text.startswith("It began") else one for one in of.stored]
    visits.apply(store, retyped(of, stored))
    twin = anonymous(again(store, of.whole))
    assert twin.known.permissions is not None and CompanyConsent.ANONYMOUS in {
        one.consent.company for one in twin.wholes if one.consent
    }
    (said,) = [one for one in sentences_of(story(twin)) if "drives" in one.text]
    assert name not in said.text and said.targets == ()
    assert [said.text[mark.start : mark.end] for mark in said.marks] == ["less"]


def test_each_sentence_goes_on_being_its_record_whatever_is_typed_before_it(store: Store) -> None:
    of = typed(store)
    before = {one.id: one for one in of.whole.sentences}
    stored = list(of.stored)
    at = next(n for n, one in enumerate(stored) if one.slot == "solution")
    stored.insert(at, replace(ADDED, text="In front."))
    over = next(n for n, one in enumerate(stored) if one.slot == "challenge")
    stored[over] = replace(stored[over], text="Typed over.", typed=True)
    visits.apply(store, retyped(of, stored))
    after = {one.id: one for one in again(store, of.whole).whole.sentences}
    assert before.keys() <= after.keys() and len(after) == len(before) + 1
    changed = [after[one] for one in before if before[one].sentence != after[one].sentence]
    # The last of the page has no words; it says where the others stand.
    assert [one.text for one in changed if one.slot != PAGE] == ["Typed over."] and {one.text for one in changed} <= {
        "Typed over.",
        "",
    }


@pytest.mark.parametrize("away", [False, True])
def test_what_waited_behind_the_page_in_an_earlier_program_is_seen(store: Store, away: bool) -> None:
    of = typed(store)
    waiting = (replace(ADDED, text="It waited.", added=False), Sentence(slot="tile", text="So did this.", typed=True))
    visits.apply(store, written(of.whole, of.whole.study, (*of.stored, *waiting)))
    if away:
        visits.apply(store, visits.removal(store.connection, of.choices.visits[0]))
    found = again(store, of.whole)
    assert {"It waited.", "So did this."} <= set(texts(story(found)))
    visits.apply(store, next_version(found))
    assert {"It waited.", "So did this."} <= set(texts(story(again(store, of.whole, 0))))
