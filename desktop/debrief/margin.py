"""Beside the debrief: what surprised us, what was promised, which notes were just sorted."""

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.records import Promise
from db.model.whole_visit import WholeVisit
from desktop.fields.card_text import shown_date
from desktop.fields.editors import SIDES
from desktop.interview.debriefing import lacking, surprises
from desktop.interview.proposals import Proposal, proposals_for, taken
from desktop.theme.scale import fix_width
from desktop.theme.tokens import NOTES_WIDTH, Space, Type
from desktop.widgets.naming import named
from desktop.widgets.page_layout import fill_scrolling
from desktop.widgets.text import Text
from desktop.widgets.words import tr, window_translator

SURPRISED = N_("What surprised you")
PROMISES = N_("Promises")
SORTED = N_("Just sorted")
NONE_YET = N_("Nothing yet")
BY = N_("by {date}")
BY_WHEN = N_("by when?")
WHOSE = N_("who?")
ONLY_PROPOSED = N_("{words}?")
MOST_SORTED = 4


class DebriefMargin(QWidget):
    """Three short lists to look at."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "debrief_margin")
        fix_width(self, NOTES_WIDTH)
        self._shown: tuple[object, ...] = ()
        inner = QWidget()
        inner.setProperty("ground", "panel")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(Space.S5, Space.S5, Space.S5, Space.S5)
        self._column.setSpacing(Space.S2)
        self._column.addStretch(1)
        fill_scrolling(self, inner)

    def show_visit(self, whole: WholeVisit, just_sorted: Sequence[str]) -> None:
        """Shows the visit as it stands; `just_sorted` are the ids of notes, the latest last."""
        words: dict[str, str] = {note.id: note.text for note in whole.notes if note.sorted}
        latest = [words[one] for one in reversed(just_sorted) if one in words][:MOST_SORTED]
        promises = [_told(promise, whole) for promise in whole.promises if promise.text.strip()]
        shown = (surprises(whole), tuple(promises), tuple(latest))
        if shown == self._shown:
            return
        self._shown = shown
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        self._add_list(SURPRISED, [(line, "", "") for line in surprises(whole)])
        self._add_list(PROMISES, promises)
        self._add_list(SORTED, [(" ".join(text.split()), "", "") for text in latest])

    def _add_list(self, title: str, lines: Sequence[tuple[str, str, str]]) -> None:
        self._put(Text(tr(title), Type.LABEL_STRONG, "soft"))
        for text, below, tone in lines:
            self._put(Text(text, Type.TEXT, wrap=True))
            if below:
                self._put(Text(below, Type.SMALL, tone, wrap=True))
        if not lines:
            self._put(Text(tr(NONE_YET), Type.SMALL, "soft"))
        gap = QWidget()
        gap.setFixedHeight(Space.S4)
        self._put(gap)

    def _put(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)


def _told(promise: Promise, whole: WholeVisit) -> tuple[str, str, str]:
    """Returns the words of a promise, whose it is and by when, and the colour of that: what is only proposed has a mark."""
    proposals = proposals_for(promise, whole)
    read = reduce(_with, proposals, promise)
    proposed = {name for one in proposals for name in one.fields}
    lacks = lacking(read)
    side = next((tr(label) for value, label in SIDES if value == read.side), "")
    owner = tr(WHOSE) if "owner" in lacks else _marked(read.owner or side, bool(proposed & {"owner", "side"}))
    date = shown_date(read.due, window_translator().locale)
    due = tr(BY_WHEN) if "due" in lacks else _marked(tr(BY, date=date), "due" in proposed)
    return promise.text, f"{owner} · {due}", "warn" if lacks else "accent" if proposed else "soft"


def _with(promise: Promise, proposal: Proposal) -> Promise:
    read = taken(proposal, promise)
    assert isinstance(read, Promise)
    return read


def _marked(told: str, proposed: bool) -> str:
    return tr(ONLY_PROPOSED, words=told) if proposed else told
