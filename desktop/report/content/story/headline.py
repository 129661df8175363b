"""Makes the title of a story: customer, verb, result; three to five proposals, the first of them the strongest.

A verb stands only where it is known which way is better; else "metric from A to B". No sign ever: the verb tells the way. A title
that is too long takes the shortened customer; one that still is too long gives way to the next claim.
"""

import re

from db.model.case_study import Choices, Sentence
from db.model.kinds import RecordId
from db.model.messages import N_
from desktop.core.messages import Translator
from desktop.evidence.claims.way_in_words import way_in_words as told_way
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import read_figure
from desktop.report.content.story.aims import aim_inside, is_infinitive
from desktop.report.content.story.beyond_figures import is_unspaced
from desktop.report.content.story.claim_texts import in_metric, is_symbol
from desktop.report.content.story.figure_parts import parts_of, way_alone
from desktop.report.content.story.licence import first_capital, folded, inside, printed, shortened, starts_with_marks, with_stop
from desktop.report.content.story.material import Material
from desktop.report.content.story.ranking import ranked, stands_alone
from desktop.report.content.story.story_words import OF_OURS, TELLS_ITS_WAY
from desktop.report.content.story.told_claim import ToldClaim

LONGEST_TITLE = 150
MOST_PROPOSALS = 5
FEW_WORDS = 5
# A name longer than this does not stand twice in a summary.
LONGEST_TWICE = 30
CUTS = N_("{customer} cuts {metric} from {before} to {after}{period}")
RAISES = N_("{customer} raises {metric} from {before} to {after}{period}")
FROM_TO = N_("{customer}: {metric} from {before} to {after}{period}")
CUTS_BY = N_("{customer} cuts {metric} by {amount}{period}")
RAISES_BY = N_("{customer} raises {metric} by {amount}{period}")
IN_METRIC = N_("{customer}: {change} in {metric}{period}")
SAVES = N_("{customer} saves {amount} {metric}{period}")
SAVES_IN = N_("{customer} saves {figure}{rest}{period}")
DOES = N_("{customer} {does} {figure} {things}{rest}{period}")
MULTIPLIES = N_("{customer} {does} {metric}{period}")
USES = N_("{customer} uses {product}")
SEES = N_("{customer} sees {figure} of {metric}{period}")
COUNTS = N_("{customer} counts {figure} {metric}{period}")
SHARE = N_("{figure} of {metric}{period} at {customer}")
COUNTED = N_("{figure} {metric}{period} at {customer}")
KEEPS = N_("{customer} keeps {metric} for {figure}")
IS_NOW = N_("{customer}: {metric}, {figure}{period}")
INSTEAD = N_("{customer}: {metric}, {after} instead of {before}")
ARROWED = N_("{customer}: {metric}, {before} → {after}{period}")
TOLD = N_("{customer}: {wording}")
SETS_OUT = N_("{customer} sets out to {aim}")
AIM = N_("The aim of {customer}: {aim}")
# The translator, the template of a title, and its values but for the customer.
Made = tuple[Translator, str, dict[str, str]]
# What somebody did with the things counted, and the verb of a title that says so.
DEEDS = {
    "avoided": N_("avoids"),
    "connected": N_("connects"),
    "delivered": N_("delivers"),
    "found": N_("finds"),
    "freed": N_("frees"),
    "gained": N_("gains"),
    "handled": N_("handles"),
    "hired": N_("hires"),
    "migrated": N_("migrates"),
    "moved": N_("moves"),
    "planned": N_("plans"),
    "produced": N_("produces"),
    "recovered": N_("recovers"),
    "recycled": N_("recycles"),
    "saved": N_("saves"),
    "served": N_("serves"),
    "shipped": N_("ships"),
    "sold": N_("sells"),
    "trained": N_("trains"),
    "treated": N_("treats"),
    "won": N_("wins"),
}
FACTORS = {
    "doubled": N_("doubles"),
    "halved": N_("halves"),
    "tripled": N_("triples"),
    "trebled": N_("trebles"),
    "quadrupled": N_("quadruples"),
}
DONE = re.compile(
    rf"(?P<things>(?:\S+\s+){{0,3}}?\S+s|people)\s+(?P<did>{'|'.join(DEEDS)})(?P<rest>(?:\s(?!by\b).*)?)", re.IGNORECASE
)
SAVING = re.compile(r"savings?(?P<rest>(?:\s+(?:in|on|through|from|with)\s.*)?)", re.IGNORECASE)
PER = re.compile(r" (?:per|a|an|each|every) (?P<noun>[\w-]+)")
NOUNS = re.compile(r"(?:reduction|decrease|drop|increase|growth|savings?|rise|improvement|gain|cut)$", re.IGNORECASE)


