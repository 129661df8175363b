"""Provides a keyring in a file: other processes see its keys, as with a real one, and tests can make it fail in every way.

`python -m tests.keys.keyrings` stands in for the hidden command with which the program reads a key back in a new process.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError, PasswordSetError

from db.model.messages import Message
from desktop.keys import keyring_proof, system_keyring, wrapped_key
from desktop.keys.key_search import Outcome
from desktop.keys.keyring_proof import answer

if __name__ != "__main__":
    # What comes along with it would take a process that only answers longer than all the rest.
    from unittest.mock import patch

FILE, MOOD, LOG = "FIRSTHAND_TEST_KEYRING", "FIRSTHAND_TEST_MOOD", "FIRSTHAND_TEST_LOG"
# What wrapping a key costs here; what it costs in truth is held by `test_wrapped_key.py`.
CHEAP = 2**4
# What this process alone remembers, in the mood "memory".
_memory: dict[str, str] = {}


class FileKeyring(KeyringBackend):
    """Keeps things in the file named in the environment; its mood is named there too."""

    priority: float = 5

    def get_password(self, service: str, username: str) -> str | None:
        _log("get")
        _suffer()
        kept = _memory if os.environ.get(MOOD) == "memory" else _kept()
        text = kept.get(f"{service} {username}")
        return {"truncates": text[:-1] if text else text, "garbles": "no key at all"}.get(os.environ.get(MOOD, ""), text)

    def set_password(self, service: str, username: str, password: str) -> None:
        _log("set")
        _suffer()
        mood = os.environ.get(MOOD)
        if mood == "refuses":
            raise PasswordSetError("denied")
        if mood == "memory":
            _memory[f"{service} {username}"] = password
        elif mood != "forgets":
            _keep({**_kept(), f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        _suffer()
        kept = _kept()
        if kept.pop(f"{service} {username}", None) is None:
            raise PasswordDeleteError("none")
        _keep(kept)


class OtherKeyring(FileKeyring):
    """Another one on the same system, which holds nothing."""

    priority = 4

    def get_password(self, service: str, username: str) -> str | None:
        return None


class PlainKeyring(FileKeyring):
    """One that says of itself that it is not to be recommended."""

    priority = 0.5


class NullKeyring(null.Keyring):
    """The one of keyring that keeps nothing and says nothing, which is given a priority that it does not have."""

    priority: float = 5


class FailKeyring(fail.Keyring):
    """The one of keyring that always fails."""


def _log(deed: str) -> None:
    """Notes who did what, where somebody wants to know."""
    if path := os.environ.get(LOG):
        with open(path, "a") as file:
            file.write(f"{deed} {os.getpid()}\n")


def _suffer() -> None:
    match os.environ.get(MOOD):
        case "locked":
            raise KeyringLocked("locked")
        case "fails":
            raise KeyringError("failed, with a secret in its message")
        case "denies":
            raise PermissionError(13, "denied")
        case "hangs":
            time.sleep(60)
            # Nobody waits any longer; what comes so late must not reach the keyring of another test.
            raise KeyringError("too late")


def _kept() -> dict[str, str]:
    path = Path(os.environ[FILE])
    return dict(json.loads(path.read_text())) if path.exists() else {}


def _keep(kept: dict[str, str]) -> None:
    beside = Path(f"{os.environ[FILE]}.{os.getpid()}")
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.write_text(json.dumps(kept))
    beside.replace(os.environ[FILE])


def entries(path: Path) -> dict[str, str]:
    """Returns what the keyring in the file at `path` keeps."""
    with patch.dict(os.environ, {FILE: str(path)}):
        return _kept()


@contextmanager
def keyring_in(path: Path, mood: str = "", kinds: tuple[str, ...] = ("FileKeyring",), seconds: float = 20) -> Iterator[None]:
    """Within it, this system has keyrings of these kinds, kept in the file at `path`."""
    names = tuple(f"tests.keys.keyrings.{kind}" for kind in kinds)
    with (
        patch.dict(os.environ, {FILE: str(path), MOOD: mood}),
        patch.dict(system_keyring.BACKENDS, {sys.platform: names}),
        patch.object(keyring_proof, "command", lambda: [sys.executable, "-m", "tests.keys.keyrings", *kinds]),
        patch.object(system_keyring, "SECONDS", seconds),
        patch.object(wrapped_key, "N", CHEAP),
    ):
        yield


@contextmanager
def patched_environment(name: str, value: str) -> Iterator[None]:
    """Sets the environment inside the block."""
    with patch.dict(os.environ, {name: value}):
        yield


@contextmanager
def no_keyring() -> Iterator[None]:
    """Within it, this system has none."""
    with patch.dict(system_keyring.BACKENDS, {sys.platform: ()}):
        yield


if __name__ == "__main__":
    system_keyring.BACKENDS[sys.platform] = tuple(f"tests.keys.keyrings.{kind}" for kind in sys.argv[1:])
    print(answer(sys.stdin.read()))


def said(outcome: Outcome | None) -> tuple[type, str]:
    """Returns what came of a search for a key: its kind, and the English of its sentence."""
    sentence = outcome if isinstance(outcome, Message) else getattr(outcome, "sentence", None)
    return type(outcome), str(sentence)
