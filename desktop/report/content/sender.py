"""Says how our company stands on a document that the customer gets."""

from db.model.house import NOBODY, OurCompany
from db.model.messages import N_
from desktop.core.messages import Translator
from desktop.report.document.characters import one_line
from desktop.report.document.outline import Picture, Sender


def sender_of(ours: OurCompany | None, words: Translator) -> Sender:
    """Returns our company; without name, logo and all where nothing was entered of it."""
    ours = ours or NOBODY
    name = one_line(ours.style.name)
    logo = Picture(ours.logo, words.text(N_("Logo of {customer}"), customer=name)) if ours.logo else None
    return Sender(name, logo, ours.style.first_colour, one_line(ours.style.legal_line))
