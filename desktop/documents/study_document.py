"""Makes the case study that was chosen for a customer: composed anew from its visits, with what somebody typed in its place."""

from collections.abc import Sequence
from dataclasses import replace

from db.model.case_study import Choices, Sentence
from db.model.house import OurCompany
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.report.anonymise.who_may_be_named import customer_called, may_show_logo
from desktop.report.content.case_study import logo_of
from desktop.report.content.story.compose import compose
from desktop.report.content.story.standing import with_typed
from desktop.report.document.story import Story


def story_of(
    wholes: Sequence[WholeVisit],
    choices: Choices,
    stored: Sequence[Sentence] = (),
    ours: OurCompany | None = None,
    logo: bytes | None = None,
    words: Translator = ENGLISH,
) -> Story:
    """Returns the story of the visits, as chosen; typed sentences among `stored` stand. `logo` is the customer's.

    It is shown only where every one of the visits allows it.
    """
    ours = ours or OurCompany()
    shown = logo if all(map(may_show_logo, wholes)) else None
    theirs = logo_of(shown, customer_called(wholes[0], words), words)
    story = compose(wholes, choices, "", words, ours.style, theirs)
    return with_typed(replace(story, our_logo=logo_of(ours.logo, ours.style.name.strip(), words)), stored)
