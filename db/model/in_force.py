"""Decides which answer on whether something may be used is in force for a subject on a day.

An answer on one rung of the ladder says something about others too: who grants the name grants all below it, who refuses a role
refuses the name, and "internal only" refuses everything above. Rights apart from the ladder say only something of themselves.
In force is the newest answer that has not expired; of two different ones of a day, the narrower. Being asked again takes no
answer back. Days are ISO; an answer without a day is older than all others, and one whose day cannot be read too.

Whoever refused something can correct that on the same day: what they agree to then names the answer it corrects (`origin`), which
counts no more while the correction does. An answer of nobody can be corrected by anybody who gives a name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.model.agreed import Permission
from db.model.kinds import LADDER, PermissionAnswer, PermissionSubject, PersonConsent, Rung
from db.model.moments import is_day
from db.model.records import Person

RIGHTS = (Rung.LOGO, Rung.PHOTO, Rung.FULL, Rung.CALL)
# Later than every answer.
LAST_DAY = "9999-12-31"
# The narrowest first.
NARROWEST = (PermissionAnswer.WITHDRAWN, PermissionAnswer.REFUSED, PermissionAnswer.GRANTED)


class Standing(StrEnum):
    """How a rung stands for a subject on a day."""

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ASKED = "asked"
    NEVER_ASKED = "never asked"


@dataclass(frozen=True, slots=True)
class About:
    """What an answer is about; `key` is the id of the person or the hash of the item, where it is about one."""

    subject: PermissionSubject
    key: str = ""


def about(permission: Permission) -> About:
    """Returns what an answer is about."""
    if permission.subject is PermissionSubject.ITEM:
        return About(permission.subject, permission.item)
    if permission.subject in (PermissionSubject.PERSON, PermissionSubject.PHOTO):
        return About(permission.subject, permission.person or "")
    return About(permission.subject)


def says(permission: Permission, rung: Rung) -> PermissionAnswer | None:
    """Returns what an answer says of `rung`, or None."""
    answer = permission.answer
    if rung in RIGHTS or permission.rung in RIGHTS or answer is PermissionAnswer.ASKED:
        return answer if permission.rung is rung else None
    given, wanted = LADDER.index(permission.rung), LADDER.index(rung)
    if answer is not PermissionAnswer.GRANTED:
        return answer if wanted >= given else None
    if wanted <= given:
        return answer
    return PermissionAnswer.REFUSED if permission.rung is Rung.INTERNAL else None


def in_force(permissions: Iterable[Permission], of: About, rung: Rung, day: str) -> Permission | None:
    """Returns the answer in force for a subject and a rung on `day`, or None where nothing was answered."""
    found = [one for one in uncorrected([one for one in permissions if about(one) == of], day) if _counts(one, rung, day)]
    if of.subject is PermissionSubject.ITEM:
        # Whoever approved an item does not take back what another approver refused: of each the newest, of these the narrower.
        newest = [_newest([one for one in found if who_said(one) == who], rung) for who in {who_said(one) for one in found}]
        return min(newest, key=lambda one: _width(one, rung), default=None)
    return _newest(found, rung) if found else None


def uncorrected(answers: Sequence[Permission], day: str) -> list[Permission]:
    """Returns those of the answers about one thing that no other corrects on `day`."""
    by_name: dict[str, list[Permission]] = {}
    for one in answers:
        if one.origin and begins(one) <= day and not _is_over(one, day):
            by_name.setdefault(one.origin, []).append(one)
    return [one for one in answers if not any(may_correct(other, one) for other in by_name.get(one.id, ()))]


def may_correct(answer: Permission, earlier: Permission) -> bool:
    """Returns whether `answer` may take the place of one that was given before it: agreed to, by the same person, with a name."""
    same = about(answer) == about(earlier) and who_said(earlier) in ("", who_said(answer)) and bool(who_said(answer))
    return same and _is_wide(answer) and not _is_wide(earlier) and begins(earlier) <= begins(answer)


def _is_wide(permission: Permission) -> bool:
    """Returns whether an answer only allows something; "internal only" refuses all above it."""
    return permission.answer is PermissionAnswer.GRANTED and permission.rung is not Rung.INTERNAL


def standing(permissions: Iterable[Permission], of: About, rung: Rung, day: str) -> tuple[Standing, Permission | None]:
    """Returns how a rung stands for a subject on `day`, and the answer that makes it so."""
    known = [one for one in permissions if about(one) == of]
    answer = in_force(known, of, rung, day)
    if answer is not None:
        return Standing(says(answer, rung) or PermissionAnswer.REFUSED), answer
    expired = [one for one in known if says(one, rung) is PermissionAnswer.GRANTED and begins(one) <= day and _is_over(one, day)]
    if expired:
        return Standing.EXPIRED, max(expired, key=begins)
    asked = [one for one in known if one.answer is PermissionAnswer.ASKED and says(one, rung) and begins(one) <= day]
    return (Standing.ASKED, asked[-1]) if asked else (Standing.NEVER_ASKED, None)


def is_granted(permissions: Iterable[Permission], of: About, rung: Rung, day: str) -> bool:
    """Returns whether a subject may be used on `rung` on `day`."""
    answer = in_force(permissions, of, rung, day)
    return answer is not None and says(answer, rung) is PermissionAnswer.GRANTED


def is_silent(person: Person, permissions: Iterable[Permission], day: str) -> bool:
    """Returns whether somebody is not to be mentioned on `day` or later: by their own field, or by the answer in force then.

    Once their words stand as nobody's, no answer reaches these any more: a refusal that begins later, or stands again once what
    was granted has expired, counts now.
    """
    known, them = tuple(permissions), About(PermissionSubject.PERSON, person.id)
    days = (day, *(one.since for one in known if one.since > day), LAST_DAY)
    hows = {standing(known, them, Rung.STORY, on)[0] for on in days}
    return person.consent is PersonConsent.NONE or not hows.isdisjoint({Standing.REFUSED, Standing.WITHDRAWN})


def _counts(permission: Permission, rung: Rung, day: str) -> bool:
    answer = says(permission, rung)
    if answer is None or answer is PermissionAnswer.ASKED or begins(permission) > day:
        return False
    return answer is not PermissionAnswer.GRANTED or not _is_over(permission, day)


def _newest(found: list[Permission], rung: Rung) -> Permission:
    latest = max(map(begins, found))
    # Of equal ones the last that was noted.
    return min(reversed([one for one in found if begins(one) == latest]), key=lambda one: _width(one, rung))


def _width(permission: Permission, rung: Rung) -> int:
    return NARROWEST.index(says(permission, rung) or PermissionAnswer.REFUSED)


def who_said(permission: Permission) -> str:
    """Returns who answered, as it is compared."""
    return " ".join(permission.by.casefold().split())


def begins(permission: Permission) -> str:
    """Returns from which day an answer counts; empty where that cannot be read."""
    return permission.since if is_day(permission.since) else ""


def _is_over(permission: Permission, day: str) -> bool:
    """Returns whether what was granted has expired; an end that cannot be read has come."""
    return bool(permission.until) and (not is_day(permission.until) or permission.until < day)
