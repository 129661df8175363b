"""Takes the logos of a document: the customer's as far as it was agreed, and ours."""

from collections.abc import Sequence

from db.model.house import OurCompany
from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.report.anonymise.who_may_be_named import customer_called, may_show_logo
from desktop.report.document.characters import one_line
from desktop.report.document.outline import Picture


def customers_logo(wholes: Sequence[WholeVisit], logo: bytes | None, words: Translator) -> Picture | None:
    """Returns the customer's logo where it may be shown, as was agreed at every one of the visits."""
    may = bool(wholes) and all(map(may_show_logo, wholes))
    return _logo(logo, customer_called(wholes[0], words), words) if may else None


def our_logo(ours: OurCompany, words: Translator) -> Picture | None:
    """Returns our logo, where there is one."""
    return _logo(ours.logo, one_line(ours.style.name), words)


def _logo(logo: bytes | None, company: str, words: Translator) -> Picture | None:
    """Returns a logo with what a screen reader says of it."""
    return Picture(logo, words.text(N_("Logo of {customer}"), customer=company)) if logo else None
