"""Says whether a version would say something else today, and whether that is because its notes have changed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.model.case_study import Sentence, on_the_page, parted

if TYPE_CHECKING:
    from desktop.documents.studies.study_material import StudyMaterial


def has_changed(of: "StudyMaterial") -> bool:
    """Whether the visits would make another text than the version: by their notes, by the program, or as somebody typed."""
    return _differs(of, [one.sentence for one in of.whole.sentences])


def notes_changed(of: "StudyMaterial") -> bool:
    """Whether a version would say something else today though nobody rewrote it: its notes have changed, or the program has."""
    return _differs(of, of.stored)


def _differs(of: "StudyMaterial", typed: Sequence[Sentence]) -> bool:
    """Whether a version does not say what is composed today with what stands as `typed`.

    What the visits in the bin held cannot have changed; with one of them there, only the records of the others are compared.
    """
    from desktop.report.content.case_study import story_of
    from desktop.report.content.kept_story import kept
    from desktop.report.content.story.material import digests_of
    from desktop.report.content.story.standing import changed_since

    digests, said = digests_of(of.wholes), on_the_page(of.stored)
    if of.away:
        return bool(changed_since([one for one in said if digests.keys() >= set(one.record_ids)], digests))
    if changed_since(said, digests):
        return True
    now = kept(story_of(of.wholes, of.choices, typed, of.ours, None, of.words)) if of.wholes else ()
    return _look(now) != _look(of.stored)


def as_known(of: "StudyMaterial", sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Returns sentences that are kept as they are by somebody who knows the notes of today: those of a visit away stay.

    So do those that wait, which nobody looked at.
    """
    from desktop.report.content.story.material import digests_of, joint_digest

    digests = digests_of(of.wholes)

    def known(one: Sentence) -> Sentence:
        is_here = not of.away or digests.keys() >= set(one.record_ids)
        return replace(one, digest=joint_digest(digests, one.record_ids)) if one.typed and one.record_ids and is_here else one

    page, behind = parted(sentences)
    return (*map(known, page), *behind)


def _look(sentences: Sequence[Sentence]) -> list[tuple[object, ...]]:
    """Returns what a reader sees of it."""
    return [(one.text, one.marks, one.item) for one in on_the_page(sentences)]


def says_the_same(of: "StudyMaterial") -> bool:
    """Whether the open draft would say what this version says, chosen from the same visits, which are all here."""
    study = of.whole.study
    same = of.version is not None and of.choices == study.choices
    return same and not of.away and not has_changed(of)
