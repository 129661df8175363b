"""The system's keyring, behind one door: only a real one is ever used, and what was put in is read back.

The backend is named here for each system. keyring's own choice would follow an environment variable and a configuration
file, and would fall back to backends that keep nothing, or keep it in plain text.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from db.errors import StoreError
from db.keys import Key

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Firsthand"
BACKENDS = {
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
    "darwin": ("keyring.backends.macOS.Keyring",),
    "linux": ("keyring.backends.SecretService.Keyring", "keyring.backends.kwallet.DBusKeyring"),
}


class KeyringTrouble(StoreError):
    """The keyring is there, but did not do what was asked."""


def usable_keyring() -> "KeyringBackend | None":
    """This system's keyring, or None where there is none that can be relied on."""
    for name in BACKENDS.get(sys.platform, ()):
        module, _, kind = name.rpartition(".")
        backend = getattr(import_module(module), kind)
        if backend.viable:
            return backend()  # type: ignore[no-any-return]  # looked up by name
    return None


def put_key(backend: "KeyringBackend", entry: str, key: Key) -> None:
    """Keeps `key` in the keyring under `entry`. Raises KeyringTrouble unless it can be read back."""
    from keyring.errors import KeyringError

    try:
        backend.set_password(f"{SERVICE} {entry}", entry, key.raw.hex())
    except KeyringError as error:
        raise KeyringTrouble(f"The system's keyring did not take the key ({type(error).__name__}).") from error
    if get_key(backend, entry) != key:
        raise KeyringTrouble("The system's keyring did not keep the key.")


def get_key(backend: "KeyringBackend", entry: str) -> Key | None:
    """The key kept under `entry`, or None. Raises KeyringTrouble when the keyring is locked, refuses, or is damaged."""
    from keyring.errors import KeyringError

    try:
        text = backend.get_password(f"{SERVICE} {entry}", entry)
    except KeyringError as error:
        raise KeyringTrouble(f"The system's keyring did not hand out the key ({type(error).__name__}).") from error
    try:
        return Key(bytes.fromhex(text)) if text else None
    except ValueError as error:
        raise KeyringTrouble("What the system's keyring holds for this store is no key.") from error
