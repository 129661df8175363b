"""Checks the form of a text: whether it is an id, a date, a language tag, a currency code or a number."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_CURRENCY = re.compile(r"[A-Z]{3}")


def is_uuid(text: str) -> bool:
    """Returns whether `text` is a UUID in its usual form."""
    return bool(_UUID.fullmatch(text)) and bool(UUID(text))


def is_date(text: str) -> bool:
    """Returns whether `text` is an ISO date."""
    return _parses(date.fromisoformat, text)


def is_moment(text: str) -> bool:
    """Returns whether `text` is an ISO date and time."""
    return _parses(datetime.fromisoformat, text)


def is_language(text: str) -> bool:
    """Returns whether `text` has the form of a language tag (BCP 47)."""
    return bool(_LANGUAGE.fullmatch(text))


def is_currency(text: str) -> bool:
    """Returns whether `text` has the form of an ISO 4217 code."""
    return bool(_CURRENCY.fullmatch(text))


def is_decimal(text: str) -> bool:
    """Returns whether `text` is a plain decimal number."""
    try:
        return text == text.strip() and "_" not in text and Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _parses(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
