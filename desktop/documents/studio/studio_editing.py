"""Takes what somebody types and chooses in a case study to its records, and has the page composed anew in a thread after it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.model.case_study import Choices
from db.model.edits import Edit
from db.model.messages import Message
from db.model.studies import chosen
from db.model.whole_study import written
from desktop.core.background import Background, BackgroundRun
from desktop.core.timers import timer_once
from desktop.documents.studies.study_material import StudyMaterial
from desktop.documents.studio.draft_editing import Edited, record_of, take_back, toggle_items, write
from desktop.documents.studio.studio_look import StudioLook, studio_look
from desktop.documents.studio.studio_options import Options
from desktop.documents.studio.studio_sections import Piece
from desktop.report.content.story.standing import TITLE
from desktop.workspace.open_studies import OpenStudies

# The pages are drawn anew so long after the last key; so long nothing is read anew of the store.
PAUSE_MS, REST_MS = 150, 2000
Wish = Callable[[Choices, Options], Choices]


@dataclass(frozen=True, slots=True)
class _Made:
    """What was composed: after how many edits, and the edit that a wish made of it."""

    look: StudioLook
    edits: int
    edit: Edit | None = None


class StudioEditing(QObject):
    """Edits one case study at a time. Signals: `looked(StudioLook, bool)` with what to show now, also where somebody is typing
    (`anew`); `failed(Message)`.
    """

    looked = Signal(object, bool)
    failed = Signal(object)
    _made = Signal(object)

    def __init__(self, records: Callable[[], OpenStudies], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records = records
        self._of: StudyMaterial | None = None
        self._latest: StudyMaterial | None = None
        self._look: StudioLook | None = None
        # How often something was typed; what was composed before the last time is not shown.
        self._edits = 0
        self._is_ours = False
        self._anew = False
        self._wishes: list[Wish] = []
        self._work = Background(self)
        self._work.failed.connect(self._on_work_failed)
        self._made.connect(self._on_made)
        self._pause = timer_once(self, PAUSE_MS, self._compose)
        self._typing = QTimer(self, singleShot=True, interval=REST_MS)

    def begin(self, of: StudyMaterial | None, latest: StudyMaterial | None) -> None:
        """Shows a case study, or a version of it; `latest` is the latest version."""
        if of is None or self._of is None or of.whole.study.id != self._of.whole.study.id or of.version != self._of.version:
            self._look, self._wishes = None, []
        self._of, self._latest = of, latest
        if of:
            self._compose()

    @property
    def is_busy(self) -> bool:
        """Whether somebody is typing, or has chosen and what came of it is not shown yet."""
        return self._typing.isActive() or self._pause.isActive() or self._work.is_at_work or bool(self._wishes)

    def wait(self) -> None:
        """Ends what is being composed; called before the store is closed."""
        self._pause.stop()
        self._work.wait()

    def record_of(self, piece: Piece) -> str:
        """Returns the id of the record in which a sentence is stored; empty where it is not yet."""
        if self._of is None:
            return ""
        study_id = self._of.whole.study.id
        if piece.key[0] == TITLE:
            return str(study_id)
        found = record_of(self._records(), study_id, piece)
        return str(found.id) if found else ""

    @Slot(list)
    def type(self, edited: list[Edited]) -> None:
        """Stores what sentences say now, as one step."""
        self._do(lambda of, look: write(self._records(), of, look, edited))
        self._pause.start()
        self._typing.start()

    @Slot(object)
    def take_back(self, piece: Piece) -> None:
        """Puts the composed sentence back."""
        self._do(lambda of, look: take_back(self._records(), of, look, piece))
        self._anew = True
        self._compose()

    @Slot(list)
    def toggle_items(self, pieces: list[Piece]) -> None:
        """Makes these sentences items of a list, or running text again."""
        self._do(lambda of, look: toggle_items(self._records(), of, look, pieces))
        self._anew = True
        self._compose()

    @Slot(object)
    def choose(self, wish: Wish) -> None:
        """Stores other choices: what `wish` makes of those that stand when its turn comes."""
        if self._of and self._of.version is None:
            self._wishes.append(wish)
            self._compose()

    @Slot(object)
    def follow(self, edit: Edit) -> None:
        """Shows what an undo, a redo, or another window's edit changed."""
        if self._of and not self._is_ours and edit.scope == self._of.known.customer.id:
            self._edits += 1
            self._anew = True
            self._compose()

    def _do(self, work: Callable[[StudyMaterial, StudioLook], None]) -> None:
        if self._of and self._look and self._of.version is None:
            self._edits += 1
            self._is_ours = True
            work(self._as_it_stands(self._of), self._look)
            self._is_ours = False

    def _compose(self) -> None:
        if self._of is None:
            return
        self._pause.stop()
        of, latest, edits = self._as_it_stands(self._of), self._latest, self._edits
        options = self._look.options if self._look else None
        wish = self._wishes[0] if self._wishes and options and not self._anew else None

        def run(begun: BackgroundRun) -> None:
            begun.tell(self._made, _made(of, latest, edits, wish, options))

        self._work.begin("case study", run)

    def _as_it_stands(self, of: StudyMaterial) -> StudyMaterial:
        return of if of.version else replace(of, whole=self._records().as_it_stands(of.whole))

    @Slot(object)
    def _on_made(self, made: _Made) -> None:
        if made.edits != self._edits:
            # Somebody went on typing; the next pause composes it.
            if not self._pause.isActive():
                self._compose()
            return
        anew, self._anew = self._anew, False
        look = made.look
        if made.edit is not None:
            self._wishes.pop(0)
            self._is_ours = True
            self._records().adopt(made.edit)
            self._is_ours = False
            look = replace(look, of=self._as_it_stands(look.of))
        self._look = look
        self.looked.emit(look, anew or made.edit is not None)
        if self._wishes:
            self._compose()

    @Slot(object)
    def _on_work_failed(self, sentence: Message) -> None:
        self._wishes = []
        self.failed.emit(sentence)


def _made(of: StudyMaterial, latest: StudyMaterial | None, edits: int, wish: Wish | None, options: Options | None) -> _Made:
    """Composes a case study, by the choices that are wished for."""
    if wish is None or options is None:
        return _Made(studio_look(of, latest), edits)
    study = replace(of.whole.study, **chosen(wish(of.choices, options)))
    look = studio_look(replace(of, whole=replace(of.whole, study=study)), latest)
    return _Made(look, edits, written(of.whole, study, look.draft))
