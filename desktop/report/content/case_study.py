"""Composes the case study of one visit: the story of that visit alone, as the rules choose."""

from dataclasses import replace

from db.model.case_study import Choices
from db.model.house import NOBODY, OurCompany
from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.report.anonymise.who_may_be_named import customer_called, may_show_logo
from desktop.report.content.story.compose import compose
from desktop.report.document.outline import Picture
from desktop.report.document.story import Story


def case_study(
    whole: WholeVisit, words: Translator = ENGLISH, logo: bytes | None = None, ours: OurCompany | None = None
) -> Story:
    """Returns the story of one visit, in the language of `words`.

    It holds only what may be published (see who_may_be_named). `logo`, the customer's as a PNG or JPEG made anew (see
    exchange.pictures), is shown only if that was agreed. `ours` is our company, as it stands above and below.
    """
    ours = ours or NOBODY
    theirs = logo_of(logo if may_show_logo(whole) else None, customer_called(whole, words), words)
    story = compose([whole], Choices(visits=(whole.visit.id,)), "", words, ours.style, theirs)
    return replace(story, our_logo=logo_of(ours.logo, ours.style.name.strip(), words))


def logo_of(logo: bytes | None, company: str, words: Translator) -> Picture | None:
    """Returns a logo with what a screen reader says of it."""
    return Picture(logo, words.text(N_("Logo of {customer}"), customer=company)) if logo else None
