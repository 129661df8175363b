"""Decides what may be used: which answer is in force for a subject on a day, and what a use lacks.

An answer on one rung of the ladder says something about others too: who grants the name grants all below it, who refuses a role
refuses the name, and "internal only" refuses everything above. Rights apart from the ladder say only something of themselves.
In force is the newest answer that has not expired; of two different ones of a day, the narrower. Being asked again takes no
answer back. Days are ISO; an answer without a day is older than all others, and one whose day cannot be read too.

Whoever refused something can correct that on the same day: what they agree to then names the answer it corrects (`origin`), which
counts no more while the correction does. An answer of nobody can be corrected by anybody who gives a name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from db.model.agreed import Permission
from db.model.kinds import LADDER, PermissionAnswer, PermissionSubject, PersonId, Rung
from db.model.moments import is_day

RIGHTS = (Rung.LOGO, Rung.PHOTO, Rung.FULL, Rung.CALL)
NEED_THE_NAME = (Rung.LOGO, Rung.PHOTO, Rung.FULL)
TAKEN = (PermissionAnswer.REFUSED, PermissionAnswer.WITHDRAWN)
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


COMPANY = About(PermissionSubject.COMPANY)
LOGO = About(PermissionSubject.LOGO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What a document uses: the company on a rung, each person on theirs, items, the logo, photos, rights of the company."""

    rung: Rung
    people: Mapping[PersonId, Rung] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    logo: bool = False
    photos: tuple[PersonId, ...] = ()
    rights: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class Lack:
    """What a use lacks, how it stands, and the answer that says so, where there is one."""

    about: About
    rung: Rung
    standing: Standing
    answer: Permission | None = None


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
        newest = [_newest([one for one in found if _who(one) == who], rung) for who in {_who(one) for one in found}]
        return min(newest, key=lambda one: _width(one, rung), default=None)
    return _newest(found, rung) if found else None


def uncorrected(answers: Sequence[Permission], day: str) -> list[Permission]:
    """Returns those of the answers about one thing that no other corrects on `day`."""
    by_name: dict[str, list[Permission]] = {}
    for one in answers:
        if one.origin and _begins(one) <= day and not _is_over(one, day):
            by_name.setdefault(one.origin, []).append(one)
    return [one for one in answers if not any(may_correct(other, one) for other in by_name.get(one.id, ()))]


def to_correct(answer: Permission, known: Iterable[Permission]) -> tuple[Permission, ...]:
    """Returns the answers that stand in the way of a new one, and that whoever gives it can correct.

    These are what they refused on the same day, and of an item what nobody in particular refused.
    """
    own = uncorrected([one for one in known if about(one) == about(answer)], answer.since)
    is_item = answer.subject is PermissionSubject.ITEM
    return tuple(
        one
        for one in own
        if says(one, answer.rung) in TAKEN
        and may_correct(answer, one)
        and (_begins(one) == _begins(answer) or (is_item and not _who(one)))
    )


def may_correct(answer: Permission, earlier: Permission) -> bool:
    """Returns whether `answer` may take the place of one that was given before it: agreed to, by the same person, with a name."""
    same = about(answer) == about(earlier) and _who(earlier) in ("", _who(answer)) and bool(_who(answer))
    return same and _is_wide(answer) and not _is_wide(earlier) and _begins(earlier) <= _begins(answer)


def _is_wide(permission: Permission) -> bool:
    """Returns whether an answer only allows something; "internal only" refuses all above it."""
    return permission.answer is PermissionAnswer.GRANTED and permission.rung is not Rung.INTERNAL


def standing(permissions: Iterable[Permission], of: About, rung: Rung, day: str) -> tuple[Standing, Permission | None]:
    """Returns how a rung stands for a subject on `day`, and the answer that makes it so."""
    known = [one for one in permissions if about(one) == of]
    answer = in_force(known, of, rung, day)
    if answer is not None:
        return Standing(says(answer, rung) or PermissionAnswer.REFUSED), answer
    expired = [one for one in known if says(one, rung) is PermissionAnswer.GRANTED and _begins(one) <= day and _is_over(one, day)]
    if expired:
        return Standing.EXPIRED, max(expired, key=_begins)
    asked = [one for one in known if one.answer is PermissionAnswer.ASKED and says(one, rung) and _begins(one) <= day]
    return (Standing.ASKED, asked[-1]) if asked else (Standing.NEVER_ASKED, None)


def is_granted(permissions: Iterable[Permission], of: About, rung: Rung, day: str) -> bool:
    """Returns whether a subject may be used on `rung` on `day`."""
    answer = in_force(permissions, of, rung, day)
    return answer is not None and says(answer, rung) is PermissionAnswer.GRANTED


def lacking(permissions: Iterable[Permission], use: Use, day: str) -> tuple[Lack, ...]:
    """Returns what a use lacks: it needs the company, every person told of, every item, and what each right needs."""
    known = tuple(permissions)
    rungs = [use.rung, *use.rights]
    if use.logo or use.photos or set(use.rights) & {*NEED_THE_NAME}:
        rungs.append(Rung.NAME)
    wanted = [(COMPANY, rung) for rung in dict.fromkeys(rungs)]
    wanted += [(About(PermissionSubject.PERSON, one), rung) for one, rung in use.people.items()]
    wanted += [(About(PermissionSubject.ITEM, one), use.rung) for one in use.items]
    wanted += [(LOGO, Rung.LOGO)] if use.logo else []
    wanted += [(About(PermissionSubject.PHOTO, one), Rung.PHOTO) for one in use.photos]
    by_subject: dict[About, list[Permission]] = {}
    for one in known:
        by_subject.setdefault(about(one), []).append(one)
    found = ((of, rung, *standing(by_subject.get(of, ()), of, rung, day)) for of, rung in wanted)
    return tuple(Lack(of, rung, how, answer) for of, rung, how, answer in found if how is not Standing.GRANTED)


def is_allowed(permissions: Iterable[Permission], use: Use, day: str) -> bool:
    """Returns whether everything a use needs is granted on `day`."""
    return not lacking(permissions, use, day)


def disagree(one: Permission, other: Permission) -> bool:
    """Returns whether one answer grants a rung that the other refuses."""
    if about(one) != about(other):
        return False
    said = ({says(one, rung), says(other, rung)} for rung in Rung)
    return any(PermissionAnswer.GRANTED in both and both & {*NARROWEST[:2]} for both in said)


def _counts(permission: Permission, rung: Rung, day: str) -> bool:
    answer = says(permission, rung)
    if answer is None or answer is PermissionAnswer.ASKED or _begins(permission) > day:
        return False
    return answer is not PermissionAnswer.GRANTED or not _is_over(permission, day)


def _newest(found: list[Permission], rung: Rung) -> Permission:
    latest = max(map(_begins, found))
    # Of equal ones the last that was noted.
    return min(reversed([one for one in found if _begins(one) == latest]), key=lambda one: _width(one, rung))


def _width(permission: Permission, rung: Rung) -> int:
    return NARROWEST.index(says(permission, rung) or PermissionAnswer.REFUSED)


def _who(permission: Permission) -> str:
    return " ".join(permission.by.casefold().split())


def _begins(permission: Permission) -> str:
    return permission.since if is_day(permission.since) else ""


def _is_over(permission: Permission, day: str) -> bool:
    """Returns whether what was granted has expired; an end that cannot be read has come."""
    return bool(permission.until) and (not is_day(permission.until) or permission.until < day)
