"""Puts a claim into words for paper: its figure, unit, period and metric, and before and after as bars where they compare.

A figure keeps the words in which it was said; a hedge that was noted in a field of its own is put beside it again.
"""

from dataclasses import dataclass
from decimal import Decimal

from db.model.messages import N_
from db.model.records import Claim, ValueCategory
from desktop.core.messages import Translator
from desktop.evidence.claims.claim_in_words import side_as_said
from desktop.evidence.claims.understanding import Understanding, understand
from desktop.report.document.outline import Bar, Bars, Measure, Scale, Span, Text, Tone
from desktop.report.document.wording import TONES

ARROW = " → "
NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class ClaimText:
    """A claim with what was understood of it.

    `before` and `figure` are as said, with their hedges: the state before, and the result (the change where no
    after was said, before where nothing else was). `unit` stands right after the figure; `aside`, the rest
    of unit, period and hedges, stands after the metric; `sides` are before and after as one says them, with unit
    and period.
    """

    claim: Claim
    understood: Understanding
    before: str
    figure: str
    unit: str
    aside: str
    sides: tuple[str, str]

    @property
    def has_figure(self) -> bool:
        """Whether a figure was said at all."""
        return bool(self.figure)

    @property
    def unmoved(self) -> bool:
        """Whether both sides are the same and a change was said all the same ("usual, usual, unchanged")."""
        before, after = self.claim.before.strip(), self.claim.after.strip()
        return bool(before and self.claim.change.strip()) and before == after


def _sides(claim: Claim, understood: Understanding, words: Translator) -> tuple[str, str]:
    """Returns both sides; empty where nothing was said."""
    said = understood.sentence.removesuffix(understood.summary).rstrip(", ")
    if claim.before.strip() and claim.after.strip():
        first, _, last = said.partition(ARROW)
        return first, last
    if claim.after.strip():
        return "", said
    # Where only before was said, a phrase that is not part of it introduces it.
    return side_as_said(claim, words), ""


def told(claim: Claim, words: Translator) -> ClaimText:
    """Returns the text of `claim` in the language of `words`."""
    understood = understand(claim, words)
    sides = before, after = _sides(claim, understood, words)
    change = understood.summary if claim.change.strip() and not after else ""
    phrase = after or change or before
    bare = " ".join((claim.after or claim.change or claim.before).split())
    at = phrase.find(bare)
    figure, unit = (phrase[: at + len(bare)], phrase[at + len(bare) :].lstrip(" ,")) if at >= 0 else (phrase, "")
    if unit.startswith("%"):
        figure, unit = f"{figure}{NO_BREAK_SPACE}%", unit[1:].strip()
    shown = f"{before} {phrase} {change}" if phrase else ""
    rest = (*claim.hedges, claim.unit.strip(), claim.period.strip())
    aside = [text for text in rest if text.casefold() not in f"{shown} {claim.metric}".casefold()]
    return ClaimText(claim, understood, before if phrase is not before else "", figure, unit, ", ".join(aside), sides)


def measure_of(one: ClaimText, text: tuple[Text, ...], words: Translator, tone: Tone | None = None) -> Measure:
    """Returns the figure of a claim that has one, with `text` beside it."""
    tone = tone or TONES[one.claim.category]
    if one.unmoved:
        return Measure(one.claim.change.strip(), text, ARROW.join(one.sides), tone=tone)
    return Measure(one.figure, text, one.before + ARROW.rstrip() if one.before else "", one.unit, tone, bars_of(one, words))


def bars_of(one: ClaimText, words: Translator) -> Bars | None:
    """Returns both sides as bars, where both are numbers in one unit that can be drawn."""
    if not one.understood.bars:
        return None
    (least_before, most_before), (least_after, most_after) = one.understood.bars
    longest = max(most_before, most_after)
    if longest <= 0 or min(least_before, least_after) < 0:
        return None

    def bar(label: str, side: str, low: Decimal, high: Decimal) -> Bar:
        return Bar(f"{side} {label}", label, float(low / longest), float(high / longest))

    before, after = one.sides
    alt = words.text(N_("{metric}. Before: {before}. Now: {after}."), metric=one.claim.metric.strip(), before=before, after=after)
    return Bars(
        bar(words.text(N_("before")), before, least_before, most_before),
        bar(words.text(N_("now")), one.figure, least_after, most_after),
        alt,
    )


def scale_of(claim: Claim, words: Translator) -> Scale | None:
    """Returns the feeling on its scale from 0 to 10, if at least one of its points was said."""
    before, after = (_intensity(text) for text in (claim.intensity_before, claim.intensity_after))
    if before is None and after is None:
        return None
    alt = words.text(
        N_("{metric}. On a scale from 0 to 10: {told}."),
        metric=claim.feeling.strip() or claim.metric.strip(),
        told=intensities(claim, words),
    )
    return Scale(before, after, ("0", "10"), alt)


def intensities(claim: Claim, words: Translator) -> str:
    """Returns the strength of a feeling in words: "2 of 10 before, 8 of 10 now"."""
    return strength_in_words(claim.intensity_before.strip(), claim.intensity_after.strip(), words)


def strength_in_words(before: str, after: str, words: Translator) -> str:
    """Returns the strength before and now, of 10, in words."""
    if before and after:
        return words.text(N_("{before} of 10 before, {after} of 10 now"), before=before, after=after)
    if before:
        return words.text(N_("{before} of 10 before"), before=before)
    return words.text(N_("{after} of 10 now"), after=after) if after else ""


def _intensity(text: str) -> float | None:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if 0 <= value <= 10 else None


def named_metric(one: ClaimText) -> Text:
    """Returns what changed, with the rest of unit and hedges in brackets."""
    metric = one.claim.metric.strip() or one.claim.topic.strip()
    rest = (Span(f" ({one.aside})", quiet=True),) if one.aside else ()
    return (Span(metric), *rest)


def is_feeling(claim: Claim) -> bool:
    """Returns whether a claim is a feeling, which is never given as a sum."""
    return claim.category is ValueCategory.EMOTIONAL


def measured_feeling(one: ClaimText, lines: tuple[Text, ...], words: Translator) -> Measure:
    """Returns the word for a feeling as its figure, with its scale from 0 to 10."""
    word = one.claim.feeling.strip() or one.claim.metric.strip()
    return Measure(word, lines, tone=Tone.EMOTIONAL, graphic=scale_of(one.claim, words))
