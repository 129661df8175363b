"""Runs the commands about visits: import, list, export, the demo, and the explanation of figures."""

import tempfile
from argparse import Namespace
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from db.backup.backups import chosen_folder
from db.engine.keys import random_key
from db.engine.store import Store
from db.model.errors import Refused
from db.model.kinds import Purpose
from db.model.messages import N_, Message
from db.model.moments import today
from db.model.system_texts import system_reason
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.repositories.by_id import one_beginning
from db.repositories.earlier import earlier_to
from db.repositories.incoming import copy_of
from db.repositories.logos import logo_of
from db.repositories.overview import all_ids, all_visits
from db.repositories.without_visit import our_company
from db.service.opening import create_store
from desktop.command_line.opening import open_store
from desktop.command_line.output import DONE, FAILED, print_json, print_line, translator, warn
from desktop.command_line.record_commands import say_of_records
from desktop.command_line.sending import ONLY_FOR_CUSTOMER, ONLY_INSIDE, may_go_out, note_sent, purpose_of
from desktop.consent.sharing import Sent
from desktop.core.messages import ENGLISH
from desktop.core.paths import DataFolder, resources
from desktop.core.single_instance import alone
from desktop.documents.saving.consent_checks import refusal
from desktop.documents.saving.document_table import DOCUMENTS, TABLES, USUAL_GUIDE, MadeDocument, Material, on_paper
from desktop.documents.sharing.file_texts import MadeFile
from desktop.documents.sharing.sending import outgoing, told, use_in, use_of_document
from desktop.evidence.explain import explain
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.exchange.common.own_files import OwnFiles
from desktop.exchange.import_folder import files_of
from desktop.exchange.import_visits import read, take_in
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.fields.document_names import document_called
from desktop.interview.guide import Guide, read_guides
from desktop.report.document.wording import STATUSES
from desktop.workspace.known import answers_of_company

HERE_ALREADY = N_("{path}: this visit is here already; nothing was changed.")
OTHER_FACTS = N_("{path}: here with other facts under the same id, so imported as another: {names}.")
READ_AS = N_("{path}: not Unicode; read as {encoding}: {words}.")
NAMELESS = N_("somebody without a name")
NO_VISIT, SEVERAL_VISITS = N_("There is no visit {wanted}."), N_("Several visits begin with {wanted}.")
SAMPLE = "samples/halden-pumps.json"


def import_files(asked: Namespace, data_folder: DataFolder) -> int:
    """Imports visit files, records files and tables, all or none, and prints the id of each visit."""
    # Files are checked first, so that a wrong one does not leave a new store.
    for path in files_of(asked.files):
        read(path, asked.encoding)
    with alone(data_folder), closing(open_store(asked, data_folder, create=True)) as store:
        found = take_in(store, asked.files, encodings=dict.fromkeys(asked.files, asked.encoding))
    for one in found:
        if one.records:
            say_of_records(one.path, one.records)
            continue
        print_line(one.visit_id)
        if one.was_here:
            warn(Message(HERE_ALREADY, path=one.path))
        elif one.others:
            names = ", ".join(name or translator().text(NAMELESS) for name in one.others)
            warn(Message(OTHER_FACTS, path=one.path, names=names))
    for path, one in {one.path: one for one in found if one.encoding}.items():
        warn(Message(READ_AS, path=path, encoding=one.encoding, words=", ".join(one.words)))
    return DONE


def list_visits(asked: Namespace, data_folder: DataFolder) -> int:
    """Prints the visits, the latest first."""
    with closing(open_store(asked, data_folder)) as store:
        lines = all_visits(store.connection)
    if asked.json:
        keys = ("id", "customer", "date", "time", "place", "status", "people", "claims", "to_sort")
        print_json([{key: getattr(line, key) for key in keys} for line in lines])
    else:
        said = translator().text
        states = {status: said(name) for status, name in STATUSES.items()}
        widest = max(map(len, states.values()))
        for line in lines:
            state = states[line.status] if line.status else "-"
            print_line("  ".join((line.id, (line.date or said(N_("no date"))).ljust(10), state.ljust(widest), line.customer)))
    return DONE


