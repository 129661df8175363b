"""Adds up a number in words or digits with scales while it is read: "two hundred and five thousand", 一億二千万."""

from decimal import Decimal

from desktop.evidence.figures.token_cursor import ONE, ZERO, Amount

HUNDRED, THOUSAND = Decimal(100), Decimal(1000)


class Tally:
    """The complete parts of a number, scale by scale, and the part that the next scale will multiply.

    `after_hundred`: less than a hundred may follow ("hundred | five"); `broken`: the same scale came twice, so it is no number;
    `small` is a dozen or hundred that ends the number.
    """

    __slots__ = ("after_hundred", "base", "broken", "current", "parts", "raw", "scales", "small", "spoken")

    def __init__(self) -> None:
        self.parts: list[tuple[Decimal, Decimal]] = []  # scale, and its whole value; scales fall
        self.current: Decimal | None = None
        self.raw = ZERO
        self.small: Decimal | None = None
        self.base: Decimal | None = None  # the last 百 or 十
        self.scales = 0
        self.spoken = True  # wholly in words so far
        self.after_hundred = self.broken = False

    @property
    def last(self) -> Decimal | None:
        """The last scale of a thousand or more."""
        return self.parts[-1][0] if self.parts else None

    @property
    def is_round(self) -> bool:
        """Whether the number so far ends in whole hundreds."""
        return bool(self.parts) if self.current is None else self.current >= HUNDRED and self.current % HUNDRED == 0

    def take(self, number: Decimal, spoken: bool) -> bool:
        """Takes 2500, "five", or the five of "twenty five" and "hundred and five"; returns False if none fits."""
        if self.current is None:
            self.current = self.raw = number
            self.base = None
            self.spoken &= spoken
        elif spoken and number < self.current and (self.after_hundred or _goes_with(self.current, number)):
            self.current += number
        else:
            return False
        self.after_hundred, self.small = False, None
        return True

    def scale(self, factor: Decimal, glyph: bool = False) -> bool:
        """Takes a scale: hundreds multiply what is current, greater ones all that is smaller; `glyph` is one such as 万."""
        if factor < THOUSAND:
            self._hundreds(factor, glyph)
            return True
        counted = self.current
        while self.parts and self.parts[-1][0] < factor:
            counted = (counted or ZERO) + self.parts.pop()[1]
        if self.last == factor:
            self.broken = True
            return False
        if counted is None and self.parts and not glyph:
            return False
        self.parts.append((factor, (ONE if counted is None else counted) * factor))
        self.current, self.after_hundred = None, False
        self.scales += 1
        return True

    def _hundreds(self, factor: Decimal, glyph: bool) -> None:
        """Takes a hundred or dozen: two hundred, three dozen; in 百二十 and 百十 the ten counts only what follows 百."""
        self.small = factor if factor > 10 and self.current == self.raw else None
        if glyph and self.current is not None and self.base is not None and factor < self.base:
            digit = self.current % self.base
            self.current += (digit or ONE) * factor - digit
        else:
            self.current = (ONE if self.current is None else self.current) * factor
        self.base = factor if glyph else None
        self.raw = self.raw if self.small else self.current
        self.after_hundred = True

    def amount(self) -> Amount:
        """Returns the whole number, with its scale if it was one number with one scale."""
        value = sum((part for _, part in self.parts), ZERO) + (self.current or ZERO)
        simple = self.scales == 1 and self.current is None
        scale = self.last if simple and self.last else self.small if self.small and not self.scales else ONE
        return Amount(value, raw=self.raw or ONE, scale=scale, implied=not self.raw)


def _goes_with(current: Decimal, smaller: Decimal) -> bool:
    """Returns whether a smaller number may follow: units after tens, less than a hundred after hundreds (deux cent cinquante)."""
    tens = 20 <= current < HUNDRED and current % 10 == 0 and smaller < 10
    return tens or (HUNDRED <= current < THOUSAND and current % HUNDRED == 0 and smaller < HUNDRED)
