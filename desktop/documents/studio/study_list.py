"""Lists the case studies of a customer as cards: what each is called, its visits and versions, and what has changed since."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.model.messages import N_, NN_
from desktop.consent.status import Status
from desktop.documents.studies.studies_reading import StudyView
from desktop.fields.status_lines import line_of
from desktop.theme.tokens import Space, Type
from desktop.widgets.moments import day_and_time, day_in_words
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr, trn

VISITS = NN_("{count} visit", "{count} visits")
OPEN_DRAFT = N_("open draft")
VERSION_OF = N_("version {number} of {day}")
NOTES_CHANGED = N_("The notes have changed since version {number}.")
TEXT_CHANGED = N_("The text has changed since version {number}.")
OTHER_CHOICE = N_("Something else is chosen than for version {number}.")
OTHER_VISITS = N_("Other visits are chosen than for version {number}.")
NO_TITLE = N_("no title")
DOT = " · "


class StudyCard(QPushButton):
    """One case study. `key` is its id."""

    def __init__(self, view: StudyView) -> None:
        super().__init__()
        self.key = view.whole.study.id
        self.setProperty("kind", "row")
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S3, Space.S2, Space.S3, Space.S2)
        column.setSpacing(Space.HAIR)
        told = told_of(view)
        for text, kind, tone in zip(told, (Type.LABEL, Type.STRONG, Type.LABEL), ("soft", "", "warn"), strict=True):
            if text:
                label = Text(text, kind, tone, wrap=True)
                label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                column.addWidget(label)
        named(self, "study", ". ".join(filter(None, told)))

    def sizeHint(self) -> QSize:
        """Returns the size of its words, which a button would not ask for."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Returns the least size of its words."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


class StudyList(QWidget):
    """The cards. Signals: `chosen(str)` with the id of the case study that was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[StudyCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HAIR)

    def show_studies(self, views: Sequence[StudyView], current: str = "") -> None:
        """Shows these case studies; `current` is the id of the one whose pages are shown."""
        # Of the window, as it may have gone behind another one.
        focus = self.window().focusWidget()
        before = next((card.key for card in self.cards if card is focus), None)
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [StudyCard(view) for view in views]
        for card in self.cards:
            card.setChecked(card.key == current)
            card.clicked.connect(self._on_card_clicked)
            self._column.addWidget(card)
            card.show()
            if card.key == before:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_card_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, StudyCard):
            # Which one is current is for the page to say.
            card.setChecked(True)
            self.chosen.emit(card.key)


def told_of(view: StudyView) -> tuple[str, str, str]:
    """Returns what a card says: visits and latest version, the title, and what has changed."""
    latest = view.latest
    version = latest.version.version if latest and latest.version else None
    kept = tr(VERSION_OF, number=version.position, day=day_of(version.made_at)) if version else tr(OPEN_DRAFT)
    found = view.statuses.get(version.id) if version else None
    status = tr(line_of(found, day_in_words)) if found and found.status is not Status.DRAFT else ""
    above = DOT.join(filter(None, (trn(VISITS, len(view.whole.study.visits)), kept, status)))
    return above, view.title or tr(NO_TITLE), " ".join((what_changed(view), *map(tr, view.away))).strip()


def what_changed(view: StudyView) -> str:
    """Returns in a sentence why a new version may be wanted, or an empty text."""
    latest = view.latest
    if latest is None or latest.version is None:
        return ""
    number = latest.version.version.position
    if view.changed:
        return tr(NOTES_CHANGED if view.notes_changed else TEXT_CHANGED, number=number)
    if latest.choices.visits != view.draft.choices.visits:
        return tr(OTHER_VISITS, number=number)
    return tr(OTHER_CHOICE, number=number) if view.is_new_choice else ""


def day_of(moment: str) -> str:
    """Returns the day of a moment (UTC) where the laptop is."""
    from datetime import datetime

    try:
        return day_in_words(datetime.fromisoformat(moment).astimezone().date().isoformat())
    except ValueError:
        return day_and_time(moment)
