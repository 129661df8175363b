"""Shows which versions a case study has, how the one shown stands, and what has changed since; keeps the next one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.documents.sharing.status_words import APPROVED
from desktop.documents.studies.studies_reading import StudyView
from desktop.documents.studies.study_material import StudyMaterial
from desktop.documents.studio.study_list import day_of
from desktop.documents.studio.study_marks import mark_of
from desktop.fields.status_lines import line_of
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.chips import Chips, instead
from desktop.widgets.fields import Labelled
from desktop.widgets.moments import day_in_words
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

SHOWN, DRAFT = N_("Pages of"), N_("Open draft")
VERSION = N_("Version {number} · {day}")
KEEP, COMPARE = N_("Keep version {number}"), N_("Compare versions …")
DRAFT_KEY = "draft"


class StudyVersions(QWidget):
    """The versions. Signals: `chosen(str)` with the id of a version, or DRAFT_KEY; `keep_requested`; `comparison_requested(str)`
    with the id of the case study.
    """

    chosen = Signal(str)
    keep_requested = Signal()
    comparison_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._study_id = ""
        self._shown = DRAFT_KEY
        self.chips = Chips("study_version", ())
        self.keep_button = page_button("study_keep", KEEP, "outline")
        self.compare_button = page_button("study_compare", COMPARE, "link")
        self._status = named(Text("", Type.SMALL, wrap=True), "study_status")
        self._mark = named(Text("", Type.SMALL, "warn", wrap=True), "study_mark")
        self.refused = named(Text("", Type.SMALL, "warn", wrap=True), "study_refused")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S2)
        column.addWidget(Labelled(tr(SHOWN), self.chips, "study_versions"))
        column.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._status, self._mark, self.keep_button, self.refused):
            column.addWidget(widget)
        self.keep_button.clicked.connect(self.keep_requested)
        self.compare_button.clicked.connect(self._on_compare_clicked)

    def show_study(self, study: StudyView | None) -> None:
        """Offers the versions of a case study."""
        self._study_id = study.whole.study.id if study else ""
        labels = {DRAFT_KEY: tr(DRAFT)}
        for one in study.versions if study else ():
            if one.version:
                version = one.version.version
                labels[version.id] = tr(VERSION, number=version.position, day=day_of(version.made_at))
        if self.chips.labels != labels:
            self.chips = instead(self.chips, Chips("study_version", list(labels.items())))
            self.chips.chosen.connect(self._on_chips_chosen)
        self.compare_button.setVisible(len(labels) > 1)

    def show_version(self, study: StudyView, of: StudyMaterial, more: Sequence[str] = ()) -> None:
        """Shows which version is shown, its status, who made it so and since when, what has changed, and more."""
        version = of.version.version if of.version else None
        self._shown = version.id if version else DRAFT_KEY
        self.chips.show_values((self._shown,))
        found = study.statuses.get(version.id) if version else None
        self._status.tell(tr(line_of(found, day_in_words)) if found else "")
        self._status.set_tone("" if found and found.status in APPROVED else "warn")
        latest = study.latest.version.version if study.latest and study.latest.version else None
        self.keep_button.setVisible(study.is_to_keep and study.refusal(study.draft) is None)
        label = tr(KEEP, number=latest.position + 1 if latest else 1)
        self.keep_button.setText(label)
        self.keep_button.setAccessibleName(label)
        text, tone = mark_of(study, of)
        self._mark.tell(" ".join(filter(None, (text, *more))))
        self._mark.set_tone(tone)

    @property
    def called(self) -> str:
        """What the version shown is called."""
        return self.chips.labels.get(self._shown, "")

    @Slot()
    def focus_shown(self) -> None:
        """Puts the keyboard on the version shown."""
        self.chips.chip(self._shown).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(tuple)
    def _on_chips_chosen(self, values: tuple[str, ...]) -> None:
        self.chosen.emit(values[0] if values else self._shown)

    @Slot()
    def _on_compare_clicked(self) -> None:
        self.comparison_requested.emit(self._study_id)
