"""Shows a number of a workbook as its cell does: percent, currency, plain decimals, quoted words. Other formats are refused.

A format has up to four sections: for numbers above zero, below it, for zero, for texts. Colours are left out; a number below
zero that only a colour shows gets a minus. Marks between digits are the English ones: 1,234.50.
"""

import re
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from functools import lru_cache
from typing import NamedTuple

from db.model.messages import N_
from desktop.exchange.common.errors import BadCell, shown
from desktop.exchange.tables.xlsx_package import Attributes, Package, walk

STYLES = "xl/styles.xml"
GENERAL = "General"
# What formats without a code of their own mean in every workbook (ECMA-376, 18.8.30); those of dates are only known to be such.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 49: "@",
}  # fmt: skip
BUILT_IN |= dict.fromkeys([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)], "yyyy-mm-dd")
BUILT_IN |= {11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 48: "##0.0E+0"} | dict.fromkeys([*range(5, 9), *range(41, 45)], "$")
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General', re.IGNORECASE)
_CONDITION = re.compile(r"\[[<>=]")
_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|(?P<end>;)|'
    r"(?P<nothing>\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]|_.|\*.)|"
    r"(?P<number>general|@|[#0](?:[#0,]*[#0])?(?:\.[#0]*)?)|(?P<percent>%)|(?P<blank>\?)|"
    r"(?P<plain>[-+()$€£¥₹₽₩₺₴₫₱฿ \u00a0\u202f:!&'~^{}<>=])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)


class Section(NamedTuple):
    """What stands before and after the number, its own format ("" where it is not shown), and how many percent signs.

    `blank` says that digits without a nought may stand there, `strange` that something does which is not told here.
    """

    before: str = ""
    number: str = ""
    after: str = ""
    percents: int = 0
    blank: bool = False
    strange: bool = False


def codes_in(package: Package) -> list[str]:
    """Returns the format of numbers in each style of the workbook."""
    own: dict[str, str] = {}
    styles: list[str] = []
    within: list[str] = []

    def begin(name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and within[-1:] == ["cellXfs"]:
            styles.append(attributes.get("numFmtId", "0"))
        within.append(name)

    def end(_name: str) -> None:
        within.pop()

    if STYLES in package:
        walk(package.read(STYLES), STYLES, begin, end)
    built_in = {str(number): code for number, code in BUILT_IN.items()}
    return [own.get(id_, built_in.get(id_, GENERAL)) for id_ in styles]


def is_date(code: str) -> bool:
    """Returns whether a format shows a number as a date or time."""
    return bool(_DATE_LETTERS.search(_NOT_LETTERS.sub("", code)))


def as_shown(value: str, code: str) -> str:
    """Returns the number `value` as a cell with the format `code` shows it. Raises BadCell if that cannot be told."""
    number = _number(value)
    sections = _sections(code)
    at = 0 if number > 0 or len(sections) == 1 else 1 if number < 0 else 2 if len(sections) > 2 else 0
    section = sections[at]
    if section.strange or (section.blank and number) or _CONDITION.search(code):
        raise BadCell(
            N_("has a number format that cannot be told ({code}); format the cell as text and type it again"), code=shown(code)
        )
    text = _with(section, abs(number))
    told = f"{section.before}{text}{section.after}".strip()
    if not told:
        raise BadCell(N_("holds a number and shows nothing; format the cell as text and type it again"))
    below = number < 0 and not ({"-", "("} & set(section.before + section.after)) and re.search("[1-9]", told)
    return f"-{told}" if below else told


@lru_cache(maxsize=64)
def _sections(code: str) -> tuple[Section, ...]:
    found = [Section()]
    for piece in _PIECES.finditer(code[:500]):
        kind, text, section = piece.lastgroup or "", piece[piece.lastgroup or 0], found[-1]
        if kind == "end":
            found.append(Section())
        elif kind == "number" and not section.number:
            found[-1] = section._replace(number=text)
        elif kind in ("number", "other"):
            found[-1] = section._replace(strange=True)
        elif kind == "blank":
            found[-1] = section._replace(blank=True)
        elif kind != "nothing":
            told = text if kind != "percent" else "%"
            section = section._replace(percents=section.percents + (kind == "percent"))
            found[-1] = (
                section._replace(after=section.after + told) if section.number else section._replace(before=section.before + told)
            )
    return tuple(found[:3])


def _with(section: Section, number: Decimal) -> str:
    number *= 100**section.percents
    if not section.number:
        return ""
    if section.number[0] not in "#0":  # General, @
        return _plain(number)
    whole, _, decimals = section.number.partition(".")
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits, _, part = f"{rounded:f}".partition(".")
    least = decimals.rindex("0") + 1 if "0" in decimals else 0
    part = part[:least] + part[least:].rstrip("0")
    digits = digits.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        digits = re.sub(r"(?<=\d)(?=(?:\d{3})+\Z)", ",", digits)
    return f"{digits}.{part}" if part or (decimals == "" and "." in section.number) else digits


def _number(value: str) -> Decimal:
    try:
        number = float(value[:40])
    except ValueError:
        raise BadCell(N_("is no number")) from None
    if not abs(number) < 1e15:
        raise BadCell(N_("is too large a number; format the cell as text and type it again"))
    try:
        return Decimal(repr(number))
    except DecimalException:
        raise BadCell(N_("is no number")) from None


def _plain(number: Decimal) -> str:
    """Returns a number as people write it: 14 and 0.1, not 14.0 or 1E-1."""
    return f"{number.to_integral_value():f}" if number == number.to_integral_value() else f"{number:f}"
