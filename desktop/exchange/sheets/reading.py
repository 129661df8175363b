"""Reads the fields of one PDF form for `sheets`, in a process of its own with limited memory and time.

Reads the file from its standard input and writes JSON to its standard output. Promise of safety: I7.
"""

import gc
import json
import logging
import sys
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from desktop.consent.filled_sheet import letters_of
from desktop.exchange.common.process_apart import give_up_rights, read_all, write_all
from desktop.exchange.sheets.page_text import found, text_of

COMMAND = "read-sheet"
SECONDS = 20
MOST_MEMORY = 1024 * 1024 * 1024
MOST_PAGES, MOST_FIELDS, DEEPEST = 100, 50_000, 16
# What somebody may have put on a page besides filling in our fields.
NO_COMMENTS = frozenset(("/Widget", "/Link", "/Popup"))
OFF = ("", "/Off", "None")


class NotOurs(Exception):
    """The file is no form that can be read; the reason is a word for `sheets`."""


def main() -> int:
    """Reads the form on standard input; returns 0, also if it is refused."""
    # The process ends with the file: going through its thousands of objects for garbage would only take time.
    gc.disable()
    data = read_all(0)
    import pypdf  # noqa: F401  before files are out of reach

    give_up_rights(SECONDS, MOST_MEMORY)
    try:
        told: dict[str, Any] = form_in(data)
    except NotOurs as error:
        told = {"refused": str(error)}
    except MemoryError:
        told = {"refused": "memory"}
    except Exception:  # the worker's edge: a broken file may raise anything
        told = {"refused": "damaged"}
    write_all(1, json.dumps(told).encode())
    return 0


def form_in(data: bytes) -> dict[str, Any]:
    """Returns the fields of a form: ticked boxes, texts, fields that say two things, the text of its pages. Raises NotOurs."""
    from pypdf import PdfReader

    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        raise NotOurs("encrypted")
    form = found(found(reader.trailer["/Root"]).get("/AcroForm", {}))
    if "/XFA" in form:
        raise NotOurs("xfa")
    if len(reader.pages) > MOST_PAGES:
        raise NotOurs("pages")
    ticked, written, disputed = _values(found(form.get("/Fields", ())))
    if not ticked.keys() | written.keys():
        raise NotOurs("fields")
    text, comments = _pages(reader)
    return {
        "ticked": [name for name, is_on in ticked.items() if is_on],
        "written": {name: words for name, words in written.items() if words},
        "disputed": sorted(disputed),
        "names": [*ticked, *written],
        "text": text,
        "comments": comments,
    }


def _values(fields: Any) -> tuple[dict[str, bool], dict[str, str], set[str]]:
    """Returns which boxes are ticked, what is written, and the names of fields that stand there twice or show another state."""
    ticked: dict[str, bool] = {}
    written: dict[str, str] = {}
    disputed: set[str] = set()
    for count, (name, kind, one) in enumerate(_fields(fields)):
        if count >= MOST_FIELDS:
            raise NotOurs("damaged")
        if kind == "/Btn":
            value, shown = str(one.get("/V", "")), str(one.get("/AS", ""))
            is_on = (value or shown) not in OFF
            if (value and shown and (value in OFF) != (shown in OFF)) or ticked.get(name, is_on) != is_on:
                disputed.add(name)
            ticked[name] = is_on
        elif kind == "/Tx":
            words = _text(one.get("/V", ""))
            if written.get(name, words) != words:
                disputed.add(name)
            written[name] = words
    return ticked, written, disputed


def _fields(fields: Any, above: str = "", kind: str = "", depth: int = 0) -> Iterator[tuple[str, str, Any]]:
    """Yields every field with its whole name and its kind; a field may have others below it."""
    if depth > DEEPEST:
        raise NotOurs("damaged")
    for field in map(found, fields):
        name = ".".join(filter(None, (above, str(field.get("/T", "")))))
        own = str(field.get("/FT", kind))
        kids = [kid for kid in found(field.get("/Kids", ())) if "/T" in found(kid)]
        if kids:
            yield from _fields(kids, name, own, depth + 1)
        else:
            yield name, own, _with_shown(field)


def _with_shown(field: Any) -> Any:
    """Returns a field that has its box below it with the state that this shows."""
    kids = [found(kid) for kid in found(field.get("/Kids", ()))]
    return {**field, "/AS": kids[0].get("/AS", "")} if kids and "/AS" not in field else field


def _text(value: Any) -> str:
    told = found(value)
    if hasattr(told, "get_data"):
        # Long texts may be kept as a stream.
        return str(told.get_data().decode("utf-8", "replace"))
    return str(told) if told is not None else ""


def _pages(reader: Any) -> tuple[str, int]:
    """Returns what the pages print, without spaces, and how many comments stand on them."""
    maps: dict[int, dict[bytes, str]] = {}
    texts, comments = [], 0
    for page in reader.pages:
        texts.append(text_of(page, maps))
        for note in found(page.get("/Annots", ())):
            comments += str(found(note).get("/Subtype", "")) not in NO_COMMENTS
    return letters_of("".join(texts)), comments


if __name__ == "__main__":
    sys.exit(main())
