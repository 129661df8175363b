"""Tries promises on written files: what a file reveals about the machine, and what happens to the old file."""

import contextlib
import errno
import os
import platform
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unittest import mock

from pypdf import PdfReader

from desktop.exchange.common.chosen_files import NotWritten, write_chosen_file
from desktop.report.content.case_study import case_study
from tests import warm
from tests.report.every_document import DOCUMENTS, OURS
from tests.report.exporting import OWN
from tests.report.formats.two_documents import ENDINGS, versions
from tests.report.reading import pdf
from tests.report.visits import full
from tests.torture.table import Outcome, Trial

HOSTILE_SETTINGS = "import pathlib; pathlib.Path({mark!r}).write_text('run'); invariant = 0; useA85 = 1; trustedHosts = ['*']\n"
PROGRAM = """
import sys
from tests.report.reading import pdf
from desktop.report.content.case_study import case_study
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
        documents = [made, *(pdf(make(full())) for make in DOCUMENTS.values())]
        broken += [f"run {run}: {sentence}" for data in documents for sentence in _told_of_the_machine(data, home)]
    return Outcome(trial.runs, tuple(broken), "the same bytes under every setting; no author but our company, dates in UTC")


def _made_in(home: Path, trial: Trial) -> bytes:
    zone = trial.dice.choice(["America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
    hostile_names = {
        f"RL_{name}": value for name, value in (("invariant", "0"), ("useA85", "1"), ("trustedHosts", "evil.example"))
    }
    root = str(Path(__file__).resolve().parents[2])
    env = {**os.environ, **hostile_names, "HOME": str(home), "TZ": zone, "USER": "Zebulonqwx", "LOGNAME": "Zebulonqwx"}
    env["PYTHONPATH"] = os.pathsep.join((root, str(home)))
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=env, cwd=home, capture_output=True)
    return done.stdout


def _told_of_the_machine(data: bytes, home: Path) -> Iterator[str]:
    reader = PdfReader(BytesIO(data))
    info, xmp = reader.metadata, reader.xmp_metadata
    assert info is not None
    assert xmp is not None
    if info.author not in (None, OURS.style.name) or info.get("/Creator") or info.producer != "Firsthand":
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


def old_file_safe(trial: Trial) -> Outcome:
    """Kills the program while it writes over a document of some format, and fills the disk: the old file stands there, or the
    new one, complete.
    """
    broken: list[str] = []
    killed: Counter[str] = Counter()
    for run in range(trial.runs):
        target = trial.place(run) / f"study{trial.dice.choice(ENDINGS)}"
        documents = versions(target.suffix)
        target.write_bytes(documents[0])
        _kill_while_writing(target, trial.dice.uniform(0.0, 0.02))
        found = target.read_bytes()
        killed["old" if found == documents[0] else "new"] += 1
        if found not in documents:
            broken.append(f"run {run}: {len(found)} bytes stand there, neither old nor new")
    disks = min(20, max(3, trial.runs))
    for step in range(disks):
        # In full size a disk for each format, and again.
        ending = trial.dice.choice(ENDINGS) if trial.is_short else ENDINGS[step % len(ENDINGS)]
        room = step * len(versions(ending)[1]) // disks
        broken += _on_a_full_disk(trial.place(10_000 + step), room, ending)
    figure = f"{killed['old']} found the one, {killed['new']} the other; {disks} full disks left the old"
    return Outcome(trial.runs, tuple(broken), figure)


def _kill_while_writing(target: Path, after: float) -> None:
    sources = [target.with_name(f"{n}") for n in range(2)]
    for source, document in zip(sources, versions(target.suffix), strict=True):
        source.write_bytes(document)
    with warm.start(["-m", "tests.report.exporting", target, *sources]) as process:
        process.stdout.readline()
        time.sleep(after)
        process.kill()


def _on_a_full_disk(folder: Path, room: int, ending: str) -> list[str]:
    """Writes while files may only grow to `room` bytes, in a process of its own."""
    target, documents = folder / f"study{ending}", versions(ending)
    target.write_bytes(documents[0])
    (folder / "new").write_bytes(documents[1])
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from desktop.exchange.common.chosen_files import write_chosen_file, NotWritten\n"
        "from tests.report.exporting import OWN\n"
        "data = Path(sys.argv[2]).read_bytes(); signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))\n"
        "try: write_chosen_file(Path(sys.argv[1]), data, OWN)\n"
        "except NotWritten as error: print(error)\n"
    )
    # What it prints goes through a pipe: into a file it may not print either.
    with warm.start(["-c", program, target, folder / "new", room]) as process:
        said = process.stdout.read()
    if "Nothing was changed there." not in said or target.read_bytes() != documents[0] or len(list(folder.iterdir())) != 2:
        return [f"with room for {room} bytes: {said}"]
    return []


def locked_file_said(trial: Trial) -> Outcome:
    """Holds the file in another program: it is tried again for up to 2.5 seconds, then the error names the way out."""
    broken: list[str] = []
    longest = 0.0
    for run in range(trial.runs):
        target = trial.place(run) / "study.pdf"
        target.write_bytes(b"old")
        failures = [PermissionError(errno.EACCES, "held")] * trial.dice.choice((1, 2, 4, 99))
        began = time.monotonic()
        with mock.patch.object(Path, "replace", autospec=True, side_effect=[*failures, None]), contextlib.suppress(StopIteration):
            try:
                write_chosen_file(target, b"new", OWN)
                said = "written"
            except NotWritten as error:
                said = str(error)
        longest = max(longest, time.monotonic() - began)
        ended = "another name" in said if len(failures) > 5 else said == "written"
        if not ended or target.read_bytes() != b"old" or longest > 2.6:
            broken.append(f"run {run}: {len(failures)} failures: {said}, {longest:.1f} s")
    return Outcome(trial.runs, tuple(broken), f"at most {longest:.1f} s")
