"""Makes the keys of stores: 256 bits, random or derived from a passphrase in the way of SQLCipher 4.

The key is derived once, so that every connection opens with the raw key in a fraction of a millisecond. The file still opens
with the bare passphrase in any SQLCipher tool. Promises of safety: K1, K5.
"""

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from db.engine.plain_files import refuse_all_but_plain

KEY_BYTES = 32
SALT_BYTES = 16
# PBKDF2-HMAC-SHA512 with 256,000 rounds: the defaults of SQLCipher 4 (its README, "Encryption").
ROUNDS = 256_000


@dataclass(frozen=True, slots=True)
class Key:
    """A raw 256-bit key; `salt` (16 bytes) is that of its file, or empty: then the head of the file holds it."""

    raw: bytes = field(repr=False)
    salt: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES or len(self.salt) not in (0, SALT_BYTES):
            raise ValueError("a key has 32 bytes, its salt none or 16")

    @property
    def pragma(self) -> str:
        """The literal SQLCipher expects after `PRAGMA key =`; hex digits only, so it cannot contain other SQL."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""


def random_key() -> Key:
    """Returns a fresh random key from the system's source of randomness."""
    return Key(os.urandom(KEY_BYTES))


def random_key_and_salt() -> Key:
    """Returns a fresh random key for a file that does not exist yet, with the salt that identifies that file."""
    return Key(os.urandom(KEY_BYTES), os.urandom(SALT_BYTES))


def key_from_passphrase(passphrase: str, salt: bytes) -> Key:
    """Returns the key SQLCipher derives from `passphrase` (in any Unicode form) and a store's 16-byte salt; takes about 0.2 s."""
    # Imported here: it loads OpenSSL, which a key from the keyring does not need.
    import hashlib

    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Key(hashlib.pbkdf2_hmac("sha512", text, salt, ROUNDS, KEY_BYTES), salt)


def key_check(key: Key) -> str:
    """Returns a keyed hash of a constant (16 bytes in hex): it proves which key made it, and reveals nothing else about the key.

    It is recorded beside the store: to SQLCipher a wrong key and a damaged file look the same, and the hash separates them.
    """
    import hmac

    return hmac.digest(key.raw, b"firsthand key check", "sha256")[:16].hex()


def salt_of(path: Path) -> bytes:
    """Returns the salt at the head of the store at `path`, or a fresh one if there is no store yet. Raises OSError."""
    if not path.exists():
        return os.urandom(SALT_BYTES)
    refuse_all_but_plain(path)
    with path.open("rb") as file:
        return file.read(SALT_BYTES)
