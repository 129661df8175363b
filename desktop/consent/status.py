"""Works out the status of a version of a case study on a day, from what was agreed, approved and sent.

    withdrawn > expired > published > approved > changes asked > with customer > internal > draft      the first that holds

Which answers of approvers count stands in `approvals`. An answer counts only for what the version holds now: where somebody was
erased from it, its approval has ended. Words for each status are where it is shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.model.agreed import Approval, Permission, Sharing
from db.model.in_force import About, Standing, is_granted
from db.model.kinds import ApprovalAnswer, CompanyConsent, PermissionSubject, Purpose, Rung
from db.model.moments import is_day
from db.model.records import Customer, Person
from db.model.whole_study import WholeVersion
from desktop.consent.approvals import begins, is_over, newest_of_each
from desktop.consent.old_answers import company_level
from desktop.consent.permissions import Lack, Use, lacking
from desktop.consent.same_words import folded
from desktop.consent.version_hash import beyond_items, version_hash

# What parts a name from the function behind it.
BEHIND_A_NAME = re.compile(r"[,;(\n/|]| [-–—] ")


class Status(StrEnum):
    """The status of a version; the first that holds, in this order."""

    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    PUBLISHED = "published"
    APPROVED = "approved"
    CHANGES = "changes asked"
    WITH_CUSTOMER = "with customer"
    INTERNAL = "internal"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class StatusOf:
    """A status, whose act made it so, and since which day; empty where nobody did."""

    status: Status
    who: str = ""
    since: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether somebody has yet to answer, or asked for changes."""
        return self.status in (Status.WITH_CUSTOMER, Status.CHANGES)

    def days(self, today: str) -> int:
        """Returns for how many days it has been so on `today` (ISO); 0 where no day is known: an answer may have none."""
        since = self.since[:10]
        return max(0, (date.fromisoformat(today) - date.fromisoformat(since)).days) if is_day(since) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a customer: every answer (those of visits too), approvals, what went out, and who must approve."""

    customer: Customer
    people: Sequence[Person] = ()
    permissions: Sequence[Permission] = ()
    approvals: Sequence[Approval] = ()
    sharings: Sequence[Sharing] = ()
    required: Sequence[str] = ()


def status_of(version: WholeVersion, known: Known, day: str) -> StatusOf:
    """Returns the status of `version` on `day` (ISO)."""
    use = use_of(version, known.customer, known.people)
    of_items = _lacks_of_items(version, known, use.rung, day)
    lacks = (*lacking(known.permissions, use, day), *of_items)
    if taken := [one for one in lacks if one.standing is Standing.WITHDRAWN]:
        return StatusOf(Status.WITHDRAWN, *_of(taken[0].answer))
    newest = newest_of_each(version_hash(version), known.approvals, day)
    for one in newest:
        if one.answer is ApprovalAnswer.WITHDRAWN:
            return StatusOf(Status.WITHDRAWN, *_of(one))
    ended: list[Approval | Permission] = [one.answer for one in lacks if one.answer and one.standing is Standing.EXPIRED]
    ended += [one for one in newest if is_over(one, day)]
    refused = any(one.standing is Standing.REFUSED for one in of_items)
    if ended and not refused and _is_approved(version, known, newest, "")[0]:
        # The last day on which it counted.
        return StatusOf(Status.EXPIRED, ended[0].by, ended[0].until)
    approved, last = _is_approved(version, known, newest, day)
    if approved and not refused:
        out = [one for one in _sent(version, known, day) if one.purpose is Purpose.PUBLISHED and one.place.strip()]
        if out:
            return StatusOf(Status.PUBLISHED, out[-1].place, out[-1].day)
        return StatusOf(Status.APPROVED, *_of(last))
    asked = [one for one in newest if one.answer is ApprovalAnswer.CHANGES]
    if asked:
        return StatusOf(Status.CHANGES, *_of(asked[-1]))
    sent = [one for one in _sent(version, known, day) if one.purpose is Purpose.APPROVER]
    if sent:
        return StatusOf(Status.WITH_CUSTOMER, sent[0].to, sent[0].day)
    if company_level(known.permissions, day) is CompanyConsent.INTERNAL_ONLY:
        return StatusOf(Status.INTERNAL)
    return StatusOf(Status.DRAFT, "", version.version.made_at[:10])


def use_of(version: WholeVersion, customer: Customer, people: Sequence[Person]) -> Use:
    """Returns what a version uses of company and people: by name or job title where it prints that, else without either."""
    printed = folded(" ".join(f"{one.text} {one.attribution}" for one in version.items))
    named = bool(folded(customer.name)) and folded(customer.name) in printed
    told = {one for item in version.items for one in item.people}
    rungs = {person.id: _rung_of(person, printed) for person in people if person.id in told}
    return Use(rung=Rung.NAME if named else Rung.STORY, people=rungs)


def _rung_of(person: Person, printed: str) -> Rung:
    shown = ((person.name, Rung.NAME), (person.job_title, Rung.ROLE))
    return next((rung for text, rung in shown if folded(text) and folded(text) in printed), Rung.STORY)


def is_that_approver(required: str, name: str) -> bool:
    """Returns whether `name` is the approver that was noted, either perhaps with more words: "Press office (Kari Moen)".

    Of a name with a function, as "Kari Moen, Head of Communications", the name is enough.
    """
    wanted = f" {folded(required)} "
    names = [f" {folded(one)} " for one in (name, name_alone(name)) if folded(one)]
    return bool(wanted.strip()) and any(one in wanted or wanted in one for one in names)


def name_alone(signed: str) -> str:
    """Returns the name in "Kari Moen, Head of Communications" or "Kari Moen (press office)"."""
    return BEHIND_A_NAME.split(signed.strip(), maxsplit=1)[0].strip()


def _is_approved(
    version: WholeVersion, known: Known, newest: Sequence[Approval], day: str
) -> tuple[bool, Approval | Permission | None]:
    """Returns whether every required approver approved the version or every item of it, and the last of their answers.

    Without a `day` nothing that was granted expires.
    """
    wanted = list(known.required) or [*{*(one.by for one in newest), *(one.by for one in _of_items(version, known))}]
    given = [_approved_by(one, version, known, newest, day) for one in wanted]
    if not given or any(one is None for one in given):
        return False, None
    return True, max((one for one in given if one), key=lambda one: one.since)


def _approved_by(
    who: str, version: WholeVersion, known: Known, newest: Sequence[Approval], day: str
) -> Approval | Permission | None:
    """Returns the answer by which somebody approved the version, or None."""
    theirs = [one for one in newest if is_that_approver(who, one.by)]
    whole = [one for one in theirs if not one.item]
    later = [one for one in theirs if one.item and one.answer is ApprovalAnswer.CHANGES]
    if any(one.answer is ApprovalAnswer.CHANGES for one in whole):
        # Several may sign for one that must approve, as for "Press office": of these the narrower.
        return None
    for one in whole:
        if one.answer is ApprovalAnswer.APPROVED and not (day and is_over(one, day)):
            return None if any(begins(change) >= begins(one) for change in later) else one
    if whole or later:
        return None
    return _approved_line_by_line(who, version, known, day)


def _approved_line_by_line(who: str, version: WholeVersion, known: Known, day: str) -> Permission | None:
    """Returns the last of the answers by which somebody approved every item; a typed sentence is none, and needs the whole."""
    rung = use_of(version, known.customer, known.people).rung
    answers = [one for one in _of_items(version, known) if is_that_approver(who, one.by)]
    hashes = [item.item.hash for item in version.items]
    if not hashes or beyond_items(version):
        return None
    by_item: dict[str, list[Permission]] = {}
    for one in answers:
        by_item.setdefault(one.item, []).append(one)
    on = day or max((one.since for one in answers), default="")
    about = PermissionSubject.ITEM
    if all(is_granted(by_item.get(one, ()), About(about, one), rung, on) for one in hashes):
        return max(answers, key=lambda one: one.since)
    return None


def _of_items(version: WholeVersion, known: Known) -> list[Permission]:
    hashes = {item.item.hash for item in version.items}
    return [one for one in known.permissions if one.subject is PermissionSubject.ITEM and one.item in hashes]


def _lacks_of_items(version: WholeVersion, known: Known, rung: Rung, day: str) -> tuple[Lack, ...]:
    """Returns how the items stand of which somebody answered something, where that is not a yes."""
    answers = _of_items(version, known)
    lacks = lacking(answers, Use(rung=rung, items=tuple(sorted({one.item for one in answers}))), day)
    return tuple(one for one in lacks if one.about.subject is PermissionSubject.ITEM)


def _sent(version: WholeVersion, known: Known, day: str) -> list[Sharing]:
    """Returns when this version went out, the first time first."""
    mine = (one for one in known.sharings if one.study_version == version.version.id and one.day <= day)
    return sorted(mine, key=lambda one: one.day)


def _of(answer: Approval | Permission | None) -> tuple[str, str]:
    return (answer.by, answer.since) if answer else ("", "")
