import os
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from keyring.backends import chainer, fail, null

from db.engine.keys import Key, random_key
from desktop.keys import keyring_proof
from desktop.keys.keyring_proof import put_key
from desktop.keys.system_keyring import (
    BACKENDS,
    KeyringTrouble,
    called,
    delete_key,
    get_key,
    is_reliable,
    name_of,
    usable_keyring,
)
from tests.data import VISIT_FILES
from tests.keys.keyrings import FileKeyring, PlainKeyring, entries, keyring_in, no_keyring

VISIT = VISIT_FILES / "jyp.json"
WITH_KEYRING = 'eval "$(printf pw | gnome-keyring-daemon --unlock --components=secrets)"; '
NEEDS_SECRET_SERVICE = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")), reason="needs a Secret Service to talk to"
)


def a_keyring() -> FileKeyring:
    backend = usable_keyring()
    assert isinstance(backend, FileKeyring)
    return backend


def test_a_key_comes_back_from_the_keyring_as_it_went_in(tmp_path: Path) -> None:
    key = random_key()
    with keyring_in(tmp_path / "ring"):
        put_key(a_keyring(), "entry", key)
        assert get_key(a_keyring(), "entry") == Key(key.raw)
        assert get_key(a_keyring(), "another") is None
        delete_key(a_keyring(), "entry")
        assert get_key(a_keyring(), "entry") is None
        delete_key(a_keyring(), "entry")


@pytest.mark.parametrize("mood", ["forgets", "memory", "truncates", "garbles"])
def test_a_keyring_from_which_a_new_process_does_not_get_the_key_is_refused(tmp_path: Path, mood: str) -> None:
    with keyring_in(tmp_path / "ring", mood), pytest.raises(KeyringTrouble, match=r"did not keep the key|is no key"):
        put_key(a_keyring(), "entry", random_key())
    assert entries(tmp_path / "ring") == {}


@pytest.mark.parametrize(
    ("mood", "says"),
    [
        ("locked", "is locked"),
        ("fails", r"\(KeyringError\)"),
        ("denies", r"\(PermissionError\)"),
        ("truncates", "is no key"),
        ("garbles", "is no key"),
        ("hangs", "has not answered for 0 seconds; it may be waiting for you to unlock it"),
    ],
)
def test_what_keeps_a_keyring_from_giving_the_key_is_said_without_its_own_words(tmp_path: Path, mood: str, says: str) -> None:
    with keyring_in(tmp_path / "ring"):
        put_key(a_keyring(), "entry", random_key())
    with keyring_in(tmp_path / "ring", mood, seconds=0.2), pytest.raises(KeyringTrouble, match=says) as trouble:
        get_key(FileKeyring(), "entry")  # type: ignore[no-untyped-call]
    assert "secret" not in str(trouble.value)
    assert str(trouble.value)[0].isupper()


@pytest.mark.parametrize("kind", [null.Keyring, fail.Keyring, chainer.ChainerBackend, PlainKeyring])
def test_what_keeps_nothing_or_keeps_it_in_plain_text_is_never_relied_on(kind: type) -> None:
    assert not is_reliable(kind)
    assert is_reliable(FileKeyring)


def test_plain_files_of_other_packages_are_never_relied_on() -> None:
    kind = type("PlaintextKeyring", (FileKeyring,), {"__module__": "keyrings.alt.file"})
    assert not is_reliable(kind)


