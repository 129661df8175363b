"""Decrypts every byte of a store: live rows, free pages, the write-ahead log.

What SQLCipher 4 writes: pages of 4,096 bytes, AES-256-CBC, at the end of each 16 bytes of initial vector and 64 of HMAC; the
first page begins with 16 bytes of salt. (SQLCipher's own documentation, "Design".)
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from db.engine.keys import Key

PAGE, RESERVE, IV, SALT = 4096, 80, 16, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def plain_pages(path: Path, key: Key) -> Iterator[bytes]:
    """Yields the decrypted pages of the file at `path` and of its write-ahead log."""
    data = path.read_bytes()
    for start in range(0, len(data), PAGE):
        yield _decrypted(data[start : start + PAGE], key, first=start == 0)
    log = path.with_name(f"{path.name}-wal")
    frames = log.read_bytes()[LOG_HEADER:] if log.exists() else b""
    for start in range(0, len(frames), FRAME_HEADER + PAGE):
        number = int.from_bytes(frames[start : start + 4], "big")
        page = frames[start + FRAME_HEADER : start + FRAME_HEADER + PAGE]
        if len(page) == PAGE:
            yield _decrypted(page, key, first=number == 1)


def holds(path: Path, key: Key, words: str) -> int:
    """In how many pages `words` stands, in UTF-8 or UTF-16, as given, in small, large and title letters."""
    spelt = {words, words.lower(), words.upper(), words.title(), unicodedata.normalize("NFD", words)}
    wanted = [text.encode(coding) for text in spelt for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    return sum(any(bytes_ in page for bytes_ in wanted) for page in plain_pages(path, key))


def _decrypted(page: bytes, key: Key, first: bool) -> bytes:
    # Comes with the keyring on Linux.
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    begin = SALT if first else 0
    vector = page[PAGE - RESERVE : PAGE - RESERVE + IV]
    decryptor = Cipher(algorithms.AES(key.raw), modes.CBC(vector)).decryptor()
    return decryptor.update(page[begin : PAGE - RESERVE]) + decryptor.finalize()
