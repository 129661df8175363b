"""Writes texts into cells of a spreadsheet so that none is taken for a formula, and restores them exactly.

The rules, the same for CSV and XLSX:

1. A cell cannot hold NUL or half of a surrogate pair; each becomes U+FFFD. Everything else is restored exactly.
2. A cell begins where its text does, and for a program that splits it at the wrong sign also behind each semicolon, tab
   and new line. Where one begins with a sign that could start a formula, or with an apostrophe, an apostrophe is put in front.
   On reading, an apostrophe is removed where one was put, and only in a table that is our own export: in any other it was typed.
3. A text longer than `CELL` continues in further columns: "wording", "wording (2)" …
4. The items of a list are separated by "; "; inside an item "\\;" and "\\\\" stand for ; and \\, and an empty item is
   written "\\.".

Promise of safety: I5.
"""

import re
from collections.abc import Iterable

# Spreadsheets take 32,767 units of UTF-16 in a cell; this many characters always fit.
CELL = 16_000
# The signs that begin a formula, also in their full-width and small forms.
FORMULA = "=+\\-@＝＋－＠﹦﹢﹣﹫−"
# Spaces, quotation marks and invisible signs, behind which a formula may hide.
BEFORE = (
    "[^\\S\t\r\n]|[\"'`´\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f\uff02\uff07\u00ad\u200b-\u200f\u2060-\u2064\ufeff]"
)
# A text may not begin with a tab or new line either; "<r>" is how the library that writes XLSX knows markup of its own.
TEXT, CELL_INSIDE = (f"(?=(?>(?:{BEFORE})*)[{FORMULA}{more}]|'|<r>)" for more in ("\t\r\n", ""))
BEGINNING = re.compile(f"^{TEXT}|(?<=[;\t\r\n]){CELL_INSIDE}")
TAKEN_BACK = re.compile(f"^'{TEXT}|(?<=[;\t\r\n])'{CELL_INSIDE}")
UNTAKEN = re.compile("[\0\ud800-\udfff]")
SPECIAL = re.compile(r"[\\;]")
# The separator between items and the escaped signs inside one.
SIGNS = re.compile(r"; ?|\\[\\;.]|.", re.DOTALL)


def inert(text: str) -> str:
    """Returns `text` as a cell that no program takes for a formula (rules 1 and 2)."""
    return BEGINNING.sub("'", UNTAKEN.sub("\ufffd", text))


def restored(cell: str) -> str:
    """Returns the text from which `inert` made `cell`."""
    return TAKEN_BACK.sub("", cell)


def pieces(text: str) -> list[str]:
    """Returns `text` in parts that each fit into a cell; at least one part (rule 3)."""
    return [text[at : at + CELL] for at in range(0, len(text), CELL)] or [""]


def listed(items: Iterable[str]) -> str:
    """Returns several texts joined into one (rule 4)."""
    return "; ".join(SPECIAL.sub(r"\\\g<0>", item) or "\\." for item in items)


def items_of(text: str) -> tuple[str, ...]:
    """Returns the texts from which `listed` made `text`."""
    items = [""]
    for sign in SIGNS.findall(text):
        if sign[0] == ";":
            items.append("")
        elif len(sign) == 2:
            items[-1] += sign[1].replace(".", "")
        else:
            items[-1] += sign
    return tuple(items) if text else ()
