"""The system's keyring, behind one door: only a real one is ever used, and a key is proven to be in it before it is used.

The backend is named here for each system. keyring's own choice would follow an environment variable and a configuration
file, and would fall back to backends that keep nothing, or keep it in plain text. A keyring may ask the person first, so
every call has a thread of its own and a limit of time.
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
# Of what keyring offers, these keep nothing, always fail, or choose for themselves; those of keyrings.alt are plain files.
NEVER = ("keyring.backends.null", "keyring.backends.fail", "keyring.backends.chainer", "keyrings.")
LEAST_PRIORITY = 1
# How long a keyring may take to answer, in seconds; a person may have to type its password meanwhile.
SECONDS = 20.0


class KeyOutOfReach(StoreError):
    """The key cannot be had where it is kept; the recovery key opens the store all the same."""


class KeyringTrouble(KeyOutOfReach):
    """The keyring is there, but did not do what was asked."""


class KeyringName(NamedTuple):
    """What people call a keyring: within a sentence, and at the beginning of one."""

    within: Message
    first: Message


# The one of this system, whichever it is.
OURS = KeyringName(Message(N_("this system's keyring")), Message(N_("This system's keyring")))


def called(name: str) -> KeyringName:
    """What people call the backend with this name (module and class)."""
    if name not in CALLED:
        return KeyringName(Message("{name}", name=name), Message("{name}", name=name[:1].upper() + name[1:]))
    within, first = CALLED[name]
    return KeyringName(Message(within), Message(first))


def name_of(backend: "KeyringBackend") -> str:
    """The name under which a backend is recorded: its module and class."""
    return f"{type(backend).__module__}.{type(backend).__name__}"


def is_reliable(kind: "type[KeyringBackend]") -> bool:
    """Whether backends of this kind really keep a secret, here and now."""
    return not kind.__module__.startswith(NEVER) and bool(kind.viable) and kind.priority >= LEAST_PRIORITY


def usable_keyring(wanted: str = "") -> "KeyringBackend | None":
    """This system's keyring, `wanted` (a name) before others, or None where there is none that can be relied on.

    Raises KeyringTrouble when it does not even say whether it is there.
    """
    names = sorted(BACKENDS.get(sys.platform, ()), key=lambda name: name != wanted)
    return in_time(lambda: next(filter(None, map(_made, names)), None), OURS)


def get_key(backend: "KeyringBackend", entry: str) -> Key | None:
    """The key kept under `entry`, or None. Raises KeyringTrouble when the keyring is locked, refuses, or is damaged."""
    who = called(name_of(backend))
    text = in_time(lambda: backend.get_password(f"{SERVICE} {entry}", entry), who)
    try:
        return Key(bytes.fromhex(text)) if text else None
    except (ValueError, TypeError):
        pass
    raise KeyringTrouble(N_("What {who} holds for this store is no key."), who=who.within)


def delete_key(backend: "KeyringBackend", entry: str) -> None:
    """Takes what is kept under `entry` out of the keyring; one that refuses keeps it."""
    with suppress(KeyringTrouble):
        in_time(lambda: backend.delete_password(f"{SERVICE} {entry}", entry), called(name_of(backend)))


def _made(name: str) -> "KeyringBackend | None":
    module, _, kind = name.rpartition(".")
    found: type[KeyringBackend] = getattr(import_module(module), kind)
    if not is_reliable(found):
        return None
    backend = found()
    # What KEYRING_PROPERTY_… in the environment has set: another collection, say, that is gone after the session.
    for variable in os.environ:
        vars(backend).pop(variable.partition("KEYRING_PROPERTY_")[2].lower(), None)
    # KWallet would else know the window and the command line as two programs, and ask for each.
    vars(backend)["appid"] = SERVICE
    if sys.platform == "win32":
        # The usual one roams with the profile to other computers.
        vars(backend)["persist"] = "local machine"
    return backend


def in_time(work: Callable[[], T], who: KeyringName) -> T:
    """The result of `work`, done in a thread of its own. Raises KeyringTrouble when that fails or takes too long."""
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
    # Their messages may hold anything; the kind of error is enough.
    return Message(N_("{who} did not do what it was asked ({kind})."), who=who.first, kind=type(error).__name__)
