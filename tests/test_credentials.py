import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import null
from keyring.errors import KeyringLocked

from db.keys import random_key
from db.store import create_store
from desktop.credentials import KeyringTrouble, get_key, put_key
from desktop.opening import PassphraseNeeded, find_key, open_or_create
from desktop.paths import Place

VISIT = Path(__file__).parent / "data" / "visits" / "jyp.json"
WITH_KEYRING = 'eval "$(printf pw | gnome-keyring-daemon --unlock --components=secrets)"; '


class Drawer(KeyringBackend):
    """A keyring that keeps things in this process; it behaves as a real one does, and can be locked."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


def test_a_key_comes_back_from_the_keyring_as_it_went_in() -> None:
    drawer, key = Drawer(), random_key()
    put_key(drawer, "entry", key)
    assert get_key(drawer, "entry") == key
    assert get_key(drawer, "another") is None


def test_a_keyring_that_keeps_nothing_is_found_out_at_once() -> None:
    with pytest.raises(KeyringTrouble, match="did not keep the key"):
        put_key(null.Keyring(), "entry", random_key())  # type: ignore[no-untyped-call]


def test_a_locked_keyring_and_one_that_holds_nonsense_are_told_apart() -> None:
    drawer = Drawer()
    put_key(drawer, "entry", random_key())
    drawer.locked = True
    with pytest.raises(KeyringTrouble, match="did not hand out the key"):
        get_key(drawer, "entry")
    drawer.locked = False
    drawer.kept = dict.fromkeys(drawer.kept, "63 digits are no key")
    with pytest.raises(KeyringTrouble, match="is no key"):
        get_key(drawer, "entry")


@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS always have a keyring")
def test_without_a_keyring_a_passphrase_is_asked_for_and_no_key_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    place = Place(tmp_path / "data")
    with pytest.raises(PassphraseNeeded) as asked:
        find_key(place)
    assert asked.value.new
    assert not place.folder.exists()
    open_or_create(place, find_key(place, "correct horse")).close()
    with pytest.raises(PassphraseNeeded) as asked:
        find_key(place)
    assert not asked.value.new


@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS always have a keyring")
def test_a_store_whose_keyring_is_gone_says_where_its_key_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    place = Place(tmp_path)
    create_store(place.store, random_key()).close()
    place.unlocking.write_text('{"entry": "abc", "backend": "keyring.backends.SecretService.Keyring"}')
    before = place.store.read_bytes()
    with pytest.raises(Exception, match=r"SecretService\.Keyring\) that is not running here"):
        find_key(place)
    assert place.store.read_bytes() == before


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")), reason="needs a Secret Service to talk to"
)
def test_a_real_keyring_opens_the_store_without_any_passphrase(tmp_path: Path) -> None:
    firsthand = f"{sys.executable} -m desktop --data-dir {tmp_path / 'data'}"
    script = f"{WITH_KEYRING} {firsthand} import {VISIT} && {firsthand} list"
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script], capture_output=True, text=True, env=environment, cwd="."
    )
    assert done.returncode == 0, done.stderr
    assert "JYP Entertainment" in done.stdout
    assert "SecretService" in (tmp_path / "data" / "unlocking.json").read_text()
