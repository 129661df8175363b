"""Says how the visits of a customer are called among those that a case study can be made from."""

from db.model.messages import N_
from desktop.documents.studies.studies_reading import StudiesView, StudyView
from desktop.widgets.moments import day_in_words
from desktop.widgets.words import tr

IN_BIN = N_("{day} · in the bin")
NOT_HERE, NO_DATE = N_("not here"), N_("no date")

NONE_YET = N_(
    "There is no case study of this customer yet. One is made from the visits you choose; every version of it that you keep "
    "stays as it was."
)
CHOOSE_FIRST = N_("Choose the visits it is made from.")
NO_VISITS = N_("There is no visit to this customer any more, so no other can be made.")


def said_of_none(view: StudiesView) -> str:
    """Returns what is said where no case study is shown: how one is made; nothing before the store was read."""
    if view.customer is None:
        return ""
    if not view.visits:
        return tr(NO_VISITS)
    return tr(CHOOSE_FIRST) if view.studies else tr(NONE_YET)


def visits_to_choose(view: StudiesView, study: StudyView | None) -> dict[str, str]:
    """Returns the visits to choose from, by their ids, the earliest first; those that were chosen and are not here stand last."""
    there = {str(line.id): day_and_place(line.date, line.place) for line in reversed(view.visits)}
    found = zip(study.draft.away, study.away, strict=True) if study else ()
    away = {one: tr(IN_BIN, day=told.values["date"]) if "date" in told.values else tr(NOT_HERE) for one, told in found}
    return there | away


def day_and_place(date: str, place: str) -> str:
    """Returns how a visit is called among those of its customer."""
    return " · ".join(filter(None, (day_in_words(date) or tr(NO_DATE), place.strip())))
