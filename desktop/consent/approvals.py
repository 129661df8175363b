"""Decides which answers of approvers count for what a version holds: of each the newest, of two of one day the narrower.

Whoever asked for changes, or took an approval back, can correct that on the same day, as with permissions: the approval then
names the answer it corrects (`origin`), which counts no more while the approval does. To approve the whole version corrects what
the same approver said of its lines. Nobody corrects what somebody else said.
"""

from collections.abc import Iterable, Sequence

from db.model.agreed import Approval
from db.model.kinds import ApprovalAnswer
from db.model.moments import is_day
from desktop.consent.same_words import folded

# The narrowest first.
NARROWEST = (ApprovalAnswer.WITHDRAWN, ApprovalAnswer.CHANGES, ApprovalAnswer.APPROVED)


def newest_of_each(digest: str, approvals: Iterable[Approval], day: str) -> list[Approval]:
    """Returns each approver's newest answer to the whole version with this digest and to each of its items, the oldest first."""
    newest: dict[tuple[str, str], Approval] = {}
    mine = [one for one in approvals if one.digest == digest and begins(one) <= day]
    for one in sorted(uncorrected(mine, day), key=lambda one: (begins(one), -NARROWEST.index(one.answer))):
        newest[(folded(one.by), one.item)] = one
    return sorted(newest.values(), key=begins)


def uncorrected(approvals: Sequence[Approval], day: str) -> list[Approval]:
    """Returns those that no other corrects on `day`."""
    by_name: dict[str, list[Approval]] = {}
    for one in approvals:
        if one.origin and begins(one) <= day and not is_over(one, day):
            by_name.setdefault(one.origin, []).append(one)
    return [one for one in approvals if not any(may_correct(other, one) for other in by_name.get(one.id, ()))]


def to_correct(approval: Approval, known: Iterable[Approval]) -> tuple[Approval, ...]:
    """Returns what stands in the way of a new approval of the same day, and what whoever gives it can correct."""
    own = uncorrected([one for one in known if one.digest == approval.digest], approval.since)
    return tuple(one for one in own if may_correct(approval, one) and begins(one) == begins(approval))


def may_correct(approval: Approval, earlier: Approval) -> bool:
    """Returns whether `approval` may take the place of a narrower answer that the same approver gave before it."""
    who, same = folded(approval.by), approval.digest == earlier.digest and approval.item in ("", earlier.item)
    is_wider = approval.answer is ApprovalAnswer.APPROVED and earlier.answer is not ApprovalAnswer.APPROVED
    return same and is_wider and bool(who) and who == folded(earlier.by) and begins(earlier) <= begins(approval)


def begins(approval: Approval) -> str:
    """Returns from which day an answer counts; one whose day cannot be read is older than all others."""
    return approval.since if is_day(approval.since) else ""


def is_over(approval: Approval, day: str) -> bool:
    """Returns whether an approval has expired; an end that cannot be read has come."""
    granted = approval.answer is ApprovalAnswer.APPROVED and approval.until
    return bool(granted) and (not is_day(approval.until) or approval.until < day)