def titles_of(material: Material, choices: Choices, words: Translator, foreign: bool) -> tuple[Sentence, ...]:
    """Returns the proposals for the title, the first the one to take; only the last says nothing of a result.

    Each tells a result that the story tells. The one that was picked (`Choices.title_of`) is the first while it is among them.
    """
    customer = title_name(material.customer.name)
    found: list[Sentence] = []
    order = [one for one in ranked(material) if choices.results is None or one.claim.id in choices.results]
    for one in sorted(order, key=lambda one: one.claim.id != choices.title_of):
        if one.claim.id in material.fallen or one.better is False:
            continue
        text = _fitting(_of_claim(one, material, words, foreign), customer)
        if text and text not in {other.text for other in found}:
            found.append(_sentence(text, material, one.claim.id))
    aims = filter(None, (_of_aim(one.text, one.id, customer, material, words) for one in material.objectives))
    found = sorted((*found[:MOST_PROPOSALS], *aims), key=lambda one: choices.title_of not in one.record_ids)[:MOST_PROPOSALS]
    return tuple(found) or (_plain(customer, material, words),)


def _plain(customer: str, material: Material, words: Translator) -> Sentence:
    """Returns the title of a story without a result or an aim: of the customer and the product."""
    visit = material.newest.visit
    product = printed(visit.product, words)
    made = _fitting((words, USES, {"product": product}), customer) if product else ""
    if made:
        return _sentence(made, material, visit.id)
    return _sentence(words.text(N_("{customer}: the story so far"), customer=customer), material)


def told_of_count(one: ToldClaim, material: Material, words: Translator) -> str:
    """Returns a count as a sentence with a verb, for the summary: "Babylon serves more than 75,000 registered patients."."""
    made = _of_claim(one, material, words, foreign=False)
    if made is None or len(material.called_inside) > LONGEST_TWICE or made[1] not in (DOES, COUNTS, SEES, SAVES_IN, KEEPS):
        return ""
    return with_stop(first_capital(words.text(made[1], customer=material.called_inside, **made[2])))


def title_name(name: str) -> str:
    """Returns the customer's name for the title."""
    return folded(name)


def _sentence(text: str, material: Material, *ids: str) -> Sentence:
    record_ids = tuple(map(RecordId, ids))
    return Sentence(slot="title", text=text, record_ids=record_ids, digest=material.digest(record_ids))


def _fitting(made: Made | None, customer: str) -> str:
    if made is None:
        return ""
    words, template, values = made
    for name in (customer, shortened(customer)):
        text = first_capital(words.text(template, customer=name, **values))
        if len(text) <= LONGEST_TITLE:
            return text
    return ""


def _of_claim(one: ToldClaim, material: Material, words: Translator, foreign: bool) -> Made | None:
    """Returns the template and its values for a result, or None where it makes no title."""
    metric = printed(one.claim.metric, words) if foreign else inside(one.claim.metric, words)
    if not stands_alone(one, material):
        return _of_wording(one, words)
    period = period_beside(one)
    values = {"metric": metric, "before": one.before, "after": one.after, "amount": one.amount, "period": period}
    if not metric:
        return None
    if foreign:
        return _foreign(one, values, words)
    if one.against and one.pair:
        return words, INSTEAD, {name: values[name] for name in ("metric", "after", "before")}
    if one.moved:
        # A language without the verbs tells it without.
        template = CUTS if one.way < 0 else RAISES
        template = template if one.better and _is_told(template, words) else FROM_TO
        return words, template, {name: values[name] for name in ("metric", "before", "after", "period")}
    if one.amount and one.way and not one.pair:
        return _of_change(one, values, words)
    return _of_count(one, metric, words)


def period_beside(one: ToldClaim) -> str:
    """Returns the period of a claim, unless the metric names the same: "time to run a validation … per validation"."""
    found = PER.fullmatch(one.period)
    return "" if found and in_metric(found["noun"], one.metric) else one.period


def _is_told(template: str, words: Translator) -> bool:
    """Returns whether the document's language has the words of a template."""
    empty = dict.fromkeys(("customer", "metric", "before", "after", "amount", "period"), "")
    return _has_verbs(words) or words.text(template, **empty) != template.format(**empty)


def _has_verbs(words: Translator) -> bool:
    """Returns whether the verbs of titles are words of the document's language."""
    return words.language in ("en", "pseudo")


