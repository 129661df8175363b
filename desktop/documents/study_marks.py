"""Puts on the pages of a case study which version it is, of which day, and how far it is approved today. Uses no Qt."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from db.model.messages import N_
from db.model.whole_study import WholeVersion
from desktop.consent.status import Status, status_of

if TYPE_CHECKING:
    from desktop.documents.study_material import StudyMaterial
    from desktop.report.document.story import Story

VERSION_OF, DRAFT_OF = N_("version {number} of {date}"), N_("draft of {date}")
APPROVED_BY, APPROVED = N_("Approved by {customer} on {date}"), N_("Approved on {date}")
NOT_ANY_MORE = N_("Not approved any more")
# What stands above the headline; a status that is not here leaves the line of a draft.
LINES = {
    Status.APPROVED: APPROVED_BY,
    Status.PUBLISHED: APPROVED_BY,
    Status.EXPIRED: NOT_ANY_MORE,
    Status.WITHDRAWN: NOT_ANY_MORE,
}


def marked(story: "Story", of: "StudyMaterial", version: WholeVersion | None) -> "Story":
    """Returns the story with its version and its status on the day of `of`; nobody is named in that line but the customer."""
    from desktop.report.content.kept_story import DRAFT_MARK
    from desktop.report.document.wording import day as in_words

    words = of.words
    if story.mark != words.text(DRAFT_MARK):
        # It stays inside.
        return story
    if version is None:
        return replace(story, mark=words.text(DRAFT_OF, date=in_words(of.day, words)))
    made = _local_day(version.version.made_at)
    mark = words.text(VERSION_OF, number=version.version.position, date=in_words(made, words))
    found = status_of(version, of.known, of.day)
    line = LINES.get(found.status, "")
    if line is APPROVED_BY and not story.customer:
        line = APPROVED
    since = in_words(found.since, words) or in_words(of.day, words)
    status = words.text(line, customer=story.customer, date=since) if line else story.status
    approved = found.status in (Status.APPROVED, Status.PUBLISHED)
    return replace(story, mark=mark, status=status, approved=approved, version=version.version.position, made=made)


def _local_day(moment: str) -> str:
    """Returns the day of a moment (UTC) where this laptop is; an unknown moment as it is."""
    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except ValueError:
        return moment
