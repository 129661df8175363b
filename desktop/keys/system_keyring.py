"""Reads and writes keys in the system's keyring, for the whole program. Uses only a keyring that really keeps secrets.

The backend is named here for each system. The choice of the `keyring` package would follow an environment variable and a
configuration file, and would fall back to backends that keep nothing or write plain text. A keyring may ask the person first,
so every call has a thread of its own and a time limit. Promises of safety: K1, K2.
"""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from db.engine.keys import Key
from db.model.errors import StoreError
from db.model.messages import N_, NN_, Message
from desktop.keys.wrapped_key import is_wrapped

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "Firsthand"
BACKENDS = {
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
    "darwin": ("keyring.backends.macOS.Keyring",),
    "linux": ("keyring.backends.SecretService.Keyring", "keyring.backends.kwallet.DBusKeyring"),
}
CALLED = {
    "keyring.backends.Windows.WinVaultKeyring": (N_("the Windows Credential Manager"), N_("The Windows Credential Manager")),
    "keyring.backends.macOS.Keyring": (N_("the macOS Keychain"), N_("The macOS Keychain")),
    "keyring.backends.SecretService.Keyring": (
        N_("the Secret Service keyring (GNOME Keyring or the like)"),
        N_("The Secret Service keyring (GNOME Keyring or the like)"),
    ),
    "keyring.backends.kwallet.DBusKeyring": (N_("KWallet"), N_("KWallet")),
    "": (N_("a keyring"), N_("A keyring")),
}
NO_ANSWER = NN_(
    "{who} has not answered for {count} second; it may be waiting for you to unlock it.",
    "{who} has not answered for {count} seconds; it may be waiting for you to unlock it.",
)
# These backends of keyring keep nothing, always fail, or choose another backend; those of keyrings.alt write plain files.
NEVER = ("keyring.backends.null", "keyring.backends.fail", "keyring.backends.chainer", "keyrings.")
LEAST_PRIORITY = 1
NO_KEY_THERE = N_("What {who} holds for this store is no key.")
# How long a keyring may take to answer, in seconds; a person may have to type its password meanwhile.
SECONDS = 20.0


class KeyOutOfReach(StoreError):
    """The key cannot be read from where it is kept; the recovery key still opens the store."""


class KeyringTrouble(KeyOutOfReach):
    """The keyring exists, but did not answer the request."""


class KeyringName(NamedTuple):
    """The name that people use for a keyring: within a sentence, and at the beginning of one."""

    within: Message
    first: Message


# The name for any keyring of the system.
OURS = KeyringName(Message(N_("this system's keyring")), Message(N_("This system's keyring")))


def called(name: str) -> KeyringName:
    """Returns the name that people use for the backend with this name (module and class)."""
    if name not in CALLED:
        return KeyringName(Message("{name}", name=name), Message("{name}", name=name[:1].upper() + name[1:]))
    within, first = CALLED[name]
    return KeyringName(Message(within), Message(first))


def name_of(backend: "KeyringBackend") -> str:
    """Returns the name under which a backend is recorded: its module and class."""
    return f"{type(backend).__module__}.{type(backend).__name__}"


def is_reliable(kind: "type[KeyringBackend]") -> bool:
    """Returns whether backends of this kind really keep a secret on this system."""
    return not kind.__module__.startswith(NEVER) and bool(kind.viable) and kind.priority >= LEAST_PRIORITY


def usable_keyring(wanted: str = "") -> "KeyringBackend | None":
    """Returns this system's keyring, `wanted` (a name) before others, or None if no reliable one exists.

    Raises KeyringTrouble if it does not answer whether it is available.
    """
    names = sorted(BACKENDS.get(sys.platform, ()), key=lambda name: name != wanted)
    return in_time(lambda: next(filter(None, map(_made, names)), None), OURS)


class KeyIsWrapped(KeyOutOfReach):
    """The keyring holds the key, but wrapped with a passphrase: `text` is the entry."""

    def __init__(self, text: str) -> None:
        super().__init__(N_("The key is wrapped with a passphrase, which is needed."))
        self.text = text


def get_text(backend: "KeyringBackend", entry: str) -> str:
    """Returns what is kept under `entry`; empty if nothing is. Raises KeyringTrouble if the keyring is locked or refuses."""
    return in_time(lambda: backend.get_password(f"{SERVICE} {entry}", entry), called(name_of(backend))) or ""


def get_key(backend: "KeyringBackend", entry: str) -> Key | None:
    """Returns the key kept under `entry`, or None.

    Raises KeyIsWrapped if a passphrase is needed, KeyringTrouble if the keyring is locked, refuses, or is damaged.
    """
    text = get_text(backend, entry)
    if is_wrapped(text):
        raise KeyIsWrapped(text)
    try:
        return Key(bytes.fromhex(text)) if text else None
    except (ValueError, TypeError):
        pass
    raise KeyringTrouble(NO_KEY_THERE, who=called(name_of(backend)).within)


def delete_key(backend: "KeyringBackend", entry: str) -> None:
    """Deletes the key under `entry` from the keyring; if the keyring refuses, the key stays."""
    with suppress(KeyringTrouble):
        in_time(lambda: backend.delete_password(f"{SERVICE} {entry}", entry), called(name_of(backend)))


def _made(name: str) -> "KeyringBackend | None":
    module, _, kind = name.rpartition(".")
    found: type[KeyringBackend] = getattr(import_module(module), kind)
    if not is_reliable(found):
        return None
    backend = found()
    # KEYRING_PROPERTY_… in the environment may have set another collection, one that ends with the session for example.
    for variable in os.environ:
        vars(backend).pop(variable.partition("KEYRING_PROPERTY_")[2].lower(), None)
    # Otherwise KWallet would treat the window and the command line as two programs, and ask for each.
    vars(backend)["appid"] = SERVICE
    if sys.platform == "win32":
        # By default the entry would roam with the profile to other computers.
        vars(backend)["persist"] = "local machine"
    return backend


def in_time(work: Callable[[], T], who: KeyringName) -> T:
    """Returns the result of `work`, done in a thread of its own. Raises KeyringTrouble if it fails or takes too long."""
    results: list[T] = []
    errors: list[Exception] = []
    done = threading.Event()

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:  # the worker's edge: backends raise whatever their system raises
            errors.append(error)
        done.set()

    threading.Thread(target=run, name="keyring", daemon=True).start()
    if not done.wait(SECONDS):
        raise KeyringTrouble(NO_ANSWER, who=who.first, count=round(SECONDS))
    for error in errors:
        raise KeyringTrouble(_what_happened(who, error)) from error
    return results[0]


def _what_happened(who: KeyringName, error: Exception) -> Message:
    from keyring.errors import KeyringLocked

    if isinstance(error, KeyringLocked):
        return Message(N_("{who} is locked, so it did not hand out the key."), who=who.first)
    # The messages of backends may contain anything, so only the kind of the error is kept.
    return Message(N_("{who} did not do what it was asked ({kind})."), who=who.first, kind=type(error).__name__)
