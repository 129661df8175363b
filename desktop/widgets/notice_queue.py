"""Which notices there are, which of them may be shown where one is, and which comes first. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

# The name of a button, its label, and what it does.
Action = tuple[str, str, Callable[[], object]]


class Scope(Enum):
    """How far a notice goes."""

    # It is about what its page shows, and may name a customer: it is shown there only, and goes with it. One without a page
    # waits until nobody at a table can read it, and then belongs to the page that is shown.
    PAGE = "page"
    # It is about the program: it waits while a visit runs or the customer reads along.
    AWAY_FROM_TABLE = "away"
    # Whoever types has to know it wherever they are; it names nobody.
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told: `lasting` until it is closed, `warn` where something is wrong, `page` to which it belongs (Scope.PAGE).

    `about` names what was tried: what came of the next try takes its place, be it good or bad.
    """

    text: str
    actions: tuple[Action, ...] = ()
    lasting: bool = False
    warn: bool = False
    scope: Scope = Scope.PAGE
    page: object = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: the page, whether a visit runs, and whether the customer reads along."""

    page: object = None
    runs: bool = False
    at_table: bool = False


class NoticeQueue:
    """Lasting notices wait for each other, warnings first, what can wait last; of passing ones only the newest counts."""

    def __init__(self) -> None:
        self._place = Place()
        self._lasting: list[Notice] = []
        self._passing: list[Notice] = []

    def add(self, notice: Notice) -> None:
        """Takes in a notice; one that waits already is not told twice."""
        self.outdate(notice.about)
        if notice.lasting and notice.scope is Scope.PAGE and notice.page is not None and not notice.warn:
            # It tells what came of the last thing that was done there.
            self._lasting = [known for known in self._lasting if not self._is_of_page(known) or known.warn]
        if not notice.lasting:
            # One that waits is not lost to one that may be shown.
            shown = self._may_show(notice)
            self._passing = [*(known for known in self._passing if self._may_show(known) is not shown), notice]
        elif not any(known.text == notice.text and known.page is notice.page for known in self._lasting):
            self._lasting.append(notice)
            # Python's sort keeps the order of those that are equally grave.
            self._lasting.sort(key=lambda known: (not known.warn, known.scope is Scope.AWAY_FROM_TABLE))

    def remove(self, notice: Notice) -> None:
        """Takes out a notice that was closed."""
        self._lasting = [known for known in self._lasting if known is not notice]
        self._passing = [known for known in self._passing if known is not notice]

    def withdraw(self, text: str) -> None:
        """Takes out what no longer holds."""
        for notice in self._all:
            if notice.text == text:
                self.remove(notice)

    def outdate(self, about: str) -> None:
        """Takes out what was told of earlier tries of `about`, as another came to its end."""
        for notice in self._all:
            if about and notice.about == about:
                self.remove(notice)

    def go_to(self, place: Place) -> None:
        """Somebody goes elsewhere, or a visit begins or ends; what belongs to the page that is left goes."""
        if place.runs and not self._place.runs:
            # What lasts was not read yet perhaps; it may name another customer.
            self._lasting = [replace(known, page=None) if self._is_of_page(known) else known for known in self._lasting]
        if place.page is not self._place.page or (place.runs and not self._place.runs):
            for notice in filter(self._is_of_page, self._all):
                self.remove(notice)
        self._place = place

    def settle(self) -> None:
        """Gives what came while no page was to be seen to the page now shown, where nobody else can read it."""
        if not (self._place.runs or self._place.at_table):
            self._lasting, self._passing = ([self._settled(one) for one in some] for some in (self._lasting, self._passing))

    def leave_page(self) -> None:
        """Takes out what belongs to the page now shown, and is shown."""
        for notice in self._all:
            if self._is_of_page(notice) and self._may_show(notice):
                self.remove(notice)

    @property
    def lasting(self) -> list[Notice]:
        """The lasting notices that may be shown here, the gravest first."""
        return [notice for notice in self._lasting if self._may_show(notice)]

    @property
    def passing(self) -> Notice | None:
        """The passing notice, where it may be shown here."""
        return next((notice for notice in reversed(self._passing) if self._may_show(notice)), None)

    @property
    def waiting(self) -> list[Notice]:
        """What may not be shown here."""
        return [notice for notice in self._all if not self._may_show(notice)]

    @property
    def _all(self) -> tuple[Notice, ...]:
        return (*self._lasting, *self._passing)

    def _settled(self, notice: Notice) -> Notice:
        return replace(notice, page=self._place.page) if notice.page is None else notice

    def _is_of_page(self, notice: Notice) -> bool:
        return notice.scope is Scope.PAGE and notice.page is not None and notice.page is self._place.page

    def _may_show(self, notice: Notice) -> bool:
        match notice.scope:
            case Scope.PAGE:
                return self._is_of_page(notice) and not (notice.warn and self._place.at_table)
            case Scope.AWAY_FROM_TABLE:
                return not (self._place.runs or self._place.at_table)
            case Scope.EVERYWHERE:
                return True
