"""Holds that a key wrapped with a passphrase comes back with that passphrase alone, and that its text is as documented."""

import hashlib
import hmac

import pytest

from desktop.keys.wrapped_key import NotWrapped, is_wrapped, unwrap, wrap
from tests.conftest import KEY

PASSPHRASE = "otter lamp"


def test_the_text_is_as_documented_and_fresh_each_time() -> None:
    text = wrap(KEY, PASSPHRASE)
    mark, n, r, p, salt, hidden, proof = text.split(":")
    assert (mark, n, r, p) == ("firsthand-wrap-1", "65536", "8", "1")
    made = hashlib.scrypt(PASSPHRASE.encode(), salt=bytes.fromhex(salt), n=2**16, r=8, p=1, maxmem=2**28, dklen=64)
    assert bytes(a ^ b for a, b in zip(made[:32], KEY.raw, strict=True)).hex() == hidden
    assert hmac.digest(made[32:], text.rpartition(":")[0].encode(), "sha256").hex() == proof
    assert is_wrapped(text)
    assert not is_wrapped(KEY.raw.hex())
    assert KEY.raw.hex() not in text
    assert wrap(KEY, PASSPHRASE).split(":")[4] != salt


def test_only_its_passphrase_unwraps_it_in_any_unicode_form() -> None:
    text = wrap(KEY, "Z\u00fcrich lamp")
    assert unwrap(text, "Zu\u0308rich lamp") == KEY
    assert unwrap(text, "Zurich lamp") is None


def test_a_text_that_was_changed_anywhere_gives_no_key() -> None:
    text = wrap(KEY, PASSPHRASE)
    parts = text.split(":")
    for at in (4, 5, 6):
        digit = "0" if parts[at][0] != "0" else "1"
        changed = ":".join([*parts[:at], digit + parts[at][1:], *parts[at + 1 :]])
        assert unwrap(changed, PASSPHRASE) is None, at


@pytest.mark.parametrize(
    "text",
    [
        "firsthand-wrap-1",
        "firsthand-wrap-1:::::::",
        "firsthand-wrap-1:65536:8:1:zz:00:00",
        f"firsthand-wrap-1:{2**40}:8:1:{'00' * 16}:{'00' * 32}:00",
        f"firsthand-wrap-1:65536:100000:1:{'00' * 16}:{'00' * 32}:00",
        f"firsthand-wrap-1:65536:8:-1:{'00' * 16}:{'00' * 32}:00",
        f"firsthand-wrap-1:65536:8:1:{'00' * 16}:{'00' * 31}:00",
        f"firsthand-wrap-2:65536:8:1:{'00' * 16}:{'00' * 32}:00",
    ],
)
def test_what_is_no_wrapped_key_is_refused_before_any_work(text: str) -> None:
    with pytest.raises(NotWrapped):
        unwrap(text, PASSPHRASE)
