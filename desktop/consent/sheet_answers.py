"""Turns what a filled sheet says into answers to be recorded, once all that is unclear was decided. Pure functions.

approve       the item may be used as far as the version uses it; anonymously, where the sheet says so
change        changes are asked of the version, with the words; the item may not be used as it is printed
decline       the item may not be used at all; so with a line that nobody ticked
all lines     as printed: the version as a whole is approved, too. Anonymous only: the company may not be named
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from db.model.agreed import Approval, Permission
from db.model.ids import new_id
from db.model.in_force import uncorrected
from db.model.kinds import AnswerWay, ApprovalAnswer, CustomerId, PermissionAnswer, PermissionSubject, RecordId, Rung
from db.model.moments import is_day
from desktop.consent import approvals
from desktop.consent.filled_sheet import FilledSheet, LineAnswer, SheetLine
from desktop.consent.permissions import to_correct
from desktop.consent.same_words import folded
from desktop.consent.sheet_fields import Overall
from desktop.consent.status import Known, is_that_approver, name_alone, use_of
from desktop.consent.version_hash import version_hash

Answer = Approval | Permission
# A declined line is of no use, not even without a name.
DECLINED_FROM = Rung.NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed:
    """Who answered, for which customer, and since when."""

    customer_id: CustomerId
    by: str
    since: str

    @property
    def usual(self) -> dict[str, Any]:
        return {
            "id": RecordId(new_id()),
            "customer_id": self.customer_id,
            "by": self.by,
            "way": AnswerWay.SHEET,
            "since": self.since,
        }


def answers_on(sheet: FilledSheet, known: Known, by: str, day: str, takes_back: bool = False) -> tuple[Answer, ...]:
    """Returns what the sheet answers and is not recorded yet: by whom and from which day on is decided.

    Lines that are still unclear answer nothing. It corrects what the same person refused on that day only where it
    `takes_back` that.
    """
    made: list[Answer] = []
    for one, in_the_way in _new(sheet, known, by, day):
        corrected = [replace(one, id=RecordId(new_id()), origin=earlier.id) for earlier in in_the_way if takes_back]
        made += corrected or [one]
    return tuple(made)


def refused_before(sheet: FilledSheet, known: Known, by: str, day: str) -> int:
    """Returns how many answers that whoever signed gave on the same day stand in the way of what the sheet approves."""
    return len({earlier.id for _, in_the_way in _new(sheet, known, by, day) for earlier in in_the_way})


def _new(sheet: FilledSheet, known: Known, by: str, day: str) -> Iterator[tuple[Answer, Sequence[Answer]]]:
    """Yields each answer of the sheet that is not recorded yet, with what it could correct. What was corrected is not."""
    signed = _Signed(customer_id=known.customer.id, by=by.strip(), since=day)
    rung = Rung.STORY if sheet.is_anonymous else use_of(sheet.newest, known.customer, known.people).rung
    made: list[Answer] = [*_of_company(sheet, signed), *_of_version(sheet, signed)]
    for line in sheet.lines:
        if line.counts:
            made += _of_line(line, sheet, signed, rung)
    given = approvals.uncorrected(known.approvals, day)
    made += _of_changed_lines(sheet, signed, given)
    recorded: dict[Sequence[object], list[Permission]] = {}
    for permission in known.permissions:
        recorded.setdefault(_about(permission), []).append(permission)
    for one in made:
        if isinstance(one, Approval):
            same: Sequence[Answer] = [earlier for earlier in given if _about(earlier) == _about(one)]
            in_the_way: Sequence[Answer] = approvals.to_correct(one, given)
        else:
            same = uncorrected(recorded.get(_about(one), []), day)
            in_the_way = to_correct(one, recorded.get(_about(one), []))
        if not _is_known(one, same):
            yield one, in_the_way


def _is_known(answer: Answer, recorded: Sequence[Answer]) -> bool:
    """Returns whether the same person answered the same of that already: on that day, or as their newest answer."""
    newest = max(recorded, key=_begins, default=None)
    return any(_said(one) == _said(answer) and (one is newest or one.since == answer.since) for one in recorded)


def usual_name(signed: str, known: Known) -> str:
    """Returns by which name answers of whoever signed are kept: of a person who is known, or who answered before; else as signed.

    So one who signs as "Kari Moen, press office" goes on being Kari Moen, whose newest answer counts.
    """
    answered: tuple[Answer, ...] = (*known.permissions, *known.approvals)
    names = [*(person.name for person in known.people), *(one.by for one in answered)]
    theirs = {folded(signed), folded(name_alone(signed))}
    return next((name.strip() for name in names if folded(name) in theirs), signed.strip())


def is_approver(signed: str, known: Known) -> bool:
    """Returns whether whoever signed is among those who must approve; where nobody was noted, anybody may be."""
    return not known.required or any(is_that_approver(one, signed) for one in known.required)


def _of_company(sheet: FilledSheet, signed: _Signed) -> Iterator[Permission]:
    if sheet.is_anonymous:
        for rung, answer in ((Rung.STORY, PermissionAnswer.GRANTED), (Rung.ROLE, PermissionAnswer.REFUSED)):
            yield Permission(subject=PermissionSubject.COMPANY, rung=rung, answer=answer, **signed.usual)


def _of_version(sheet: FilledSheet, signed: _Signed) -> Iterator[Approval]:
    as_printed = sheet.overall == (Overall.PRINTED,) and all(one.answer is LineAnswer.APPROVE for one in sheet.lines)
    if as_printed and sheet.is_whole and version_hash(sheet.version) == version_hash(sheet.newest):
        yield _approval(sheet, signed, ApprovalAnswer.APPROVED)


def _of_line(line: SheetLine, sheet: FilledSheet, signed: _Signed, rung: Rung) -> Iterator[Answer]:
    match line.answer:
        case LineAnswer.APPROVE:
            yield _permission(line, signed, rung, PermissionAnswer.GRANTED)
        case LineAnswer.CHANGE:
            yield replace(_approval(sheet, signed, ApprovalAnswer.CHANGES), item=line.item.hash, words=line.words)
            yield replace(_permission(line, signed, rung, PermissionAnswer.REFUSED), words=line.words)
        case LineAnswer.DECLINE | LineAnswer.NOT_USED:
            yield _permission(line, signed, DECLINED_FROM, PermissionAnswer.REFUSED)


def _of_changed_lines(sheet: FilledSheet, signed: _Signed, given: Sequence[Approval]) -> Iterator[Approval]:
    """Yields an approval of each line that is approved now and that whoever signed asked to change before."""
    changed = {one.item for one in given if folded(one.by) == folded(signed.by) and one.answer is ApprovalAnswer.CHANGES}
    for line in sheet.lines:
        if line.counts and line.answer is LineAnswer.APPROVE and line.item.hash in changed:
            yield replace(_approval(sheet, signed, ApprovalAnswer.APPROVED), item=line.item.hash)


def _permission(line: SheetLine, signed: _Signed, rung: Rung, answer: PermissionAnswer) -> Permission:
    return Permission(subject=PermissionSubject.ITEM, item=line.item.hash, rung=rung, answer=answer, **signed.usual)


def _approval(sheet: FilledSheet, signed: _Signed, answer: ApprovalAnswer) -> Approval:
    version = sheet.newest
    return Approval(study_version=version.version.id, digest=version_hash(version), answer=answer, **signed.usual)


def _begins(answer: Answer) -> str:
    return answer.since if is_day(answer.since) else ""


def _about(answer: Answer) -> Sequence[object]:
    who = folded(answer.by)
    if isinstance(answer, Approval):
        return "approval", who, answer.digest, answer.item
    return (
        "permission",
        who,
        answer.subject,
        answer.person,
        answer.item,
        answer.rung if answer.subject is PermissionSubject.COMPANY else "",
    )


def _said(answer: Answer) -> Sequence[object]:
    rung = answer.rung if isinstance(answer, Permission) else ""
    # Until when it counts stands on no sheet.
    return answer.answer, rung, answer.words
