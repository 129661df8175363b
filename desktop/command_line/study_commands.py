"""Runs the command about the case studies of a customer: lists them, makes one from chosen visits, writes one as a PDF.

Promises of safety: P8, P10.
"""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from db.backup.backups import chosen_folder
from db.engine.store import Store
from db.model.errors import Refused
from db.model.kinds import Purpose
from db.model.messages import N_, NN_
from db.model.moments import today
from db.model.records import Customer
from db.model.whole_study import WholeStudy, WholeVersion, version_in
from db.repositories import customers, studies, visits
from db.repositories.by_id import one_beginning
from db.repositories.overview import visits_to
from desktop.command_line.opening import open_store
from desktop.command_line.output import DONE, FAILED, print_json, print_line, translator, warn
from desktop.command_line.sending import may_go_out, note_sent, purpose_of
from desktop.command_line.study_choices import choose
from desktop.command_line.study_versions import one_of, print_comparison, restore_version
from desktop.consent.status import Known, status_of
from desktop.core.paths import DataFolder
from desktop.documents.sharing.file_texts import MadeFile
from desktop.documents.studies.approval_sheets import newest_number
from desktop.documents.studies.study_changes import says_the_same
from desktop.documents.studies.study_files import NEEDS_INTERNAL, may_have_origins, origins_of
from desktop.documents.studies.study_material import (
    StudyMaterial,
    first_draft,
    material_of,
    new_material,
    next_version,
    on_visit_away,
    refused,
)
from desktop.documents.studies.study_shapes import Look
from desktop.documents.studies.twin import told_of_twin
from desktop.documents.studies.version_comparison import NO_VERSION
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.exchange.common.own_files import OwnFiles
from desktop.workspace.known import known_of

VERSIONS = NN_("{count} version", "{count} versions")
NO_TITLE = N_("no title")
NO_VISIT = N_("There is no visit {wanted} to {customer}.")
SEVERAL_VISITS = N_("Several visits begin with {wanted}.")
NO_VERSION_YET = N_("This case study has no version yet. --export keeps one; its sheet asks about exactly what that prints.")
NEEDS_PART = N_("A picture (.png) shows one result or one quote; please say which with --as, for example --as tile:1.")
PICTURE = ".png"
WHERE_TO = N_("Please say with --to where the case study is to be written.")


def case_studies(asked: Namespace, data_folder: DataFolder) -> int:
    """Makes a case study of the visits asked for, writes the one asked for or its sheet, or prints all of a customer."""
    with closing(open_store(asked, data_folder)) as store:
        customer = customers.named(store.connection, asked.customer)
        if asked.visit:
            _make(store, customer, asked.visit)
        elif asked.compare:
            print_comparison(store, one_of(store, customer, asked.study), *asked.compare)
        elif asked.restore is not None:
            restore_version(store, one_of(store, customer, asked.study), asked.restore)
        elif asked.choose:
            choose(store, one_of(store, customer, asked.choose), asked)
        elif asked.export:
            return _export(store, customer, asked, data_folder)
        elif asked.sheet:
            return _export_sheet(store, customer, asked, data_folder)
        else:
            known = known_of(store.connection, customer, today())
            _show(studies.of_customer(store.connection, customer.id), asked.json, known)
    return DONE


def _make(store: Store, customer: Customer, wanted: Sequence[str]) -> None:
    """Stores a new case study with its composed sentences, and prints its id."""
    connection = store.connection
    lines = visits_to(connection, customer.id)
    chosen = [one_beginning(lines, one, NO_VISIT, SEVERAL_VISITS, customer=customer.name).id for one in wanted]
    of = new_material(connection, customer.id, chosen)
    if sentence := refused(of):
        raise Refused(sentence)
    visits.apply(store, first_draft(of))
    print_line(of.whole.study.id)