def export_document(asked: Namespace, data_folder: DataFolder) -> int:
    """Writes documents of a visit, each into its file, unless something stands against one of them; logs what it wrote."""
    if len(asked.documents) != len(asked.to):
        raise Refused(
            N_("Each --as needs its --to: {documents} documents, {files} files."),
            documents=len(asked.documents),
            files=len(asked.to),
        )
    with closing(open_store(asked, data_folder)) as store:
        whole = visits.load(store.connection, one_beginning(all_ids(store.connection), asked.visit, NO_VISIT, SEVERAL_VISITS))
        return _export(store, whole, asked, OwnFiles(data_folder, chosen_folder(store.connection)))


def _export(store: Store, whole: WholeVisit, asked: Namespace, own: OwnFiles) -> int:
    """Writes the documents asked for; all are checked and made before the first is written."""
    purpose, day = purpose_of(asked), today()
    shared = {document for document in asked.documents if (DOCUMENTS | TABLES)[document].shared}
    for document in asked.documents if purpose is not Purpose.SAVED else ():
        row = (DOCUMENTS | TABLES)[document]
        if purpose not in row.purposes:
            raise Refused(ONLY_FOR_CUSTOMER if row.to_customer else ONLY_INSIDE, document=document_called(document))
    of, draft = _material(store, whole, asked.paper, day), None
    if shared:
        draft = outgoing(store, whole.customer, [whole], day)
        if purpose is not Purpose.INSIDE and (sentence := refusal(draft.wholes[0])):
            raise Refused(sentence)
    made = [
        on_paper(told(document, draft, of), of.paper) if draft and document in shared else _made(of, document)
        for document in asked.documents
    ]
    if draft:
        written = zip(asked.documents, asked.to, made, strict=True)
        files = tuple(MadeFile(one.data, path.name) for document, path, one in written if document in shared)
        if not may_go_out(store, replace(draft, files=files), purpose, day, asked.despite):
            return FAILED
    for document, path, one in zip(asked.documents, asked.to, made, strict=True):
        _write(one, path, own)
        sent = Sent(
            document=document,
            customer_id=whole.customer.id,
            visits=[whole.visit.id],
            purpose=purpose,
            use=use_in(draft) if draft and document in shared else use_of_document(document, of),
            day=day,
            path=path.expanduser().absolute(),
            to=asked.sent_to,
        )
        note_sent(store, sent)
    return DONE


def _material(store: Store, whole: WholeVisit, paper: str, day: str) -> Material:
    """Returns what documents of a visit are made from."""
    connection = store.connection
    copy, logo = copy_of(connection, whole), logo_of(connection, whole.customer.id)
    earlier, ours = earlier_to(connection, whole.visit), our_company(connection)
    agreed = answers_of_company(connection, whole.customer, day)
    return Material(whole, _guide_of(whole), paper, ENGLISH, logo, copy, earlier, ours, agreed, day)


def demo(asked: Namespace, data_folder: DataFolder) -> int:
    """Writes the documents of the sample visit from a store of its own, and prints where they are."""
    target = asked.to or Path(tempfile.mkdtemp(prefix="firsthand-demo-"))
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(N_("{path} cannot be made: {reason}."), path=target, reason=system_reason(error)) from error
    with tempfile.TemporaryDirectory(prefix="firsthand-store-") as folder:
        store = create_store(Path(folder) / "firsthand.db", random_key())
        visit_id = incoming.take_in(store, read_visit_file(resources() / SAMPLE)).visit_id
        whole = visits.load(store.connection, visit_id)
        store.close()
    for document in ("case-study", "visit-report"):
        path = target / f"halden-pumps-{document}.pdf"
        _write(_made(Material(whole, _guide_of(whole), "A4"), document), path, OwnFiles(data_folder))
        print_line(str(path))
    return DONE


def explain_figures(asked: Namespace, _data_folder: DataFolder) -> int:
    """Prints as JSON what is understood of the figures of a claim."""
    told = explain(asked.before, asked.after, asked.change, asked.unit, asked.period, translator())
    print_json(told)
    return DONE


def _guide_of(whole: WholeVisit) -> Guide:
    guides, _ = read_guides([resources() / "guides"])
    return guides.get(whole.visit.guide) or guides[USUAL_GUIDE]


def _made(of: Material, document: str) -> MadeDocument:
    return (DOCUMENTS | TABLES)[document].compose(of)


def _write(made: MadeDocument, path: Path, own: OwnFiles) -> None:
    """Writes a document to `path`, never over `own` files, and warns if something had to be left out."""
    write_chosen_file(path.expanduser().absolute(), made.data, own)
    if made.remark:
        warn(made.remark)
