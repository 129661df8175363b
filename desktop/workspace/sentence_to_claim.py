"""Splits a sentence into the fields of a claim: "invoices 5 days to 2 hours each, Dana, measured". Pure functions.

The sentence itself is kept as the wording. A speaker is returned as a name; the open visit decides who that is.
"""

import re
from dataclasses import dataclass

from db.model.records import Claim, Evidence, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.evidence.sentences.feeling_scale import read_scale
from desktop.evidence.sentences.parse_sentence import Said, say_once

_POINT = r"(?:10|\d(?:[.,]\d)?)"
_STRENGTH = re.compile(
    rf"\s*(?P<feeling>[^\d,;:]+?)\s*[,;:]?\s*(?:(?:from|von|de|was|war|before|vorher|avant)\s+)?(?P<before>{_POINT})"
    rf"\s*(?:to|bis|auf|à|now|jetzt|heute|->|→|–|-|,\s*now|,\s*jetzt)\s*(?P<now>{_POINT})(?:\s*(?:of|von|sur)\s*10)?\s*(?:[,;.]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SpokenClaim:
    """What a sentence says about a claim: its fields, and the name of the speaker ("" for none)."""

    fields: dict[str, object]
    who: str = ""


def claim_from(sentence: str, category: ValueCategory, whole: WholeVisit, one_figure: bool = False) -> SpokenClaim | None:
    """Returns what `sentence` says about a claim of `category`; None where it only names a subject.

    It needs two sides or a change. A single figure is enough only with `one_figure`, when the person called it a
    number: in "Top 10 customers" or "Windows 11" it is part of a name.
    """
    said = say_once(sentence, [person.name for person in whole.people if person.name.strip()])
    is_feeling = category is ValueCategory.EMOTIONAL
    fields = _feeling(sentence) if is_feeling else {}
    # Both ends of a scale are no figures of a result; what they may be is proposed.
    if not fields and not (is_feeling and read_scale(sentence)):
        fields = _result(said, one_figure)
        if not fields:
            return None
    if said.evidence is not Evidence.UNKNOWN:
        fields["evidence"] = said.evidence
    return SpokenClaim({**fields, "wording": sentence}, said.who)


def heard_in_words(heard: SpokenClaim, whole: WholeVisit, category: ValueCategory) -> Claim:
    """Returns the claim that the words would become, for the preview while somebody types; it is in no list."""
    return Claim(id=whole.visit.id, visit_id=whole.visit.id, category=category, **heard.fields)  # type: ignore[arg-type]  # its own fields


def _result(said: Said, one_figure: bool) -> dict[str, object]:
    if not (said.change or (said.before and said.after) or (one_figure and (said.before or said.after))):
        return {}
    names = ("metric", "before", "after", "change", "unit", "period")
    return {name: text for name in names if (text := getattr(said, name))}


def _feeling(sentence: str) -> dict[str, object]:
    """Returns a feeling with its strength before and now, as in "calm, 2 to 8"."""
    found = _STRENGTH.match(sentence)
    if found is None:
        return {}
    return {"feeling": found["feeling"], "intensity_before": found["before"], "intensity_after": found["now"]}
