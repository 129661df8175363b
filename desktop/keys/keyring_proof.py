"""Puts a key into the keyring and proves that it is kept: a new process reads it and answers with a hash, never with the key.

The question goes to its standard input and the answer comes from its standard output; nothing is in a file, an argument or the
environment. This detects a keyring that exists only in the memory of this process. Promise of safety: K2.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine.keys import Key
from db.model.messages import N_
from desktop.keys import system_keyring
from desktop.keys.system_keyring import (
    SERVICE,
    KeyringTrouble,
    called,
    delete_key,
    get_text,
    in_time,
    name_of,
    usable_keyring,
)
from desktop.keys.wrapped_key import wrap

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

# The hidden command with which the program, built or not, answers the question.
COMMAND = "prove-keyring"


def put_key(backend: "KeyringBackend", entry: str, key: Key, passphrase: str | None = None) -> None:
    """Stores `key` in the keyring under `entry`, wrapped if there is a `passphrase`.

    Raises KeyringTrouble unless a new process reads the same from there.
    """
    who = called(name_of(backend))
    text = key.raw.hex() if passphrase is None else wrap(key, passphrase)
    in_time(lambda: backend.set_password(f"{SERVICE} {entry}", entry, text), who)
    try:
        kept = get_text(backend, entry)
        if kept != text or not is_proven(name_of(backend), entry, text, system_keyring.SECONDS):
            raise KeyringTrouble(N_("{who} did not keep the key, so it cannot be relied on. Nothing was changed."), who=who.first)
    except KeyringTrouble:
        delete_key(backend, entry)
        raise


def is_proven(backend: str, entry: str, text: str, seconds: float) -> bool:
    """Returns whether a new process finds `text` under `entry` in the keyring named `backend` within this many seconds."""
    import hmac

    nonce = os.urandom(32).hex()
    said = _asked({"backend": backend, "entry": entry, "nonce": nonce}, seconds)
    return hmac.compare_digest(said, _answer(text, entry, nonce))


def is_answered(seconds: float) -> bool:
    """Returns whether a new process of this program answers at all; a built program must include all that this needs."""
    nonce = os.urandom(32).hex()
    return _asked({"echo": nonce}, seconds) == nonce


def _asked(question: dict[str, str], seconds: float) -> str:
    """Returns the answer of a new process to `question`; empty if it fails or takes longer."""
    import json

    try:
        done = subprocess.run(
            command(),
            input=json.dumps(question),
            capture_output=True,
            text=True,
            timeout=seconds,
            cwd=None if _is_built() else Path(__file__).resolve().parent.parent.parent,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def answer(question: str) -> str:
    """Returns the answer to `question`, in the new process; empty if the keyring holds no such key. Raises KeyringTrouble."""
    import json

    asked = json.loads(question)
    if "echo" in asked:
        return str(asked["echo"])
    backend = usable_keyring(asked["backend"])
    if backend is None or name_of(backend) != asked["backend"]:
        return ""
    text = get_text(backend, asked["entry"])
    return _answer(text, asked["entry"], asked["nonce"]) if text else ""


def command() -> list[str]:
    """Returns the command that starts this program to answer the question."""
    return [sys.executable, COMMAND] if _is_built() else [sys.executable, "-m", "desktop", COMMAND]


def _is_built() -> bool:
    return bool(getattr(sys, "frozen", False))


def _answer(text: str, entry: str, nonce: str) -> str:
    import hmac

    return hmac.digest(text.encode(), f"firsthand keyring {entry} {nonce}".encode(), "sha256").hex()
