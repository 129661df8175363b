"""Decides what ambiguous letters and marks mean by the words around them; otherwise every reading is kept.

"m" is minutes beside hours, months after years, million beside money; alone it can be minutes, million or metres.
"""

from decimal import Decimal
from typing import NamedTuple

from desktop.evidence.figures import scales
from desktop.evidence.figures.lexicon import TABLE, Token
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.scales import Languages, languages_of, narrowed, possible

CLOCK = frozenset(("hour", "minute", "second", "time"))
_NO_WORD = Token(Role.OTHER, Role.OTHER)
_MONEY = frozenset(("money", "currency", "geld", "montant", "金額"))


def _scale(number: Decimal, said: str) -> Token:
    return Token(Role.SCALE, Role.SCALE, said, number=number)


def _unit(name: str) -> Token:
    return Token(Role.UNIT, Role.UNIT, name=name)


def _every_two(unit: str) -> tuple[Token, ...]:
    """Returns the readings of a word such as "biweekly": every two weeks, or twice a week."""
    return tuple(Token(Role.ADVERB, Role.ADVERB, name=name, number=Decimal(n)) for name, n in ((f"2 {unit}", 1), (unit, 2)))


_THOUSAND = Decimal(1000)
# What a short word is besides a scale.
UNITS: dict[str, tuple[Token, ...]] = {
    "m": (_unit("minute"), _unit("metre")),
    "mn": (_unit("minute"),),
    "mm": (_unit("millimetre"),),
    "md": (_unit("person-day"),),
    "T": (_unit("tonne"),),
    "L": (_unit("litre"),),
}
_MONTH = _unit("month")
_POUNDS = (Token(Role.CURRENCY, Role.CURRENCY, name="GBP"), _unit("pound"))
_SECONDS = (_unit("second"), _unit("inch"))
UNCLEAR: dict[str, tuple[Token, ...]] = {
    "pound": _POUNDS,
    "pounds": _POUNDS,
    "'": (_unit("minute"), _unit("foot")),
    '"': _SECONDS,
    "''": _SECONDS,
    "PT": (_unit("point"), _unit("person-day")),
    "pc": (_unit("piece"), _unit("percent")),
    "J": (_unit("day"), _unit("year")),
    "Ft": (Token(Role.CURRENCY, Role.CURRENCY, name="HUF"), _unit("foot")),
    "biweekly": _every_two("week"),
    "bi-weekly": _every_two("week"),
    "bimonthly": _every_two("month"),
    "bi-monthly": _every_two("month"),
}
_PRIMES = ("'", '"', "''")
# Scale words that have to be decided; what is something else for us (min, h, a) stays that.
_SCALES = {name for name in scales.UNSURE if name not in TABLE or TABLE[name].before in (Role.SCALE, Role.VAGUE)} | {*UNITS, "t"}
_COUNTS = frozenset((Role.NUMBER, Role.SMALL, Role.ARTICLE, Role.HALF, Role.FRACTION))
_ANYWHERE = frozenset(("m", "mn", "mm", "b", "B", "bn"))  # also where no number stands before them: €m 1.2
# The words, in small letters, for which a text has to be looked through.
WORDS = frozenset(word.lower() for word in ("y", *UNCLEAR, *_SCALES))


class _Context(NamedTuple):
    """What a text and its claim tell about its short words: whether money or a clock is meant, a unit, the languages."""

    money: bool
    clock: bool
    hint: str
    languages: Languages


def clear_up(tokens: list[Token], words: list[str], hint: str) -> bool:
    """Decides what words of several meanings mean in `tokens`, or marks them as undecided; returns whether it decided any scale.

    `words` are those of the text and of the rest of the claim, as typed; `hint` is a unit from another part of the claim.
    """
    known = [TABLE.get(word) or TABLE.get(word.lower()) for word in words]
    codes = [token.name for token in known if token and token.before is Role.CURRENCY]
    context = _Context(
        money=hint in _MONEY or any(token.before is Role.CURRENCY for token in tokens),
        clock=hint in CLOCK or any(token.name in CLOCK and token.before is Role.UNIT for token in tokens),
        hint=hint,
        languages=languages_of(words, codes),
    )
    years = settled = False
    for at, token in enumerate(tokens):
        said = token.said
        years |= token.name == "year" and token.after is Role.UNIT
        if years and said == "m":
            tokens[at] = _MONTH
        elif said == "y" and _joins(tokens, at):
            tokens[at] = _NO_WORD
        elif said in UNCLEAR:
            if said not in _PRIMES or _is_prime(tokens, said):
                tokens[at] = _one_of(UNCLEAR[said], said, context)
        elif said in _SCALES and (said in _ANYWHERE or _beside(tokens, at)):
            tokens[at], decided = _scale_or_unit(tokens, at, context)
            settled |= decided
    return settled


