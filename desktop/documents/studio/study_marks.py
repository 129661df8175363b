"""Says of a case study what has changed since its latest version, or that the version shown stays as it was."""

from db.model.messages import N_
from desktop.documents.studies.studies_reading import StudyView
from desktop.documents.studies.study_material import StudyMaterial
from desktop.documents.studio.study_list import day_of, what_changed
from desktop.widgets.words import tr

STANDS = N_("Version {number} stays as it was on {day}, whatever becomes of the notes.")
SAME = N_("Version {number} says what the notes say.")


def mark_of(study: StudyView, of: StudyMaterial) -> tuple[str, str]:
    """Returns the sentences about what is shown (`of`), the open draft or a version, and their tone."""
    latest = study.latest.version.version if study.latest and study.latest.version else None
    said = [what_changed(study), *map(tr, study.away)]
    if of.version:
        version = of.version.version
        said.append(tr(STANDS, number=version.position, day=day_of(version.made_at)))
    elif latest and not study.is_to_keep and not study.away:
        said.append(tr(SAME, number=latest.position))
    return " ".join(filter(None, said)), "warn" if (study.is_to_keep and latest) or study.away else "soft"
