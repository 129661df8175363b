"""Finds, exports or erases everything about one person, in a thread."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from db.engine.store import Store
from db.engine.turns import Turns
from db.model.errors import StoreError
from db.model.kinds import PersonId
from db.model.messages import N_, NN_, Message, joined
from db.model.moments import today
from desktop.core.background import Background, BackgroundRun
from desktop.core.messages import Translator
from desktop.exchange.common.chosen_files import NotWritten, write_chosen_file
from desktop.fields.document_names import document_called
from desktop.report.content.about_person import Found
from desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from db.privacy.erase_in_backups import FileLeft
    from db.privacy.mentions import Mention, Mentions
    from db.privacy.requests import Erasure

T = TypeVar("T")
PDF, DATA = ".pdf", ".json"
ERASED = N_("{records} and {versions} were changed or removed, and {backups} written anew without the name.")
RECORDS = NN_("{count} record", "{count} records")
VERSIONS = NN_("{count} earlier version", "{count} earlier versions")
BACKUPS = NN_("{count} backup", "{count} backups")
AT_VISIT, AT_UNDATED_VISIT = N_("Visit to {customer}, {date}"), N_("Visit to {customer}")
# The label of a mention that is not in a present record, by its place (MentionPlace).
HOW = {
    "version": N_("an earlier version, until {date}"),
    "bin": N_("in the bin"),
    "remembered": N_("remembered for the next start"),
    "export": N_("a document that was exported"),
}
GOES = N_("{path}: {sentence} It goes by itself on {day}.")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the store; `about` describes them in one line."""

    id: PersonId
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class NamedIn:
    """One thing that names the person: its kind (a table of the store), its words, where it stands; `said` if they said it.

    `exact` if the whole name stands there; otherwise it is only possible that the name is meant.
    """

    key: str
    kind: str
    text: str
    place: Message
    sure: bool
    said: bool
    exact: bool = True


