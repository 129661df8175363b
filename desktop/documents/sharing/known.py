"""Composes the draft of a case study that would go out, with what is known of its customer. Uses no Qt."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.model.agreed import DismissedStop
from db.model.case_study import Choices, Sentence
from db.model.house import Competitor, OurCompany
from db.model.records import Customer
from db.model.whole_study import as_version, begun, drafted, version_in
from db.model.whole_visit import WholeVisit
from db.repositories import agreed, without_visit
from desktop.consent.old_answers import as_in_force
from desktop.consent.status import Known
from desktop.core.messages import ENGLISH, Translator
from desktop.documents.sharing.stops import Draft
from desktop.report.content.case_study import story_of
from desktop.report.content.story.items import items_of
from desktop.report.content.story.standing import all_of

if TYPE_CHECKING:
    from db.engine.driver import Connection


def dismissed_of(connection: "Connection", customer: Customer) -> tuple[DismissedStop, ...]:
    """Returns the stops that were dismissed for a customer."""
    return agreed.all_of(connection, DismissedStop, customer.id)


def competitors_of(connection: "Connection") -> tuple[Competitor, ...]:
    """Returns our competitors."""
    return tuple(one for one in without_visit.of_house(connection).records if isinstance(one, Competitor))


def draft_of(
    wholes: Sequence[WholeVisit],
    known: Known,
    day: str,
    stored: Sequence[Sentence] = (),
    ours: OurCompany | None = None,
    logo: bytes | None = None,
    words: Translator = ENGLISH,
) -> Draft:
    """Returns the case study of the visits, as the rules choose, as it would go out on `day`: all in it is in force then.

    It is in the language of `words`, as what is printed must be, or its items would be others.
    """
    now = as_in_force(wholes, known.permissions, day)
    choices = Choices(visits=tuple(whole.visit.id for whole in wholes), language=words.tag)
    story = story_of(now, choices, stored, ours, logo, words)
    whole = begun(known.customer.id, choices)
    whole = replace(whole, sentences=drafted(whole.study, all_of(story)))
    return Draft(story=story, version=version_in(as_version(whole, items_of(story, now, words))), wholes=now, known=known)
