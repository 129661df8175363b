"""A whole sentence as the fields of a claim: "invoices 5 days to 2 hours each, Dana, measured". Pure functions.

The sentence itself stays, as the wording. What names somebody is given as a name; who that is, the open visit decides.
"""

import re
from dataclasses import dataclass

from db.model.records import Claim, Evidence, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.evidence.sentences.parse_sentence import Said, say_once

_POINT = r"(?:10|\d(?:[.,]\d)?)"
_STRENGTH = re.compile(
    rf"\s*(?P<feeling>[^\d,;:]+?)\s*[,;:]?\s*(?:(?:from|von|de|was|war|before|vorher|avant)\s+)?(?P<before>{_POINT})"
    rf"\s*(?:to|bis|auf|à|now|jetzt|heute|->|→|–|-|,\s*now|,\s*jetzt)\s*(?P<now>{_POINT})(?:\s*(?:of|von|sur)\s*10)?\s*(?:[,;.]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SpokenClaim:
    """What a sentence says of a claim: its fields, and the name of whoever said it ("" for nobody named)."""

    fields: dict[str, object]
    who: str = ""


def claim_from(sentence: str, category: ValueCategory, whole: WholeVisit, one_figure: bool = False) -> SpokenClaim | None:
    """What `sentence` says of a claim of `category`; None where it says no more than what it is about.

    Two sides or a change make it a sentence. A single figure does so only with `one_figure`, when somebody called it a
    number: in "Top 10 customers" or "Windows 11" it is part of a name.
    """
    said = say_once(sentence, [person.name for person in whole.people if person.name.strip()])
    fields = (_feeling(sentence) if category is ValueCategory.EMOTIONAL else {}) or _result(said, one_figure)
    if not fields:
        return None
    if said.evidence is not Evidence.UNKNOWN:
        fields["evidence"] = said.evidence
    return SpokenClaim({**fields, "wording": sentence}, said.who)


def heard_in_words(heard: SpokenClaim, whole: WholeVisit, category: ValueCategory) -> Claim:
    """A claim as it would be, to be read back while somebody still types; it is in no list."""
    return Claim(id=whole.visit.id, visit_id=whole.visit.id, category=category, **heard.fields)  # type: ignore[arg-type]  # its own fields


def _result(said: Said, one_figure: bool) -> dict[str, object]:
    if not (said.change or (said.before and said.after) or (one_figure and (said.before or said.after))):
        return {}
    names = ("metric", "before", "after", "change", "unit", "period")
    return {name: text for name in names if (text := getattr(said, name))}


def _feeling(sentence: str) -> dict[str, object]:
    """calm, 2 to 8: a feeling with its strength before and now."""
    found = _STRENGTH.match(sentence)
    if found is None:
        return {}
    return {"feeling": found["feeling"], "intensity_before": found["before"], "intensity_after": found["now"]}
