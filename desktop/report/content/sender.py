"""Says how our company stands on a document that the customer gets."""

from db.model.house import NOBODY, OurCompany
from desktop.core.messages import Translator
from desktop.report.content.logos import our_logo
from desktop.report.document.characters import one_line
from desktop.report.document.outline import Sender


def sender_of(ours: OurCompany | None, words: Translator) -> Sender:
    """Returns our company; without name, logo and all where nothing was entered of it."""
    ours = ours or NOBODY
    return Sender(one_line(ours.style.name), our_logo(ours, words), ours.style.first_colour, one_line(ours.style.legal_line))


def contact_of(ours: OurCompany | None) -> str:
    """Returns whom to ask, in one line; empty where nobody was entered."""
    return ", ".join(filter(None, map(one_line, ours.style.contact.split("\n")))) if ours else ""
