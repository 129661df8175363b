"""Shows the pages of a case study as they are now: told in a thread, set by the studio process, marked where the caret is.

What that process does not set (the approval sheet, a picture) is shown as the window made it.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from db.model.messages import N_
from desktop.core.background import Background, BackgroundRun
from desktop.documents.sharing.file_texts import Placed
from desktop.documents.sharing.status_words import as_draft
from desktop.documents.studies.study_material import printed
from desktop.documents.studies.study_shapes import Look
from desktop.documents.studio.studio_look import StudioLook
from desktop.documents.studio.studio_sections import Key, Piece, keys_of
from desktop.documents.studio_process.studio_preview import StudioPreview, pages_of
from desktop.documents.studio_process.studio_process import StudioProcess
from desktop.documents.studio_process.studio_wire import LayOut, packed
from desktop.report.document.story import Story, sentences_of
from desktop.report.document.studio_pages import StudioPages
from desktop.theme.tokens import Type
from desktop.widgets.text import Text
from desktop.widgets.words import tr

NO_PAGES = N_("Its pages appear here.")


class PagesPart(QWidget):
    """The pages, or a sentence where there are none.

    Signals: `sentence_chosen(tuple)` the key of a sentence that was clicked, or chosen by Enter; `pages_read(bytes, tuple)` the
    file as it was set, with all that it says and where; `failed(Message)` where the process ended, or the pages cannot be told.
    """

    sentence_chosen = Signal(tuple)
    pages_read = Signal(bytes, tuple)
    failed = Signal(object)
    _told = Signal(tuple, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview = StudioPreview()
        self.process = StudioProcess(self)
        self._work = Background(self)
        # By what the sentences of the pages are known, in their order; of those that are set now, and of those shown.
        self._setting: tuple[Key, ...] | None = None
        self._keys: tuple[Key, ...] = ()
        self._pdf = b""
        self._marked: Key | None = None
        self._nothing = Text(tr(NO_PAGES), Type.TEXT, "soft")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.preview)
        self.setFocusProxy(self.preview)
        self._told.connect(self._on_told)
        self._work.failed.connect(self.failed)
        self.process.laid_out.connect(self._on_process_laid_out)
        self.process.read.connect(self._on_process_read)
        self.process.ended_badly.connect(self.failed)
        self.preview.sentence_chosen.connect(self._on_preview_sentence_chosen)

    def expect(self, pages: bool) -> None:
        """Keeps the pages that are shown while new ones are made; without `pages` says that there are none."""
        if not pages:
            self._work.stop()
            self._setting, self._keys, self._marked = None, (), None
            self._stack.setCurrentWidget(self._nothing)

    def lay_out(self, look: StudioLook, shape: Look) -> None:
        """Has the pages set in this shape; those before stay until then."""

        def run(begun: BackgroundRun) -> None:
            story = told_in(look, shape)
            begun.tell(self._told, tuple(keys_of(sentences_of(story))), packed(story, shape.paper))

        self._work.begin("pages", run)

    def show_file(self, data: bytes) -> None:
        """Shows a file that was made elsewhere."""
        self._work.stop()
        self._setting, self._keys = None, ()
        self._show(pages_of(data))

    def mark(self, piece: Piece) -> None:
        """Marks the sentence that the caret is in."""
        self._marked = piece.key
        self.preview.show_sentence(self.number_of(piece.key))

    def end(self) -> None:
        """Ends the process and what is being told; called before the store is closed, and when the program ends."""
        self.process.end()
        self._work.wait()

    def number_of(self, key: Key | None) -> int:
        """Returns which sentence of the pages is known by `key`; -1 where none is."""
        return self._keys.index(key) if key in self._keys else -1

    def _show(self, pages: StudioPages) -> None:
        self._stack.setCurrentWidget(self.preview)
        self.preview.show_pages(pages)

    @Slot(tuple, object)
    def _on_told(self, keys: tuple[Key, ...], job: LayOut) -> None:
        self._setting = keys
        self.process.lay_out_packed(job)

    @Slot(object)
    def _on_process_laid_out(self, pages: StudioPages) -> None:
        if self._setting is None:
            # Something else is shown by now.
            return
        before, self._keys = self.number_of(self._marked), self._setting
        self._show(pages)
        if (number := self.number_of(self._marked)) != before:
            self.preview.show_sentence(number)
        self._pdf = pages.pdf

    @Slot(tuple)
    def _on_process_read(self, texts: tuple[Placed, ...]) -> None:
        if self._setting is not None:
            self.pages_read.emit(self._pdf, texts)

    @Slot(int)
    def _on_preview_sentence_chosen(self, number: int) -> None:
        if 0 <= number < len(self._keys):
            self._marked = self._keys[number]
            self.sentence_chosen.emit(self._marked)


def told_in(look: StudioLook, shape: Look) -> Story:
    """Returns what the pages say in a shape; the draft as it was composed for the text."""
    of = look.of
    if shape.is_card or shape.is_anonymous or of.version:
        return printed(shape.material(of), shape.is_card)
    return as_draft(look.story, of.day, of.words)
