"""A claim in its own words: both sides, joined, with the unit and period fields where the texts lack them."""

from db.records import Claim
from desktop.evidence.fields import read_period, read_unit
from desktop.evidence.figure import read_figure
from desktop.evidence.heard import loose_hedges
from desktop.evidence.phrases import phrase
from desktop.evidence.scan import scan
from desktop.evidence.words import Sort


def sides_as_said(claim: Claim, locale: str = "en") -> str:
    """Both sides as said: "about 14 → 3–4 a quarter"; "" where neither was said."""
    before, after = (" ".join(text.split()) for text in (claim.before, claim.after))
    hedges = " ".join(loose_hedges(claim))
    if hedges and bool(before) is not bool(after):
        before, after = (f"{hedges} {side}" if side else "" for side in (before, after))
    if not before and not after:
        return ""
    last = _with_unit(after or before, claim)
    if after and before and _lacks_unit(before) and not _lacks_unit(after):
        unit, own = read_unit(claim.unit), read_figure(after)
        if (own.unit or own.currency or "") != (unit.unit or unit.currency):
            before = _with_unit(before, claim)
    if hedges and before and after:
        last += f" ({hedges})"
    told = f"{before} → {last}" if before and after else last if after else phrase("before_only", locale, figure=last)
    return told + _period(claim, after or before, locale)


def change_as_said(claim: Claim, locale: str = "en") -> str:
    """The stated change; alone, it also carries the hedges and the period of the claim."""
    said = _with_unit(" ".join(claim.change.split()), claim)
    if claim.before.strip() or claim.after.strip():
        return said
    hedges = " ".join(loose_hedges(claim))
    return (f"{hedges} " if hedges else "") + said + _period(claim, claim.change, locale)


def _with_unit(text: str, claim: Claim) -> str:
    unit = " ".join(claim.unit.split())
    return f"{text} {unit}" if unit and not read_unit(unit).dimension and _lacks_unit(text) else text


def _lacks_unit(text: str) -> bool:
    """Whether a text holds a quantity and nothing that it counts: "35–45", "many", "about 3"."""
    sorts = {token.before for token in scan(text).tokens}
    counts = {Sort.NUMBER, Sort.SMALL, Sort.VAGUE, Sort.SCALE} & sorts
    return bool(counts) and not sorts & {Sort.UNIT, Sort.CURRENCY, Sort.WORD, Sort.MEASURED, Sort.TIMES, Sort.CROSS}


def _period(claim: Claim, text: str, locale: str) -> str:
    period = " ".join(claim.period.split())
    if not period or read_figure(text).basis:
        return ""
    basis = read_period(period)
    if not basis:
        return f", {period}"
    bare = scan(period).tokens[0].before in (Sort.UNIT, Sort.WORD, Sort.FRACTION)
    return " " + (phrase("per", locale, noun=period) if bare and period < "\u3040" else period)
