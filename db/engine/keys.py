"""The key of a store: 256 bits, random or derived from a passphrase the way SQLCipher 4 does it.

Deriving here, once, lets every connection of the program open with the raw key in a fraction of a millisecond, and the
file still opens with the bare passphrase in any SQLCipher tool.
"""

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

KEY_BYTES = 32
SALT_BYTES = 16
# PBKDF2-HMAC-SHA512 with 256,000 rounds: the defaults of SQLCipher 4 (its README, "Encryption").
ROUNDS = 256_000


@dataclass(frozen=True, slots=True)
class Key:
    """A raw 256-bit key; `salt` (16 bytes) is that of its file, empty where it was not asked for: the file tells it then."""

    raw: bytes = field(repr=False)
    salt: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES or len(self.salt) not in (0, SALT_BYTES):
            raise ValueError("a key has 32 bytes, its salt none or 16")

    @property
    def pragma(self) -> str:
        """The literal SQLCipher takes after `PRAGMA key =`; hex digits only, so nothing can break out of it."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""


def random_key() -> Key:
    """A fresh random key from the system's source of randomness."""
    return Key(os.urandom(KEY_BYTES))


def random_key_and_salt() -> Key:
    """A fresh random key for a file that is still to be made, with the salt by which that will be known."""
    return Key(os.urandom(KEY_BYTES), os.urandom(SALT_BYTES))


def key_from_passphrase(passphrase: str, salt: bytes) -> Key:
    """The key SQLCipher derives from `passphrase` (text in any Unicode form) and a store's 16-byte salt; takes about 0.2 s."""
    # Loads OpenSSL, which a key from the keyring does not need.
    import hashlib

    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Key(hashlib.pbkdf2_hmac("sha512", text, salt, ROUNDS, KEY_BYTES), salt)


def key_check(key: Key) -> str:
    """A keyed hash of a constant (16 bytes in hex): whether `key` is the one it was made with, and nothing else about it.

    Kept beside a store it tells a wrong key from a damaged file, which look the same to SQLCipher.
    """
    import hmac

    return hmac.digest(key.raw, b"firsthand key check", "sha256")[:16].hex()


def salt_of(path: Path) -> bytes:
    """The salt at the head of the store at `path`, or a fresh one where no store stands yet. Raises OSError."""
    if not path.exists():
        return os.urandom(SALT_BYTES)
    with path.open("rb") as file:
        return file.read(SALT_BYTES)
