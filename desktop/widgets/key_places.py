"""Which key of the keyboard was pressed, by its place: commands stand where they stand on a US keyboard, whatever is on the key.

On a French keyboard the third key of the upper row types `"`, on a Russian one the key of G types `п`. What is printed on a key
counts first where it is a Latin letter or a digit; else its place does. A digit counts by its place with Shift or without, as
some keyboards have digits only with Shift.
"""

import sys
from unicodedata import decimal, normalize

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.widgets.keyboard import ALTGR

# The rows of a US keyboard from left to right, with the code of the first key of each. The codes are those of the PC keyboard,
# which Windows sends as they are, and Linux with an offset.
_ROWS = (("1234567890-=", 2), ("QWERTYUIOP[]", 16), ("ASDFGHJKL;'`", 30), ("\\ZXCVBNM,./", 43))
_PC = {first + n: sign for signs, first in _ROWS for n, sign in enumerate(signs)}
_LINUX_OFFSET = 8
# A Mac numbers its keys in an order of its own.
_MAC_ORDER = "ASDFHGZXCV§BQWERYT123465=97-80]OU[IP\rLJ'K;\\,/NM."
_MAC = dict(enumerate(_MAC_ORDER))
DIGITS = "0123456789"
CONTROL = Qt.KeyboardModifier.ControlModifier
# Keys that type a sign have its code point as their number; the others have numbers far beyond.
ASCII_END, FIRST_SPECIAL = 0x80, 0x01000000


def sign_at_place(event: QKeyEvent) -> str:
    """What a US keyboard has at the place of the key that was pressed; empty where that is not known."""
    if sys.platform == "darwin":
        return _MAC.get(event.nativeVirtualKey(), "") if event.nativeVirtualKey() or event.key() == Qt.Key.Key_A else ""
    code = event.nativeScanCode()
    return _PC.get(code - _LINUX_OFFSET if sys.platform.startswith("linux") else code, "")


def digit_of(event: QKeyEvent) -> str:
    """The digit on the key, of any script, also on the number pad, or else that of its place; empty for other keys."""
    if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return chr(event.key())
    typed = event.text()
    if len(typed) == 1 and (number := decimal(typed, None)) is not None:
        return str(number)
    place = sign_at_place(event)
    return place if place in DIGITS and place else ""


def letter_of(event: QKeyEvent) -> str:
    """The Latin capital letter on the key, also in full width, or else that of its place; empty for other keys."""
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    typed = sign_of(event).upper()
    if len(typed) == 1 and typed.isascii() and typed.isalpha():
        return typed
    place = sign_at_place(event)
    # With Ctrl a key types a character that is none to be read.
    return place if place.isalpha() and (not typed.isprintable() or not typed or typed.isalpha()) else ""


def sign_of(event: QKeyEvent) -> str:
    """The sign that a key types, as it is on a Western keyboard; empty for a key that types none."""
    return plain_sign(event.text())


def in_latin(event: QEvent) -> QKeyEvent | None:
    """A key with Ctrl as a Latin keyboard sends it, where its letter is another: Qt knows its own commands by these."""
    if not isinstance(event, QKeyEvent) or not ASCII_END <= event.key() < FIRST_SPECIAL or event.modifiers() & ALTGR != CONTROL:
        return None
    letter = letter_of(event)
    return QKeyEvent(event.type(), ord(letter), event.modifiers()) if letter else None


def command_sign(event: QKeyEvent) -> str:
    """What a command with this key would be written with: a digit, or what stands at the place of a sign that is not Latin."""
    if digit := digit_of(event):
        return digit
    return sign_at_place(event) if ASCII_END <= event.key() < FIRST_SPECIAL else ""


def plain_sign(sign: str) -> str:
    """A sign as it is on a Western keyboard: full-width and small forms are the same sign."""
    return normalize("NFKC", sign)
