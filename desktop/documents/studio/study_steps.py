"""Says in sentences what was done to a case study by one step."""

from collections.abc import Iterator

from db.model.edits import Edit
from db.model.messages import N_, NN_, Message
from db.model.studies import CaseStudy, StudyVersion
from desktop.documents.studies.version_comparison import told_of_restoring

KEPT = N_("Version {number} is kept. It stays as it is.")
IN_BIN = NN_(
    "The case study is in the bin. Ctrl+Z brings it back.",
    "The case study is in the bin with its {count} versions. Ctrl+Z brings it back.",
)
TAKEN_BACK = N_("Ctrl+Z takes it back.")


def told_of(edit: Edit, restored: int | None = None) -> Iterator[Message]:
    """Yields what was done; `restored` is the number of the version that the open draft was made to be again."""
    if restored is not None:
        yield from told_of_restoring(edit, restored)
        if edit.changes:
            yield Message(TAKEN_BACK)
        return
    made = [change.after for change in edit.changes if change.before is None]
    if version := next((one for one in made if isinstance(one, StudyVersion)), None):
        yield Message(KEPT, number=version.position)
    gone = [change.before for change in edit.changes if change.after is None]
    if any(isinstance(one, CaseStudy) for one in gone):
        yield Message(IN_BIN, count=max(1, sum(isinstance(one, StudyVersion) for one in gone)))
