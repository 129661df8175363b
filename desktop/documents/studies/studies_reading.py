"""Reads the case studies of a customer and prepares what is done to them, in threads that read the store by themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.engine.store import Store
from db.model.case_study import Choices
from db.model.edits import Edit
from db.model.errors import StoreError
from db.model.kinds import CustomerId, RecordId, VisitId
from db.model.messages import Message
from db.model.moments import today
from db.model.summaries import VisitLine
from db.model.whole_study import WholeStudy, removed
from db.model.whole_visit import WholeVisit
from db.repositories import studies
from db.repositories.overview import visits_to
from desktop.consent.status import StatusOf, status_of
from desktop.core.messages import ENGLISH, Translator
from desktop.documents.studies.study_changes import has_changed, notes_changed
from desktop.documents.studies.study_material import (
    StudyMaterial,
    material_of,
    new_study,
    next_version,
    on_visit_away,
    refused,
    story,
    with_choices,
)
from desktop.documents.studies.study_pictures import parts_of
from desktop.documents.studies.version_comparison import restore
from desktop.interview.before_sharing import Check
from desktop.widgets.moments import day_in_words
from desktop.workspace.store_reading import StoreReading

if TYPE_CHECKING:
    from db.engine.driver import Connection
    from desktop.consent.status import Known


# What to look at in a visit, as it is stored and with consent as it is in force, before a document of it is shared.
Checks = Callable[[WholeVisit, WholeVisit], tuple[Check, ...]]


@dataclass(frozen=True, slots=True)
class StudyView:
    """A case study as it is shown: its title, the open draft and the versions, the latest first.

    `changed` where it says something else than the latest version, `notes_changed` where that is not because somebody rewrote
    it; `away` says which visits are not here; `refusals` why something may not be shown to others: by the id of the version, the
    open draft by an empty text. `checks` are what to look at in its visits before it is shared; `statuses` those of the versions
    today, by their ids; `parts` what there can be a
    picture of, with its words, by the id of the version.
    """

    title: str
    called: str
    draft: StudyMaterial
    versions: tuple[StudyMaterial, ...] = ()
    changed: bool = False
    notes_changed: bool = False
    away: tuple[Message, ...] = ()
    refusals: Mapping[str, Message] = field(default_factory=dict)
    checks: tuple[tuple[VisitId, Check], ...] = ()
    statuses: Mapping[str, StatusOf] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def parts_of(self, of: StudyMaterial) -> Mapping[str, str]:
        """Returns what there can be a picture of, in the draft or a version, with its words."""
        return self.parts.get(_key(of), {})

    def refusal(self, of: StudyMaterial) -> Message | None:
        """Returns why the draft, or a version, may not be shown to others, or None."""
        return self.refusals.get(_key(of))

    @property
    def whole(self) -> WholeStudy:
        """Its records."""
        return self.draft.whole

    @property
    def latest(self) -> StudyMaterial | None:
        """The latest version, if any."""
        return self.versions[0] if self.versions else None

    @property
    def is_new_choice(self) -> bool:
        """Whether something else is chosen now than for the latest version."""
        return self.latest is not None and self.latest.choices != self.draft.choices

    @property
    def is_to_keep(self) -> bool:
        """Whether the open draft says something else than the latest version, or there is none."""
        return self.latest is None or self.changed or self.is_new_choice


@dataclass(frozen=True, slots=True)
class StudiesView:
    """The case studies of a customer, and its visits that are here, the latest first; without a name nothing was read yet."""

    customer_id: CustomerId
    customer: str | None = None
    visits: tuple[VisitLine, ...] = ()
    studies: tuple[StudyView, ...] = ()

    def study(self, study_id: str) -> StudyView | None:
        """Returns the case study with this id."""
        return next((one for one in self.studies if one.whole.study.id == study_id), None)

    def as_it_stands(self, now: Callable[[WholeStudy], WholeStudy]) -> "StudiesView":
        """Returns it with what was typed since it was read, as `now` has it."""
        return replace(self, studies=tuple(_with(one, replace(one.draft, whole=now(one.whole))) for one in self.studies))

    def following(self, draft: StudyMaterial, title: str, changed: bool) -> "StudiesView":
        """Returns it with what is known now of the open draft of one case study."""
        found = self.study(draft.whole.study.id)
        if found is None:
            return self
        after = replace(_with(found, draft), title=title, changed=changed)
        return replace(self, studies=tuple(after if one is found else one for one in self.studies))


class StudiesReading(QObject):
    """Reads for the pages with case studies.

    Signals: `looked(StudiesView)`; `prepared(Edit)` with what is to be stored as one step; `failed(Message)`.
    """

    looked = Signal(object)
    prepared = Signal(object)
    failed = Signal(object)

    def __init__(self, opener: Callable[[], Store], words: Translator = ENGLISH, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._looking, self._preparing = (StoreReading(opener, "case studies", self) for _ in range(2))
        for reading, told in ((self._looking, self.looked), (self._preparing, self.prepared)):
            reading.found.connect(told)
            reading.failed.connect(self.failed)

    def look(self, customer_id: CustomerId, checks: Checks) -> None:
        """Reads the case studies of a customer; the answer to an earlier look does not come any more."""
        self._looking.look(lambda store: look(store.connection, customer_id, self._words, checks))

    def make(self, customer_id: CustomerId, visit_ids: Sequence[VisitId]) -> None:
        """Prepares a new case study of these visits."""
        self._preparing.look(lambda store: new_study(store.connection, customer_id, visit_ids, self._words))

    def choose(self, study_id: RecordId, choices: Choices) -> None:
        """Prepares other choices for the open draft of a case study."""

        def prepare(store: Store) -> Edit:
            return with_choices(store.connection, studies.load(store.connection, study_id), choices, self._words)

        self._preparing.look(prepare)

    def keep(self, study_id: RecordId) -> None:
        """Prepares the next version of a case study."""

        def prepare(store: Store) -> Edit:
            of = material_of(store.connection, studies.load(store.connection, study_id), words=self._words)
            if sentence := refused(of):
                raise StoreError(sentence.template, **sentence.values)
            return next_version(of)

        self._preparing.look(prepare)

    def restore(self, study_id: RecordId, number: int) -> None:
        """Prepares that a version of a case study, by its number, is its open draft again."""
        self._preparing.look(lambda store: restore(store.connection, study_id, number, self._words))

    def remove(self, study_id: RecordId) -> None:
        """Prepares that a case study goes into the bin, with its versions."""
        self._preparing.look(lambda store: removed(studies.load(store.connection, study_id)))

    def wait(self) -> None:
        """Waits until nothing is read any more; called before the store is closed."""
        self._looking.wait()
        self._preparing.wait()


def look(
    connection: "Connection", customer_id: CustomerId, words: Translator = ENGLISH, checks: Checks = lambda _stored, _in_force: ()
) -> StudiesView:
    """Returns the case studies of a customer as they are shown; `checks` returns what to look at in a visit."""
    from db.repositories.customers import with_id
    from desktop.workspace.known import known_of

    customer = with_id(connection, customer_id)
    known = known_of(connection, customer, today())
    found = tuple(_view(connection, whole, words, checks, known) for whole in studies.of_customer(connection, customer_id))
    return StudiesView(customer_id, customer.name, tuple(visits_to(connection, customer_id)), found)


def _view(connection: "Connection", whole: WholeStudy, words: Translator, checks: Checks, known: "Known") -> StudyView:
    draft = material_of(connection, whole, words=words, known=known)
    versions = tuple(
        replace(draft, version=one)
        if one.version.visits == whole.study.visits
        else material_of(connection, whole, one, words, known)
        for one in reversed(whole.versions)
    )
    told = story(draft)
    return StudyView(
        title=told.title.text,
        called=told.customer,
        draft=draft,
        versions=versions,
        changed=bool(versions) and has_changed(versions[0]),
        notes_changed=bool(versions) and notes_changed(versions[0]),
        refusals={_key(one): sentence for one in (draft, *versions) if (sentence := refused(one))},
        checks=tuple(
            (one.visit.id, check)
            for one, in_force in zip(draft.recorded, draft.wholes, strict=True)
            for check in checks(one, in_force)
        ),
        parts={_key(one): parts_of(told if one is draft else story(one)) for one in (draft, *versions)},
        statuses={one.version.id: status_of(one, known, draft.day) for one in whole.versions},
        away=tuple(on_visit_away(connection, one, day_in_words) for one in draft.away),
    )


def _with(view: StudyView, draft: StudyMaterial) -> StudyView:
    """Returns a case study with another open draft, also behind its versions."""
    return replace(view, draft=draft, versions=tuple(replace(one, whole=draft.whole) for one in view.versions))


def _key(of: StudyMaterial) -> str:
    return of.version.version.id if of.version else ""
