"""Runs the command about the case studies of a customer: lists them, makes one from chosen visits, writes one as a PDF."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from db.backup.backups import chosen_folder
from db.engine.store import Store
from db.model.case_study import Choices
from db.model.errors import Refused
from db.model.ids import new_id
from db.model.kinds import RecordId, VisitId
from db.model.messages import N_, NN_
from db.model.records import Customer
from db.model.studies import CaseStudy, StudySentence, said
from db.model.whole_study import WholeStudy, as_version, begun, written
from db.model.whole_visit import WholeVisit
from db.repositories import customers, studies, visits
from db.repositories.logos import logo_of
from db.repositories.overview import all_visits, ids_beginning
from db.repositories.without_visit import our_company
from desktop.command_line.opening import note_export, open_store
from desktop.command_line.output import DONE, print_json, print_line, translator, warn
from desktop.core.paths import DataFolder
from desktop.documents.consent_checks import refusal
from desktop.documents.document_table import on_paper
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.exchange.common.own_files import OwnFiles
from desktop.report.content.case_study import story_of
from desktop.report.content.sales_card import card_of
from desktop.report.content.story.standing import all_of
from desktop.report.document.story import Story

VERSIONS = NN_("{count} version", "{count} versions")
NO_TITLE = N_("no title")
NO_VISIT = N_("There is no visit {wanted} to {customer}.")
SEVERAL_VISITS = N_("Several visits begin with {wanted}.")
NO_STUDY = N_("There is no case study {wanted} of {customer}.")
SEVERAL_STUDIES = N_("Several case studies begin with {wanted}.")
VISIT_AWAY = N_("A visit of this case study is not here; take it in again, or put it back from the bin. Nothing was written.")
WHERE_TO = N_("Please say with --to where the case study is to be written.")
CASE_STUDY, SALES_CARD = "case-study", "sales-card"


def case_studies(asked: Namespace, data_folder: DataFolder) -> int:
    """Makes a case study of the visits asked for, writes the one asked for, or prints all of a customer."""
    store = open_store(asked, data_folder)
    try:
        customer = customers.named(store.connection, asked.customer)
        if asked.visit:
            _make(store, customer, asked.visit)
        elif asked.export:
            _export(store, customer, asked, data_folder)
        else:
            _show(studies.of_customer(store.connection, customer.id), asked.json)
    finally:
        store.close()
    return DONE


def _make(store: Store, customer: Customer, wanted: Sequence[str]) -> None:
    """Stores a new case study with its composed sentences, and prints its id."""
    wholes = [visits.load(store.connection, _visit_id(store, customer, one)) for one in wanted]
    _refuse_internal(wholes)
    choices = Choices(visits=tuple(dict.fromkeys(whole.visit.id for whole in wholes)))
    study = begun(customer.id, choices).study
    visits.apply(store, written(None, study, all_of(_composed(store, wholes, choices))))
    print_line(study.id)


def _export(store: Store, customer: Customer, asked: Namespace, data_folder: DataFolder) -> None:
    """Writes the PDF of a case study as its visits are now, and keeps it as a version; its card is kept as none."""
    if asked.to is None:
        raise Refused(WHERE_TO)
    whole = _study(store, customer, asked.export)
    here = {line.id for line in all_visits(store.connection)}
    if not whole.study.visits or not here.issuperset(whole.study.visits):
        raise Refused(VISIT_AWAY)
    wholes = [visits.load(store.connection, visit_id) for visit_id in whole.study.visits]
    _refuse_internal(wholes)
    story = _composed(store, wholes, whole.study.choices, whole, card_of if asked.card else story_of)
    made = on_paper(story, asked.paper)
    path = asked.to.expanduser().absolute()
    write_chosen_file(path, made.data, OwnFiles(data_folder, chosen_folder(store.connection)))
    if not asked.card:
        visits.apply(store, as_version(replace(whole, sentences=_as_records(whole.study, story))))
    note_export(store, SALES_CARD if asked.card else CASE_STUDY, path, [whole_visit.visit.id for whole_visit in wholes])
    if made.remark:
        warn(made.remark)


def _as_records(study: CaseStudy, story: Story) -> tuple[StudySentence, ...]:
    """The sentences as they were written; the open draft stays as it is, with what somebody typed and has no place now."""
    return tuple(
        StudySentence(id=RecordId(new_id()), customer_id=study.customer_id, study_id=study.id, **said(one))
        for one in all_of(story)
    )


def _composed(
    store: Store,
    wholes: Sequence[WholeVisit],
    choices: Choices,
    known: WholeStudy | None = None,
    compose: Callable[..., Story] = story_of,
) -> Story:
    connection = store.connection
    stored = [one.sentence for one in known.sentences] if known else []
    return compose(wholes, choices, stored, our_company(connection), logo_of(connection, wholes[0].customer.id))


def _refuse_internal(wholes: Sequence[WholeVisit]) -> None:
    for sentence in filter(None, map(refusal, wholes)):
        raise Refused(sentence)


def _visit_id(store: Store, customer: Customer, wanted: str) -> VisitId:
    of_customer = {line.id for line in all_visits(store.connection) if line.customer_id == customer.id}
    start = wanted.strip().lower()
    found = [one for one in (ids_beginning(store.connection, start) if start else []) if one in of_customer]
    if len(found) != 1:
        raise Refused(SEVERAL_VISITS if found else NO_VISIT, wanted=wanted, **({} if found else {"customer": customer.name}))
    return VisitId(found[0])


def _study(store: Store, customer: Customer, wanted: str) -> WholeStudy:
    start = wanted.strip().lower()
    found = [one for one in studies.of_customer(store.connection, customer.id) if start and one.study.id.startswith(start)]
    if len(found) != 1:
        raise Refused(SEVERAL_STUDIES if found else NO_STUDY, wanted=wanted, **({} if found else {"customer": customer.name}))
    return found[0]


def _show(found: Sequence[WholeStudy], as_json: bool) -> None:
    if as_json:
        print_json([_as_json(one) for one in found])
        return
    words = translator()
    for one in found:
        title = one.study.title or next((s.text for s in one.sentences if s.slot == "title"), "") or words.text(NO_TITLE)
        print_line("  ".join((one.study.id, one.study.begun_at[:10], words.plural(VERSIONS, len(one.versions)), title)))


def _as_json(whole: WholeStudy) -> dict[str, Any]:
    from msgspec import to_builtins

    return {
        "id": whole.study.id,
        "begun_at": whole.study.begun_at,
        "choices": to_builtins(whole.study.choices),
        "sentences": [to_builtins(one.sentence) for one in whole.sentences],
        "versions": [
            {
                "id": one.version.id,
                "number": one.version.position,
                "made_at": one.version.made_at,
                "choices": to_builtins(one.version.choices),
                "sentences": [to_builtins(said.sentence) for said in one.sentences],
            }
            for one in whole.versions
        ],
    }
