"""Holds what is understood of one figure so far, while its tokens are read."""

from decimal import Decimal

from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.token_cursor import ZERO, Cursor
from desktop.evidence.figures.word_sets import FASTER, GAINED, SLOWER


class PartialFigure(Cursor):
    """The figure as far as it is read; `interval` means that the numbers are a span per time ("every 4 weeks").

    `limit` is 1 for at least, -1 for at most; `times` is the word for a count of times ("x", "times", "once"); `dated`: a word
    before may make the number a year; `share`: it is a part in words; `noted`: a note follows ("at peak"), whose words are no
    unit; `stranger`: an unknown word came before the number. The other fields are as in `Figure`.
    """

    __slots__ = (
        "basis", "between", "compound", "currency", "dated", "direction", "gained", "gone", "hedges", "high", "interval",
        "left", "limit", "low", "mixed", "moves", "noted", "pace", "ranged", "reached", "scaled", "share", "stranger", "tempo",
        "times", "total", "twice", "unit",
    )  # fmt: skip

    def __init__(self, tokens: list[Token], quarters: bool = False) -> None:
        super().__init__(tokens, quarters)
        self.hedges: list[str] = []
        self.basis: list[str] = []
        self.limit = self.direction = self.tempo = 0
        self.low = self.high = ZERO
        self.total: Decimal | None = None
        self.reached: Decimal | None = None
        self.unit = self.currency = self.times = ""
        self.between = self.compound = self.dated = self.gone = self.interval = False
        self.gained = self.left = self.mixed = self.moves = self.noted = self.pace = self.ranged = self.scaled = self.share = (
            self.stranger
        ) = self.twice = False

    @property
    def here(self) -> Token:
        """The token at the cursor."""
        return self.tokens[self.at]

    def take_more(self, said: str) -> None:
        """Keeps "more", "up", "gained"."""
        self.direction = 1
        self.gained = said in GAINED
        self.moves = not self.gained

    def take_pace(self, said: str) -> None:
        """Keeps "faster" or "better", and the direction in which a time changes with it."""
        self.pace = True
        self.tempo = 1 if said in FASTER else -1 if said in SLOWER else self.tempo

    def hedge(self, token: Token) -> None:
        """Keeps a hedge or limit as it was said."""
        self.hedges.append(token.typed or token.said)

    def take_hedges(self) -> None:
        """Moves past hedges and keeps them."""
        while self.here.before is Role.HEDGE:
            self.hedge(self.here)
            self.at += 1
