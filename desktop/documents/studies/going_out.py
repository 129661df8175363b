"""Makes a document that goes out: asks first what stands against it, and says what is to be logged once it is written.

The draft that is checked is the one that is printed and logged. Uses no Qt.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Protocol

from db.engine.store import Store
from db.model.edits import Edit
from db.model.errors import Refused
from db.model.kinds import Purpose
from db.model.messages import NN_, Message
from db.model.moments import today
from db.model.whole_study import version_in
from desktop.consent.sharing import Sent
from desktop.documents.saving.consent_checks import refusal
from desktop.documents.saving.document_table import DOCUMENTS, MadeDocument, Material, on_paper
from desktop.documents.sharing.file_texts import MadeFile
from desktop.documents.sharing.sending import holding, outgoing, standing_against, standing_for, told, use_in, use_of_document
from desktop.documents.sharing.stops import Draft, Stop
from desktop.documents.studies.study_material import StudyMaterial, next_version, refused
from desktop.documents.studies.study_shapes import Look

HELD = NN_("Not written. {first}", "Not written, {count} things stand against it. {first}")
Opener = Callable[[], Store]


@dataclass(frozen=True, slots=True)
class ForWhom:
    """For whom a document is, and the name of whoever gets it; saved where nobody said."""

    purpose: Purpose = Purpose.SAVED
    to: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands against a document, for each purpose, and who must approve it."""

    stops: Mapping[Purpose, tuple[Stop, ...]]
    approvers: tuple[str, ...] = ()


class Outgoing(Protocol):
    """A document that can go out."""

    def draft(self, store: Store) -> Draft:
        """Returns it as it would go out."""

    def made(self, store: Store, for_whom: ForWhom, file_name: str) -> MadeDocument:
        """Returns it, with what is to be logged. Raises Refused where something stands against it."""


def standing(store: Store, of: Outgoing, file: MadeFile | None = None) -> Standing:
    """Returns what stands against a document, and its `file` as it would be written."""
    draft = replace(of.draft(store), files=(file,) if file else ())
    return Standing(standing_for(draft, Purpose, today()), tuple(draft.known.required))


def made(opener: Opener, of: Outgoing, for_whom: ForWhom, file_name: str) -> MadeDocument:
    """Returns a document that goes out; as `Outgoing.made`."""
    with closing(opener()) as store:
        return of.made(store, for_whom, file_name)


@dataclass(frozen=True, slots=True)
class VisitDocument:
    """A document of one visit."""

    name: str
    of: Material

    def draft(self, store: Store) -> Draft:
        """Returns the case study of the visit as it would go out."""
        return outgoing(store, self.of.whole.customer, [self.of.whole], self._day, self.of.words)

    def made(self, store: Store, for_whom: ForWhom, file_name: str) -> MadeDocument:
        """Returns it, with what is to be logged."""
        of, row = self.of, DOCUMENTS[self.name]
        if row.shared:
            draft = self.draft(store)
            if for_whom.purpose is not Purpose.INSIDE and (sentence := refusal(draft.wholes[0])):
                raise Refused(sentence)
            document, use = on_paper(told(self.name, draft, of), of.paper), use_in(draft)
            refuse_what_stands(draft, MadeFile(document.data, file_name), for_whom.purpose, self._day)
        else:
            document, use = row.compose(of), use_of_document(self.name, of)
        sent = Sent(
            document=self.name,
            customer_id=of.whole.customer.id,
            visits=(of.whole.visit.id,),
            purpose=for_whom.purpose,
            use=use,
            day=self._day,
            to=for_whom.to,
        )
        return replace(document, sent=sent)

    @property
    def _day(self) -> str:
        return self.of.day or today()


@dataclass(frozen=True, slots=True)
class StudyDocument:
    """A case study as it looks when it goes out: its open draft, or a version of it."""

    of: StudyMaterial
    look: Look

    def draft(self, store: Store) -> Draft:
        """Returns it as it would go out."""
        return self.look.draft(store, self.look.material(self.of))

    def made(self, store: Store, for_whom: ForWhom, file_name: str) -> MadeDocument:
        """Returns it, with what is to be logged; an open draft is kept as a version."""
        purpose = for_whom.purpose
        if sentence := refused(self.of, inside=purpose is Purpose.INSIDE):
            raise Refused(sentence)
        of = self.look.material(self.of)
        edit: Edit | None = None if of.version else next_version(of)
        draft = self.look.draft(store, of, edit)
        kept = edit if self.look.is_of_version else None
        document = self.look.file(of, PurePath(file_name), version_in(kept) if kept else None, for_whom.to)
        # The customer alone reads its sheet, where its own name may stand.
        file = None if self.look.is_sheet else MadeFile(document.readable, file_name)
        refuse_what_stands(draft, file, purpose, of.day)
        version = draft.version.version.id if of.version or kept else None
        sent = self.look.sent(of, draft, None, purpose)
        return replace(document, sent=replace(sent, to=for_whom.to, study_version=version), kept=kept)


def refuse_what_stands(draft: Draft, file: MadeFile | None, purpose: Purpose, day: str) -> None:
    """Raises Refused where something against a draft, or its file, has to be gone, or answered, before it goes out."""
    if held := holding(standing_against(replace(draft, files=(file,) if file else ()), purpose, day)):
        raise Refused(Message(HELD, count=len(held), first=held[0].message))
