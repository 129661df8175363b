"""Prints the status of a version on its pages: the line above the headline, the words at the foot of each. Uses no Qt.

Pages say since when, never for how many days. Whoever is not to be named stands on no page.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from db.model.kinds import PersonConsent
from db.model.messages import N_
from desktop.consent.old_answers import person_level
from desktop.consent.status import Known, Status, is_that_approver, status_of
from desktop.core.messages import Translator
from desktop.fields.status_lines import line_of

if TYPE_CHECKING:
    from db.model.whole_study import WholeVersion
    from desktop.report.document.story import Story

MARKS: dict[Status, str] = {
    Status.DRAFT: N_("draft"),
    Status.INTERNAL: N_("internal"),
    Status.WITH_CUSTOMER: N_("not yet approved"),
    Status.CHANGES: N_("not yet approved"),
    Status.APPROVED: N_("approved on {day}"),
    Status.PUBLISHED: N_("approved, published on {day}"),
    Status.EXPIRED: N_("approved until {day}"),
    Status.WITHDRAWN: N_("withdrawn on {day}"),
}
APPROVED = (Status.APPROVED, Status.PUBLISHED)


def with_status(story: "Story", version: "WholeVersion", known: Known, day: str, words: Translator) -> "Story":
    """Returns the pages of a version with its status on `day`: as a line, and at the foot of each page."""
    from desktop.report.document.wording import day as in_words

    found = status_of(version, known, day)
    shown = found if _may_be_named(found.who, story, known, day) else replace(found, who="")

    def said(iso: str) -> str:
        return in_words(iso, words)

    mark = words.text(MARKS[found.status], day=said(found.since))
    return replace(story, status=words.message(line_of(shown, said)), mark=mark, approved=found.status in APPROVED)


def _may_be_named(who: str, story: "Story", known: Known, day: str) -> bool:
    """Whether somebody may stand on pages that others read: where the company does, and a person as they agreed."""
    of_that_name = [person for person in known.people if is_that_approver(who, person.name)]
    agreed = all(person_level(person, known.permissions, day) is PersonConsent.NAMED for person in of_that_name)
    return bool(story.customer) and agreed
