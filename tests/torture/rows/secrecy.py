"""Promises about secrecy: nothing readable on the disk, nothing sent. A day's work puts a made-up word into every field."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.torture.table import Outcome, Promise, Trial

CANARY = "Zebulonqwx"
# The one place where words may be read: where the person exported to, by their own choice.
CHOSEN = "chosen"
CONNECTED = re.compile(r"(?:connect|sendto)\(.*sa_family=AF_INET")
OPENED = re.compile(r'open(?:at)?\(.*"(/etc/hostname|//?server/share[^"]*)"')


def forms_of(word: str) -> dict[str, bytes]:
    """Returns every way in which a word may lie in a file."""
    return {
        "UTF-8": word.encode(),
        "UTF-16LE": word.encode("utf-16-le"),
        "UTF-16BE": word.encode("utf-16-be"),
        "lower case": word.lower().encode(),
        "URL": quote(word, safe="").replace("Z", "%5A").encode(),
        **{f"base64 +{n}": base64.b64encode(b" " * n + word.encode())[4 if n else 0 : -4] for n in range(3)},
    }


def traces(folder: Path) -> Iterator[str]:
    """Yields each file under `folder`, by its name or its content, in which the canary can be read."""
    for path in folder.rglob("*"):
        if CHOSEN in path.parts:
            continue
        if CANARY.lower() in path.name.lower():
            yield f"the name of {path.name}"
        if path.is_file():
            content = path.read_bytes()
            yield from (f"{path.name} ({name})" for name, form in forms_of(CANARY).items() if form in content)


def worked(folder: Path, *prefix: str) -> tuple[dict[str, Any], str]:
    """Runs a day's work in `folder`, the only home and temporary folder of that program; returns the result and stderr."""
    home, data = folder / "home", folder / "data"
    for path in (home, folder / "tmp"):
        path.mkdir()
    places = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    environment = {**os.environ, **places, "TMPDIR": str(folder / "tmp"), "XDG_RUNTIME_DIR": str(folder / "tmp")}
    command = [*prefix, sys.executable, "-B", "-m", "tests.torture.window_child", "canary", str(data), CANARY]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300)
    try:
        found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        return {"ended": done.returncode, "stderr": done.stderr[-600:]}, done.stderr
    return found, done.stderr


def nothing_readable(trial: Trial) -> Outcome:
    """Searches all files after a day's work: none holds a word of it in any encoding, except the exported ones."""
    broken = []
    files = 0
    for run in range(trial.runs):
        folder = trial.place(run)
        found, said = worked(folder)
        broken += [f"it can be read in {trace}" for trace in traces(folder)]
        broken += ["it can be read on stderr"] if CANARY.lower() in said.lower() else []
        broken += [] if found and all(found.values()) else [f"the day did not end well: {found}"]
        files += sum(path.is_file() for path in folder.rglob("*"))
    return Outcome(trial.runs, tuple(broken), f"{files} files, {len(forms_of(CANARY))} encodings")


def nothing_sent(trial: Trial) -> Outcome:
    """Runs the day's work with hostile pastes in an empty network: no connection is tried, no foreign file opened."""
    broken, calls = [], 0
    trace = trial.folder / "calls"
    prefix = ["unshare", "-rn"] if _works("unshare", "-rn", "true") else []
    if shutil.which("strace"):
        prefix += ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=connect,sendto,sendmsg,open,openat", "-o", str(trace)]
    found, _ = worked(trial.place(0), *prefix)
    if not found or not all(found.values()):
        broken.append(f"the day did not end well: {found}")
    if trace.exists():
        lines = trace.read_text("utf-8", "replace").splitlines()
        calls = len(lines)
        broken += [line for line in lines if CONNECTED.search(line) or OPENED.search(line)]
    if trial.runs > 1:
        suite = [
            *prefix[: 2 if prefix[:1] == ["unshare"] else 0],
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--hypothesis-profile=thorough",
        ]
        done = subprocess.run(suite, capture_output=True, text=True)
        broken += [] if done.returncode == 0 else [done.stdout[-400:]]
    network = "an empty network" if prefix[:1] == ["unshare"] else "the usual network"
    return Outcome(trial.runs, tuple(broken), f"{network}, {calls} calls traced{', the whole suite' if trial.runs > 1 else ''}")


def _works(*command: str) -> bool:
    return bool(shutil.which(command[0])) and subprocess.run(command, capture_output=True).returncode == 0


PROMISES = (
    Promise("K5", "nothing readable on the disk", 20, nothing_readable),
    Promise("K8", "no network, ever", 2, nothing_sent),
)
