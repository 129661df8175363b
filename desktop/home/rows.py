"""Makes the rows of Home out of what the store lists: customers, visits to debrief, recent visits."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from db.model.kinds import VisitStatus
from db.model.messages import N_, NN_
from db.model.summaries import CustomerLine, StudyLine, VisitLine
from desktop.home.overview import DebriefLine
from desktop.widgets.moments import day_in_words, hours_in_words
from desktop.widgets.row_button import RowButton
from desktop.widgets.words import tr, trn

if TYPE_CHECKING:
    from desktop.consent.status import StatusOf
    from desktop.home.waiting import WaitingLine

HOURS_LEFT = N_("{hours} h left")
TO_SORT = NN_("{count} note to sort", "{count} notes to sort")
STORY = N_("story {count} of {of}")
LACKS = N_("missing: {what}")
CLAIMS = NN_("{count} claim", "{count} claims")
VISITS = NN_("{count} visit", "{count} visits")
DAYS = NN_("{count} day", "{count} days")
OPEN_DRAFT = N_("Open draft")
VERSIONS = NN_("{count} version", "{count} versions")
MINUTES = NN_("{count} minute", "{count} minutes")
DOT = " · "


def customer_row(line: CustomerLine) -> RowButton:
    """Returns the row of a customer, with the number of visits or the date."""
    times = trn(VISITS, line.visits) if line.visits > 1 else day(line.date)
    return RowButton("customer", line.last_visit, "", line.name, "", times)


def study_row(line: StudyLine, found: "StatusOf | None" = None) -> RowButton:
    """Returns the row of a case study: its title, how its latest version stands and whose it is, how many versions were kept."""
    kept = trn(VERSIONS, line.versions) if line.versions else tr(OPEN_DRAFT)
    status = ""
    if found:
        # Imported here: the first picture has none.
        from desktop.fields.status_lines import line_of

        status = tr(line_of(found, day_in_words))
    title = line.title or line.customer
    # A title with the name of the customer in it has said whose it is.
    whose = "" if status and line.customer in title else line.customer
    row = RowButton("study", line.id, "", title, DOT.join(filter(None, (status, whose))), kept)
    row.setProperty("study", True)
    return row


def debrief_row(line: DebriefLine) -> RowButton:
    """Returns the row of a visit to debrief, with the hours left and what it still lacks."""
    visit = line.visit
    hours = line.hours_left
    left = "" if hours is None else tr(HOURS_LEFT, hours=hours) if hours > 0 else hours_in_words(hours)
    parts = [_to_sort(visit.to_sort)]
    if line.starred:
        parts.append(tr(STORY, count=line.reading or line.answered, of=line.starred))
    if line.missing:
        parts.append(tr(LACKS, what=line.missing))
    about = DOT.join(filter(None, parts))
    row = RowButton("debrief", visit.id, left or DOT.strip(), visit.customer, about, day(visit.date), hours is not None)
    # A planned visit whose day has passed may have been held or not; only one that was ended leads to its debrief.
    row.setProperty("ended", visit.status is VisitStatus.TO_DEBRIEF)
    return row


def waiting_row(line: "WaitingLine") -> RowButton:
    """Returns the row of a case study that waits for an approver: whose, for whom and since when, for how long."""
    # Imported here: the first picture has none.
    from desktop.consent.status import Status
    from desktop.fields.status_lines import line_of

    told = tr(line_of(line.found, day_in_words))
    row = RowButton("waiting", line.study_id, "", line.customer, told, trn(DAYS, line.days), line.found.status is Status.CHANGES)
    row.setProperty("study", line.study_id)
    return row


def recent_row(line: VisitLine, has_story: bool = False) -> RowButton:
    """Returns the row of a recent visit, with one quote or the people present; `has_story` with the way to its case study."""
    claims = trn(CLAIMS, line.claims) if line.claims else ""
    parts = [f"“{line.quote}”" if line.quote else line.people, claims, _to_sort(line.to_sort)]
    told = (line.id, day(line.date) or "–", line.customer, DOT.join(filter(None, parts)) or line.place)
    if has_story:
        # Imported here: the first picture has none.
        from desktop.home.story_row import StoryRow

        return StoryRow(*told)
    return RowButton("recent", *told)


def who_where(line: VisitLine) -> str:
    """Returns who takes part in a visit, its planned length, and its place."""
    minutes = trn(MINUTES, int(line.guide)) if line.guide.isdecimal() else ""
    return DOT.join(filter(None, (line.people, line.our_people, minutes, line.place)))


def _to_sort(count: int) -> str:
    return trn(TO_SORT, count) if count else ""


def day(iso: str) -> str:
    """Returns a date as the locale writes it, without the year where it is this year; as typed where it is no date."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    pattern = "d MMM" if found.year == date.today().year else "d MMM yyyy"
    return QLocale().toString(QDate(found.year, found.month, found.day), pattern)