def _of_change(one: ToldClaim, values: dict[str, str], words: Translator) -> Made:
    plain = {"metric": values["metric"], "period": values["period"]}
    factor = FACTORS.get(one.amount.casefold())
    if factor and _has_verbs(words):
        return words, MULTIPLIES, {**plain, "does": words.text(factor)}
    unit = one.claim.unit
    if one.better and one.way < 0 and _has_verbs(words) and _ends_in_time(one.claim.metric, unit) and one.amount[-1:].isdigit():
        return words, SAVES, {**plain, "amount": one.amount}
    if NOUNS.search(one.amount):
        return words, IN_METRIC, {**plain, "change": one.amount}
    if one.multiplied:
        return words, IS_NOW, {**plain, "figure": one.amount}
    left = _units_left_out(one)
    if way_alone(left) and one.better and _has_verbs(words):
        return words, CUTS_BY if one.way < 0 else RAISES_BY, {**plain, "amount": one.amount.removesuffix(left).strip()}
    if one.says_way:
        return words, IS_NOW, {**plain, "figure": one.amount}
    if one.better and (_has_verbs(words) or _is_told(CUTS_BY, words)):
        return words, CUTS_BY if one.way < 0 else RAISES_BY, {**plain, "amount": _without_echo(one)}
    return words, IN_METRIC, {**plain, "change": told_way(one.amount, one.way, words)}


def _ends_in_time(metric: str, unit: str) -> bool:
    """Returns whether the metric ends in its unit, a time: working hours."""
    last = metric.split()[-1].casefold() if metric.split() else ""
    return last == unit.strip().casefold() and units.is_time(read_figure(f"1 {unit}").unit or "")


def _without_echo(one: ToldClaim) -> str:
    """Returns a change without the part of its unit that the metric names: CO2 emissions, 460 tonnes CO2."""
    first, _, rest = folded(one.claim.unit).partition(" ")
    return one.amount.removesuffix(f" {rest}") if rest and first and in_metric(rest, one.metric) else one.amount


def _units_left_out(one: ToldClaim) -> str:
    """Returns a change without its number, unit, currency and hedges: what is left are words of direction."""
    return parts_of(one.amount, one.claim.unit).rest


def _of_count(one: ToldClaim, metric: str, words: Translator) -> Made | None:
    unit, period = one.claim.unit, period_beside(one)
    if not one.after or one.before or not re.search(r"\d", one.after):
        return None
    if one.lasts:
        return words, KEEPS, {"metric": metric, "figure": one.after}
    share = re.fullmatch(r"%\s*of\s+(.+)", unit.strip())
    verbs = _has_verbs(words)
    if share and in_metric(share.group(1), metric) and "%" in one.after:
        figure = one.after[: one.after.index("%") + 1]
        return words, SEES if verbs else SHARE, {"figure": figure, "metric": metric, "period": period}
    values = {"metric": metric, "figure": one.after, "period": period}
    saving = SAVING.fullmatch(metric)
    if verbs and saving:
        return words, SAVES_IN, {"figure": one.after, "rest": saving["rest"], "period": period}
    if (unit and not is_symbol(unit) and in_metric(unit, metric)) or (not unit and TELLS_ITS_WAY.search(metric)):
        done = DONE.fullmatch(metric) if verbs else None
        if done:
            does = words.text(DEEDS[done["did"].casefold()])
            return words, DOES, {**values, "does": does, "things": done["things"], "rest": done["rest"]}
        return words, COUNTS if verbs else COUNTED, values
    return words, IS_NOW, values


def _of_wording(one: ToldClaim, words: Translator) -> Made | None:
    """Returns a title of the wording, where the figure must not stand without it and the wording is short."""
    wording = one.claim.wording.strip()
    if (
        not (one.untold or not (one.before or one.after or one.amount))
        or starts_with_marks(wording)
        or "“" in wording
        or len(wording) > 80
        or one.against
        or OF_OURS.search(wording)
    ):
        return None
    named = folded(one.claim.metric).casefold() in folded(wording).casefold()
    if one.metric and not named and (len(wording.split()) < FEW_WORDS or is_unspaced(wording)):
        # "A good 20 minutes" says nothing without what took them.
        return words, IS_NOW, {"metric": inside(one.claim.metric, words), "figure": inside(wording, words), "period": ""}
    return words, TOLD, {"wording": inside(wording, words)}


def _foreign(one: ToldClaim, values: dict[str, str], words: Translator) -> Made | None:
    """Returns a title without words of ours around words of another language."""
    if one.moved or (one.pair and one.against):
        return words, ARROWED, {name: values[name] for name in ("metric", "before", "after", "period")}
    if one.after and not one.before:
        return words, IS_NOW, {"metric": values["metric"], "figure": one.after, "period": one.period}
    return None


def _of_aim(text: str, record_id: str, customer: str, material: Material, words: Translator) -> Sentence | None:
    """Returns a title from what the customer wanted, for a story without a result that can be counted."""
    template = SETS_OUT if is_infinitive(text) else AIM
    made = _fitting((words, template, {"aim": aim_inside(text, words)}), customer)
    return _sentence(made, material, record_id) if made else None
