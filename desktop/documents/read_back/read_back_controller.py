"""Controls reading back: reads off the window's thread what would be printed, stores what the customer agrees to and corrects."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from db.engine.store import Store
from db.model.agreed import Permission
from db.model.edits import Edit, RecordChange
from db.model.messages import N_, Message
from db.model.moments import today
from db.model.records import Claim, Quote, Side
from db.repositories import visits
from desktop.core.settings import ANSWERS_LAST
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.words import tr
from desktop.workspace.store_reading import StoreReading, after_storing

if TYPE_CHECKING:
    from db.model.whole_visit import WholeVisit
    from desktop.core.messages import Translator
    from desktop.documents.read_back.read_back import Card
    from desktop.documents.read_back.read_back_page import ReadBackPage
    from desktop.documents.sharing.stops import Draft

NOT_NOTED = N_("The answer could not be noted. Please try again.")
# What is told of an answer that could not be noted: the next one takes its place.
READ_BACK = "read back"


class ReadBackController(Controller):
    """Stands between the card and the open visit."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._reading = StoreReading(context.workspace.reading_store, "read back", self)
        self._draft: Draft | None = None
        self._cards: tuple[Card, ...] = ()
        # What was answered since the draft was composed.
        self._answers: list[Permission] = []
        self._at = 0
        self._state = ""
        self._record_id = ""
        self._back = Request.SHOW_OPEN_VISIT
        self._reading.found.connect(self._on_reading_found)
        self._reading.failed.connect(self._on_reading_failed)
        context.workspace.closing.connect(self.wait)
        context.workspace.visit_opened.connect(self._on_visit_opened)

    @cached_property
    def page(self) -> "ReadBackPage":
        """The card."""
        from desktop.documents.read_back.read_back_page import ReadBackPage

        page = ReadBackPage()
        page.agreed.connect(self._on_page_agreed)
        page.left_out.connect(self._on_page_left_out)
        page.corrected.connect(self._on_page_corrected)
        page.correct_requested.connect(self._on_page_correct_requested)
        page.step_requested.connect(self._on_page_step_requested)
        page.closed.connect(self._on_page_closed)
        return page

    def show(self) -> None:
        """Shows the first card of the open visit that nobody answered yet."""
        self._back = Request.SHOW_OPEN_VISIT
        self._start()

    def show_from_debrief(self) -> None:
        """Does the same, and leads back to the debrief."""
        self._back = Request.SHOW_DEBRIEF
        self._start()

    def _start(self) -> None:
        visit = self.workspace.open_visit
        if visit:
            self._at, self._state, self._record_id = 0, "", ""
            theirs = [one.name for one in visit.whole.people if one.side is not Side.US and one.name.strip()]
            self.page.offer_names(theirs)
            self._compose()

    @Slot()
    def wait(self) -> None:
        """Waits for what is being read; called before the store is closed and when the program ends."""
        self._reading.wait()

    def _compose(self) -> None:
        """Composes what would be printed, once everything typed is stored."""
        after_storing(self.workspace, self._begin)

    def _begin(self) -> None:
        if visit := self.workspace.open_visit:
            self._reading.look(partial(_composed, visit.whole, self.context.document_words))

    @Slot(object)
    def _on_reading_found(self, draft: "Draft") -> None:
        from desktop.documents.read_back.read_back import cards_of, is_agreed, rung_of
        from desktop.documents.saving.consent_checks import refusal

        if held := next(filter(None, map(refusal, draft.wholes)), None):
            self._on_reading_failed(held)
            return
        visit = self.workspace.open_visit
        if visit is None or visit.id not in (whole.visit.id for whole in draft.wholes):
            return
        self._draft, self._cards, self._answers = draft, cards_of(draft), []
        if self._record_id:
            at = next((n for n, card in enumerate(self._cards) if card.record_id == self._record_id), None)
            self._at = min(self._at, max(len(self._cards) - 1, 0)) if at is None else at
        else:
            known, rung = draft.known.permissions, rung_of(draft)
            waiting = (n for n, card in enumerate(self._cards) if not is_agreed(card, known, rung, today()))
            self._at = next(waiting, 0)
        self._show_card()
        self.window.show_page(self.page, in_visit=True)
        self.page.focus_first()

    @Slot(object)
    def _on_reading_failed(self, sentence: Message) -> None:
        self.window.show_warning(sentence, about=READ_BACK)

    @Slot()
    def _on_visit_opened(self) -> None:
        self._draft, self._cards = None, ()

    def _show_card(self) -> None:
        from desktop.documents.read_back.read_back import is_agreed, left_out_by, rung_of
        from desktop.documents.read_back.read_back_page import AGREED, LEFT_OUT, LEFT_OUT_BY

        if self._draft is None or not self._cards:
            self.page.show_card(None, 0, 0)
            return
        card, known, rung = self._cards[self._at], [*self._draft.known.permissions, *self._answers], rung_of(self._draft)
        state, self._state = self._state, ""
        if (who := left_out_by(card, known, rung, today())) is not None:
            state = tr(LEFT_OUT_BY, name=who) if who else tr(LEFT_OUT)
        elif is_agreed(card, known, rung, today()):
            state = tr(AGREED)
        self.page.show_card(card, self._at + 1, len(self._cards), state, self._record() is not None, self._supposed(card))

    def _supposed(self, card: "Card") -> str:
        """Returns who probably agrees to a card: who said it, or the only one of theirs at the table."""
        visit = self.workspace.open_visit
        theirs = {one.id: one.name.strip() for one in visit.whole.people if one.side is not Side.US} if visit else {}
        told = [theirs[one] for item in card.items for one in item.people if theirs.get(one)]
        return next(iter(told or (list(theirs.values()) if len(theirs) == 1 else [])), "")

    def _record(self) -> Quote | Claim | None:
        """The quote or claim behind the card, as it stands in the open visit."""
        visit, card = self.workspace.open_visit, self._cards[self._at]
        found = visit.record(card.record_id) if visit and card.record_id else None
        return found if isinstance(found, Quote | Claim) else None

    def _answer(self, by: str, strokes: tuple[tuple[tuple[float, float], ...], ...], agreed: bool) -> None:
        from desktop.consent.lasting import lasting
        from desktop.documents.read_back.read_back import answers, is_agreed, rung_of

        draft = self._draft
        if draft is None or not self._cards:
            return
        customer, card = draft.known.customer, self._cards[self._at]
        known = (*draft.known.permissions, *self._answers)
        years = self.context.settings.number(ANSWERS_LAST)
        made = answers(card, customer.id, rung_of(draft), today(), by, strokes, agreed, known)
        made = tuple(lasting(one, years) for one in made)
        edit = Edit(customer.id, tuple(RecordChange(None, one) for one in made))

        def apply(store: Store) -> None:
            visits.apply(store, edit)

        def noted(_outcome: object) -> None:
            self.window.notice.outdate(READ_BACK)
            self._answers += made
            is_taken = is_agreed(card, [*known, *made], rung_of(draft), today())
            if self._at + 1 < len(self._cards) and is_taken:
                self._at += 1
            self._show_card()
            self.page.focus_first()

        def failed(_error: Exception) -> None:
            self.window.show_warning(Message(NOT_NOTED), about=READ_BACK)

        self.workspace.writer.do(apply, noted, failed)

    @Slot()
    def _on_page_closed(self) -> None:
        self.context.request(self._back)

    @Slot(str, tuple)
    def _on_page_agreed(self, by: str, strokes: tuple[tuple[tuple[float, float], ...], ...]) -> None:
        self._answer(by, strokes, agreed=True)

    @Slot(str, tuple)
    def _on_page_left_out(self, by: str, strokes: tuple[tuple[tuple[float, float], ...], ...]) -> None:
        self._answer(by, strokes, agreed=False)

    @Slot()
    def _on_page_correct_requested(self) -> None:
        from desktop.documents.read_back.read_back import fields_to_correct

        if record := self._record():
            self.page.show_fields(fields_to_correct(record))

    @Slot(dict)
    def _on_page_corrected(self, values: dict[str, str]) -> None:
        from desktop.documents.read_back.read_back import correction
        from desktop.documents.read_back.read_back_page import CORRECTED

        visit, record = self.workspace.open_visit, self._record()
        if visit is None or record is None:
            return
        edit = correction(record, values, visit.whole, self.context.words)
        if edit is None:
            self._show_card()
            return
        visit.adopt(edit)
        self._record_id, self._state = record.id, tr(CORRECTED)
        self._compose()

    @Slot(int)
    def _on_page_step_requested(self, by: int) -> None:
        if 0 <= self._at + by < len(self._cards):
            self._at += by
            self._show_card()
            self.page.focus_first()


def _composed(whole: "WholeVisit", words: "Translator", store: Store) -> "Draft":
    """Returns what would be printed of a visit."""
    from desktop.documents.sharing.sending import outgoing

    return outgoing(store, whole.customer, [whole], today(), words)
