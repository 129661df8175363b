"""Names the shapes in which a case study goes out, and makes them: whole, as a card, anonymous; as PDF or another format."""

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


class Shape(StrEnum):
    """The shape of a case study; only the whole one can be kept as a version, and only a version has an approval sheet."""

    STORY = "story"
    CARD = "card"
    ANONYMOUS = "anonymous"
    ROUNDED = "rounded"
    SHEET = "sheet"


SHAPES = {
    Shape.STORY: N_("whole story"),
    Shape.CARD: N_("sales card"),
    Shape.ANONYMOUS: N_("anonymous"),
    Shape.ROUNDED: N_("anonymous, rounded"),
    Shape.SHEET: N_("approval sheet"),
}
OF_DRAFT = (Shape.STORY, Shape.CARD, Shape.ANONYMOUS, Shape.ROUNDED)
OF_VERSION = (Shape.STORY, Shape.SHEET)
FORMATS = {
    ".pdf": N_("PDF"),
    ".docx": N_("word file"),
    ".pptx": N_("one slide"),
    ".html": N_("web page"),
    ".md": N_("Markdown"),
    ".txt": N_("plain text"),
}
NAMES = {Shape.STORY: CASE_STUDY, Shape.CARD: "sales-card", Shape.SHEET: APPROVAL_SHEET}
ANONYMOUS = "anonymous-case-study"


@dataclass(frozen=True, slots=True)
class Look:
    """How a case study goes out: its shape, the ending that names its format, the paper of a PDF."""

    shape: Shape = Shape.STORY
    ending: str = ".pdf"
    paper: str = "A4"

    @property
    def is_kept(self) -> bool:
        """Whether what goes out can be a version."""
        return self.shape is Shape.STORY

    @property
    def is_for_them(self) -> bool:
        """Whether the customer alone reads it, whose own name may stand in it."""
        return self.shape is Shape.SHEET

    @property
    def document(self) -> str:
        """Its name on the command line and in the log."""
        return NAMES.get(self.shape, ANONYMOUS)

    def material(self, of: StudyMaterial) -> StudyMaterial:
        """Returns what it is made from. Raises Refused where an anonymous one cannot be made."""
        is_anonymous = self.shape in (Shape.ANONYMOUS, Shape.ROUNDED)
        return anonymous(of, self.shape is Shape.ROUNDED) if is_anonymous else of

    def pages(self, of: StudyMaterial) -> MadeDocument:
        """Returns it as a PDF, whatever its format, as somebody looks at it before it goes out."""
        if self.shape is Shape.SHEET:
            return sheet_on_paper(of, self.paper)
        return on_paper(printed(self.material(of), self.shape is Shape.CARD), self.paper)

    def file(self, of: StudyMaterial, name: str, version: WholeVersion | None = None, to: str = "") -> MadeDocument:
        """Returns it as the file of this name, made from `material`, for whoever `to` is.

        `version` is the one that an open draft is kept as.
        """
        if self.shape is Shape.SHEET:
            return sheet_on_paper(of, self.paper, to)
        return file_of(printed(of, self.shape is Shape.CARD, version), PurePath(name), self.paper)

    def file_name(self, of: StudyMaterial, called: str) -> str:
        """Returns a name for its file; `called` is what the customer is called where it may be named."""
        if self.shape in (Shape.ANONYMOUS, Shape.ROUNDED):
            called = called_without_name(of)
        return PurePath(file_name_of(of, called, self.document)).with_suffix(self.ending).name
