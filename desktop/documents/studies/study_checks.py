"""Finds out what to look at in the visits of a case study before it is shared."""

from db.model.whole_visit import WholeVisit
from desktop.documents.saving.consent_checks import checks_of
from desktop.documents.studies.studies_reading import Checks
from desktop.interview.before_sharing import Check
from desktop.widgets.words import window_translator
from desktop.workspace.workspace import Workspace


def checks_by(workspace: Workspace) -> Checks:
    """Returns what finds out what to look at in a visit; while one runs, only in that one."""
    guides, words, guide = workspace.guides.all, window_translator(), workspace.guide
    visit = workspace.open_visit
    running = visit.id if visit and workspace.visit_runs.now else ""

    def checks(whole: WholeVisit, in_force: WholeVisit) -> tuple[Check, ...]:
        own = guides.get(whole.visit.guide) or guide or next(iter(guides.values()), None)
        return checks_of(whole, own, words, in_force) if own and running in ("", whole.visit.id) else ()

    return checks
