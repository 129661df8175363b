"""Offers words to choose from: kinds of objections on two levels, elements of value, feelings, topics.

A person may type other words everywhere; these only save typing and make answers of several customers comparable. For that they
are stored in English, and shown in the language of the window or the document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from db.model.messages import N_
from db.model.records import Answer, Claim, Objection, Person, Record, StoryRating, Verdict
from db.model.whole_visit import LISTS, WholeVisit
from desktop.core.messages import Translator

R = TypeVar("R", bound=Record)
# The text that is stored when the customer had no answer.
NOTHING = N_("Asked; they had nothing to tell here")

# How good a story a visit gave.
RATINGS: dict[StoryRating, str] = {
    StoryRating.NOTHING: N_("nothing to tell"),
    StoryRating.THIN: N_("a piece of one"),
    StoryRating.USABLE: N_("a story"),
    StoryRating.STRONG: N_("a good story"),
    StoryRating.OUTSTANDING: N_("one to tell first"),
}
# What came of something when it was asked again.
VERDICTS: dict[Verdict, str] = {
    Verdict.HELD: N_("held"),
    Verdict.BETTER: N_("better"),
    Verdict.WORSE: N_("worse"),
    Verdict.GONE: N_("gone"),
    Verdict.NOT_ASKED: N_("not asked"),
    Verdict.NOT_COMPARABLE: N_("not comparable"),
}
# Kind of objection, and the reasons within it.
OBJECTIONS: dict[str, tuple[str, ...]] = {
    N_("price or budget"): (N_("price level"), N_("no budget line"), N_("unclear return"), N_("contract terms")),
    N_("need or fit"): (N_("no need"), N_("missing function"), N_("requirements do not match")),
    N_("status quo"): (N_("good enough"), N_("other priorities"), N_("tired of change")),
    N_("timing"): (N_("not now"), N_("another project first"), N_("season or fiscal year")),
    N_("authority"): (N_("not my decision"), N_("a committee decides"), N_("procurement rules")),
    N_("trust or proof"): (
        *(N_("unknown vendor"), N_("no references in my industry"), N_("doubts about the claims"), N_("bad experience")),
    ),
    N_("risk"): (N_("implementation"), N_("security or compliance"), N_("supply or continuity"), N_("my own career")),
    N_("competition"): (N_("the incumbent"), N_("a cheaper rival"), N_("we build it ourselves")),
    N_("effort of switching"): (N_("migration"), N_("training"), N_("integration")),
}
TOPICS = (
    *(N_("speed"), N_("quality"), N_("service"), N_("risk"), N_("capacity"), N_("adoption"), N_("reliability")),
    *(N_("scale"), N_("sustainability")),
)
FEELINGS = (
    *(N_("relief"), N_("confidence"), N_("calm"), N_("control"), N_("pride"), N_("trust"), N_("recognition")),
    *(N_("backups"), N_("belonging"), N_("joy"), N_("less drudgery"), N_("purpose")),
)
# Roles that only our people have.
OUR_ROLES = (N_("sales"), N_("marketing"), N_("customer success"))
ROLES = (N_("champion"), N_("decision maker"), N_("user"), N_("sceptic"), N_("approver"), *OUR_ROLES)
# The B2B elements of value, names by Bain & Company, from the personal ones down to table stakes.
ELEMENTS = (
    *(N_("Reduced anxiety"), N_("Growth & development"), N_("Design & aesthetics"), N_("Fun & perks")),
    *(N_("Reputational assurance"), N_("Network expansion"), N_("Marketability")),
    *(N_("Vision"), N_("Hope"), N_("Social responsibility")),
    *(N_("Time savings"), N_("Reduced effort"), N_("Decreased hassles"), N_("Information"), N_("Transparency")),
    *(N_("Organization"), N_("Simplification"), N_("Connection"), N_("Integration")),
    *(N_("Availability"), N_("Variety"), N_("Configurability")),
    *(N_("Responsiveness"), N_("Expertise"), N_("Commitment"), N_("Stability"), N_("Cultural fit")),
    *(N_("Risk reduction"), N_("Reach"), N_("Flexibility"), N_("Component quality")),
    *(N_("Improved top line"), N_("Cost reduction"), N_("Product quality"), N_("Scalability"), N_("Innovation")),
    *(N_("Meeting specifications"), N_("Acceptable price"), N_("Regulatory compliance"), N_("Ethical standards")),
)
# The fields that store these words, each with the words it offers.
OFFERED: dict[type, dict[str, tuple[str, ...]]] = {
    Answer: {"text": (NOTHING,)},
    Claim: {"feeling": FEELINGS, "topic": TOPICS, "elements": ELEMENTS},
    Objection: {"category": tuple(OBJECTIONS), "reason": tuple(chain(*OBJECTIONS.values()))},
    Person: {"role": ROLES},
}


def worded(record: R, words: Translator) -> R:
    """Returns `record` with the words of this vocabulary in the language of `words`; all others stay as typed."""
    if words.language == "en" or type(record) not in OFFERED:
        return record
    fields = OFFERED[type(record)]
    told: dict[str, Any] = {
        name: _instead(getattr(record, name), {text: words.text(text) for text in offered}) for name, offered in fields.items()
    }
    return replace(record, **told)


def worded_visit(whole: WholeVisit, words: Translator) -> WholeVisit:
    """Returns `whole` with the words of this vocabulary in the language of `words`."""
    if words.language == "en":
        return whole
    lists: dict[str, Any] = {name: tuple(worded(one, words) for one in getattr(whole, name)) for name in (*LISTS, "people")}
    return replace(whole, **lists)


def kept(kind: type, name: str, value: object, words: Translator) -> object:
    """Returns the stored form of `value`, typed in the language of `words` into the field `name` of a record of `kind`."""
    return _instead(value, {words.text(text): text for text in OFFERED.get(kind, {}).get(name, ())})


def offered(kind: type, name: str, words: Translator, used: Iterable[str] = ()) -> tuple[str, ...]:
    """Returns the words for the field `name`, those `used` before first, in the language of `words`."""
    texts = OFFERED.get(kind, {}).get(name, ())
    told = {text: words.text(text) for text in texts}
    return tuple(dict.fromkeys(told.get(text, text) for text in (*used, *texts)))


def reasons(category: str, words: Translator) -> tuple[str, ...]:
    """Returns the reasons within a kind of objection, both in the language of `words`."""
    return tuple(map(words.text, OBJECTIONS.get(str(kept(Objection, "category", category, words)), ())))


def _instead(value: object, instead: Mapping[str, str]) -> object:
    """Returns `value`, a text or several, with each text that `instead` names replaced."""
    if isinstance(value, tuple):
        return tuple(instead.get(text, text) for text in value)
    return instead.get(value, value) if isinstance(value, str) else value
