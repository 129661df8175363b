"""Shows the settings of the house: our company as it stands on documents, our people, competitors; beside them how it prints."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from db.model.house import Competitor, HouseStyle
from db.model.messages import N_
from db.model.records import Record
from desktop.core.messages import Translator
from desktop.fields.editors import ROWS
from desktop.settings.company_part import CompanyPart
from desktop.settings.consent_part import ConsentPart
from desktop.settings.lists import PEOPLE_ROWS, Colleague, reading_of_colleague, reading_of_competitor
from desktop.settings.print_preview import PrintPreview
from desktop.theme.scale import fix_width, limit_width, scaled
from desktop.theme.tokens import RAIL_WIDTH, READING_WIDTH, Colours, Space, Type
from desktop.widgets.buttons import back_button, page_button
from desktop.widgets.file_dialogs import file_dialog
from desktop.widgets.key_places import CONTROL, digit_of, letter_of
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule, scrolling
from desktop.widgets.record_card import RecordCard
from desktop.widgets.record_list import RecordList
from desktop.widgets.step_rail import Step, StepRail
from desktop.widgets.text import Text
from desktop.widgets.words import tr
from desktop.workspace.field_at import field_at
from desktop.workspace.open_records import OpenRecords
from desktop.workspace.visit_undo import VisitUndo

COMPANY, PEOPLE, COMPETITORS, CONSENT = N_("Our company"), N_("Our people"), N_("Competitors"), N_("Consent")
ABOUT_COMPANY = N_("As it stands on every document that goes out")
ABOUT_PEOPLE = N_("They are offered at every visit, whoever the customer is.")
ABOUT_COMPETITORS = N_("Whom else a customer could buy from. No document names them.")
ABOUT_CONSENT = N_("These words mean the same at a visit, on every document and in this program.")
ADD_PERSON = N_("Name of somebody of yours, then Enter")
ADD_COMPETITOR = N_("Name of a competitor, then Enter")
HISTORY = N_("Earlier versions …")
SAVED = N_("Everything is saved as you type. Nothing leaves this laptop.")
IN_PRINT, AT_THE_END = N_("How it looks in print"), N_("and at the end")
OWN_COLOURS = N_(
    "An invented story. Signs for the four kinds of value keep their own colours, so that they mean the same in every story."
)
PICTURES = N_("Pictures (*.png *.jpg *.jpeg)")
LOGO_OF_OURS = N_("Logo of our company")
# The sections by name, in their order; Ctrl+1 … go there.
SECTIONS = {"company": COMPANY, "people": PEOPLE, "competitors": COMPETITORS, "consent": CONSENT}
MARGIN_WIDTH = 352
# Below this width the margin goes, and the page keeps its room.
ROOM_FOR_MARGIN = 1080
# And below this one the rail.
ROOM_FOR_RAIL = 780


class SettingsPage(QWidget):
    """The page.

    Signals: `style_edited(str, str)` field and text; `logo_chosen(str)` path, `logo_removed`; `person_edited(str, str, object)`,
    `person_added(str)`, `person_removed(str)`; `competitor_edited(str, str, object)`, `competitor_added(str)`,
    `competitor_removed(str)`, `competitor_moved(str, int)`; `versions_requested(str, str)` with the ids of the
    record and the field that the keyboard is in, or none; `closed`.
    """

    style_edited = Signal(str, str)
    logo_chosen = Signal(str)
    logo_removed = Signal()
    person_edited = Signal(str, str, object)
    person_added = Signal(str)
    person_removed = Signal(str)
    competitor_edited = Signal(str, str, object)
    competitor_added = Signal(str)
    competitor_removed = Signal(str)
    competitor_moved = Signal(str, int)
    versions_requested = Signal(str, str)
    closed = Signal()

    def __init__(self, colours: Colours, words: Translator, open_records: Callable[[], OpenRecords | None]) -> None:
        super().__init__()
        named(self, "settings")
        self._words = words
        self.undoer = VisitUndo(self, open_records)
        self.back, self.back_above = back_button("settings_back"), back_button("settings_back_above")
        self._history = page_button("settings_history", HISTORY, "link")
        self.rail = StepRail(colours)
        self.company = CompanyPart()
        self.people = RecordList("settings_people", PEOPLE_ROWS, tr(ADD_PERSON), deeds=("delete",))
        self.competitors = RecordList(
            "settings_competitors", ROWS[Competitor], tr(ADD_COMPETITOR), deeds=("up", "down", "delete")
        )
        self.consent = ConsentPart()
        self._previews = (
            PrintPreview(False, "settings_preview_head", tr(IN_PRINT)),
            PrintPreview(True, "settings_preview_end", tr(AT_THE_END)),
        )
        self._sections: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()
        self._show_rail("company")

    def show_style(self, style: HouseStyle, logo: bytes | None) -> None:
        """Shows our company."""
        self.company.show_style(style, logo)
        for preview in self._previews:
            preview.show_style(style, self.company.logo.picture)

    def show_people(self, people: Sequence[Colleague]) -> None:
        """Shows our people, in this order."""
        # A card reads the fields of whatever it shows by their names.
        shown = cast("Sequence[Record]", people)
        self.people.show_records(shown, lambda one: reading_of_colleague(cast("Colleague", one), self._words), {})
        self._show_rail(self._current)

    def show_competitors(self, competitors: Sequence[Competitor]) -> None:
        """Shows competitors, in this order."""
        self.competitors.show_records(competitors, lambda one: reading_of_competitor(cast("Competitor", one)), {})
        self._show_rail(self._current)

    def go_to(self, section: str) -> None:
        """Scrolls to a section and puts the keyboard into its first field."""
        self._show_rail(section)
        top = 0 if section == "company" else self._sections[section].y() - Space.S5
        self._scroll.verticalScrollBar().setValue(top)
        first = {
            "company": self.company.focus_first,
            "people": self.people.focus_adding,
            "competitors": self.competitors.focus_adding,
            "consent": self.consent.focus_first,
        }
        first[section]()

    def go_to_record(self, record_id: str) -> None:
        """Opens the card of a record, or goes to our company."""
        for section, found in (("people", self.people), ("competitors", self.competitors)):
            if found.card(record_id):
                self.go_to(section)
                found.open(record_id)
                return
        self.go_to("company")

    def focus_first(self) -> None:
        """Puts the keyboard into the first field."""
        self.go_to("company")

    def set_colours(self, colours: Colours) -> None:
        """Sets the colours to draw in."""
        self.rail.set_colours(colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape, to a section on Ctrl+1 and so on, to earlier versions on Ctrl+H."""
        digit = digit_of(event)
        at = int(digit) - 1 if digit else -1
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.modifiers() == CONTROL and letter_of(event) == "H":
            self._on_history_clicked()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and 0 <= at < len(SECTIONS):
            self.go_to(list(SECTIONS)[at])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the margin out of a narrow window, and the rail out of a narrower one."""
        super().resizeEvent(event)
        self._margin.setVisible(self.width() >= scaled(ROOM_FOR_MARGIN))
        has_rail = self.width() >= scaled(ROOM_FOR_RAIL)
        self._rail_side.setVisible(has_rail)
        self.back_above.setVisible(not has_rail)

    def _show_rail(self, current: str) -> None:
        self._current = current
        counts = {"people": len(self.people.cards), "competitors": len(self.competitors.cards)}
        steps = [
            Step(name, tr(title), 0, False, False, count=counts.get(name, 0), plain=True) for name, title in SECTIONS.items()
        ]
        self.rail.show_steps(steps, current)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._rail_side = self._rail_part()
        row.addWidget(self._rail_side)
        row.addWidget(self._middle(), 1)
        self._margin = self._margin_part()
        row.addWidget(self._margin)

    def _rail_part(self) -> QWidget:
        part = QWidget()
        part.setProperty("ground", "paper")
        fix_width(part, RAIL_WIDTH)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, Space.S4, 0, Space.S5)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(Space.S5, 0, Space.S3, 0)
        above.addWidget(self.back)
        above.addStretch()
        column.addLayout(above)
        column.addWidget(self.rail, 1)
        history = QHBoxLayout()
        history.setContentsMargins(Space.S5, 0, Space.S5, Space.S4)
        history.addWidget(self._history, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(history)
        saved = Text(tr(SAVED), Type.SMALL, "soft", wrap=True)
        saved.setContentsMargins(Space.S5, 0, Space.S5, 0)
        column.addWidget(saved)
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(part)
        row.addWidget(rule(upright=True))
        return side

    def _middle(self) -> QWidget:
        ground = QWidget()
        ground.setProperty("ground", "paper")
        inner = QWidget()
        limit_width(inner, READING_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.S7, Space.S6, Space.S7, Space.S7)
        column.setSpacing(Space.S7)
        column.addWidget(self.back_above, 0, Qt.AlignmentFlag.AlignLeft)
        parts: dict[str, tuple[str, QWidget]] = {
            "company": (ABOUT_COMPANY, self.company),
            "people": (ABOUT_PEOPLE, self.people),
            "competitors": (ABOUT_COMPETITORS, self.competitors),
            "consent": (ABOUT_CONSENT, self.consent),
        }
        for name, (about, part) in parts.items():
            self._sections[name] = self._section(name, SECTIONS[name], about, part)
            column.addWidget(self._sections[name])
        column.addStretch(1)
        middle = QHBoxLayout(ground)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(inner, 1000)
        middle.addStretch(1)
        self._scroll = scrolling(ground)
        return self._scroll

    def _section(self, name: str, title: str, about: str, part: QWidget) -> QWidget:
        section = named(QWidget(), f"settings_{name}_section")
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S1)
        is_first = name == "company"
        column.addWidget(named(Text(tr(title), Type.TITLE if is_first else Type.QUESTION, wrap=True), f"settings_{name}_title"))
        column.addWidget(Text(tr(about), Type.SMALL, "soft", wrap=True))
        column.addSpacing(Space.S4)
        column.addWidget(part)
        return section

    def _margin_part(self) -> QWidget:
        part = QWidget()
        part.setProperty("ground", "panel")
        fix_width(part, MARGIN_WIDTH)
        column = QVBoxLayout(part)
        column.setContentsMargins(Space.S5, Space.S5, Space.S5, Space.S5)
        column.setSpacing(Space.S3)
        for title, preview in zip((IN_PRINT, AT_THE_END), self._previews, strict=True):
            column.addWidget(Text(tr(title), Type.LABEL_STRONG, "soft"))
            column.addWidget(preview)
            column.addSpacing(Space.S2)
        column.addWidget(Text(tr(OWN_COLOURS), Type.SMALL, "soft", wrap=True))
        column.addStretch(1)
        scroll = scrolling(part)
        fix_width(scroll, MARGIN_WIDTH)
        return scroll

    def _connect(self) -> None:
        for back in (self.back, self.back_above):
            back.clicked.connect(self.closed)
        self._history.clicked.connect(self._on_history_clicked)
        self.rail.step_requested.connect(self.go_to)
        self.company.edited.connect(self.style_edited)
        self.company.logo.removed.connect(self.logo_removed)
        self.company.logo.choose_requested.connect(self._on_logo_choose_requested)
        self.people.edited.connect(self.person_edited)
        self.people.added.connect(self.person_added)
        self.people.delete_requested.connect(self.person_removed)
        self.competitors.edited.connect(self.competitor_edited)
        self.competitors.added.connect(self.competitor_added)
        self.competitors.delete_requested.connect(self.competitor_removed)
        self.competitors.move_requested.connect(self.competitor_moved)

    @Slot()
    def _on_history_clicked(self) -> None:
        widget: QWidget | None = self.window().focusWidget()
        place = field_at(widget)
        while place is None and widget is not None:
            if isinstance(widget, RecordCard):
                place = str(widget.record.id), ""
            widget = widget.parentWidget()
        self.versions_requested.emit(*(place or ("", "")))

    @Slot()
    def _on_logo_choose_requested(self) -> None:
        dialog = file_dialog(self, tr(LOGO_OF_OURS))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr(PICTURES))
        dialog.fileSelected.connect(self.logo_chosen)
        dialog.show()
