"""What goes out: any text on paper, nobody named who must not be, old files safe, nothing told of the machine."""

import contextlib
import errno
import io
import os
import platform
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import mock

from pypdf import PdfReader
from pypdf.generic import ContentStream

from db.records import CompanyConsent, Note, PersonConsent, RecordId, WholeVisit
from desktop.exchange.whole_file import NotWritten, write_whole
from desktop.report.case_study import case_study
from desktop.report.direction import levels_of
from desktop.report.faces import EMOJI, SCRIPTS, Cut, lato, noto, noto_cjk
from desktop.report.giving_up import GivenUp, until
from desktop.report.outline import Outline, Paragraph, Picture, Section, words_only
from desktop.report.pdf import write_pdf
from desktop.report.text import clean
from desktop.report.visit_report import visit_report
from desktop.state.hand_over import DOCUMENTS, file_name
from tests.exchange.images import corners, saved
from tests.exchange.watching import foreign, watched
from tests.report import anonymity, hostile
from tests.report.exporting import versions
from tests.report.reading import pdf, visible
from tests.report.visits import VISIT, answer, claim, consent, empty, full, objection, person, quote
from tests.torture.table import Outcome, Promise, Trial

MAKERS = (case_study, visit_report)


# P1: any text


def any_text(trial: Trial) -> Outcome:
    """Prints hostile texts in a dozen places of both documents and reads them back."""
    broken: list[str] = []
    places = {make: _times(visible("Zebulon plain"), make(_telling("Zebulon plain"))) for make in MAKERS}
    frames: set[str] = set()
    for run in range(trial.runs):
        text = hostile.text(trial.dice, run)
        whole = _telling(text) if len(text) < 100_000 else _telling_once(text)
        for make in MAKERS:
            outline = make(whole)
            with watched() as seen:
                try:
                    faceless = write_pdf(outline, BytesIO())
                except Exception as error:
                    broken.append(f"run {run}: {make.__name__} ended with {type(error).__name__}")
                    continue
            frames |= faceless
            unsaid = _without_face(text) - {sign[0] for sign in faceless}
            broken += [f"run {run}: no typeface has {unsaid}, and nobody is told"] if unsaid else []
            broken += [f"run {run}: {event} of {what}" for event, what in foreign(seen)]
            # A title is cut to its length: in the case study one place tells the text no more when it is long.
            wanted = places[make] - (make is case_study) if len(text) < 100_000 else 1
            if not _reads_back(text, outline, wanted):
                broken.append(f"run {run}: {make.__name__} does not read back as typed")
    return Outcome(
        trial.runs, tuple(broken), f"in {sum(places.values())} places each; {len(frames)} signs without a face, all told"
    )


def _telling(text: str) -> WholeVisit:
    who = person(text, PersonConsent.NAMED, job_title=text)
    return empty(
        people=(who,),
        consent=consent(CompanyConsent.NAMED, note=text),
        answers=(answer("challenge", text), answer("surprises", text)),
        quotes=(quote(text, said_by=who.id),),
        claims=(claim(metric=text, wording=text),),
        objections=(objection(text, answer=text),),
        notes=(Note(id=RecordId("n"), visit_id=VISIT, text=text),),
    )


def _telling_once(text: str) -> WholeVisit:
    return empty(consent=consent(CompanyConsent.NAMED), answers=(answer("challenge", text),))


def _times(wanted: str, outline: Outline) -> int:
    return _letters_of(outline).count(wanted.casefold())


def _letters_of(outline: Outline) -> str:
    """What a reader gets of the wide column, under one rule: without white space and what has no form, in small letters."""
    bare = replace(outline, footer="", page_of="", stamp="", aside=(), in_short=())
    return visible("".join(page.extract_text() for page in PdfReader(BytesIO(pdf(bare))).pages)).casefold()


def _reads_back(text: str, outline: Outline, times: int) -> bool:
    letters, wanted = _letters_of(outline), visible(clean(text)).casefold()
    if levels_of(clean(text)) is None:
        return letters.count(wanted) >= times or not wanted
    # Right-to-left text comes back in the order of the paper; the reader turns it around, not the document.
    have = Counter(letters)
    return all(have[letter] >= times * count for letter, count in Counter(wanted).items())


@cache
def _has_face(sign: str) -> bool:
    faces = [lato(Cut.REGULAR), *(noto(name, 400) for name in (*SCRIPTS, EMOJI)), noto_cjk(0, 400)]
    return any(face.has(sign) for face in faces)