def test_the_keyring_is_ours_to_choose_whatever_the_environment_and_the_configuration_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "python_keyring"
    config.mkdir()
    (config / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\nkeyring-path=/tmp\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/session")
    key = random_key()
    with keyring_in(tmp_path / "ring"):
        backend = a_keyring()
        put_key(backend, "entry", key)
        assert not hasattr(backend, "preferred_collection")
    assert list(entries(tmp_path / "ring").values()) == [key.raw.hex()]


def test_the_keyring_that_has_the_key_comes_before_others(tmp_path: Path) -> None:
    kinds = ("OtherKeyring", "FileKeyring")
    with keyring_in(tmp_path / "ring", kinds=kinds):
        first, wanted = usable_keyring(), usable_keyring("tests.keys.keyrings.FileKeyring")
        assert first is not None
        assert wanted is not None
        assert (name_of(first), name_of(wanted)) == ("tests.keys.keyrings.OtherKeyring", "tests.keys.keyrings.FileKeyring")
    with keyring_in(tmp_path / "ring", kinds=("PlainKeyring",)):
        assert usable_keyring() is None
    with no_keyring():
        assert usable_keyring() is None


def test_every_keyring_there_may_be_has_a_name_for_people() -> None:
    for names in BACKENDS.values():
        for name in names:
            assert str(called(name).within) != name


def test_the_proof_gives_nobody_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that passes between the processes: arguments, environment, question, answer."""
    seen: list[str] = []
    run = subprocess.run

    def overheard(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
        done = run(*arguments, **options)  # type: ignore[call-overload]
        assert isinstance(done, subprocess.CompletedProcess)
        seen.extend((repr(arguments), repr(options), repr(os.environ), done.stdout, done.stderr))
        return done

    monkeypatch.setattr(subprocess, "run", overheard)
    key = random_key()
    with keyring_in(tmp_path / "ring"):
        put_key(a_keyring(), "entry", key)
    assert len(seen) == 5
    assert seen[3].strip()
    assert all(key.raw.hex() not in text and repr(key.raw) not in text for text in seen)
    assert [path.name for path in tmp_path.iterdir()] == ["ring"]


@pytest.mark.parametrize("command", [["sleep", "60"], ["/nowhere"], [sys.executable, "-c", "print('yes')"]])
def test_a_process_that_does_not_answer_proves_nothing(tmp_path: Path, command: list[str]) -> None:
    with (
        keyring_in(tmp_path / "ring", seconds=1),
        patch.object(keyring_proof, "command", lambda: command),
        pytest.raises(KeyringTrouble, match="did not keep the key"),
    ):
        put_key(a_keyring(), "entry", random_key())
    assert entries(tmp_path / "ring") == {}


def test_the_hidden_command_answers_from_the_real_keyring_only() -> None:
    """Started as the program itself would start it, it knows no keyring but those of the system."""
    question = '{"backend": "tests.keys.keyrings.FileKeyring", "entry": "entry", "nonce": "00"}'
    done = subprocess.run(keyring_proof.command(), input=question, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("", "")
    done = subprocess.run(keyring_proof.command(), input="no question", capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def in_a_session(tmp_path: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """Runs `script` where a real keyring runs that nobody used before; $F is Firsthand with a store of its own."""
    firsthand = f"{sys.executable} -m desktop --data-dir {tmp_path / 'data'}"
    environment = {
        "HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "F": firsthand,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        **({"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}),
    }
    return subprocess.run(
        ["dbus-run-session", "--", "sh", "-ec", script], capture_output=True, text=True, env=environment, cwd="."
    )


@NEEDS_SECRET_SERVICE
def test_a_store_opens_by_a_real_keyring_and_goes_to_a_passphrase_and_back(tmp_path: Path) -> None:
    (tmp_path / "pass").write_text("fjord lantern gravel oboe\n")
    data = tmp_path / "data"
    script = (
        f"{WITH_KEYRING} $F import {VISIT}; cat {data}/unlocking.json; rm {data}/unlocking.json; "
        f"$F change-key --keyring; $F list; "
        f"$F change-key --new-passphrase-file {tmp_path}/pass; ! $F list; $F --passphrase-file {tmp_path}/pass list; "
        f"$F --passphrase-file {tmp_path}/pass change-key --keyring; $F list"
    )
    done = in_a_session(tmp_path, script)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("JYP Entertainment") == 3
    assert "SecretService" in done.stdout and "SecretService" in (data / "unlocking.json").read_text()
    assert "A passphrase is needed" in done.stderr


@pytest.mark.long
@NEEDS_SECRET_SERVICE
def test_a_real_keyring_that_is_locked_says_so_and_the_recovery_key_opens_the_store(tmp_path: Path) -> None:
    lock = "gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets -m org.freedesktop.Secret.Service.Lock"
    if not shutil.which("gdbus"):
        pytest.skip("needs gdbus to lock the keyring")
    script = (
        f"{WITH_KEYRING} $F import {VISIT}; $F recovery-key --to {tmp_path}/key.pdf; "
        f"{lock} \"['/org/freedesktop/secrets/aliases/default']\"; ! timeout 60 $F list"
    )
    done = in_a_session(tmp_path, script)
    assert done.returncode == 0, done.stderr
    assert "The recovery key opens it too: --recovery-key-file FILE" in done.stderr
