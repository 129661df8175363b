"""Reads everything Home shows in one go, and puts it into words: the week as a sentence, visits as lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from db.model.kinds import Side, VisitStatus
from db.model.messages import N_, NN_, Plural
from db.model.summaries import CustomerLine, PromiseLine, StudyLine, VisitLine
from db.repositories import overview
from desktop.home.waiting import StudiesStanding
from desktop.interview.fresh_words import hours_left
from desktop.widgets.words import tr, trn

if TYPE_CHECKING:
    from db.engine.driver import Connection
    from desktop.interview.guide import Guide
    from desktop.interview.story import Meter

# To tell how far a story is takes its whole visit; only the first few on the screen are read.
MOST_STORIES = 6
MOST_LINES = 8
FEW_RECENT = 8
FIRST_VISIT = N_("Your first visit starts here.")
NOTHING = N_("Nothing waits today")
TODAY = NN_("{number} visit today", "{number} visits today")
AHEAD = NN_("{number} visit ahead", "{number} visits ahead")
NEARLY_COMPLETE = NN_("{number} story nearly complete", "{number} stories nearly complete")
TO_DEBRIEF = NN_("{number} visit to debrief", "{number} visits to debrief")
NUMBERS = (
    *(N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"), N_("nine")),
    *(N_("ten"), N_("eleven"), N_("twelve")),
)
DAYS_LATE = NN_("{count} day late", "{count} days late")
DUE_TODAY = N_("today")
WE = N_("We")


@dataclass(frozen=True, slots=True)
class DebriefLine:
    """A visit held but not debriefed: hours left until the debrief is late (None when undated), progress of its story."""

    visit: VisitLine
    hours_left: int | None
    answered: int
    starred: int
    missing: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything Home shows."""

    today: date
    coming: tuple[VisitLine, ...] = ()
    to_debrief: tuple[DebriefLine, ...] = ()
    recent: tuple[VisitLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    customers: tuple[CustomerLine, ...] = ()
    studies: tuple[StudyLine, ...] = ()
    is_empty: bool = True
    has_more: bool = False
    # Of the recent visits those that are finished with a complete story.
    complete: frozenset[str] = frozenset()
    # Read by itself, as it takes longer than the rest.
    standing: StudiesStanding = field(default_factory=StudiesStanding)

    @property
    def headline(self) -> str:
        """The week in one sentence."""
        return headline(self)


def read_home(connection: "Connection", guides: "dict[str, Guide]", now: datetime, recents: int) -> HomeView:
    """Reads what Home shows at `now` (local time), with so many recent visits; without guides, no progress of stories."""
    today = now.date().isoformat()
    debriefs = overview.to_debrief(connection, today, MOST_LINES)
    found = overview.recent(connection, recents + 1)
    return HomeView(
        today=now.date(),
        coming=tuple(overview.coming(connection, today, MOST_LINES)),
        to_debrief=tuple(_debrief(connection, line, guides, now, n < MOST_STORIES) for n, line in enumerate(debriefs)),
        recent=tuple(found[:recents]),
        promises=tuple(overview.promises_open(connection)),
        customers=tuple(overview.customers_seen(connection)),
        studies=tuple(overview.studies_begun(connection)),
        is_empty=overview.is_empty(connection),
        has_more=len(found) > recents,
        complete=frozenset(_complete(connection, found[:recents], guides, MOST_STORIES - len(debriefs))),
    )


def _complete(connection: "Connection", lines: Sequence[VisitLine], guides: "dict[str, Guide]", most: int) -> Iterator[str]:
    """Yields the finished visits among the first few of `lines` whose story is complete."""
    finished = [line for line in lines if line.status is VisitStatus.DONE]
    for line in finished[: max(0, most)]:
        if (guide := _guide_of(line, guides)) and (meter := _meter(connection, line, guide)).count == len(meter.questions):
            yield line.id


def headline(view: HomeView) -> str:
    """Returns `view` as one sentence."""
    if view.is_empty:
        return tr(FIRST_VISIT)
    today = sum(line.date == view.today.isoformat() or line.status is VisitStatus.IN_PROGRESS for line in view.coming)
    later = len(view.coming) - today
    nearly = sum(bool(line.starred) and line.answered * 3 >= line.starred * 2 for line in view.to_debrief)
    parts = []
    if today:
        parts.append(_counted(TODAY, today))
    elif later:
        parts.append(_counted(AHEAD, later))
    if nearly:
        parts.append(_counted(NEARLY_COMPLETE, nearly))
    elif view.to_debrief:
        parts.append(_counted(TO_DEBRIEF, len(view.to_debrief)))
    sentence = ", ".join(parts) or tr(NOTHING)
    return sentence[0].upper() + sentence[1:] + "."


def due_word(due: str, today: date) -> tuple[str, bool]:
    """Returns how soon a promise is due, and whether that is today or past; the text itself where it is no date."""
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return due, False
    if day < today:
        return trn(DAYS_LATE, (today - day).days), True
    if day == today:
        return tr(DUE_TODAY), True
    pattern = "ddd" if day - today < timedelta(days=6) else "d MMM"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern), False


def whose(promise: PromiseLine) -> str:
    """Returns a promise as a line: who owes what."""
    owner = promise.owner or {Side.US: tr(WE), Side.CUSTOMER: promise.customer}.get(promise.side or Side.US, "")
    return f"{owner}: {promise.text}" if owner else promise.text


def _counted(what: Plural, number: int) -> str:
    return trn(what, number, number=tr(NUMBERS[number]) if number < len(NUMBERS) else number)


def _debrief(connection: "Connection", line: VisitLine, guides: "dict[str, Guide]", now: datetime, read: bool) -> DebriefLine:
    guide = _guide_of(line, guides)
    if not read or guide is None:
        return DebriefLine(line, _hours_left(line, now), 0, 0, "")
    meter = _meter(connection, line, guide)
    missing = meter.unheard[0].star if meter.unheard else ""
    return DebriefLine(line, _hours_left(line, now), meter.count, len(meter.questions), missing, meter.reading)


def _guide_of(line: VisitLine, guides: "dict[str, Guide]") -> "Guide | None":
    return guides.get(line.guide) or guides.get("45") or next(iter(guides.values()), None)


def _meter(connection: "Connection", line: VisitLine, guide: "Guide") -> "Meter":
    # Needs the guides, which are read after the window is shown.
    from db.repositories import visits
    from desktop.interview.story import read_meter

    return read_meter(visits.load(connection, line.id), guide)


def _hours_left(line: VisitLine, now: datetime) -> int | None:
    return hours_left(line.ended_at, line.date, line.time, now)
