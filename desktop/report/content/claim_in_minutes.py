"""Puts a claim into the words in which the customer gave it: figures as said, nothing that we worked out or judged."""

import re

from db.model.messages import N_
from db.model.records import Claim, ClaimKind
from desktop.core.messages import Translator
from desktop.evidence.claims.claim_in_words import change_and_period
from desktop.evidence.claims.way_in_words import way_in_words
from desktop.report.content.claim_text import ARROW, NO_BREAK_SPACE, ClaimText, intensities, is_feeling, named_metric, told
from desktop.report.document.characters import one_line
from desktop.report.document.outline import Span, Text, joined, words_only
from desktop.report.document.wording import dotted

BEFORE = N_("before: {figure}")
PERCENT = re.compile(r"(?<=\d) %")
# A sign before a number, not the dash between two.
SIGN = re.compile(r"(?<![\w.,%()])[-+−–](?=(?:[€$£¥]|[A-Z]{3})?\s?\d)")


def claim_text(claim: Claim, words: Translator) -> Text:
    """Returns what changed and its figures, below it the words said; a feeling with its scale and the moment."""
    one = told(claim, words)
    metric = claim.metric.strip() and one_line("".join(span.text for span in named_metric(one)))
    head = ": ".join(filter(None, (metric, _figures(one, words))))
    # Words that only repeat the figures stay: the customer may see there that we misheard.
    wording = "" if one_line(claim.wording) == one_line(claim.metric) else claim.wording.strip()
    said = dotted((wording, claim.moment.strip() if is_feeling(claim) else ""))
    lines = [words_only(head)] if head else []
    return joined([*lines, (Span(said, quiet=bool(head)),)] if one_line(said) else lines)


def _figures(one: ClaimText, words: Translator) -> str:
    """Returns what was said as a figure or as a feeling: "about 14 a quarter → 3–4 a quarter"."""
    claim, (before, after) = one.claim, one.sides
    figures = ARROW.join((before, after)) if before and after else after
    if before and not after:
        figures = before if claim.kind is ClaimKind.BASELINE else words.text(BEFORE, figure=before)
    amount, period = change_and_period(claim, words)
    change = in_words(claim.change, words) if before or after else in_words(amount, words, period)
    aside = "" if claim.metric.strip() or not one.has_figure else one.aside
    parts = (claim.feeling, figures, change, aside, intensities(claim, words))
    return ", ".join(filter(None, map(one_line, parts)))


def in_words(change: str, words: Translator, period: str = "") -> str:
    """Returns a change with its signs as a word: "over -60 %" is "over 60 % less"; one with both signs stays as said."""
    told = PERCENT.sub(f"{NO_BREAK_SPACE}%", one_line(change))
    signs = {sign.replace("−", "-").replace("–", "-") for sign in SIGN.findall(told)}
    first, number = SIGN.search(told), re.search(r"\d", told)
    if len(signs) != 1 or not first or not number or first.start() > number.start():
        return f"{told}{period}"
    return way_in_words(SIGN.sub("", told), 1 if signs == {"+"} else -1, words, period)
