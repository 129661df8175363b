"""Makes the approval sheet of a version of a case study, as it goes to whoever must approve it. Uses no Qt."""

from db.model.whole_study import WholeStudy
from desktop.documents.document_table import MadeDocument, on_paper
from desktop.documents.stops import Draft
from desktop.documents.study_material import StudyMaterial

APPROVAL_SHEET = "approval-sheet"


def newest_number(whole: WholeStudy) -> int | None:
    """Returns the number of the newest version, or None where none was kept yet."""
    return max((one.version.position for one in whole.versions), default=None)


def sheet_on_paper(of: StudyMaterial, draft: Draft, paper: str, approver: str = "") -> MadeDocument:
    """Returns the sheet for the version that `draft` prints, for `approver`, else for the first who must approve."""
    from desktop.report.content.approval_sheet import approval_sheet

    who = approver.strip() or next(iter(of.known.required), "")
    return on_paper(approval_sheet(draft.version, of.known.customer.name, who, of.words, of.ours), paper)
