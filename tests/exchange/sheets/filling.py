"""Fills in approval sheets with the form machinery of viewers, to keep files as people send them back.

    python3 -m tests.exchange.sheets.filling poppler EMPTY FILLED VALUES      with python3-gi and gir1.2-poppler-0.18 of Debian
    python -m tests.exchange.sheets.filling pdfium EMPTY FILLED VALUES        with pypdfium2, which clicks and types

VALUES is JSON: names of fields with "/Yes" or a text. The files in tests/data/sheets were made so from `sheets.sheet()`.
"""

import ctypes
import json
import sys
from pathlib import Path
from typing import Any


def by_poppler(empty: Path, filled: Path, values: dict[str, str]) -> None:
    import gi  # type: ignore[import-untyped, import-not-found, unused-ignore]  # a package of the system

    gi.require_version("Poppler", "0.18")
    from gi.repository import Poppler  # type: ignore[import-untyped, import-not-found, unused-ignore]

    document = Poppler.Document.new_from_file(empty.absolute().as_uri())
    for number in range(document.get_n_pages()):
        for place in document.get_page(number).get_form_field_mapping():
            if (value := values.get(place.field.get_name())) == "/Yes":
                place.field.button_set_state(True)
            elif value:
                place.field.text_set_text(value)
    document.save(filled.absolute().as_uri())


def by_pdfium(empty: Path, filled: Path, values: dict[str, str]) -> None:
    import pypdfium2  # type: ignore[import-untyped, import-not-found, unused-ignore]  # installed by whoever makes the files anew
    import pypdfium2.raw as raw  # type: ignore[import-untyped, import-not-found, unused-ignore]

    document = pypdfium2.PdfDocument(empty)
    document.init_forms()
    form = document.formenv.raw
    for page in document:
        for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            note = raw.FPDFPage_GetAnnot(page.raw, number)
            value = values.get(_name(raw, form, note))
            if value:
                _click(raw, form, page, note)
                if value != "/Yes":
                    raw.FORM_ReplaceSelection(form, page.raw, *_wide(raw, f"{value}\0".encode("utf-16-le")))
            raw.FPDFPage_CloseAnnot(note)
        raw.FORM_ForceToKillFocus(form)
    document.save(filled)


def _name(raw: Any, form: Any, note: Any) -> str:
    length = raw.FPDFAnnot_GetFormFieldName(form, note, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetFormFieldName(form, note, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[:-2].decode("utf-16-le")


def _click(raw: Any, form: Any, page: Any, note: Any) -> None:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, box)
    at = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    raw.FORM_OnMouseMove(form, page.raw, 0, *at)
    raw.FORM_OnLButtonDown(form, page.raw, 0, *at)
    raw.FORM_OnLButtonUp(form, page.raw, 0, *at)


def _wide(raw: Any, data: bytes) -> tuple[Any]:
    return (ctypes.cast(ctypes.create_string_buffer(data), ctypes.POINTER(raw.FPDF_WCHAR)),)


if __name__ == "__main__":
    program, *files, given = sys.argv[1:]
    {"poppler": by_poppler, "pdfium": by_pdfium}[program](Path(files[0]), Path(files[1]), json.loads(given))
