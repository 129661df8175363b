"""Converts time that people work, and what is counted per day or week: a day has 8 to 24 hours of it, a week 5 to 7 days.

Only time that elapses ("waited 2 days, now 4 hours") has 24 hours a day and 7 days a week for certain.
"""

from fractions import Fraction

from desktop.evidence.figures import units
from desktop.evidence.figures.word_list_notation import names

LEAST_OF_A_DAY, LEAST_OF_A_WEEK = Fraction(8, 24), Fraction(5, 7)
_DAY = units.SIZES["day"].factor
# Words that say that the time is worked.
WORKED = frozenset(
    names(
        """
        work | effort | labour | labor | workload | worktime | manpower | arbeit | arbeitszeit | aufwand | arbeitsaufwand |
        personalaufwand | travail | effectif | trabajo | esfuerzo | trabalho | esforço | lavoro | impegno | werk |
        arbeid | arbete | praca | pracy | 作業 | 工数 | 労働
        """
    )
)


def conversion(source: str, target: str) -> tuple[Fraction, Fraction] | None:
    """Returns how many `target` of work one `source` of work holds, least and most; None if nothing is certain."""
    elapsed = units.conversion(source, target)
    if elapsed is None or not crosses(source, target):
        return elapsed
    if _length(source) < _length(target):
        least, most = conversion(target, source) or elapsed
        return 1 / most, 1 / least
    least = elapsed[0]
    if _length(target) == 0:
        least *= LEAST_OF_A_DAY
    if _length(source) == 2:
        least *= LEAST_OF_A_WEEK
    return least, elapsed[1]


def crosses(source: str, target: str) -> bool:
    """Returns whether one is hours and the other days, or one is days and the other weeks or months."""
    return units.family(source) in units.CLOCK_OR_CALENDAR and _length(source) != _length(target)


def _length(unit: str) -> int:
    """Returns 0 for units shorter than a day, 1 for days, 2 for weeks and longer ones."""
    size = units.SIZES[unit]
    return 2 if size.family == "calendar" or size.factor > _DAY else int(size.factor == _DAY)
