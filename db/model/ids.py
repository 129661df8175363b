"""Makes the ids of records, and the stamps that say who wrote one and when."""

from dataclasses import dataclass
from datetime import UTC, datetime
from os import urandom


def new_id() -> str:
    """Returns a fresh random UUID (RFC 9562, version 4) in its usual lower-case text."""
    # Made here as uuid.uuid4() does: importing the uuid module would slow the start more than all records together.
    number = bytearray(urandom(16))
    number[6] = number[6] & 0x0F | 0x40
    return _as_uuid(number)


def _as_uuid(number: bytearray) -> str:
    number[8] = number[8] & 0x3F | 0x80
    text = number.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def derived_id(*names: str) -> str:
    """Returns the UUID that belongs to `names`, the same in every store (RFC 9562, version 8)."""
    from hashlib import sha256

    number = bytearray(sha256("\n".join(names).encode(errors="surrogatepass")).digest()[:16])
    number[6] = number[6] & 0x0F | 0x80
    return _as_uuid(number)


def utc_now() -> str:
    """Returns this moment as ISO 8601 in UTC with its offset, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def text_digest(record_id: str, text: str) -> str:
    """By which the text of a record is known again; too short to prove to anybody what the text was."""
    from hashlib import sha256

    return sha256(f"{record_id}\n{text}".encode(errors="surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote a record last, and when (UTC).

    `who` is the random id of the store it was written in, followed by the name of its user if one is set.
    """

    who: str = ""
    stamp: str = ""
