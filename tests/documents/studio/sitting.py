"""Somebody at a case study without its window, who types, chooses, keeps and undoes with the records that the window has."""

from collections.abc import Sequence
from dataclasses import replace

from db.engine.store import Store
from db.model.case_study import Choices, Sentence
from db.model.studies import chosen
from db.model.whole_study import WholeStudy, as_version, begun, version_in, written
from db.model.whole_visit import WholeVisit
from desktop.consent.version_hash import beyond_items
from desktop.core.messages import ENGLISH, Translator
from desktop.documents.studies.study_material import (
    StudyMaterial,
    card,
    first_draft,
    kept_as_version,
    printed_items,
    story,
    with_emptied,
)
from desktop.documents.studies.version_comparison import restoring
from desktop.documents.studio.draft_editing import take_back, toggle_items, write
from desktop.documents.studio.studio_look import StudioLook, studio_look
from desktop.documents.studio.studio_options import Option, switched
from desktop.documents.studio.studio_sections import Piece, pieces_of
from desktop.report.document.story import Story, sentences_of
from desktop.workspace.open_studies import OpenStudies
from desktop.workspace.store_writer import StoreWriter
from tests.documents.drafts import DAY, known
from tests.report.content.story.told import NAMED, texts


def nothing_stored() -> StoreWriter:
    """A writer that is handed nothing, as nothing is before the records are flushed."""

    def store() -> Store:
        raise AssertionError("Something was to be stored.")

    return StoreWriter(store)


class Sitting:
    """One case study, open: of one visit, or of `later` ones of the same customer too."""

    def __init__(
        self,
        visit: WholeVisit,
        writer: StoreWriter,
        choices: Choices | None = None,
        later: Sequence[WholeVisit] = (),
        words: Translator = ENGLISH,
    ) -> None:
        visit = replace(visit, consent=visit.consent or replace(NAMED, visit_id=visit.visit.id))
        here = (visit, *later)
        usual = Choices(visits=tuple(one.visit.id for one in here), language=words.tag)
        whole = begun(visit.customer.id, choices or usual)
        self._of = StudyMaterial(whole=whole, known=known(visit), day=DAY, recorded=here, wholes=here, words=words)
        self.visited = visit
        edit = first_draft(self._of)
        self.records = OpenStudies(visit.customer.id, [change.record for change in edit.changes], writer)

    @property
    def of(self) -> StudyMaterial:
        """The case study as it stands."""
        return replace(self._of, whole=self.records.as_it_stands(self._of.whole))

    @property
    def look(self) -> StudioLook:
        """What the window shows of it."""
        return studio_look(self.of)

    @property
    def printed(self) -> list[str]:
        """Its sentences as they are printed."""
        return [one.text for one in sentences_of(self.story)]

    @property
    def story(self) -> Story:
        """What is printed."""
        return story(self.of)

    @property
    def draft(self) -> list[Sentence]:
        """Its sentences as they are stored."""
        return [one.sentence for one in self.records.draft(self._of.whole.study.id)]

    @property
    def waiting(self) -> list[str]:
        """What somebody typed that waits."""
        return [one.text for one in with_emptied(self.of).waiting if one.typed]

    def result(self, number: int = 2) -> str:
        """The id of the result with this tile."""
        return next(one.id for one in self.look.options.results if one.number == number)

    def says_anywhere(self, text: str) -> bool:
        """Whether a text is in anything that goes out or is approved."""
        of = self.of
        version = version_in(as_version(of.whole, printed_items(of)))
        told = [*texts(self.story), *texts(card(of)), *(one.text for one in version.items), *beyond_items(version)]
        return any(text in one for one in told)

    def pieces(self, slot: str, record: str = "") -> list[Piece]:
        """The sentences of a section as they can be edited; those of one record, where one is named."""
        found = [one for one in pieces_of(self.look.sections) if one.key[0] == slot]
        return [one for one in found if not record or record in one.sentence.record_ids]

    def visit(self, *changed: WholeVisit) -> None:
        """Has the notes changed meanwhile, or other visits chosen."""
        self._of = replace(self._of, recorded=changed, wholes=changed)

    def type(self, piece: Piece, text: str) -> None:
        """Types over a sentence."""
        write(self.records, self.of, self.look, [(piece, text, piece.sentence.marks)])

    def add(self, piece: Piece, text: str) -> None:
        """Types a sentence of its own behind another: an item of a list, until it is none any more."""
        toggle_items(self.records, self.of, self.look, [replace(piece)])
        here = next(one for one in self.pieces(piece.key[0]) if one.at == piece.at)
        self.type(here, f"{here.sentence.text}\n{text}")
        here = next(one for one in self.pieces(piece.key[0]) if one.at == piece.at)
        toggle_items(self.records, self.of, self.look, [here])

    def take_back(self, piece: Piece) -> None:
        """Has the notes say it again."""
        take_back(self.records, self.of, self.look, piece)

    def toggle(self, part: str, record: str) -> None:
        """Leaves something out, or takes it in again."""
        self.choose(switched(self.of.choices, self.look.options, part, record))

    def choose(self, choices: Choices) -> None:
        """Chooses otherwise."""
        study = replace(self.of.whole.study, **chosen(choices))
        look = studio_look(replace(self.of, whole=replace(self.of.whole, study=study)))
        self.records.adopt(written(self.of.whole, study, look.draft))

    def option(self, part: str, record: str) -> Option:
        """The row of something in the left column."""
        options: tuple[Option, ...] = getattr(self.look.options, part)
        return next(one for one in options if one.id == record)

    def keep(self) -> None:
        """Keeps it as a version."""
        edit = kept_as_version(self.of)
        self.records.adopt(edit)
        whole = self._of.whole
        self._of = replace(self._of, whole=WholeStudy(whole.study, whole.sentences, (*whole.versions, version_in(edit))))

    def restore(self, number: int) -> None:
        """Makes a version the draft again."""
        self.records.adopt(restoring(self.of, self.of.whole.versions[number]))
