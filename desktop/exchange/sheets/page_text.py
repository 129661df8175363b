"""Reads what the pages of a PDF print, to compare it with what we asked; nothing of it is stored.

Our own pages are read letter by letter from their codes, which is fast; pages that another program has written anew by pypdf.
"""

import re
from collections.abc import Mapping
from typing import Any

# What our pages draw text with: a font by its name, then codes of four hexadecimal digits with steps between them.
OURS = re.compile(rb"/(\w+) [\d.]+ Tf|\[([<>0-9A-F .-]*)\] TJ")
OTHERS = re.compile(rb"\)\s*(?:Tj|TJ|'|\")|\]\s*TJ|>\s*Tj|\bDo\b")
CODES, HEX, PAIR = re.compile(rb"<([0-9A-F]*)>"), 4, re.compile(r"<([0-9A-F]{4})> <([0-9A-F]*)>")


def text_of(page: Any, maps: dict[int, dict[bytes, str]]) -> str:
    """Returns the text of a page; `maps` keeps the letters of each font, by its number in the file."""
    contents = page.get_contents()
    data = contents.get_data() if contents is not None else b""
    fonts = page.get("/Resources", {}).get_object().get("/Font", {}).get_object()
    drawn = OURS.findall(data)
    if len(OTHERS.findall(data)) == sum(bool(codes) for _, codes in drawn):
        known = {name[1:].encode(): _letters(fonts.raw_get(name), maps) for name in fonts}
        if None not in known.values():
            return _told(drawn, known)
    return str(page.extract_text())


def _told(drawn: list[tuple[bytes, bytes]], fonts: Mapping[bytes, Any]) -> str:
    found: list[str] = []
    letters: dict[bytes, str] = {}
    for name, codes in drawn:
        if name:
            letters = fonts.get(name, {})
            continue
        shown = b"".join(CODES.findall(codes))
        found += (letters.get(shown[at : at + HEX], "") for at in range(0, len(shown), HEX))
    return "".join(found)


def _letters(font: Any, maps: dict[int, dict[bytes, str]]) -> dict[bytes, str] | None:
    """Returns the letters for the codes of a font; None for a font that does not say them as ours do."""
    number = int(getattr(font, "idnum", id(font)))
    if number not in maps:
        told = font.get_object().get("/ToUnicode")
        if told is None:
            return None
        body = told.get_object().get_data().decode("latin-1").partition("endcodespacerange")[2]
        maps[number] = {code.encode(): bytes.fromhex(text).decode("utf-16-be", "replace") for code, text in PAIR.findall(body)}
    return maps[number]
