"""Reads what the pages of a PDF print, to compare it with what we asked; nothing of it is stored.

Our own pages are read letter by letter from their codes, which is fast; pages that another program has written anew by pypdf.
"""

import re
from collections.abc import Mapping
from typing import Any

# What our pages draw text with: a font by its name, then codes of four hexadecimal digits with steps between them.
OURS = re.compile(rb"/(\w+) [\d.]+ Tf|\[([<>0-9A-F .-]*)\] TJ")
OTHERS = re.compile(rb"\)\s*(?:Tj|TJ|'|\")|\]\s*TJ|>\s*Tj|\bDo\b")
Letters = dict[bytes, str]
CODES, HEX, PAIR = re.compile(rb"<([0-9A-F]*)>"), 4, re.compile(r"<([0-9A-F]{4})> <([0-9A-F]*)>")


def found(value: Any) -> Any:
    """Returns what a reference of pypdf leads to; anything else as it is."""
    return value.get_object() if hasattr(value, "get_object") else value


def text_of(page: Any, maps: dict[int, Letters]) -> str:
    """Returns the text of a page; `maps` keeps the letters of each font, by its number in the file."""
    contents = page.get_contents()
    data = contents.get_data() if contents is not None else b""
    drawn = OURS.findall(data)
    if len(OTHERS.findall(data)) == sum(not name for name, _ in drawn):
        fonts = found(found(page.get("/Resources", {})).get("/Font", {}))
        letters = {name[1:].encode(): _letters(fonts.raw_get(name), maps) for name in fonts}
        if all(letters.get(name) for name, _ in drawn if name):
            return _told(drawn, letters)
    return str(page.extract_text())


def _told(drawn: list[tuple[bytes, bytes]], fonts: Mapping[bytes, Letters]) -> str:
    told: list[str] = []
    letters: Letters = {}
    for name, codes in drawn:
        if name:
            letters = fonts[name]
            continue
        shown = b"".join(CODES.findall(codes))
        told += (letters.get(shown[at : at + HEX], "") for at in range(0, len(shown), HEX))
    return "".join(told)


def _letters(font: Any, maps: dict[int, Letters]) -> Letters:
    """Returns the letters for the codes of a font; none for a font that does not say them as ours do."""
    number = int(getattr(font, "idnum", id(font)))
    if number not in maps:
        told = found(found(font).get("/ToUnicode"))
        body = told.get_data().decode("latin-1").partition("endcodespacerange")[2] if told is not None else ""
        maps[number] = {code.encode(): bytes.fromhex(text).decode("utf-16-be", "replace") for code, text in PAIR.findall(body)}
    return maps[number]
