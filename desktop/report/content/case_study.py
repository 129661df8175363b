"""Composes a case study: of one visit alone as the rules choose, or of several as somebody chose."""

from collections.abc import Sequence
from dataclasses import replace

from db.model.case_study import Choices, Sentence
from db.model.house import NOBODY, OurCompany
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.report.content.logos import customers_logo, our_logo
from desktop.report.content.story.compose import compose
from desktop.report.content.story.material import Material
from desktop.report.content.story.standing import with_typed
from desktop.report.content.story.waiting import choosing
from desktop.report.document.story import Story


def case_study(
    whole: WholeVisit,
    words: Translator = ENGLISH,
    logo: bytes | None = None,
    ours: OurCompany | None = None,
    day: str = "",
) -> Story:
    """Returns the story of one visit alone, as the rules choose; see `story_of`."""
    return story_of([whole], Choices(visits=(whole.visit.id,)), (), ours, logo, words, day)


def story_of(
    wholes: Sequence[WholeVisit],
    choices: Choices,
    stored: Sequence[Sentence] = (),
    ours: OurCompany | None = None,
    logo: bytes | None = None,
    words: Translator = ENGLISH,
    day: str = "",
    material: Material | None = None,
) -> Story:
    """Returns the story of the visits, as chosen, in the language of `words`; typed sentences among `stored` stand, or wait.

    It holds only what may be published (see who_may_be_named). `logo`, the customer's as a PNG or JPEG made anew (see
    exchange.pictures), is shown only if that was agreed at every one of the visits. `ours` is our company, as it stands above
    and below; `day` (ISO) is that of the draft, where it has one. `material` is what they hold, where that was gathered before.
    """
    ours = ours or NOBODY
    story = compose(wholes, choices, day, words, ours.style, customers_logo(wholes, logo, words), material)
    return with_typed(replace(story, our_logo=our_logo(ours, words)), stored, choosing(wholes, choices))
