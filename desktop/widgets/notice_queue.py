"""Which notices there are, which of them may be shown where one is, and which comes first. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

# The name of a button, its label, and what it does.
Action = tuple[str, str, Callable[[], object]]


class Scope(Enum):
    """How far a notice goes."""

    # It is about what its page shows, and may name a customer: it is shown there only, and goes with it.
    PAGE = "page"
    # It is about the program: it waits while a visit is on the screen, as the customer may look at it.
    AWAY_FROM_TABLE = "away"
    # Whoever types has to know it wherever they are; it names nobody.
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told: `lasting` until it is closed, `warn` where something is wrong, `page` to which it belongs (Scope.PAGE)."""

    text: str
    actions: tuple[Action, ...] = ()
    lasting: bool = False
    warn: bool = False
    scope: Scope = Scope.PAGE
    page: object = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: the page, and whether it is one of a visit."""

    page: object = None
    in_visit: bool = False


class NoticeQueue:
    """Lasting notices wait for each other, warnings first; of passing ones only the newest counts."""

    def __init__(self) -> None:
        self._place = Place()
        self._lasting: list[Notice] = []
        self._passing: Notice | None = None

    def add(self, notice: Notice) -> None:
        """Takes in a notice; one that waits already is not told twice."""
        if notice.lasting and notice.scope is Scope.PAGE and not notice.warn:
            # It tells what came of the last thing that was done there.
            self._lasting = [known for known in self._lasting if known.scope is not Scope.PAGE or known.warn]
        if not notice.lasting:
            self._passing = notice
        elif not any(known.text == notice.text and known.page is notice.page for known in self._lasting):
            self._lasting.append(notice)
            # Python's sort keeps the order of those that are equally grave.
            self._lasting.sort(key=lambda known: not known.warn)

    def remove(self, notice: Notice) -> None:
        """Takes out a notice that was closed."""
        self._lasting = [known for known in self._lasting if known is not notice]
        if self._passing is notice:
            self._passing = None

    def withdraw(self, text: str) -> None:
        """Takes out what no longer holds."""
        for notice in (*self._lasting, self._passing):
            if notice and notice.text == text:
                self.remove(notice)

    def go_to(self, place: Place) -> None:
        """Somebody goes elsewhere; what belongs to the page that is left goes."""
        if place.page is not self._place.page:
            self.leave_page()
        self._place = place
        # What came while no page was to be seen belongs to this one.
        self._lasting = [self._settled(notice) for notice in self._lasting]
        self._passing = self._settled(self._passing) if self._passing else None

    def leave_page(self) -> None:
        """Takes out what belongs to the page now shown."""
        for notice in (*self._lasting, self._passing):
            if notice and notice.scope is Scope.PAGE and notice.page is self._place.page:
                self.remove(notice)

    @property
    def lasting(self) -> list[Notice]:
        """The lasting notices that may be shown here, the gravest first."""
        return [notice for notice in self._lasting if self._may_show(notice)]

    @property
    def passing(self) -> Notice | None:
        """The passing notice, where it may be shown here."""
        return self._passing if self._passing and self._may_show(self._passing) else None

    def _settled(self, notice: Notice) -> Notice:
        return replace(notice, page=self._place.page) if notice.page is None else notice

    def _may_show(self, notice: Notice) -> bool:
        if notice.scope is Scope.PAGE:
            return notice.page is self._place.page
        return notice.scope is Scope.EVERYWHERE or not self._place.in_visit
