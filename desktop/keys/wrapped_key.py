"""Wraps a key with a passphrase, as text for a keyring: whoever reads the entry still needs the passphrase.

The text is `firsthand-wrap-1:n:r:p:salt:key:proof`, the last three in hex. scrypt makes 64 bytes from the passphrase; the key
is XORed with the first half, and the proof is an HMAC-SHA256 by the second half over all that stands before it.
Promise of safety: K10.
"""

import os
import unicodedata

from db.engine.keys import KEY_BYTES, Key

MARK = "firsthand-wrap-1"
# About half a second and 64 MB: nobody tries many passphrases.
N, R, P = 2**16, 8, 1
SALT_BYTES = 16
# What stands in a keyring entry is not trusted with more than this.
MOST_N, MOST_R, MOST_P = 2**20, 32, 16
SHORTEST = 6


class NotWrapped(ValueError):
    """The text has the mark of a wrapped key, but is none."""


def is_wrapped(text: str) -> bool:
    """Returns whether the text of a keyring entry is a wrapped key."""
    return text.startswith(MARK)


def wrap(key: Key, passphrase: str) -> str:
    """Returns `key` wrapped with `passphrase` and a fresh salt; takes about half a second."""
    salt = os.urandom(SALT_BYTES)
    pad, authority = _stretched(passphrase, salt, N, R, P)
    body = f"{MARK}:{N}:{R}:{P}:{salt.hex()}:{_xor(key.raw, pad).hex()}"
    return f"{body}:{_proof(authority, body)}"


def unwrap(text: str, passphrase: str) -> Key | None:
    """Returns the key in `text`, or None if `passphrase` is not the one; takes about half a second. Raises NotWrapped."""
    import hmac

    body, _, proof = text.rpartition(":")
    try:
        mark, *numbers, salt, hidden = body.split(":")
        n, r, p = (int(number) for number in numbers)
        bounded = 1 < n <= MOST_N and 0 < r <= MOST_R and 0 < p <= MOST_P
        if mark != MARK or not bounded or len(bytes.fromhex(hidden)) != KEY_BYTES:
            raise NotWrapped
        pad, authority = _stretched(passphrase, bytes.fromhex(salt), n, r, p)
    except ValueError as error:
        raise NotWrapped from error
    if not hmac.compare_digest(proof.encode(), _proof(authority, body).encode()):
        return None
    return Key(_xor(bytes.fromhex(hidden), pad))


def _stretched(passphrase: str, salt: bytes, n: int, r: int, p: int) -> tuple[bytes, bytes]:
    """Returns the two halves of what scrypt makes of the passphrase, in any Unicode form."""
    # Imported here: it loads OpenSSL, which a key that is not wrapped does not need.
    import hashlib

    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    made = hashlib.scrypt(text, salt=salt, n=n, r=r, p=p, maxmem=256 * n * r + 2**20, dklen=2 * KEY_BYTES)
    return made[:KEY_BYTES], made[KEY_BYTES:]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _proof(authority: bytes, body: str) -> str:
    import hmac

    return hmac.digest(authority, body.encode(), "sha256").hex()
