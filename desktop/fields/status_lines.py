"""Puts the status of a case study into a line: how it stands, who made it so, and since which day. Uses no Qt."""

from collections.abc import Callable

from db.model.messages import N_, Message
from desktop.consent.status import Status, StatusOf
from desktop.core.short_text import short

# With whoever made it so, and without.
LINES: dict[Status, tuple[str, str]] = {
    Status.DRAFT: (N_("Draft, not yet approved"),) * 2,
    Status.INTERNAL: (N_("For internal use only"),) * 2,
    Status.WITH_CUSTOMER: (
        N_("With {who} since {day}, not yet approved"),
        N_("With the customer since {day}, not yet approved"),
    ),
    Status.CHANGES: (
        N_("{who} asked for changes on {day}, not yet approved"),
        N_("Changes asked for on {day}, not yet approved"),
    ),
    Status.APPROVED: (N_("Approved by {who} on {day}"), N_("Approved on {day}")),
    # Where it was published is told on the screen, not on the page itself.
    Status.PUBLISHED: (N_("Approved, published on {day}"),) * 2,
    Status.EXPIRED: (N_("Approved until {day}, not any more"),) * 2,
    Status.WITHDRAWN: (N_("Withdrawn by {who} on {day}, not to be used"), N_("Withdrawn on {day}, not to be used")),
}
LONGEST_NAME = 40


def line_of(found: StatusOf, day: Callable[[str], str]) -> Message:
    """Returns a status as a line; `day` puts a day into words."""
    with_name, without = LINES[found.status]
    who = short(found.who, LONGEST_NAME)
    return Message(with_name if who else without, who=who, day=day(found.since))
