"""Reads one run of digits with its marks into the numbers that it can mean.

English writes 1,234.5; German 1.234,5; French 1 234,5; Switzerland 1'234.5; India 1,00,000. Most runs can only be one of these.
"1.234" is ambiguous: a thousand in German, a little more than one in English; then both readings are returned. "1,234" is a
thousand where the comma separates thousands; as a decimal it would have exactly three places, which is rare, so it is read as a
thousand unless another text of the claim uses the comma as a decimal mark. Three or more plain digits that begin with a zero
("0800") belong to a telephone number or a code and are no number.
"""

import re
from decimal import Decimal

MOST_CHARACTERS = 60
MOST_DIGITS = 28  # Decimal multiplies so many digits exactly; nobody says more

_THOUSANDS = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*\Z")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}\Z")
_PLAIN = re.compile(r"\d+\Z")
_SCIENTIFIC = re.compile(r"(\d+)(?:[.,](\d+))?[eE]([+-]?\d{1,2})\Z")


def readings(run: str, decimal_mark: str = "", continental: bool = False) -> tuple[Decimal, ...]:
    """Returns the numbers that `run` (digits with . , ' or space) can mean: none if malformed, two if it is ambiguous.

    `decimal_mark` is the known decimal mark of the claim, "" if unknown. `continental` means that the words around it are German,
    French or the like, where a point separates thousands.
    """
    if len(run) > MOST_DIGITS and (len(run) > MOST_CHARACTERS or len(run.strip("0")) > MOST_DIGITS):
        return ()
    if run.isdigit():  # 030 and 0800 begin telephone numbers
        return (Decimal(run),) if run[0] != "0" or len(run) < 3 or not run.strip("0") else ()
    if "e" in run or "E" in run:
        return _scientific(run)
    point, comma = run.count("."), run.count(",")
    if "'" in run or " " in run or (point and comma):
        return _mixed(run, point, comma)
    if point + comma > 1:
        return (_whole(run),) if _is_grouped(run) else ()
    return _one_mark(run, decimal_mark, continental)


def decimal_mark_of(run: str) -> str:
    """Returns the decimal mark that `run` proves, or "": "," for "0,5" and "1.234.567"."""
    last = max(run.rfind("."), run.rfind(","))
    if last < 0:
        return ""
    mark, other = run[last], "," if run[last] == "." else "."
    if run.count(mark) > 1:
        return other if _is_grouped(run) else ""
    if other in run or "'" in run or " " in run:
        return mark
    head, tail = run[:last], run[last + 1 :]
    return mark if len(tail) != 3 or len(head) > 3 or head in ("", "0") else ""


def _scientific(run: str) -> tuple[Decimal, ...]:
    """Reads scientific notation: 1e6, 1.5E-3."""
    found = _SCIENTIFIC.match(run)
    if not found:
        return ()
    whole, decimals, exponent = found.groups()
    return (Decimal(f"{whole}.{decimals or 0}").scaleb(int(exponent)),)


def _one_mark(run: str, decimal_mark: str, continental: bool) -> tuple[Decimal, ...]:
    mark = "." if "." in run else ","
    head, tail = run.split(mark)
    if not tail:
        return ()
    fraction = Decimal(f"{head or '0'}.{tail}")
    if len(tail) != 3 or not head or len(head) > 3 or head[0] == "0":
        return (fraction,)
    thousands = Decimal(head + tail)
    if decimal_mark and mark != decimal_mark:
        return (thousands,)
    if decimal_mark:  # nobody writes a decimal out to an idle zero: 75,000 beside 12,5
        return (fraction, thousands) if tail.endswith("0") else (fraction,)
    if mark == ",":
        return (thousands, fraction) if continental else (thousands,)
    return (thousands,) if continental else (fraction, thousands)


def _mixed(run: str, point: int, comma: int) -> tuple[Decimal, ...]:
    """Reads a run with two sorts of marks, or with one that only separates thousands: the last . or , is the decimal mark."""
    last = max(run.rfind("."), run.rfind(","))
    if last < 0 or run[last] in run[:last]:
        return (_whole(run),) if last < 0 and _is_grouped(run) else ()
    head, tail = run[:last], run[last + 1 :]
    if not tail.isdigit() or not (_is_grouped(head) or _PLAIN.match(head)) or point > 1 < comma:
        return ()
    return (Decimal(f"{_whole(head)}.{tail}"),)


def _is_grouped(run: str) -> bool:
    return bool(_THOUSANDS.match(run) or _INDIAN.match(run))


def _whole(run: str) -> Decimal:
    return Decimal("".join(filter(str.isdigit, run)))
