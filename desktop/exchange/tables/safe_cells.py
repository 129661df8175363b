"""Text in the cells of a spreadsheet: never taken for a formula, and back again exactly as it was.

The rule, the same for CSV and XLSX:

1. A cell cannot hold NUL or half of a surrogate pair; each becomes U+FFFD. Everything else comes back as it was.
2. A cell begins where its text does, and for a program that splits it at the wrong sign also behind each semicolon, tab
   and new line. Wherever one begins with what could be a formula, or with an apostrophe, an apostrophe is put in front.
   Coming back, one apostrophe is taken away wherever a cell begins with one.
3. A text longer than `CELL` goes on in further columns: "wording", "wording (2)" …
4. The items of a list stand behind each other with "; " between; inside an item "\\;" and "\\\\" stand for ; and \\, and an
   item that is empty is written "\\.".
"""

import re
from collections.abc import Iterable

# Spreadsheets take 32,767 units of UTF-16 in a cell; so many characters fit in any case.
CELL = 16_000
# What begins a formula, as it is and in its full-width and small forms.
FORMULA = "=+\\-@＝＋－＠﹦﹢﹣﹫−"
# Spaces, quotation marks and invisible signs, behind which a formula may hide.
BEFORE = (
    "[^\\S\t\r\n]|[\"'`´\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f\uff02\uff07\u00ad\u200b-\u200f\u2060-\u2064\ufeff]"
)
# A text may not begin with a tab or new line either; "<r>" is how the library that writes XLSX knows markup of its own.
BEGINNING = re.compile(
    f"^(?=(?>(?:{BEFORE})*)[{FORMULA}\t\r\n]|'|<r>)|(?<=[;\t\r\n])(?=(?>(?:{BEFORE})*)[{FORMULA}]|'|<r>)",
)
TAKEN_BACK = re.compile("(?:^|(?<=[;\t\r\n]))'")
UNTAKEN = re.compile("[\0\ud800-\udfff]")
SPECIAL = re.compile(r"[\\;]")
# Between items, inside one: the signs as they are written.
SIGNS = re.compile(r"; ?|\\[\\;.]|.", re.DOTALL)


def inert(text: str) -> str:
    """`text` as a cell that nothing takes for a formula (rules 1 and 2)."""
    return BEGINNING.sub("'", UNTAKEN.sub("\ufffd", text))


def restored(cell: str) -> str:
    """The text that was made `inert`."""
    return TAKEN_BACK.sub("", cell)


def pieces(text: str) -> list[str]:
    """`text` in parts that fit into a cell each; one part at least (rule 3)."""
    return [text[at : at + CELL] for at in range(0, len(text), CELL)] or [""]


def listed(items: Iterable[str]) -> str:
    """Several texts as one (rule 4)."""
    return "; ".join(SPECIAL.sub(r"\\\g<0>", item) or "\\." for item in items)


def items_of(text: str) -> tuple[str, ...]:
    """The texts that were `listed`."""
    items = [""]
    for sign in SIGNS.findall(text):
        if sign[0] == ";":
            items.append("")
        elif len(sign) == 2:
            items[-1] += sign[1].replace(".", "")
        else:
            items[-1] += sign
    return tuple(items) if text else ()