def _without_face(text: str) -> set[str]:
    return {sign for sign in visible(clean(text)) if not _has_face(sign)}


# P2, P3: nobody named who must not be, and nothing covered up


def anonymous_studies(trial: Trial) -> Outcome:
    """Makes studies of anonymous customers from visits full of names, and looks for each name in everything that can be read."""
    broken: list[str] = []
    seen = 0
    for run in range(trial.runs):
        whole, secret = anonymity.study(trial.dice)
        outline = case_study(whole, (f"Ask {whole.people[0].name} of {whole.customer.name}.",))
        hits = anonymity.found_in(pdf(outline), file_name(whole, DOCUMENTS["case-study"]), secret)
        broken += [f"run {run}: {hits[0]}"] if hits else []
        if run % 50 == 0:
            # That the search finds what is there is seen in the internal report of the same visit.
            seen += len(anonymity.found_in(pdf(visit_report(whole)), "", secret))
    if not seen:
        broken.append("the search finds nothing even where everything is told")
    return Outcome(trial.runs, tuple(broken), f"0 names told (the internal reports of every 50th: {seen})")


def nothing_covered(trial: Trial) -> Outcome:
    """Looks for filled shapes drawn over text that stands already: names are replaced before the page is laid out."""
    broken: list[str] = []
    shapes = 0
    for run in range(trial.runs):
        whole = anonymity.study(trial.dice)[0] if run % 2 else full()
        for make in MAKERS:
            for number, page in enumerate(PdfReader(BytesIO(pdf(make(whole)))).pages):
                covering, count = _covering(page)
                shapes += count
                broken += [f"run {run}: page {number + 1} of {make.__name__} has {covering} shapes over text"] if covering else []
    return Outcome(trial.runs, tuple(broken), f"{shapes} filled shapes, none over text")


def _covering(page: Any) -> tuple[int, int]:
    """How many filled shapes of a page lie over text drawn before them, and how many there are."""
    texts: list[tuple[float, float]] = []
    path: list[tuple[float, float]] = []
    covering = shapes = 0
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        numbers = [float(value) for value in operands if isinstance(value, int | float)]
        if operator == b"Tm":
            texts.append((numbers[4], numbers[5]))
        elif operator == b"re":
            x, y, width, height = numbers
            path += [(x, y), (x + width, y + height)]
        elif operator in (b"m", b"l", b"c"):
            path.append((numbers[-2], numbers[-1]))
        elif operator in (b"f", b"f*", b"B", b"F", b"S", b"n"):
            if operator not in (b"S", b"n") and path:
                shapes += 1
                (left, right), (low, high) = ((min(side), max(side)) for side in zip(*path, strict=True))
                covering += any(left <= x <= right and low <= y + 1 <= high for x, y in texts)
            path = []
    return covering, shapes


# P4: what a file tells of itself

HOSTILE_SETTINGS = "import pathlib; pathlib.Path({mark!r}).write_text('run'); invariant = 0; useA85 = 1; trustedHosts = ['*']\n"
PROGRAM = """
import sys
from tests.report.reading import pdf
from desktop.report.case_study import case_study
from tests.report.visits import full
from reportlab import rl_config
sys.stdout.buffer.write(pdf(case_study(full())))
assert rl_config.trustedHosts is None and rl_config.toColorCanUse == "rl_extended_literal_eval" and rl_config.invariant
"""


def metadata_is_ours(trial: Trial) -> Outcome:
    """Makes a study under hostile settings of the machine, and reads all that the file says about itself."""
    broken: list[str] = []
    plain = pdf(case_study(full()))
    for run in range(trial.runs):
        home = trial.place(run)
        mark = home / "was-run"
        code = HOSTILE_SETTINGS.format(mark=str(mark))
        for name in (".reportlab_settings", "reportlab_settings.py", "local_rl_settings.py", "local_reportlab_settings.py"):
            (home / name).write_text(code)
        made = _made_in(home, trial)
        if mark.exists():
            broken.append(f"run {run}: the settings of the machine were run as a program")
        if made != plain:
            broken.append(f"run {run}: the settings of the machine changed the document")
        broken += [f"run {run}: {sentence}" for sentence in _told_of_the_machine(made, home)]
    return Outcome(trial.runs, tuple(broken), "the same bytes under every setting; author empty, dates in UTC")


