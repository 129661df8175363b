"""Puts on the pages of a case study which version it is and how it stands: above the headline, and at the foot of each page.

Pages say since when, never for how many days. Whoever is not to be named stands on no page. Uses no Qt.
Promise of safety: P7b.
"""

from dataclasses import replace
from datetime import datetime
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

VERSION_OF, VERSION, DRAFT_OF = N_("version {number} of {date}"), N_("version {number}"), N_("draft of {date}")
# What stands behind the number of a version; of a draft its day does.
MARKS: dict[Status, str] = {
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
    """Returns the pages of a version with its number, its day, and its status on `day`."""
    from desktop.report.document.wording import day as in_words
    from desktop.report.document.wording import dotted

    found = status_of(version, known, day)
    shown = found if _may_be_named(found.who, story, known, day) else replace(found, who="")
    number, made = version.version.position, _local_day(version.version.made_at)

    def said(iso: str) -> str:
        return in_words(iso, words)

    if found.status is Status.DRAFT:
        mark = words.text(VERSION_OF, number=number, date=said(made))
    else:
        mark = dotted((words.text(VERSION, number=number), words.text(MARKS[found.status], day=said(found.since))))
    status, approved = words.message(line_of(shown, said)), found.status in APPROVED
    return replace(story, status=status, mark=mark, approved=approved, version=number, made=made)


def as_draft(story: "Story", day: str, words: Translator) -> "Story":
    """Returns the pages of an open draft, or of what is kept as no version, with the day on which they are made."""
    from desktop.report.content.kept_story import DRAFT_MARK
    from desktop.report.document.wording import day as in_words

    if story.mark != words.text(DRAFT_MARK):
        # It stays inside, and says so.
        return story
    return replace(story, mark=words.text(DRAFT_OF, date=in_words(day, words)))


def _local_day(moment: str) -> str:
    """Returns the day of a moment (UTC) where this laptop is; an unknown moment as it is."""
    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except ValueError:
        return moment


def _may_be_named(who: str, story: "Story", known: Known, day: str) -> bool:
    """Whether somebody may stand on pages that others read: where the company does, and a person as they agreed."""
    of_that_name = [person for person in known.people if is_that_approver(who, person.name)]
    agreed = all(person_level(person, known.permissions, day) is PersonConsent.NAMED for person in of_that_name)
    return bool(story.customer) and agreed
