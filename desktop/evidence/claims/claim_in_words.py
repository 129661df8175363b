"""Writes a claim in its own words: joins both sides, and adds unit and period where the texts lack them."""

from db.model.records import Claim
from desktop.core.messages import ENGLISH, Translator
from desktop.evidence.claims.claim_figures import loose_hedges
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.scan import scan
from desktop.evidence.figures.unit_and_period import read_period, read_unit
from desktop.evidence.wording.phrases import phrase


def sides_as_said(claim: Claim, words: Translator = ENGLISH) -> str:
    """Returns both sides as said: "about 14 → 3–4 a quarter"; "" if neither was said."""
    before, after = (" ".join(text.split()) for text in (claim.before, claim.after))
    if not before or not after:
        only = side_as_said(claim, words)
        return phrase("before_only", words, figure=only) if before else only
    hedges = " ".join(loose_hedges(claim))
    last = _with_unit(after, claim)
    if _lacks_unit(before) and last != f"{after} {_unit_of(claim)}":
        unit, own = read_unit(claim.unit), read_figure(after)
        if (own.unit or own.currency or "") != (unit.unit or unit.currency) or unit.scale != 1:
            before = _with_unit(before, claim)
    if hedges:
        last += f" ({hedges})"
    period, earlier = _period(claim, after, words), _period(claim, before, words)
    if period or not earlier:
        return f"{before} → {last}{period}"
    return f"{_with_unit(before, claim)}{earlier} → {last}"


def side_as_said(claim: Claim, words: Translator = ENGLISH) -> str:
    """Returns the only side that was said, with its hedges, unit and period: "about 14 a quarter"; "" if neither was."""
    side = " ".join((claim.after.strip() or claim.before).split())
    if not side:
        return ""
    hedged = " ".join((*loose_hedges(claim), side))
    return _with_unit(hedged, claim) + _period(claim, hedged, words)


def change_as_said(claim: Claim, words: Translator = ENGLISH) -> str:
    """Returns the stated change; alone, it also carries the hedges and the period of the claim."""
    return "".join(change_and_period(claim, words))


def change_and_period(claim: Claim, words: Translator = ENGLISH) -> tuple[str, str]:
    """Returns the stated change, and its period with the space or comma before it; where a side was said, only the change."""
    said = _with_unit(" ".join(claim.change.split()), claim)
    if not said or claim.before.strip() or claim.after.strip():
        return said, ""
    hedges = " ".join(loose_hedges(claim))
    return (f"{hedges} " if hedges else "") + said, _period(claim, claim.change, words)


def _with_unit(text: str, claim: Claim) -> str:
    unit = _unit_of(claim)
    field = read_unit(unit)
    if not unit or field.dimension or not _lacks_unit(text):
        return text
    return f"{text} {field.currency if field.scale != 1 and read_figure(text).scaled else unit}".rstrip()


def _unit_of(claim: Claim) -> str:
    return " ".join(claim.unit.split())


def _lacks_unit(text: str) -> bool:
    """Returns whether a text names a quantity and not what it counts: "35–45", "many", "about 3"."""
    figure = read_figure(text)
    sorts = {token.before for token in scan(text).tokens}
    if figure.kind is not FigureKind.WORD:
        return figure.bare and figure.kind is not FigureKind.NONE and Role.WORD not in sorts
    counts = {Role.NUMBER, Role.SMALL, Role.VAGUE, Role.SCALE} & sorts
    return bool(counts) and not sorts & {Role.UNIT, Role.CURRENCY, Role.WORD, Role.MEASURED, Role.TIMES, Role.CROSS}


def _period(claim: Claim, text: str, words: Translator) -> str:
    period = " ".join(claim.period.split())
    if not period or read_figure(text).basis:
        return ""
    basis = read_period(period)
    if not basis:
        return f", {period}"
    bare = scan(period).tokens[0].before in (Role.UNIT, Role.WORD, Role.FRACTION)
    return " " + (phrase("per", words, noun=period) if bare and period < "\u3040" else period)
