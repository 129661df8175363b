"""Makes the approval sheet of a version of a case study, as it goes to whoever must approve it. Uses no Qt."""

from db.model.whole_study import WholeStudy
from desktop.documents.saving.document_table import MadeDocument, on_paper
from desktop.documents.studies.study_material import StudyMaterial
from desktop.documents.studies.study_sending import with_items

APPROVAL_SHEET = "approval-sheet"


def newest_number(whole: WholeStudy) -> int | None:
    """Returns the number of the newest version, or None where none was kept yet."""
    return max((one.version.position for one in whole.versions), default=None)


def sheet_on_paper(of: StudyMaterial, paper: str, approver: str = "") -> MadeDocument:
    """Returns the sheet for the version that `of` is, for `approver`, else for the first who must approve."""
    from desktop.report.content.approval_sheet import approval_sheet

    who = approver.strip() or next(iter(of.known.required), "")
    return on_paper(approval_sheet(with_items(of), of.known.customer.name, who, of.words, of.ours), paper)
