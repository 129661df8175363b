"""Decides what may be used: what a use lacks of the answers in force (`db.model.in_force`), and what a new answer corrects."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from db.model.agreed import Permission
from db.model.in_force import NARROWEST, About, Standing, about, begins, may_correct, says, standing, uncorrected, who_said
from db.model.kinds import PermissionAnswer, PermissionSubject, PersonId, Rung

NEED_THE_NAME = (Rung.LOGO, Rung.PHOTO, Rung.FULL)
TAKEN = (PermissionAnswer.REFUSED, PermissionAnswer.WITHDRAWN)


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
        and (begins(one) == begins(answer) or (is_item and not who_said(one)))
    )


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


def disagree(one: Permission, other: Permission) -> bool:
    """Returns whether one answer grants a rung that the other refuses."""
    if about(one) != about(other):
        return False
    said = ({says(one, rung), says(other, rung)} for rung in Rung)
    return any(PermissionAnswer.GRANTED in both and both & {*NARROWEST[:2]} for both in said)