@dataclass(frozen=True, slots=True)
class EverythingAboutPerson:
    """Everything found about one person: as lines for the page, and as finds for the document."""

    person: PersonLine
    lines: tuple[NamedIn, ...]
    found: tuple[Found, ...]

    @property
    def sure(self) -> tuple[NamedIn, ...]:
        """The finds that surely name the person."""
        return tuple(line for line in self.lines if line.sure)

    @property
    def to_check(self) -> tuple[NamedIn, ...]:
        """The texts that hold the name, the exact ones first; somebody has to confirm whether they mean this person."""
        return tuple(sorted((line for line in self.lines if not line.sure), key=lambda line: not line.exact))


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What an erasure did: what it changed, which files may still hold the name, what had been exported before."""

    done: Message
    left: tuple[Message, ...]
    exports: tuple[Message, ...]


class PrivacyJob(Background):
    """Does one task at a time.

    Signals: `people_read(list)` of PersonLine; `found(EverythingAboutPerson)`; `written(str)` with the path;
    `erased(ErasureReport)`.
    """

    people_read = Signal(list)
    found = Signal(object)
    written = Signal(str)
    erased = Signal(object)

    def __init__(self, workspace: Workspace, words: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        # A person may be chosen from the earlier list while it is read again, so neither task cancels the other.
        self._reading = Background(self)
        self._reading.failed.connect(self.failed)

    def read_people(self) -> None:
        """Reads which persons are in the store."""
        self._reading.begin("people", lambda run: run.tell(self.people_read, self._with_store(_people)))

    def look_for(self, person: PersonLine) -> None:
        """Looks for everything about a person; reads every text there is."""

        def work(run: BackgroundRun) -> None:
            run.tell(self.found, self._with_store(lambda store: everything(store, person, self._words)))

        self.begin("mentions", work)

    def write(self, all_of_it: EverythingAboutPerson, path: Path, paper: str) -> None:
        """Exports everything, as PDF or as JSON by the ending of `path`."""

        own = self._workspace.own_files()

        def work(run: BackgroundRun) -> None:
            try:
                write_chosen_file(path, document(all_of_it, path.suffix, paper, self._words), own)
            except NotWritten as error:
                run.tell(self.failed, error.message)
            else:
                run.tell(self.written, str(path))

        self.begin("everything about a person", work)

    def wait(self) -> None:
        """Waits until no work is running; called when the program ends."""
        self._reading.wait()
        super().wait()

    def erase(self, person: PersonLine, confirmed: Collection[str], remove: Collection[str]) -> None:
        """Erases a person everywhere; the open visit must have been put away. `confirmed` and `remove` are keys of lines."""

        def failed(error: Exception) -> None:
            if not isinstance(error, StoreError):
                raise error
            self.failed.emit(error.message)

        def job(turns: Turns) -> object:
            from db.privacy.requests import erase_by_turns

            return erase_by_turns(turns, person.id, tuple(confirmed), tuple(remove))

        self._workspace.writer.do_beside(job, lambda outcome: self.erased.emit(_report_of(cast("Erasure", outcome))), failed)

    def _with_store(self, work: Callable[[Store], T]) -> T:
        store = self._workspace.reading_store()
        try:
            return work(store)
        finally:
            store.close()


def everything(store: Store, person: PersonLine, words: Translator) -> EverythingAboutPerson:
    """Returns everything about `person` in `store`, the latest visit first. Raises StoreError."""
    from db.privacy.mentions import about
    from db.repositories import suggestions

    visits = suggestions.visit_names(store.connection)
    mentions: Mentions = about(store.connection, person.id)
    told = [(mention, _place(mention, visits, words)) for mention in (*mentions.sure, *mentions.to_check)]
    lines = tuple(
        NamedIn(
            mention.key,
            mention.kind,
            " ".join(mention.text.split()),
            place,
            mention.is_sure,
            mention.is_said_by,
            mention.is_exact,
        )
        for mention, place in told
    )
    # A record that names the person in two ways is shown to them once.
    once = [(mention, place) for mention, place in told if not mention.is_beside_another]
    found = tuple(Found(mention.record, place, mention.is_sure, mention.text) for mention, place in once)
    return EverythingAboutPerson(person, lines, found)


def document(all_of_it: EverythingAboutPerson, suffix: str, paper: str, words: Translator) -> bytes:
    """Returns everything about a person as the bytes of a file with this ending."""
    from desktop.report.content.about_person import about_person, as_json

    name, day = all_of_it.person.name, today()
    if suffix == DATA:
        return as_json(name, all_of_it.found, day)
    from desktop.report.pdf_writer import Paper, write_pdf

    file = BytesIO()
    write_pdf(about_person(name, all_of_it.found, day, words), file, Paper[paper.upper()])
    return file.getvalue()


def _people(store: Store) -> list[PersonLine]:
    from db.repositories import suggestions

    names: dict[str | None, str] = {customer.id: customer.name for customer in suggestions.customers(store.connection)}
    return [
        PersonLine(person.id, person.name, ", ".join(filter(None, (person.job_title, names.get(person.customer_id, "")))))
        for person in suggestions.everybody(store.connection)
    ]


def _place(mention: "Mention", visits: dict[str, tuple[str, str]], words: Translator) -> Message:
    from desktop.report.document.wording import day

    customer, iso = visits.get(mention.visit_id or "", ("", ""))
    parts = []
    if mention.visit_id in visits:
        on = day(iso, words)
        parts.append(Message(AT_VISIT if on else AT_UNDATED_VISIT, customer=customer, date=on))
    if how := HOW.get(mention.place.value):
        parts.append(Message(how, date=day(mention.at[:10], words)))
    return joined(parts, ", ")


def _report_of(erasure: "Erasure") -> ErasureReport:
    done = Message(
        ERASED,
        records=Message(RECORDS, count=erasure.records),
        versions=Message(VERSIONS, count=erasure.versions),
        backups=Message(BACKUPS, count=erasure.backups),
    )
    exports = (
        Message("{path} ({document}, {day})", path=line.path, document=document_called(line.document), day=line.at[:10])
        for line in erasure.exports
    )
    return ErasureReport(done, tuple(map(_left, erasure.left)), tuple(exports))


def _left(one: "FileLeft") -> Message:
    if one.expiry is None:
        return Message("{path}: {sentence}", path=one.path, sentence=one.sentence)
    return Message(GOES, path=one.path, sentence=one.sentence, day=one.expiry.isoformat())
