"""Reads the letters of a CSV file: Unicode by its mark or bytes; else the encoding of an older machine, or asks for it.

Western and Central European machines write most letters alike. A file in which all are alike is read, and three of its words
are shown; for any other, somebody has to say which words are right.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from pathlib import Path
from typing import NamedTuple

from db.model.messages import N_, Message
from desktop.exchange.common.errors import BadTable, shown

# The longer marks begin with the shorter ones.
MARKS = {BOM_UTF32_LE: "utf-32", BOM_UTF32_BE: "utf-32", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
WESTERN, CENTRAL = "windows-1252", "windows-1250"
# What can be said on the command line.
ENCODINGS = (
    WESTERN, CENTRAL, "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257",
    "windows-1258", "iso-8859-2", "iso-8859-15", "mac-roman", "shift_jis", "gb18030", "big5", "euc-kr", "utf-16-le", "utf-16-be",
)  # fmt: skip
SHOWN_WORDS = 3
_WORD = re.compile(r'[^\s,;"]+')


class Letters(NamedTuple):
    """A text as it was read; with the `encoding` and some of the words it changes, if it is not Unicode."""

    text: str
    encoding: str = ""
    words: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """Returns those words in quotation marks."""
        return ", ".join(f"“{word}”" for word in self.words)


class UnsureLetters(BadTable):
    """The words of the file at `path` depend on which encoding it is in; `choices` are all of them."""

    def __init__(self, choices: tuple[Letters, ...], message: Message | None = None, path: Path | None = None) -> None:
        told = "; ".join(f"{one.encoding} {one.told}" for one in choices)
        super().__init__(
            message or Message(N_("which of these it says is not clear: {choices}; name it with --encoding"), choices=told)
        )
        self.choices, self.path = choices, path


def letters_of(data: bytes, encoding: str = "") -> Letters:
    """Returns the text in `data`; `encoding` is that of a file that is not Unicode.

    Raises BadTable, and UnsureLetters if the words depend on the encoding.
    """
    mark = next((mark for mark in MARKS if data.startswith(mark)), None)
    place = data.find(b"\0")  # in no text but one of two bytes a letter, which has to be named where it has no mark
    if mark or place < 0 or not encoding:
        try:
            return Letters(data.decode(MARKS[mark] if mark else "utf-8-sig"))
        except UnicodeDecodeError as error:
            place = error.start
    if mark:
        raise BadTable(N_("its text is damaged (byte {start})"), start=place)
    if encoding:
        found = _in(data, encoding)
        if found is None:
            raise BadTable(N_("it is not {encoding} text"), encoding=encoding)
        return found
    choices = tuple(found for name in (WESTERN, CENTRAL) if (found := _in(data, name)))
    if not choices:
        raise BadTable(N_("it is not UTF-8 text (byte {start}); save it as CSV UTF-8"), start=place)
    if len({one.text for one in choices}) > 1 or len(choices) == 1:
        raise UnsureLetters(_apart(choices))
    return choices[0]


def _in(data: bytes, encoding: str) -> Letters | None:
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    return Letters(text, encoding, _first([word for word in _WORD.findall(text) if not word.isascii()]))


def _apart(choices: tuple[Letters, ...]) -> tuple[Letters, ...]:
    """Returns the choices with the words in which they differ; each has one letter for a byte."""
    spans = [found.span() for found in _WORD.finditer(choices[0].text)]
    differ = [(start, end) for start, end in spans if len({one.text[start:end] for one in choices}) > 1]
    return tuple(one._replace(words=_first([one.text[start:end] for start, end in differ]) or one.words) for one in choices)


def _first(words: list[str]) -> tuple[str, ...]:
    return tuple(shown(word, 20) for word in list(dict.fromkeys(words))[:SHOWN_WORDS])
