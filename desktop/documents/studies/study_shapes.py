"""Names the shapes in which a case study goes out, and makes them: whole, as a card, anonymous; as PDF or another format."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from db.engine.store import Store
from db.model.edits import Edit
from db.model.kinds import Purpose
from db.model.messages import N_, Message, joined
from db.model.whole_study import WholeVersion
from desktop.documents.saving.document_table import MadeDocument, on_paper
from desktop.documents.sharing.sending import CASE_STUDY
from desktop.documents.studies.approval_sheets import APPROVAL_SHEET, sheet_on_paper
from desktop.documents.studies.study_files import file_of
from desktop.documents.studies.study_material import StudyMaterial, file_name_of, printed
from desktop.documents.studies.study_pictures import draft_of_excerpt, excerpt_of, sent_picture, words_of
from desktop.documents.studies.study_sending import sent_study, study_draft
from desktop.documents.studies.twin import anonymous, called_without_name

if TYPE_CHECKING:
    from desktop.consent.sharing import Sent
    from desktop.documents.sharing.stops import Draft
    from desktop.report.document.story import Excerpt

# By whether it is the card, and whether it is anonymous.
DOCUMENTS = {
    (False, False): CASE_STUDY,
    (True, False): "sales-card",
    (False, True): "anonymous-case-study",
    (True, True): "anonymous-sales-card",
}

# By whether it is anonymous.
PICTURES = {False: "picture", True: "anonymous-picture"}
ALTERNATIVE = N_("For those who cannot see it, put these words with the picture: {words}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a case study goes out: whole or as its card, anonymous, with its counts rounded, or the approval sheet of a version;
    the ending that names its format, and the paper of a PDF. `part` names the one result or quote of a picture ("tile:1").
    """

    is_card: bool = False
    is_anonymous: bool = False
    is_rounded: bool = False
    is_sheet: bool = False
    part: str = ""
    ending: str = ".pdf"
    paper: str = "A4"

    @property
    def is_of_version(self) -> bool:
        """Whether what goes out is a version, or can be kept as one."""
        return not (self.is_card or self.is_anonymous or self.part)

    @property
    def document(self) -> str:
        """Its name on the command line and in the log."""
        if self.part:
            return PICTURES[self.is_anonymous]
        return APPROVAL_SHEET if self.is_sheet else DOCUMENTS[self.is_card, self.is_anonymous]

    def material(self, of: StudyMaterial) -> StudyMaterial:
        """Returns what it is made from. Raises Refused where an anonymous one cannot be made."""
        return anonymous(of, self.is_rounded) if self.is_anonymous else of

    def draft(self, store: Store, of: StudyMaterial, made: Edit | None = None) -> "Draft":
        """Returns it as it would go out; `of` is what it is made from, `made` the edit that keeps an open draft as a version."""
        found = study_draft(store, of, made)
        return draft_of_excerpt(found, excerpt_of(found.story, self.part), of.day, of.words) if self.part else found

    def sent(self, of: StudyMaterial, draft: "Draft", path: Path | None, purpose: Purpose) -> "Sent":
        """Returns what is logged of it."""
        sent = sent_study(of, draft, self.document, path, purpose)
        return sent_picture(sent, draft, excerpt_of(printed(of), self.part), of.words) if self.part else sent

    def pages(self, of: StudyMaterial, version: WholeVersion | None = None) -> MadeDocument:
        """Returns it as a PDF, whatever its format, as somebody looks at it before it goes out; `version` as in `file`."""
        if self.is_sheet:
            return sheet_on_paper(of, self.paper)
        told = printed(self.material(of), self.is_card, version)
        return on_paper(excerpt_of(told, self.part) if self.part else told, self.paper)

    def file(
        self,
        of: StudyMaterial,
        path: PurePath,
        version: WholeVersion | None = None,
        to: str = "",
        origins: Mapping[str, str] | None = None,
    ) -> MadeDocument:
        """Returns it as the file at `path`, made from `material`, for whoever `to` is.

        `version` is the one that an open draft is kept as; `origins` are the notes for the comments of a word file.
        """
        if self.is_sheet:
            return sheet_on_paper(of, self.paper, to)
        if self.part:
            return self._picture(excerpt_of(printed(of, self.is_card, version), self.part))
        return file_of(printed(of, self.is_card, version), path, self.paper, origins)

    def _picture(self, excerpt: "Excerpt") -> MadeDocument:
        from desktop.documents.studies.page_picture import picture_of

        page = on_paper(excerpt, self.paper)
        alternative = Message(ALTERNATIVE, words=words_of(excerpt))
        remark = joined((page.remark, alternative), " ") if page.remark else alternative
        return replace(page, data=picture_of(page.data), page=page.data, remark=remark)

    def file_name(self, of: StudyMaterial, called: str) -> str:
        """Returns a name for its file; `called` is what the customer is called where it may be named."""
        called = called_without_name(of) if self.is_anonymous else called
        return PurePath(file_name_of(of, called, self.document)).with_suffix(self.ending).name


class Shape(StrEnum):
    """What the window offers; only a version has an approval sheet."""

    STORY = "story"
    CARD = "card"
    ANONYMOUS = "anonymous"
    ROUNDED = "rounded"
    PICTURE = "picture"
    SHEET = "sheet"


SHAPES = {
    Shape.STORY: (N_("whole story"), Look()),
    Shape.CARD: (N_("sales card"), Look(is_card=True)),
    Shape.ANONYMOUS: (N_("anonymous"), Look(is_anonymous=True)),
    Shape.ROUNDED: (N_("anonymous, rounded"), Look(is_anonymous=True, is_rounded=True)),
    # Of which part is for the form to say.
    Shape.PICTURE: (N_("picture"), Look()),
    Shape.SHEET: (N_("approval sheet"), Look(is_sheet=True)),
}
OF_DRAFT = (Shape.STORY, Shape.CARD, Shape.ANONYMOUS, Shape.ROUNDED, Shape.PICTURE)
OF_VERSION = (Shape.STORY, Shape.PICTURE, Shape.SHEET)
