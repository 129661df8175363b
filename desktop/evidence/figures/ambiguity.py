"""Decides what ambiguous letters and marks mean by the words around them; otherwise every reading is kept.

"m" is minutes beside hours, months after years, million beside money; alone it can be minutes, million or metres.
"""

from decimal import Decimal

from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.roles import Role

CLOCK = frozenset(("hour", "minute", "second", "time"))
_MONEY = frozenset(("money", "currency", "geld", "montant", "金額"))


def _scale(number: int) -> Token:
    return Token(Role.SCALE, Role.SCALE, number=Decimal(number))


def _unit(name: str) -> Token:
    return Token(Role.UNIT, Role.UNIT, name=name)


def _every_two(unit: str) -> tuple[Token, ...]:
    """Returns the readings of a word such as "biweekly": every two weeks, or twice a week."""
    return tuple(Token(Role.ADVERB, Role.ADVERB, name=name, number=Decimal(n)) for name, n in ((f"2 {unit}", 1), (unit, 2)))


_MINUTE, _MILLION, _MONTH = _unit("minute"), _scale(1_000_000), _unit("month")
_THOUSAND, _TRILLION = _scale(1000), _scale(1_000_000_000_000)
_POUNDS = (Token(Role.CURRENCY, Role.CURRENCY, name="GBP"), _unit("pound"))
_SECONDS = (_unit("second"), _unit("inch"))
UNCLEAR: dict[str, tuple[Token, ...]] = {
    "m": (_MINUTE, _MILLION, _unit("metre")),
    "mn": (_MINUTE, _MILLION),
    "mm": (_unit("millimetre"), _MILLION),
    "b": (_scale(1_000_000_000),),
    "t": (_TRILLION,),
    "T": (_unit("tonne"), _TRILLION),
    "pound": _POUNDS,
    "pounds": _POUNDS,
    "'": (_MINUTE, _unit("foot")),
    '"': _SECONDS,
    "''": _SECONDS,
    "biweekly": _every_two("week"),
    "bi-weekly": _every_two("week"),
    "bimonthly": _every_two("month"),
    "bi-monthly": _every_two("month"),
}
_PRIMES = ("'", '"', "''")


def clear_up(tokens: list[Token], hint: str) -> None:
    """Decides what m, mn, mm, b, T, pounds and ' mean in `tokens`, or marks them as undecided.

    `hint` is a unit from another part of the claim.
    """
    money = hint in _MONEY or any(token.before is Role.CURRENCY for token in tokens)
    clock = hint in CLOCK or any(token.name in CLOCK and token.before is Role.UNIT for token in tokens)
    years = False
    for at, token in enumerate(tokens):
        choices = UNCLEAR.get(token.said)
        years |= token.name == "year" and token.before is Role.UNIT
        if token.said == "T" and not _beside(tokens, at):
            continue  # T+2
        if choices and years and token.said == "m":
            tokens[at] = _MONTH
        elif choices and (token.said not in _PRIMES or _is_prime(tokens, token.said)):
            tokens[at] = _choose(choices, tokens, at, money, clock, hint)


def _beside(tokens: list[Token], at: int) -> bool:
    """Returns whether the token at `at` stands after a number or before a currency."""
    after_number = at > 0 and tokens[at - 1].before is Role.NUMBER
    return after_number or (at + 1 < len(tokens) and tokens[at + 1].before is Role.CURRENCY)


def _is_prime(tokens: list[Token], mark: str) -> bool:
    """Returns whether a mark stands only after numbers (90', 30") and so is no quotation mark."""
    before = [tokens[at - 1].before if at else Role.END for at, token in enumerate(tokens) if token.said == mark]
    return all(sort is Role.NUMBER for sort in before)


def _choose(choices: tuple[Token, ...], tokens: list[Token], at: int, money: bool, clock: bool, hint: str) -> Token:
    said = tokens[at].said
    if said.lower() == "t" and (money or said == "t"):
        follows = at + 1 < len(tokens) and tokens[at + 1].before is Role.CURRENCY
        return _THOUSAND if follows else _TRILLION if money else tokens[at]
    fitting = [choice for choice in choices if choice.name and choice.name == hint]
    if money and said != "pounds":
        fitting = [choice for choice in choices if choice.before is Role.SCALE]
    elif clock:
        fitting = [choice for choice in choices if choice.name in CLOCK] or fitting
    if len(fitting) == 1:
        return fitting[0]._replace(said=said)
    return choices[0]._replace(said=said, others=tuple(choice._replace(said=said) for choice in choices))
