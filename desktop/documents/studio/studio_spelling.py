"""Has the studio process look for mistakes in spelling: in what somebody typed, and never in what was composed."""

from PySide6.QtCore import QObject, Slot

from db.model.messages import N_
from desktop.documents.studio.studio_look import StudioLook
from desktop.documents.studio.studio_sections import pieces_of
from desktop.documents.studio.studio_text import StudioText
from desktop.documents.studio_process.studio_process import StudioProcess
from desktop.widgets.text import Text
from desktop.widgets.words import tr

NO_DICTIONARY = N_("Spelling is not checked: there is no dictionary of this language here.")


class StudioSpelling(QObject):
    """Shows mistakes in the text; says in `remark` where no dictionary is. What somebody calls no mistake is none until the
    program ends.
    """

    def __init__(self, process: StudioProcess, text: StudioText, remark: Text) -> None:
        super().__init__(text)
        self._process, self._text, self._remark = process, text, remark
        self._accepted: list[str] = []
        self._look: StudioLook | None = None
        # Words that may be meant by a mistake in the language of the story.
        self._language = ""
        self._suggestions: dict[str, tuple[str, ...]] = {}
        process.spelled.connect(self._on_process_spelled)
        process.suggested.connect(self._on_process_suggested)
        text.word_accepted.connect(self._on_text_word_accepted)
        remark.tell("")

    def check(self, look: StudioLook) -> None:
        """Looks for mistakes in what is shown now."""
        self._look = look
        typed = [one.sentence.text for one in pieces_of(look.sections) if one.is_typed and one.sentence.text]
        if typed and not look.stands:
            if look.story.own_language != self._language:
                self._language, self._suggestions = look.story.own_language, {}
            self._process.check_spelling(look.story.own_language, typed, (*look.known, *self._accepted))
        else:
            self._text.show_mistakes({}, {})
            self._remark.tell("")

    @Slot(object)
    def _on_process_spelled(self, mistakes: dict[str, tuple[tuple[int, int], ...]] | None) -> None:
        self._remark.tell(tr(NO_DICTIONARY) if mistakes is None else "")
        self._text.show_mistakes(mistakes or {}, self._suggestions)

    @Slot(str, tuple)
    def _on_process_suggested(self, word: str, instead: tuple[str, ...]) -> None:
        self._suggestions[word] = instead

    @Slot(str)
    def _on_text_word_accepted(self, word: str) -> None:
        self._accepted.append(word)
        if self._look:
            self.check(self._look)
