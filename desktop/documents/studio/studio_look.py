"""Composes what the page of a case study shows: its text with who backs it, and what there is to choose. Uses no Qt.

All of it comes from what was read of the store before; so it can be done after each pause in typing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from db.model.case_study import Sentence
from db.model.visit_copy import records_of
from desktop.documents.sharing.unbacked import backing_of, texts_of
from desktop.documents.studies.study_changes import has_changed
from desktop.documents.studies.study_material import StudyMaterial, with_emptied
from desktop.documents.studio.studio_options import Options, options_of
from desktop.documents.studio.studio_sections import Section, sections_of
from desktop.fields.record_names import called, kind_of
from desktop.report.content.story.standing import with_typed
from desktop.report.content.story.waiting import choosing
from desktop.report.document.story import Story, sentences_of

CALLED_AT_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioLook:
    """What is shown of a case study, or of a version of it, as it says now.

    `names` are what the records behind it are called; `draft` the sentences to be stored; `changed` whether it says something
    else than the latest version; `stands` where none of it is composed anew; `known` are texts with words that are no mistakes.
    """

    of: StudyMaterial
    story: Story
    sections: tuple[Section, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    draft: tuple[Sentence, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    changed: bool = False
    stands: bool = False
    known: tuple[str, ...] = ()


def studio_look(of: StudyMaterial, latest: StudyMaterial | None = None) -> StudioLook:
    """Returns what is shown; `latest` is the latest version, if any."""
    if of.version or of.away or not of.wholes:
        told = with_emptied(of)
        sections = sections_of(told, told, {}, can_add=False)
        return StudioLook(of=of, story=told, sections=sections, names=_names(of), draft=of.stored, stands=True)
    return _composed(of, latest)


def _composed(of: StudyMaterial, latest: StudyMaterial | None) -> StudioLook:
    from desktop.report.content.case_study import story_of
    from desktop.report.content.kept_story import kept
    from desktop.report.content.story.material import digests_of, material_of

    material = material_of(of.wholes, of.choices, of.words)
    composed = story_of(of.wholes, of.choices, (), of.ours, of.logo, of.words, material=material)
    told, digests = with_typed(composed, of.stored, choosing(of.wholes, of.choices)), digests_of(of.wholes)
    house = of.ours.style
    noted = (*texts_of(of.wholes, sentences_of(composed)), house.name, house.about_us)
    backing = backing_of(noted)
    return StudioLook(
        of=of,
        story=told,
        sections=sections_of(told, composed, digests, backing=backing),
        names=_names(of),
        draft=kept(told),
        digests=digests,
        options=options_of(material, of.choices, replace(composed, waiting=told.waiting, order=told.order)),
        known=tuple(filter(None, (*noted, *(whole.customer.name for whole in of.wholes)))),
        changed=latest is not None and has_changed(replace(latest, whole=of.whole)),
    )


def _names(of: StudyMaterial) -> dict[str, str]:
    """Returns what each record of the visits is called, with its kind before."""
    from desktop.core.short_text import short

    found = {}
    for whole in of.recorded:
        for record in records_of(whole):
            words = called(record)
            found[str(record.id)] = f"{kind_of(record)} “{short(words, CALLED_AT_MOST)}”" if words else kind_of(record)
    return found
