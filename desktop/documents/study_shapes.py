"""Names the shapes in which a case study goes out, and makes them: whole, as a card, anonymous; as PDF or another format."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from db.model.messages import N_
from db.model.whole_study import WholeVersion
from desktop.documents.approval_sheets import APPROVAL_SHEET, sheet_on_paper
from desktop.documents.document_table import MadeDocument, on_paper
from desktop.documents.sending import CASE_STUDY
from desktop.documents.study_files import file_of
from desktop.documents.study_material import StudyMaterial, file_name_of, printed
from desktop.documents.twin import anonymous, called_without_name

# By whether it is the card, and whether it is anonymous.
DOCUMENTS = {
    (False, False): CASE_STUDY,
    (True, False): "sales-card",
    (False, True): "anonymous-case-study",
    (True, True): "anonymous-sales-card",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a case study goes out: whole or as its card, anonymous, with its counts rounded, or the approval sheet of a version;
    the ending that names its format, and the paper of a PDF.
    """

    is_card: bool = False
    is_anonymous: bool = False
    is_rounded: bool = False
    is_sheet: bool = False
    ending: str = ".pdf"
    paper: str = "A4"

    @property
    def is_of_version(self) -> bool:
        """Whether what goes out is a version, or can be kept as one."""
        return not (self.is_card or self.is_anonymous)

    @property
    def document(self) -> str:
        """Its name on the command line and in the log."""
        return APPROVAL_SHEET if self.is_sheet else DOCUMENTS[self.is_card, self.is_anonymous]

    def material(self, of: StudyMaterial) -> StudyMaterial:
        """Returns what it is made from. Raises Refused where an anonymous one cannot be made."""
        return anonymous(of, self.is_rounded) if self.is_anonymous else of

    def pages(self, of: StudyMaterial, version: WholeVersion | None = None) -> MadeDocument:
        """Returns it as a PDF, whatever its format, as somebody looks at it before it goes out; `version` as in `file`."""
        if self.is_sheet:
            return sheet_on_paper(of, self.paper)
        return on_paper(printed(self.material(of), self.is_card, version), self.paper)

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
        return file_of(printed(of, self.is_card, version), path, self.paper, origins)

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
    SHEET = "sheet"


SHAPES = {
    Shape.STORY: (N_("whole story"), Look()),
    Shape.CARD: (N_("sales card"), Look(is_card=True)),
    Shape.ANONYMOUS: (N_("anonymous"), Look(is_anonymous=True)),
    Shape.ROUNDED: (N_("anonymous, rounded"), Look(is_anonymous=True, is_rounded=True)),
    Shape.SHEET: (N_("approval sheet"), Look(is_sheet=True)),
}
OF_DRAFT = (Shape.STORY, Shape.CARD, Shape.ANONYMOUS, Shape.ROUNDED)
OF_VERSION = (Shape.STORY, Shape.SHEET)
