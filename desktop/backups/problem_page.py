"""Shows the whole report of a problem, so that it can be read first; saves or copies it only on request."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from db.model.messages import N_, Message
from desktop.theme.fonts import font
from desktop.theme.scale import limit_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, sheet_button
from desktop.widgets.flow import FlowLayout
from desktop.widgets.naming import named
from desktop.widgets.system_files import ask_where_to_save
from desktop.widgets.text import Text
from desktop.widgets.words import tr

TITLE = N_("Report a problem")
ABOUT = N_(
    "This is all that is in it: versions, sizes, kinds of errors with their place in the program. Nothing that a customer "
    "said, no names. Nothing is sent from here: save it, read it, and give it to whoever helps you."
)
REPORT = N_("The report")
SAVE = N_("Save as text …")
COPY = N_("Copy")
COPIED = N_("Copied.")
SAVED = N_("Saved: {path}")
FILE_NAME = N_("Firsthand report.txt")
WIDTH = 860


class ProblemPage(QWidget):
    """The page "Report a problem". Signals: `save_requested(str, str)` with the path and the text; `closed`."""

    save_requested = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "report_problem")
        self.setProperty("ground", "paper")
        self.back = back_button("report_problem_back")
        self.text = named(QPlainTextEdit(), "report_problem_text", tr(REPORT))
        self.text.setReadOnly(True)
        self.text.setProperty("kind", "report")
        self.text.setFont(font(Type.SMALL))
        self.text.setTabChangesFocus(True)
        self._save = sheet_button("report_problem_save", SAVE, "primary")
        self._copy = sheet_button("report_problem_copy", COPY, "outline")
        self._remark = named(Text("", Type.SMALL, "soft", wrap=True), "report_problem_remark")
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self._save.clicked.connect(self._on_save_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)

    def show_report(self, text: str) -> None:
        """Shows the whole report."""
        self.text.setPlainText(text)
        self._remark.tell("")
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_saved(self, path: str) -> None:
        """Shows where the report was saved."""
        self._remark.set_tone("soft")
        self._remark.tell(tr(SAVED, path=path))

    def complain(self, sentence: Message | None) -> None:
        """Shows why the report could not be saved."""
        self._remark.set_tone("warn")
        self._remark.tell(tr(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        limit_width(inner, WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.S7, Space.S5, Space.S7, Space.S5)
        column.setSpacing(Space.S3)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(tr(TITLE), Type.TITLE, wrap=True))
        column.addWidget(Text(tr(ABOUT), Type.TEXT, "soft", wrap=True))
        column.addWidget(self.text, 1)
        row = QWidget()
        flow = FlowLayout(row, Space.S3)
        flow.addWidget(self._save)
        flow.addWidget(self._copy)
        column.addWidget(row)
        column.addWidget(self._remark)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 1000)
        middle.addStretch(1)
        outer.addLayout(middle)

    @Slot()
    def _on_save_clicked(self) -> None:
        ask_where_to_save(self, tr(TITLE), tr(FILE_NAME), "txt", self._on_file_selected)

    @Slot(str)
    def _on_file_selected(self, path: str) -> None:
        self.save_requested.emit(path, self.text.toPlainText())

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._remark.set_tone("soft")
        self._remark.tell(tr(COPIED))