def _export(store: Store, customer: Customer, asked: Namespace, data_folder: DataFolder) -> int:
    """Writes a case study as its visits are now and keeps it as a version, or a version, or its card, or its anonymous twin."""
    if asked.to is None:
        raise Refused(WHERE_TO)
    shape = {"is_card": asked.card, "is_anonymous": asked.anonymous, "is_rounded": asked.rounded}
    look = Look(**shape, part=asked.part.casefold(), paper=asked.paper)
    if bool(look.part) != (asked.to.suffix.casefold() == PICTURE):
        raise Refused(NEEDS_PART)
    of = _material(store, one_of(store, customer, asked.export), asked.version_number, anew=not look.is_of_version)
    return _write(store, of, look, asked, data_folder)


def _export_sheet(store: Store, customer: Customer, asked: Namespace, data_folder: DataFolder) -> int:
    """Writes the approval sheet of a version, the newest unless a number is given."""
    if asked.to is None:
        raise Refused(WHERE_TO)
    whole = one_of(store, customer, asked.sheet)
    number = asked.version_number or newest_number(whole)
    if number is None:
        raise Refused(NO_VERSION_YET)
    return _write(store, _material(store, whole, number, anew=False), Look(is_sheet=True, paper=asked.paper), asked, data_folder)


def _write(store: Store, asked_of: StudyMaterial, look: Look, asked: Namespace, data_folder: DataFolder) -> int:
    """Writes a case study as it is to look, unless something stands against it, and notes what went out."""
    purpose, path = purpose_of(asked), asked.to.expanduser().absolute()
    if sentence := refused(asked_of, inside=purpose is Purpose.INSIDE and not look.is_sheet):
        raise Refused(sentence)
    of = look.material(asked_of)
    wants_origins = asked.origins and not look.is_sheet
    if wants_origins and not (purpose is Purpose.INSIDE and may_have_origins(path)):
        raise Refused(NEEDS_INTERNAL)
    edit = None if of.version else next_version(of)
    kept = edit if look.is_of_version else None
    origins = origins_of(of.recorded) if wants_origins else None
    made = look.file(of, path, version_in(kept) if kept else None, asked.sent_to, origins)
    # The customer alone reads its sheet, where its own name may stand.
    files = () if look.is_sheet else (MadeFile(made.readable, path.name),)
    draft = replace(look.draft(store, of, edit), files=files)
    if not may_go_out(store, draft, purpose, of.day, asked.despite):
        return FAILED

    def keep() -> None:
        # Before the file stands there: what it calls a version is one, whatever happens.
        if kept:
            visits.apply(store, kept)

    write_chosen_file(path, made.data, OwnFiles(data_folder, chosen_folder(store.connection)), once_whole=keep)
    sent = look.sent(of, draft, path, purpose)
    note_sent(store, replace(sent, to=asked.sent_to, study_version=draft.version.version.id if look.is_of_version else None))
    away = () if look.is_sheet else (on_visit_away(store.connection, one) for one in of.away)
    twin = told_of_twin(asked_of, look.is_rounded) if look.is_anonymous else ()
    for remark in filter(None, (*twin, *away, made.remark)):
        warn(remark)
    return DONE


def _material(store: Store, whole: WholeStudy, number: int | None, anew: bool) -> StudyMaterial:
    version = next((one for one in whole.versions if one.version.position == number), None)
    if number is not None and version is None:
        raise Refused(NO_VERSION, number=number)
    if version is None and whole.versions and not anew:
        # What says what its newest version says is that version, written again.
        latest = material_of(store.connection, whole, whole.versions[-1])
        version = whole.versions[-1] if says_the_same(latest) else None
    return material_of(store.connection, whole, version)


def _show(found: Sequence[WholeStudy], as_json: bool, known: Known) -> None:
    if as_json:
        print_json([_as_json(one, known) for one in found])
        return
    words = translator()
    for one in found:
        title = one.title or words.text(NO_TITLE)
        print_line("  ".join((one.study.id, one.study.begun_at[:10], words.plural(VERSIONS, len(one.versions)), title)))


def _as_json(whole: WholeStudy, known: Known) -> dict[str, Any]:
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
                "items": [{"hash": line.item.hash, "kind": line.kind, "text": line.text} for line in one.items],
                **_status(one, known),
            }
            for one in whole.versions
        ],
    }


def _status(version: WholeVersion, known: Known) -> dict[str, str]:
    found = status_of(version, known, today())
    return {"status": found.status.value, "by": found.who, "since": found.since}