def _joins(tokens: list[Token], at: int) -> bool:
    """Returns whether "y" is the Spanish "and" and no year: 1 millón y pico, dos y algo."""
    after_scale = at > 0 and tokens[at - 1].before is Role.SCALE
    return after_scale or (at + 1 < len(tokens) and tokens[at + 1].before in (Role.WORD, Role.SMALL, Role.ARTICLE, Role.VAGUE))


def _beside(tokens: list[Token], at: int) -> bool:
    """Returns whether the token at `at` stands after a number or before a currency."""
    after_number = at > 0 and tokens[at - 1].before in _COUNTS
    return after_number or (at + 1 < len(tokens) and tokens[at + 1].before is Role.CURRENCY)


def _is_prime(tokens: list[Token], mark: str) -> bool:
    """Returns whether a mark stands only after numbers (90', 30") and so is no quotation mark."""
    before = [tokens[at - 1].before if at else Role.END for at, token in enumerate(tokens) if token.said == mark]
    return all(sort is Role.NUMBER for sort in before)


def _scale_or_unit(tokens: list[Token], at: int, context: _Context) -> tuple[Token, bool]:
    """Returns a word that can be a scale: what it is here, and whether the language decided that."""
    token, said = tokens[at], tokens[at].said
    follows = at + 1 < len(tokens) and tokens[at + 1].before is Role.CURRENCY
    if said in ("t", "T") and follows:  # 20 T€
        return _scale(_THOUSAND, said), False
    own = UNITS.get(said) or ((token,) if token.before is Role.UNIT else ())
    numbers, decided = _numbers(said, tokens[at - 1] if at else None, context)
    if own and not numbers:
        return token, False
    found = [_scale(number, said) for number in numbers]
    if not context.money:
        noun = [Token(Role.WORD, Role.WORD)] if not own and len(said) <= scales.SHORT and said not in scales.SIGNS else []
        found = [*own[:1], *found, *own[1:], *([] if decided else noun)]
    if not found:
        return _NO_WORD, False
    return _one_of(tuple(found), said, context), decided and len(found) == 1


def _numbers(said: str, number: Token | None, context: _Context) -> tuple[list[Decimal], bool]:
    """Returns the numbers that a scale word can mean here, and whether the language of the claim decided about it."""
    counted = number.number if number and number.before in _COUNTS else None
    meant = possible(said, counted, bool(number and "," in number.said)) if said in scales.UNSURE else ()
    fitting = narrowed(meant, context.languages, len(said) <= scales.SHORT)
    sign, is_unit = scales.SIGNS.get(said), said in UNITS or said == "t"
    if (
        is_unit and (not sign or said == "t") and not context.money
    ):  # 90 L is litres; beside crores, and nothing else, it may be lakhs
        fitting = tuple(one for one in fitting if context.languages.by_scales and context.languages.by_scales <= one.languages)
    if fitting:
        open_ = len(meant) > 1 or len(said) <= scales.SHORT
        return [one.number for one in fitting], open_ and fitting[0].number != sign
    if sign and (said in scales.ALWAYS or (said in scales.OF_MONEY if context.money else is_unit and said != "t")):
        return [sign], False
    if (is_unit and not context.money) or (context.money and len(said) <= scales.SHORT and not sign):
        return [], False
    return [one.number for one in meant], False


def _one_of(choices: tuple[Token, ...], said: str, context: _Context) -> Token:
    """Returns the choice that fits, or the first one with all of them as `others`."""
    fitting = [choice for choice in choices if choice.name and choice.name == context.hint]
    if context.clock and not (context.money and said in UNITS):
        fitting = [choice for choice in choices if choice.name in CLOCK] or fitting
    found = fitting if len(fitting) == 1 else list(choices)
    told = [choice._replace(said=said) for choice in found]
    return told[0] if len(told) == 1 else told[0]._replace(others=tuple(told))
