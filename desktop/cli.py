"""The command line: the same store without a window. One plain sentence for whatever goes wrong, never a traceback."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine.keys import Key, random_key
from db.engine.store import Store
from db.model.errors import Refused, StoreError
from db.model.messages import N_, Message
from desktop.core.messages import ENGLISH, Translator, language_of_window, translator_for
from desktop.core.paths import DataFolder, resources, usual_place
from desktop.core.qt_libraries import advice_for_start, advice_on

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    # Imported for names only: the window starts through here too, and its first screen does without.
    from db.model.records import VisitId, WholeVisit
    from db.model.visit_copy import VisitCopy

DONE, FAILED = 0, 1
DOCUMENT_NAMES = (
    *("visit-file", "visit-file-v1", "visit-report", "case-study"),
    *(f"{kind}-{form}" for kind in ("claims", "quotes", "objections", "promises") for form in ("csv", "xlsx")),
)
FIGURES = ("--before", "--after", "--change", "--unit", "--period")
# The hidden command of desktop.keys.keyring_proof, which is not imported for it.
PROVE_KEYRING = "prove-keyring"
FAULT = N_("A fault of ours kept this from being done ({place}).")
NO_STORE = N_("There is no store in {folder}.")
OLD_KEY = N_("{path} still opens with the key before only.")
KEY_CHANGED = N_("Done. The recovery key is a new one; `firsthand recovery-key --to FILE` writes it.")
# How each line of the check begins.
OK, NOTED, PROBLEM, REPAIRED = N_("ok"), N_("note"), N_("PROBLEM"), N_("repair")
WIDTH = 8
SAMPLE = "samples/halden-pumps.json"


def run_command(arguments: Sequence[str]) -> int:
    """Runs the command in `arguments`, or the window without one; returns 0, or 1 after a sentence on stderr."""
    if not arguments:
        # Reading arguments costs more than the first screen may take; there are none.
        return _window(usual_place())
    if list(arguments) == [PROVE_KEYRING]:
        return _prove_keyring()
    asked = _parser().parse_args(_with_texts(arguments))
    data_folder = DataFolder(asked.data_dir.expanduser().absolute()) if asked.data_dir else usual_place()
    if asked.command is None:
        return _window(data_folder, asked.passphrase_file, asked.recovery_key_file)
    from desktop.exchange.common.errors import BadVisitFile
    from desktop.exchange.common.write_whole import NotWritten

    try:
        return COMMANDS[asked.command](asked, data_folder)
    except (StoreError, BadVisitFile, NotWritten) as error:
        return _refused(error.message)
    except BrokenPipeError:
        # Whoever reads our output has gone; there is nobody left to tell.
        sys.stderr.close()
        return FAILED
    except Exception as error:  # the edge of the program: a traceback would show what a customer said
        advice = advice_on(error) if isinstance(error, ImportError) else None
        return _refused(advice or Message(FAULT, place=_place_of(error)))


def _words() -> Translator:
    """Who translates for the command line."""
    return translator_for(language_of_window())


def _say(message: Message) -> None:
    print(_words().message(message))


def _warn(message: Message) -> None:
    print(f"firsthand: {_words().message(message)}", file=sys.stderr)


def _refused(message: Message) -> int:
    _warn(message)
    return FAILED


def _place_of(error: Exception) -> str:
    """The kind of an error and where it was raised, without a word of its message."""
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


def _with_texts(arguments: Sequence[str]) -> list[str]:
    """The arguments with each text of a figure tied to its option: "-40 %" would else be taken for an option itself."""
    tied: list[str] = []
    for argument in arguments:
        if "explain" in tied and tied[-1] in FIGURES:
            tied[-1] += f"={argument}"
        else:
            tied.append(argument)
    return tied


def _window(data_folder: DataFolder, passphrase_file: Path | None = None, recovery_key_file: Path | None = None) -> int:
    from desktop.keys.key_search import KeySearch
    from desktop.keys.unlock import clear_stillborn, read_passphrase, read_recovery_key

    if advice := advice_for_start(Path(sys.prefix), os.environ):
        return _refused(advice)
    # Nothing that is collected now could be freed; the window collects by itself once it stands.
    gc.disable()
    search = KeySearch(
        data_folder,
        (lambda: read_passphrase(passphrase_file)) if passphrase_file else None,
        (lambda: read_recovery_key(recovery_key_file)) if recovery_key_file else None,
    )
    from desktop.core.single_instance import SingleInstance, call_window

    instance = SingleInstance(data_folder)
    holder = instance.enter()
    if holder and holder.here:
        if call_window(data_folder):
            return DONE
        # It may just have been closing.
        holder = instance.enter()
    if not holder:
        clear_stillborn(data_folder)
    try:
        from desktop.app import run
    except ImportError as error:
        instance.leave()
        if not (advice := advice_on(error)):
            raise
        return _refused(advice)
    return run(data_folder, search, instance, holder)


def _prove_keyring() -> int:
    """Answers the question that a Firsthand which has just put a key into the keyring asks of a new process."""
    from desktop.keys.keyring_proof import answer

    try:
        # Not by sys.stdin and sys.stdout: a program built without a console has none.
        with open(0, encoding="ascii", closefd=False) as asked, open(1, "w", encoding="ascii", closefd=False) as told:
            told.write(answer(asked.read()))
    except (StoreError, ValueError, LookupError, TypeError, OSError):
        return FAILED
    return DONE


def _parser() -> "ArgumentParser":
    import argparse

    from desktop import __version__

    said = _words().text

    parser = argparse.ArgumentParser(
        prog="firsthand",
        description=said(
            N_("Guides the customer visit, keeps every word, hands over the case study. Without a command: the window.")
        ),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"firsthand {__version__}")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help=said(N_("the folder with the store, instead of the usual one"))
    )
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help=said(N_("its first line unlocks the store")))
    parser.add_argument(
        "--recovery-key-file", type=Path, metavar="FILE", help=said(N_("its first line opens the store when nothing else does"))
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    taking_in = commands.add_parser(
        "import",
        help=said(
            N_("take in visit files, and tables (.csv, .xlsx) of claims, quotes, objections or promises; prints one id a line")
        ),
        description=said(
            N_(
                "Takes in all of the files or none. A visit file (JSON) is one visit, the same wherever it is taken in. A "
                "table as it is exported (.csv, .xlsx) always becomes new visits, one for each customer and date in its columns; "
                "a customer known by that name is meant. A spreadsheet program may turn figures of a CSV file such as 3-4 into "
                "dates; an XLSX file keeps them."
            )
        ),
    )
    taking_in.add_argument("files", nargs="+", type=Path, metavar="FILE")
    listing = commands.add_parser("list", help=said(N_("the visits, the latest first")))
    listing.add_argument("--json", action="store_true", help=said(N_("as JSON")))
    documents = commands.add_parser("export", help=said(N_("write one document of a visit")))
    documents.add_argument("visit", metavar="VISIT", help=said(N_("the id of the visit, or its beginning")))
    documents.add_argument("--as", dest="document", choices=DOCUMENT_NAMES, required=True)
    documents.add_argument("--to", type=Path, required=True, metavar="FILE")
    documents.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    demo = commands.add_parser("demo", help=said(N_("the sample visit and its documents, from a throw-away store")))
    demo.add_argument("--to", type=Path, metavar="DIR", help=said(N_("where the documents go; a new temporary folder otherwise")))
    explaining = commands.add_parser(
        "explain", help=said(N_("what is understood of the figures of a claim, as JSON; opens no store"))
    )
    for option in FIGURES:
        explaining.add_argument(option, default="", metavar="TEXT")
    page = commands.add_parser("recovery-key", help=said(N_("write the page with the recovery key, to be printed and kept safe")))
    page.add_argument("--to", type=Path, required=True, metavar="FILE", help=said(N_("a PDF that only you may read")))
    page.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    changing = commands.add_parser(
        "change-key", help=said(N_("give the store another passphrase or key, and with it a new recovery key"))
    )
    way = changing.add_mutually_exclusive_group(required=True)
    way.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help=said(N_("its first line unlocks the store from now on"))
    )
    way.add_argument("--keyring", action="store_true", help=said(N_("the keyring of this system unlocks the store from now on")))
    checking = commands.add_parser("check", help=said(N_("verify the store and say what was found")))
    checking.add_argument(
        "--repair",
        action="store_true",
        help=said(N_("save what can be read into a new store beside it; the store itself stays untouched")),
    )
    commands.add_parser("self-check", help=said(N_("start the window unseen, save a visit, write a PDF")))
    return parser


def _find_key(asked: "Namespace", data_folder: DataFolder) -> Key:
    from desktop.keys.system_keyring import KeyOutOfReach
    from desktop.keys.unlock import PassphraseNeeded, find_key, read_passphrase, read_recovery_key

    passphrase = read_passphrase(asked.passphrase_file) if asked.passphrase_file else None
    recovery_key = read_recovery_key(asked.recovery_key_file) if asked.recovery_key_file else None
    try:
        return find_key(data_folder, passphrase, recovery_key)
    except PassphraseNeeded as error:
        raise Refused(N_("{reason} Give it with --passphrase-file FILE."), reason=error.message) from error
    except KeyOutOfReach as error:
        raise Refused(N_("{reason} With --recovery-key-file FILE it opens all the same."), reason=error.message) from error


def _open(asked: "Namespace", data_folder: DataFolder, create: bool = False) -> Store:
    from desktop.keys.unlock import open_or_create

    if not create:
        _must_stand(data_folder)
    return open_or_create(data_folder, _find_key(asked, data_folder))


def _must_stand(data_folder: DataFolder) -> None:
    if not data_folder.store.exists():
        raise Refused(NO_STORE, folder=data_folder.folder)


def _import(asked: "Namespace", data_folder: DataFolder) -> int:
    from desktop.core.single_instance import alone
    from desktop.exchange.import_visits import read, take_in

    # A wrong file is refused before it brings a new store into being.
    for path in asked.files:
        read(path)
    with alone(data_folder):
        store = _open(asked, data_folder, create=True)
        try:
            found = take_in(store, asked.files)
        finally:
            store.close()
    for one in found:
        print(one.visit_id)
        if one.was_here:
            print(f"firsthand: {one.path}: this visit is here already; nothing was changed.", file=sys.stderr)
        elif one.others:
            names = ", ".join(name or "somebody without a name" for name in one.others)
            print(
                f"firsthand: {one.path}: here with other facts under the same id, so taken in as another: {names}.",
                file=sys.stderr,
            )
    return DONE


def _list(asked: "Namespace", data_folder: DataFolder) -> int:
    from db.repositories.overview import all_visits

    store = _open(asked, data_folder)
    lines = all_visits(store.connection)
    store.close()
    if asked.json:
        import json

        keys = ("id", "customer", "date", "time", "place", "status", "people", "claims", "to_sort")
        print(json.dumps([{key: getattr(line, key) for key in keys} for line in lines], ensure_ascii=False, indent=1))
    else:
        undated = _words().text(N_("no date"))
        for line in lines:
            print("  ".join((line.id, (line.date or undated).ljust(10), (line.status or "-").ljust(11), line.customer)))
    return DONE


def _export(asked: "Namespace", data_folder: DataFolder) -> int:
    from db.repositories import visits
    from db.repositories.incoming import copy_of
    from db.repositories.logos import logo_of

    store = _open(asked, data_folder)
    try:
        whole = visits.load(store.connection, _visit_id(store, asked.visit))
        copy = copy_of(store.connection, whole)
        logo = logo_of(store.connection, whole.customer.id)
    finally:
        store.close()
    _write(whole, asked.document, asked.paper, asked.to, logo, copy)
    return DONE


def _visit_id(store: Store, wanted: str) -> "VisitId":
    from db.repositories.overview import ids_beginning

    start = wanted.strip().lower()
    found = ids_beginning(store.connection, start) if start else []
    if len(found) != 1:
        raise Refused(N_("Several visits begin with {wanted}.") if found else N_("There is no visit {wanted}."), wanted=wanted)
    return found[0]


def _write(
    whole: "WholeVisit",
    document: str,
    paper: str,
    path: Path,
    logo: bytes | None = None,
    copy: "VisitCopy | None" = None,
) -> None:
    from desktop.documents.document_table import DOCUMENTS, TABLES, Material
    from desktop.exchange.common.write_whole import write_whole
    from desktop.interview.guide import read_guides

    guides, _ = read_guides([resources() / "guides"])
    guide = guides.get(whole.visit.guide) or guides["45"]
    made = (DOCUMENTS | TABLES)[document].compose(Material(whole, guide, paper, ENGLISH, logo, copy))
    write_whole(path.expanduser().absolute(), made.data)
    if made.remark:
        _warn(made.remark)


def _demo(asked: "Namespace", _data_folder: DataFolder) -> int:
    import tempfile

    from db.repositories import incoming, visits
    from db.service.opening import create_store
    from desktop.exchange.visit_file.reading import read_visit_file

    target = asked.to or Path(tempfile.mkdtemp(prefix="firsthand-demo-"))
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(N_("{path} cannot be made: {reason}."), path=target, reason=error.strerror) from error
    with tempfile.TemporaryDirectory(prefix="firsthand-store-") as folder:
        store = create_store(Path(folder) / "firsthand.db", random_key())
        visit_id = incoming.take_in(store, read_visit_file(resources() / SAMPLE)).visit_id
        whole = visits.load(store.connection, visit_id)
        store.close()
    for document in ("case-study", "visit-report"):
        path = target / f"halden-pumps-{document}.pdf"
        _write(whole, document, "A4", path)
        print(path)
    return DONE


def _check(asked: "Namespace", data_folder: DataFolder) -> int:
    from db.diagnosis.health_check import examine
    from db.diagnosis.repair import repair
    from desktop.keys.key_status import BAD, NOTE, keeping

    if not data_folder.store.exists():
        raise Refused(NO_STORE, folder=data_folder.folder)
    key = _find_key(asked, data_folder)
    found = examine(data_folder.store, key)
    for finding in found:
        _tell(NOTED if finding.note else OK if finding.good else PROBLEM, finding.sentence)
    kept = keeping(data_folder, key)
    _tell({BAD: PROBLEM, NOTE: NOTED}.get(kept.kind, OK), kept.sentence)
    if asked.repair:
        for sentence in repair(data_folder.store, key).sentences:
            _tell(REPAIRED, sentence)
    return DONE if all(finding.good for finding in found) and kept.kind != BAD else FAILED


def _tell(kind: str, sentence: Message) -> None:
    print(f"{_words().text(kind).ljust(WIDTH)}{_words().message(sentence)}")


def _explain(asked: "Namespace", _data_folder: DataFolder) -> int:
    import json

    from desktop.evidence.explain import explain

    told = explain(asked.before, asked.after, asked.change, asked.unit, asked.period, _words())
    text = json.dumps(told, ensure_ascii=False, indent=1)
    try:
        print(text)
    except UnicodeEncodeError:
        # A terminal of few letters, or bytes of the call that were no text.
        print(json.dumps(told, indent=1))
    return DONE


def _recovery_key(asked: "Namespace", data_folder: DataFolder) -> int:
    from db.engine.keys import salt_of
    from db.engine.recovery_key import groups_of
    from desktop.security.recovery_page_file import write_recovery_page

    key = _opened_key(asked, data_folder)
    path = asked.to.expanduser().absolute()
    write_recovery_page(path, groups_of(key.raw), salt_of(data_folder.store)[:4].hex(), asked.paper)
    return DONE


def _change_key(asked: "Namespace", data_folder: DataFolder) -> int:
    from desktop.core.single_instance import alone
    from desktop.keys.key_change import change_key, copies_of, settle
    from desktop.keys.unlock import read_passphrase

    passphrase = read_passphrase(asked.new_passphrase_file) if asked.new_passphrase_file else None
    _must_stand(data_folder)
    with alone(data_folder):
        key = _opened_key(asked, data_folder)
        settle(data_folder, key, copies_of(data_folder, key))
        changed = change_key(data_folder, key, passphrase, copies_of(data_folder, key))
    for path in changed.left:
        _warn(Message(OLD_KEY, path=path))
    _say(Message(KEY_CHANGED))
    return DONE


def _opened_key(asked: "Namespace", data_folder: DataFolder) -> Key:
    """The key of the store, which has been opened with it."""
    from desktop.keys.unlock import open_or_create

    _must_stand(data_folder)
    key = _find_key(asked, data_folder)
    open_or_create(data_folder, key).close()
    return key


def _self_check(_asked: "Namespace", _data_folder: DataFolder) -> int:
    import tempfile

    from desktop.self_check import self_check

    with tempfile.TemporaryDirectory(prefix="firsthand-self-check-") as folder:
        for sentence in self_check(DataFolder(Path(folder)), random_key()):
            _say(sentence)
    return DONE


COMMANDS: dict[str, "Callable[[Namespace, DataFolder], int]"] = {
    "import": _import,
    "list": _list,
    "export": _export,
    "demo": _demo,
    "explain": _explain,
    "check": _check,
    "recovery-key": _recovery_key,
    "change-key": _change_key,
    "self-check": _self_check,
}
