"""Composes the case study of one visit: the story of that visit alone, as the rules choose."""

from db.model.case_study import Choices
from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.report.anonymise.who_may_be_named import customer_called, may_show_logo
from desktop.report.content.story.compose import compose
from desktop.report.document.house_style import NO_HOUSE_STYLE, HouseStyle
from desktop.report.document.outline import Picture
from desktop.report.document.story import Story


def case_study(
    whole: WholeVisit, words: Translator = ENGLISH, logo: bytes | None = None, house: HouseStyle = NO_HOUSE_STYLE
) -> Story:
    """Returns the story of one visit, in the language of `words`.

    It holds only what may be published (see who_may_be_named). `logo`, the customer's as a PNG or JPEG made anew (see
    exchange.pictures), is shown only if that was agreed.
    """
    shown = (
        Picture(logo, words.text(N_("Logo of {customer}"), customer=customer_called(whole, words)))
        if logo and may_show_logo(whole)
        else None
    )
    return compose([whole], Choices(visits=(whole.visit.id,)), "", words, house, shown)
