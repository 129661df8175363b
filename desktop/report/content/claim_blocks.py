"""Turns claims into blocks: with a figure where one was said, else in one list; feelings in words and on their scale."""

from collections.abc import Sequence

from db.model.messages import N_
from db.model.records import Claim
from desktop.core.messages import Translator
from desktop.report.content.claim_text import ClaimText, intensities, measure_of, named_metric, scale_of, telling_words
from desktop.report.content.provenance import Provenance
from desktop.report.document.outline import Block, Measure, Plain, Points, Span, Text, Tone, words_only
from desktop.report.document.wording import sentence


def says_something(claim: Claim) -> bool:
    """Returns whether a claim has any content to print."""
    return bool((claim.metric + claim.wording + claim.feeling + claim.before + claim.after + claim.change).strip())


def in_figures_and_words(
    claims: Sequence[ClaimText], origins: Provenance, words: Translator, tone: Tone | None = None
) -> list[Block]:
    """Returns claims with figures one by one, then those in words alone in one list; `tone` replaces that of their category."""
    figures: list[Block] = [_figure(one, origins.note(one), words, tone) for one in claims if one.has_figure]
    points = [_point(one, origins.note(one)) for one in claims if not one.has_figure and says_something(one.claim)]
    return [*figures, *([Points(tuple(points))] if points else [])]


def _figure(one: ClaimText, note: int, words: Translator, tone: Tone | None) -> Measure:
    claim = one.claim
    change = one.understood.summary if any(one.sides) and not one.unmoved else ""
    gained = words.text(N_("for {who}"), who=claim.beneficiary.strip()) if claim.beneficiary.strip() else ""
    quiet = (", ".join(filter(None, (change, gained))), telling_words(claim))
    lines = [named_metric(one), *((Span(line, quiet=True),) for line in quiet if line)]
    return measure_of(one, noted(lines, note), words, tone)


def _point(one: ClaimText, note: int) -> Text:
    """Returns a claim without figures: what it is about, and the words in which it was said."""
    claim = one.claim
    head = ", ".join(filter(None, (claim.metric.strip(), claim.feeling.strip())))
    said = telling_words(claim)
    spans = [Span(f"{head}: " if said else head, strong=True)] if head else []
    return noted([(*spans, Span(said))], note)[0]


def feeling(one: ClaimText, note: int, words: Translator) -> Plain:
    """Returns a feeling: its word, what it was about, the words said, the moment, and its scale."""
    claim = one.claim
    word, about = claim.feeling.strip(), named_metric(one)
    if not word and not scale_of(claim, words):
        return Points((_point(one, note),))
    felt_by = words.text(N_("felt by {who}"), who=claim.felt_by.strip()) if claim.felt_by.strip() else ""
    told = (one.understood.sentence, telling_words(claim), claim.moment.strip(), sentence(intensities(claim, words), felt_by))
    lines = [about, *(words_only(text) for text in told if text)]
    return measured_feeling(one, noted(lines, note), words)


def measured_feeling(one: ClaimText, lines: tuple[Text, ...], words: Translator) -> Measure:
    """Returns the word for a feeling as its figure, with its scale from 0 to 10."""
    word = one.claim.feeling.strip() or one.claim.metric.strip()
    return Measure(word, lines, tone=Tone.EMOTIONAL, graphic=scale_of(one.claim, words))


def noted(lines: Sequence[Text], note: int) -> tuple[Text, ...]:
    """Returns the `lines` that are not empty, with the number of a note after the first."""
    saying = [line for line in lines if any(span.text.strip() for span in line)] or [words_only("")]
    return ((*saying[0], Span("", note=note)), *saying[1:])
