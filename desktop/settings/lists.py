"""Says how our people and competitors are listed and edited: their rows, and what a closed card shows. Pure functions."""

from dataclasses import dataclass

from db.model.house import Competitor, OurPerson
from db.model.messages import N_
from db.model.records import Person, PersonId
from desktop.core.messages import Translator
from desktop.interview.vocabulary import OUR_ROLES
from desktop.widgets.inputs import Spec
from desktop.widgets.reading import Reading
from desktop.widgets.record_editor import Rows
from desktop.widgets.words import tr

NO_NAME = N_("no name yet")
LEFT = N_("left us")
ALSO = N_("also {names}")
PEOPLE_ROWS: Rows = (
    (Spec("name", N_("Name"), "line", 6), Spec("job_title", N_("Job title"), "line", 6)),
    (Spec("role", N_("Role"), "choice", 12, choices=tuple((role, role) for role in OUR_ROLES)),),
    (Spec("contact", N_("How to reach them"), "line", 12),),
    (Spec("left", N_("Left us: kept for the visits they were at, and no longer offered"), "flag", 12),),
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of our people as a card shows and edits them: the person, and what is known besides."""

    id: PersonId
    name: str
    job_title: str
    role: str
    contact: str
    left: bool


def colleague(person: Person, besides: OurPerson) -> Colleague:
    """Returns one of our people for a card."""
    return Colleague(person.id, person.name, person.job_title, person.role, besides.contact, besides.left)


def reading_of_colleague(one: Colleague, words: Translator) -> Reading:
    """Returns what the closed card of one of our people shows."""
    return Reading(
        title=one.name.strip() or tr(NO_NAME),
        meta=" · ".join(filter(None, (one.job_title.strip(), one.contact.strip()))),
        aside=tr(LEFT) if one.left else words.text(one.role),
    )


def reading_of_competitor(one: Competitor) -> Reading:
    """Returns what the closed card of a competitor shows."""
    also = tr(ALSO, names=", ".join(one.other_names)) if one.other_names else ""
    return Reading(title=one.name.strip() or tr(NO_NAME), meta=" · ".join(filter(None, (also, " ".join(one.note.split())))))