def _made_in(home: Path, trial: Trial) -> bytes:
    zone = trial.dice.choice(["America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
    hostile_names = {
        f"RL_{name}": value for name, value in (("invariant", "0"), ("useA85", "1"), ("trustedHosts", "evil.example"))
    }
    root = str(Path(__file__).resolve().parents[3])
    env = {**os.environ, **hostile_names, "HOME": str(home), "TZ": zone, "USER": "Zebulonqwx", "LOGNAME": "Zebulonqwx"}
    env["PYTHONPATH"] = os.pathsep.join((root, str(home)))
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=env, cwd=home, capture_output=True)
    return done.stdout


def _told_of_the_machine(data: bytes, home: Path) -> Iterator[str]:
    reader = PdfReader(BytesIO(data))
    info, xmp = reader.metadata, reader.xmp_metadata
    assert info is not None
    assert xmp is not None
    if info.author or info.get("/Creator") or info.producer != "Firsthand":
        yield f"author {info.author!r}, producer {info.producer!r}"
    dates = {info.creation_date_raw, info.modification_date_raw}
    if not all(re.fullmatch(r"D:\d{8}000000Z", str(date)) for date in dates):
        yield f"dates {dates}"
    everything = data + xmp.stream.get_data()
    for secret in (
        b"Zebulonqwx",
        str(home).encode(),
        platform.node().encode(),
        b"ReportLab",
        b"reportlab",
        b"anonymous)",
        b"unspecified",
    ):
        if len(secret) > 3 and secret in everything:
            yield f"tells {secret!r}"


# P5: the old file


def old_file_safe(trial: Trial) -> Outcome:
    """Kills the program while it writes over a PDF, and fills the disk: the old file or the new one stands there, complete."""
    documents = versions()
    broken: list[str] = []
    killed: Counter[str] = Counter()
    for run in range(trial.runs):
        target = trial.place(run) / "study.pdf"
        target.write_bytes(documents[0])
        _kill_while_writing(target, trial.dice.uniform(0.0, 0.02))
        found = target.read_bytes()
        killed["old" if found == documents[0] else "new"] += 1
        if found not in documents:
            broken.append(f"run {run}: {len(found)} bytes stand there, neither old nor new")
    disks = min(20, max(3, trial.runs))
    for step in range(disks):
        broken += _on_a_full_disk(trial.place(10_000 + step), step * len(documents[1]) // disks, documents)
    figure = f"{killed['old']} found the one, {killed['new']} the other; {disks} full disks left the old"
    return Outcome(trial.runs, tuple(broken), figure)


def _kill_while_writing(target: Path, after: float) -> None:
    with subprocess.Popen([sys.executable, "-m", "tests.report.exporting", str(target)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)


def _on_a_full_disk(folder: Path, room: int, documents: list[bytes]) -> list[str]:
    """Writes while files may only grow to `room` bytes, in a process of its own."""
    target = folder / "study.pdf"
    target.write_bytes(documents[0])
    (folder / "new").write_bytes(documents[1])
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from desktop.exchange.whole_file import write_whole, NotWritten\n"
        "data = Path(sys.argv[2]).read_bytes(); signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))\n"
        "try: write_whole(Path(sys.argv[1]), data)\n"
        "except NotWritten as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, target, folder / "new", str(room)], capture_output=True, text=True)
    if "Nothing was changed there." not in done.stdout or target.read_bytes() != documents[0] or len(list(folder.iterdir())) != 2:
        return [f"with room for {room} bytes: {done.stdout or done.stderr[-200:]}"]
    return []


def locked_file_said(trial: Trial) -> Outcome:
    """Another program holds the file: tried again for up to 2.5 seconds, then said, with the way out."""
    broken: list[str] = []
    longest = 0.0
    for run in range(trial.runs):
        target = trial.place(run) / "study.pdf"
        target.write_bytes(b"old")
        failures = [PermissionError(errno.EACCES, "held")] * trial.dice.choice((1, 2, 4, 99))
        began = time.monotonic()
        with mock.patch.object(Path, "replace", autospec=True, side_effect=[*failures, None]), contextlib.suppress(StopIteration):
            try:
                write_whole(target, b"new")
                said = "written"
            except NotWritten as error:
                said = str(error)
        longest = max(longest, time.monotonic() - began)
        ended = "another name" in said if len(failures) > 5 else said == "written"
        if not ended or target.read_bytes() != b"old" or longest > 2.6:
            broken.append(f"run {run}: {len(failures)} failures: {said}, {longest:.1f} s")
    return Outcome(trial.runs, tuple(broken), f"at most {longest:.1f} s")


# P6: large studies

VOCABULARY = 5_000
PICTURES, CHARACTERS = 40, 12_500


def large_studies(trial: Trial) -> Outcome:
    """Half a million characters and forty pictures; and the same given up at a random moment."""
    broken: list[str] = []
    took, work, slowest, given_up = 0.0, 0.0, 0.0, 0
    for run in range(trial.runs):
        outline = _large(trial, PICTURES if trial.runs > 2 else 4)
        began, busy = time.monotonic(), time.process_time()
        if run == 0:
            write_pdf(outline, BytesIO())
            # By the clock of the process: the machine may have others to serve.
            took, work = time.monotonic() - began, time.process_time() - busy
            broken += [f"took {work:.1f} s"] if work > 10 else []
            continue
        at = began + trial.dice.uniform(0.0, took)
        try:
            with until(lambda at=at: time.monotonic() > at):  # type: ignore[misc]
                write_pdf(outline, BytesIO())
        except GivenUp:
            given_up += 1
            slowest = max(slowest, time.monotonic() - at)
    if slowest > 1:
        broken.append(f"gave up only after {slowest:.1f} s")
    return Outcome(
        trial.runs, tuple(broken), f"{work:.1f} s of work ({took:.1f} s by the wall); {given_up} given up within {slowest:.2f} s"
    )


def _large(trial: Trial, pictures: int) -> Outline:
    """A document as nobody has typed before, so that nothing of it is remembered."""
    words = [
        "".join(trial.dice.choices("abcdefghijklmnopqrstuvwxyzéüø", k=trial.dice.randrange(2, 10))) for _ in range(VOCABULARY)
    ]
    blocks: list[Any] = []
    for n in range(pictures):
        text = " ".join(trial.dice.choices(words, k=2_000))[:CHARACTERS]
        hue = tuple(trial.dice.randrange(256) for _ in range(3))
        photo = corners((1600, 1200)).convert("RGB")
        photo.putpixel((0, 0), hue)
        blocks += [Paragraph(words_only(text)), Picture(saved(photo, "JPEG"), f"Picture {n}")]
    return Outline(title="A large study", sections=(Section("All of it", tuple(blocks)),), stamp="DRAFT")


# P7: draft until approved


def stamped(trial: Trial) -> Outcome:
    """Looks for the stamp on every page of every document, whatever the visit holds."""
    broken: list[str] = []
    pages = 0
    for run in range(trial.runs):
        texts = [hostile.text(trial.dice, run) for _ in range(trial.dice.choice((1, 10, 40)))]
        scope = trial.dice.choice(((), ("full case study",), ("name + company", "logo", "full case study", "reference call")))
        whole = replace(
            full(),
            consent=consent(trial.dice.choice(list(CompanyConsent)), scope=scope),
            quotes=tuple(quote(text) for text in texts),
            objections=tuple(objection(text) for text in texts),
        )
        logo = saved(corners(), "PNG") if run % 3 == 0 else None
        for outline, words in ((case_study(whole, logo=logo), "DRAFT"), (visit_report(whole), "INTERNAL")):
            for number, page in enumerate(PdfReader(BytesIO(pdf(outline))).pages):
                pages += 1
                if words not in page.extract_text():
                    broken.append(f"run {run}: page {number + 1} does not say {words}")
    return Outcome(trial.runs, tuple(broken), f"{pages} pages, each with its stamp")


# L1, K8: what gets out beside the documents

CANARY = "Zebulonqwx"
FAULTY = (
    "desktop.report.case_study.agreed",
    "desktop.report.pdf.lay_out",
    "desktop.report.text.shape",
    "desktop.report.embedding.font_file",
    "desktop.report.telling.understand",
    "desktop.exchange.writing._file",
    "desktop.exchange.grid.inert",
    "desktop.exchange.whole_file.os.fsync",
    "desktop.exchange.reading.validated",
    "desktop.exchange.table_files.visits_of",
)


def logs_hold_nothing(trial: Trial) -> Outcome:
    """Makes each layer fail with the customer's words in its error, by the command line and in the window's worker."""
    broken: list[str] = []
    commands = 0
    for run in range(trial.runs):
        place = FAULTY[run % len(FAULTY)]
        error = trial.dice.choice((ValueError, KeyError, RuntimeError, UnicodeError, OSError))
        said = _said_when_failing(trial.place(run), place, error(f"{CANARY} said so"))
        commands += 1
        if CANARY in said:
            broken.append(f"run {run}: {place} with {error.__name__} tells: {said[:200]}")
    return Outcome(trial.runs, tuple(broken), f"{commands} faults, 0 words told")


@contextlib.contextmanager
def _failing(place: str, error: Exception) -> Iterator[None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    with mock.patch(place, fail):
        yield


def _said_when_failing(folder: Path, place: str, error: Exception) -> str:
    """All that is printed and logged."""
    from PySide6.QtCore import QCoreApplication

    from desktop.cli import run_command
    from desktop.crash import CrashLog
    from desktop.state.hand_over import HandOver

    (folder / "pass").write_text("correct horse battery staple\n")
    common = ["--data-dir", str(folder / "data"), "--passphrase-file", str(folder / "pass")]
    visit = folder / "visit.json"
    visit.write_bytes(DOCUMENTS["visit-file"].make(_canaries(), None, "A4", "en"))
    heard: list[str] = []
    out, err = io.StringIO(), io.StringIO()
    printed = folder / "printed"
    application = QCoreApplication.instance() or QCoreApplication([])
    log = CrashLog(folder / "crash")
    with _printing_to(printed), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        run_command([*common, "import", str(visit)])
        visit_id = out.getvalue().strip()
        log.install(lambda: None)
        try:
            with _failing(place, error):
                run_command([*common, "import", str(visit)])
                for name in DOCUMENTS:
                    run_command([*common, "export", visit_id, "--as", name, "--to", str(folder / name)])
                work = HandOver()
                work.failed.connect(heard.append)
                for name in DOCUMENTS:
                    work.write(name, _canaries(), None, "A4", "en", folder / f"{name}.2")
                work.wait()
                application.processEvents()
        finally:
            log.uninstall()
    logs = [file.read_text("utf-8") for file in folder.glob("crash*")]
    return "\n".join((out.getvalue(), err.getvalue(), printed.read_text("utf-8", "replace"), *heard, *logs))


@contextlib.contextmanager
def _printing_to(path: Path) -> Iterator[None]:
    """What libraries print past Python goes into a file meanwhile."""
    before = os.dup(2)
    with path.open("wb") as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(before, 2)
            os.close(before)


def _canaries() -> WholeVisit:
    whole = anonymity.everywhere(CANARY)
    return replace(whole, visit=replace(whole.visit, id=full().visit.id))


def no_network(trial: Trial) -> Outcome:
    """Takes in and hands out texts, tables and pictures full of addresses: nobody is called, no name looked up, no file read."""
    from desktop.exchange.csv_file import from_csv, to_csv
    from desktop.exchange.tables import KINDS, table_of, visits_of

    broken: list[str] = []
    watched_for = 0
    for run in range(trial.runs):
        address = trial.dice.choice(
            (
                "http://127.0.0.1:9/x.png",
                "file:///etc/passwd",
                "\\\\host\\share\\x",
                "smb://host/x",
                "ftp://127.0.0.1/x",
                "ldap://x",
            )
        )
        whole = _telling(f'<img src="{address}"> =HYPERLINK("{address}") {hostile.text(trial.dice, run)} {address}')
        whole = replace(whole, visit=replace(whole.visit, source=address))
        with watched() as seen:
            for document in DOCUMENTS.values():
                document.make(whole, None, "A4", "en")
            for kind in KINDS.values():
                if table_of(whole, kind).rows:
                    visits_of(from_csv(to_csv(table_of(whole, kind))))
        watched_for += len(DOCUMENTS)
        broken += [f"run {run}: {event} of {what}" for event, what in foreign(seen)]
    return Outcome(trial.runs, tuple(broken), f"{watched_for} documents, 0 connections, 0 foreign files")


PROMISES = (
    Promise("P1", "any text exports, and reads back as it was typed", 2000, any_text, quick=10),
    Promise("P2", "an anonymous study names nobody, however it was written", 500, anonymous_studies, quick=2),
    Promise("P3", "names are replaced before layout; nothing is covered up", 100, nothing_covered, quick=2),
    Promise("P4", "what a PDF says of itself is ours alone", 20, metadata_is_ours, quick=1),
    Promise("P5", "an export never harms the old file: kills and full disks", 100, old_file_safe, quick=1),
    Promise("P5b", "a file that is held is tried again, then said", 40, locked_file_said, quick=1),
    Promise("P6", "a large study is quick, and given up within a second", 20, large_studies, quick=2),
    Promise("P7", "every page says what it is until it is approved", 200, stamped, quick=2),
    Promise("L1", "no log and no error holds what a customer said", 100, logs_hold_nothing, quick=10),
    Promise("K8", "paper and exchange never call anybody", 200, no_network, quick=4),
)
if sys.platform == "win32":  # kills and full disks are made by other systems only
    PROMISES = tuple(promise for promise in PROMISES if promise.id != "P5")
