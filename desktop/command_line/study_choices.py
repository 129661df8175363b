"""Chooses title, results and quotes of a case study by command, and prints what there is to choose from."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.engine.store import Store
from db.model.case_study import Choices
from db.model.errors import Refused
from db.model.kinds import RecordId
from db.model.messages import N_
from db.model.whole_study import WholeStudy
from db.repositories import visits
from db.repositories.by_id import one_beginning
from desktop.command_line.output import print_line, translator
from desktop.documents.studies.study_material import material_of, refused, story, with_choices

if TYPE_CHECKING:
    from desktop.report.content.story.material import Material
    from desktop.report.document.story import Story

BY_RULE = "rules"
NO_TITLE = N_("There is no proposal {number} for the title; there are {count}.")
NO_RESULT, NO_QUOTE = N_("There is no result {wanted} that may be told."), N_("There is no quote {wanted} that may be told.")
SEVERAL = N_("Several begin with {wanted}.")
AWAY = N_("Nothing can be chosen while a visit of this case study is not here.")
TITLE, RESULT, QUOTE = N_("title"), N_("result"), N_("quote")


def choose(store: Store, whole: WholeStudy, asked: Namespace) -> None:
    """Stores what was chosen and prints the title it has then; without a choice, prints what there is to choose from."""
    from desktop.report.content.story.material import material_of as told_of

    of = material_of(store.connection, whole)
    if sentence := refused(of):
        raise Refused(sentence)
    if of.away or not of.wholes:
        raise Refused(AWAY)
    words = translator()
    material, made = told_of(of.wholes, of.choices, of.words), story(of)
    if asked.title is None and asked.results is None and asked.quotes is None:
        for line in _lines(material, made):
            print_line("  ".join((words.text(line[0]).ljust(8), *line[1:])))
        return
    edit = with_choices(store.connection, whole, _chosen(of.choices, asked, material, made), of.words)
    visits.apply(store, edit)
    print_line(story(material_of(store.connection, _after(store, whole))).title.text)


def _after(store: Store, whole: WholeStudy) -> WholeStudy:
    from db.repositories import studies

    return studies.load(store.connection, whole.study.id)


def _lines(material: "Material", made: "Story") -> list[tuple[str, str, str]]:
    """Returns what there is to choose from: what it is, the number or id to choose it by, and its words."""
    from desktop.report.content.story.told_claim import is_result

    titles = [(TITLE, str(number), title.text) for number, title in enumerate(made.titles, start=1)]
    results = [
        (
            RESULT,
            one.claim.id,
            " ".join(filter(None, (one.metric, " → ".join(filter(None, (one.before, one.after or one.amount)))))),
        )
        for one in material.claims
        if is_result(one.claim)
    ]
    return [*titles, *results, *((QUOTE, one.id, " ".join(one.text.split())) for one in material.quotes)]


def _chosen(choices: Choices, asked: Namespace, material: "Material", made: "Story") -> Choices:
    from desktop.report.content.story.told_claim import is_result

    results = [one.claim for one in material.claims if is_result(one.claim)]
    if asked.title is not None:
        choices = _titled(choices, asked.title.strip(), made)
    if asked.results is not None:
        choices = replace(choices, results=_ids(asked.results, results, NO_RESULT))
    if asked.quotes is not None:
        choices = replace(choices, quotes=_ids(asked.quotes, material.quotes, NO_QUOTE))
    return choices


def _titled(choices: Choices, wanted: str, made: "Story") -> Choices:
    """Returns the choices with a title: the proposal of this number, that of the rules, or the words themselves."""
    if wanted == BY_RULE:
        return replace(choices, title="", title_of=None)
    if not wanted.isdecimal():
        return replace(choices, title=wanted, title_of=None)
    if not 1 <= int(wanted[:9]) <= len(made.titles):
        raise Refused(NO_TITLE, number=wanted, count=len(made.titles))
    return replace(choices, title="", title_of=next(iter(made.titles[int(wanted) - 1].record_ids), None))


def _ids(wanted: Sequence[str], there: Sequence[object], none: str) -> tuple[RecordId, ...] | None:
    """Returns the ids that begin as wanted, in that order; None where the rules are to choose."""
    if list(wanted) == [BY_RULE]:
        return None
    return tuple(dict.fromkeys(one_beginning(there, one, none, SEVERAL).id for one in wanted))  # type: ignore[attr-defined]  # records
