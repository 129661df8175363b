"""Works out how long an answer counts where nobody said until when: as many years as was chosen in the settings, or for good."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from db.model.agreed import Approval, Permission
from db.model.kinds import ApprovalAnswer, PermissionAnswer
from db.model.moments import is_day

YEARS = (0, 1, 2, 3)
AGREED = (PermissionAnswer.GRANTED, ApprovalAnswer.APPROVED)
Answer = TypeVar("Answer", bound=Permission | Approval)


def until_after(day: str, years: int) -> str:
    """Returns the last day on which an answer of `day` (ISO) counts after so many years; empty for good."""
    if not years or not is_day(day):
        return ""
    given = date.fromisoformat(day)
    try:
        return given.replace(year=given.year + years).isoformat()
    except ValueError:
        # The 29th of February, or a year that no calendar has.
        return given.replace(year=given.year + years, day=28).isoformat() if given.year + years <= date.max.year else ""


def lasting(answer: Answer, years: int) -> Answer:
    """Returns what was agreed with its end, where it has none; a refusal has no end."""
    return replace(answer, until=until_after(answer.since, years)) if answer.answer in AGREED and not answer.until else answer
