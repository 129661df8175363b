"""Writes and reads the recovery key: the raw 256-bit key of a store in 64 signs, to be printed, read aloud and typed by hand.

It has eight groups of eight signs of Crockford's Base32 (no I, L, O, U). The last sign of a group checks the seven before it,
and three bytes at the end check the whole key. Reading ignores case, spaces and dashes, and takes O for 0, I or L for 1.

A group is a word over GF(32) with sum(a^i * sign_i) = number of the group, where a is a generator. The weights differ, so one
wrong sign, or two that changed places, break the sum; because of the number, a group is wrong in the place of another.
Promise of safety: K3.
"""

import random
import unicodedata
from collections.abc import Mapping, Sequence

from db.model.errors import StoreError
from db.model.messages import N_, NN_, Message, Template

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("OIL", "011")
GROUPS = 8
# Signs in a group, including the check sign; bits in a sign.
LENGTH, BITS = 8, 5
KEY_BYTES, CHECK_BYTES = 32, 3
# x^5 + x^2 + 1 makes GF(32); 2 generates it.
POLYNOMIAL = 0b100101
OTHER_LENGTH = NN_("A recovery key has {needed} signs, here is {count}.", "A recovery key has {needed} signs, here are {count}.")
WRONG_GROUP = N_("Group {group} of the recovery key is not right; please compare it sign by sign.")


class BadRecoveryKey(StoreError):
    """The typed text is no recovery key; `group` (1 to 8) is the first wrong group, 0 if each group is right by itself."""

    def __init__(self, template: Template | Message, wrong: int, /, **values: object) -> None:
        super().__init__(template, **values)
        self.group = wrong


def groups_of(raw: bytes) -> tuple[str, ...]:
    """Returns the eight groups of a key of 32 bytes."""
    if len(raw) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    number = int.from_bytes(raw + _check_of(raw))
    count = GROUPS * (LENGTH - 1)
    values = [number >> BITS * (count - 1 - n) & 31 for n in range(count)]
    parts = [values[n : n + LENGTH - 1] for n in range(0, count, LENGTH - 1)]
    return tuple("".join(SIGNS[value] for value in _closed(part, n)) for n, part in enumerate(parts, 1))


def raw_of(text: str) -> bytes:
    """Returns the key of 32 bytes that `text` spells. Raises BadRecoveryKey with the number of the wrong group."""
    typed = spelled(text)
    groups = [typed[n : n + LENGTH] for n in range(0, max(len(typed), GROUPS * LENGTH), LENGTH)]
    wrong = next((n for n, group in enumerate(groups[:GROUPS], 1) if not fits(group, n)), 0)
    if len(typed) != GROUPS * LENGTH:
        sentence = Message(OTHER_LENGTH, needed=GROUPS * LENGTH, count=len(typed))
        if not wrong:
            raise BadRecoveryKey(sentence, wrong)
        raise BadRecoveryKey(N_("{sentence} Please look at group {group} first."), wrong, sentence=sentence, group=wrong)
    if wrong:
        raise BadRecoveryKey(WRONG_GROUP, wrong, group=wrong)
    number = 0
    for sign in (sign for group in groups for sign in group[:-1]):
        number = number << BITS | SIGNS.index(sign)
    data = number.to_bytes(KEY_BYTES + CHECK_BYTES)
    raw = data[:KEY_BYTES]
    if data[KEY_BYTES:] != _check_of(raw):
        raise BadRecoveryKey(N_("Several signs of the recovery key are not right; please compare all of it."), 0)
    return raw


def spelled(text: str) -> str:
    """Returns `text` in the signs of a recovery key, without separators; other letters stay as they are."""
    letters = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign)[0] not in "ZCP")
    return "".join(letters).upper().translate(LOOK_ALIKES)


def fits(group: str, number: int) -> bool:
    """Returns whether `group`, as typed, is valid as group `number` (1 to 8) of a recovery key."""
    signs = spelled(group)
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs):
        return False
    return _sum([SIGNS.index(sign) for sign in signs]) == number


def shown(group: str) -> str:
    """Returns `group` as it is printed: in two halves, which are easier to read."""
    return f"{group[: LENGTH // 2]}-{group[LENGTH // 2 :]}"


def two_to_ask(dice: random.Random) -> tuple[int, int]:
    """Returns the numbers of two groups to ask for, the lower first; the answer proves that the key was written down."""
    first, second = sorted(dice.sample(range(1, GROUPS + 1), 2))
    return first, second


def wrong_answer(groups: Sequence[str], typed: Mapping[int, str]) -> int:
    """Returns the number of the first group in `typed` that is wrong; 0 if all are right."""
    return next((number for number, text in sorted(typed.items()) if spelled(text) != groups[number - 1]), 0)


def _check_of(raw: bytes) -> bytes:
    # Imported here: it loads OpenSSL, which opening a store with a key from the keyring does not need.
    import hashlib

    return hashlib.sha256(b"firsthand recovery key" + raw).digest()[:CHECK_BYTES]


def _closed(values: Sequence[int], number: int) -> list[int]:
    """Returns `values` followed by the check sign that makes their sum `number`."""
    last = next(sign for sign in range(32) if _sum([*values, sign]) == number)
    return [*values, last]


def _sum(values: Sequence[int]) -> int:
    """Returns the weighted sum of signs; addition in this field is exclusive or."""
    total = 0
    for value in reversed(values):
        total = _doubled(total) ^ value
    return total


def _doubled(value: int) -> int:
    return value << 1 ^ (POLYNOMIAL if value & 16 else 0)
