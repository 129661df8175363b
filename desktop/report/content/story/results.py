"""Writes the results: tiles for the strongest, a run-in paragraph for each of them, and the rest as rows of a quiet table."""

import re
from collections.abc import Iterable
from decimal import Decimal

from db.model.case_study import Sentence
from db.model.messages import N_
from db.model.records import ClaimKind, Objective
from desktop.core.messages import Translator
from desktop.evidence.claims.way_in_words import way_in_words as told_way
from desktop.report.content.claim_text import scale_of
from desktop.report.content.story import licence
from desktop.report.content.story.aim_line import with_aim
from desktop.report.content.story.aims import aim_inside, is_infinitive
from desktop.report.content.story.claim_texts import counted
from desktop.report.content.story.licence import (
    as_sentence,
    first_capital,
    first_small,
    folded,
    inside,
    printed,
    starts_with_marks,
    with_stop,
    without_stop,
)
from desktop.report.content.story.material import Material
from desktop.report.content.story.notes import Origins
from desktop.report.content.story.people import Names
from desktop.report.content.story.quotes import same, told_in
from desktop.report.content.story.story_words import OF_OURS, TELLS_A_LOSS
from desktop.report.content.story.tiles import category_of, joined_period
from desktop.report.content.story.told_claim import ToldClaim, is_gain, worked_out
from desktop.report.document.outline import Bar, Bars
from desktop.report.document.story import Feeling, Result, Row
from desktop.report.document.wording import TONES, quoted

LONGEST_FIGURE = 18
ARROWED = N_("{before} → {after}{period}")
THE_AIM = N_("The aim was to {aim}.")
ORDINALS = (N_("The first aim was to {aim}."), N_("The second aim was to {aim}."), N_("The third aim was to {aim}."))


def plain_sentence(one: ToldClaim, slot: str, material: Material, names: Names, words: Translator) -> Sentence:
    """Returns a claim that is no result as one sentence: what it is, its figures, and the words that say more."""
    figures = _figures(one, words, licence.is_foreign(material.newest.visit.language, words))
    head = named(one)
    wording = _wording(one, words) if one.wording or not figures else ""
    if figures and one.untold:
        figures, wording = "", limited(wording, figures)
    if head and figures and one.claim.kind is ClaimKind.GOAL:
        text = words.text(N_("The goal for {metric}: {figures}"), metric=first_small(head), figures=figures)
    elif head and figures:
        text = words.text(N_("{metric}: {figures}"), metric=head, figures=figures)
    elif head and wording:
        text = words.text(N_("{metric}: {figures}"), metric=head, figures=first_small(wording))
        wording = ""
    else:
        text = figures or head
    ids = (one.claim.id,)
    text = " ".join(filter(None, (with_stop(text), wording)))
    return Sentence(slot=slot, text=text, record_ids=ids, digest=material.digest(ids))


def _figures(one: ToldClaim, words: Translator, foreign: bool = False) -> str:
    """Returns the figures for the place behind a colon: both sides, or the change with its way in words."""
    if one.unmoved_words and one.before == one.after:
        return f"{one.amount}, {one.claim.period.strip()}" if one.claim.period.strip() else one.amount
    if one.pair and foreign:
        text = words.text(ARROWED, before=one.before, after=one.after, period=one.period)
    elif one.moved:
        text = words.text(N_("from {before} to {after}"), before=one.before, after=one.after) + one.period
    elif one.pair and one.against:
        text = words.text(N_("{after} instead of {before}"), before=one.before, after=one.after) + one.period
    elif one.level:
        text = words.text(N_("{after}, as before"), after=one.after) + one.period
    elif one.pair:
        text = words.text(N_("{after}{period}; before: {before}"), before=one.before, after=one.after, period=one.period)
    elif one.before and one.claim.kind is ClaimKind.RESULT:
        return words.text(N_("before: {before}"), before=one.before) + one.period
    elif one.after and one.amount:
        text = one.after + one.period
    else:
        return (one.after or one.before or way_in_words(one, words)) + (
            one.period if one.after or one.before or one.amount else ""
        )
    said = way_in_words(one, words)
    return f"{text} ({said})" if said else text


def named(one: ToldClaim) -> str:
    """Returns what a claim is about, with the unit that neither it nor its figures say: "Lamp power (watts per lamp)"."""
    head = first_capital(one.metric)
    return f"{head} ({one.unit_left})" if head and one.unit_left else head


def limited(wording: str, figures: str) -> str:
    """Returns a wording that limits its figures as one sentence; the figures stand behind it, and only where it lacks them."""
    if plain(figures) in plain(wording):
        return wording
    return with_stop(f"{without_stop(wording)} ({figures})")


def plain(text: str) -> str:
    """Returns a text in one spelling, to compare with another."""
    return folded(text.replace(licence.NO_BREAK, " ")).casefold()


def way_in_words(one: ToldClaim, words: Translator) -> str:
    """Returns a stated change with its way in words: "over 60 % less"; unchanged where its own words say the way."""
    if not one.amount or not one.way or one.multiplied or _is_loss(one) or one.says_way:
        return one.amount
    return told_way(one.amount, one.way, words)


def _is_loss(one: ToldClaim) -> bool:
    """Returns whether the metric tells itself that its change was a loss: "Margin lost: 3.6 points"."""
    return not one.pair and bool(TELLS_A_LOSS.search(one.metric))


class Results:
    """Writes the results of one story."""

    def __init__(self, material: Material, names: Names, origins: Origins, language: str, words: Translator) -> None:
        self._material = material
        self._names = names
        self._origins = origins
        self._language = language
        self._words = words
        self._foreign = licence.is_foreign(language, words)
        self._aims: set[str] = set()

    def sentence(self, slot: str, text: str, one: ToldClaim) -> Sentence:
        """Returns a sentence that comes from a claim and the aim it answers."""
        ids = (one.claim.id,)
        return Sentence(slot=slot, text=text, record_ids=ids, digest=self._material.digest(ids))

    # Prose

    def result(self, one: ToldClaim, told: list[str], graphic: bool) -> Result:
        """Returns a result in prose, tied to the aim it answers, with before and now as bars where wanted and possible."""
        words = self._words
        sentences = [*self._aim(one), *(self.sentence("results", text, one) for text in self._said(one, told))]
        if one.claim.beneficiary.strip():
            who = words.text(N_("Gained by {who}."), who=inside(one.claim.beneficiary, words, self._language))
            sentences.append(self.sentence("results", who, one))
        note = self._origins.of(one.claim)
        bars = bars_towards(one, self._material.objectives, words) if graphic else None
        way = worked_out(one, words)
        return Result(
            heading=self._heading(one),
            sentences=tuple(sentences),
            note=note,
            tone=TONES[one.claim.category],
            bars=bars,
            way=way if bars else "",
            way_note=self._origins.worked_out() if way and bars else 0,
        )

    def _said(self, one: ToldClaim, told: list[str]) -> list[str]:
        """Returns the figures of a result and the words that say more; those that limit the figures stand before them."""
        figures = self._told_figures(one)
        repeated = told_in(one.wording, told)
        if one.untold and figures:
            return [] if repeated else [limited(_wording(one, self._words), _figures(one, self._words, self._foreign))]
        wording = _wording(one, self._words) if (one.wording and not repeated) or not figures else ""
        return list(filter(None, (figures, wording)))

    def _heading(self, one: ToldClaim) -> str:
        """Returns what a result is about; with the period where no figure carries it."""
        head = named(one) or first_capital(folded(one.claim.topic))
        return with_stop(head + ("" if one.before or one.after or one.amount else joined_period(one))) if head else ""

    def _aim(self, one: ToldClaim) -> list[Sentence]:
        found = self._material.objectives
        at = next((n for n, aim in enumerate(found) if aim.id == one.claim.objective_id), None)
        if at is None or found[at].id in self._aims or at >= len(ORDINALS) or not is_infinitive(found[at].text):
            return []
        self._aims.add(found[at].id)
        template = ORDINALS[at] if len(found) > 1 else THE_AIM
        text = self._words.text(template, aim=aim_inside(found[at].text, self._words, self._language))
        ids = (found[at].id,)
        return [Sentence(slot="results", text=text, record_ids=ids, digest=self._material.digest(ids))]

    def _told_figures(self, one: ToldClaim) -> str:
        words = self._words
        if one.pair and self._foreign:
            return with_stop(_figures(one, words, foreign=True))
        if one.moved and one.way:
            template = N_("Down from {before} to {after}{period}") if one.way < 0 else N_("Up from {before} to {after}{period}")
            text = words.text(template, before=one.before, after=one.after, period=one.period)
            return with_stop(f"{text}: {way_in_words(one, words)}" if one.amount else text)
        if one.amount and one.way and not one.pair and not one.multiplied and not one.says_way:
            template = N_("Down by {amount}{period}.") if one.way < 0 else N_("Up by {amount}{period}.")
            return words.text(template, amount=one.amount, period=one.period)
        if one.lasts:
            return words.text(N_("For {figure}."), figure=one.after)
        if one.after and not one.before and not one.amount:
            return with_stop(first_capital(counted(one.claim, one.after, words) + one.period))
        return with_stop(first_capital(_figures(one, words)))

    # The table

    def row(self, one: ToldClaim, told: list[str]) -> Row | None:
        """Returns a result as a row of the table; None where all it says is told as a quote."""
        words = self._words
        shown = one.wording and not told_in(one.wording, told)
        more = _wording(one, words) if shown or not (one.before or one.after or one.amount) else ""
        now = one.after or way_in_words(one, words)
        if one.after and one.amount:
            now = f"{one.after} ({way_in_words(one, words)})"
        before = words.text(N_("instead of {before}"), before=one.before) if one.against and one.before else one.before
        if told_in(more, told):
            more = ""
            if not (one.before or one.after or one.amount):
                return None
        extra = (
            words.text(N_("Gained by {who}."), who=inside(one.claim.beneficiary, words, self._language))
            if one.claim.beneficiary.strip()
            else ""
        )
        if one.untold and (before or now):
            more, before, now = limited(more, _figures(one, words, self._foreign)) if more else "", "", ""
            if not more:
                return None
        metric = (named(one) or first_capital(folded(one.claim.topic))) + ("" if one.untold else joined_period(one))
        if not metric:
            metric, more = more, ""
        return Row(
            category=category_of(one, words),
            tone=TONES[one.claim.category],
            metric=self.sentence("table", metric, one),
            more=" ".join(filter(None, (more, extra))),
            before=before,
            now=now,
            note=self._origins.of(one.claim),
        )

    # Feelings

    def feeling(self, one: ToldClaim, spoken: frozenset[str], told: list[str]) -> Feeling | None:
        """Returns a feeling in the customer's words, when it was noticed, and its scale; never in money, never as a tile.

        None where a quote told elsewhere says all of it.
        """
        words, claim = self._words, one.claim
        sentences = []
        said = claim.wording.strip()
        if said and not told_in(said, told):
            if same(said) in spoken and not starts_with_marks(said):
                text = self._spoken(quoted(said, self._language), one)
            else:
                text = self._spoken(_wording(one, words), one) if OF_OURS.search(said) else _wording(one, words)
            sentences.append(self.sentence("feelings", text, one))
        figures = _figures(one, words)
        if figures:
            sentences.append(self.sentence("feelings", as_sentence(figures, words), one))
        if claim.moment.strip():
            text = words.text(N_("The moment it was noticed: {moment}"), moment=inside(claim.moment, words, self._language))
            sentences.append(self.sentence("feelings", with_stop(text), one))
        scale = scale_of(claim, words)
        word = folded(claim.feeling)
        if said and not sentences and not scale:
            return None
        heading = first_capital(one.metric or word) + ("" if figures else joined_period(one))
        if word and one.metric and not scale and not said:
            heading = words.text(N_("{metric}: {figures}"), metric=heading, figures=first_small(word))
        about = one.metric if word else ""
        ends = _ends(claim.intensity_before.strip(), claim.intensity_after.strip(), words)
        return Feeling(
            heading=with_stop(heading) if not (scale and about) else "",
            sentences=tuple(sentences),
            scale_label=words.text(N_("{feeling}, of 10"), feeling=first_capital(word or one.metric)) if scale else "",
            scale_about=first_small(about) if scale else "",
            scale=scale,
            ends=ends,
            note=self._origins.of(claim),
        )

    def _spoken(self, said: str, one: ToldClaim) -> str:
        who = self._names.short(one.claim.said_by)
        return self._words.text(N_("{who}: {quote}"), quote=said, who=first_capital(who)) if who else said


def _ends(before: str, after: str, words: Translator) -> tuple[str, str]:
    return (
        words.text(N_("{number} before"), number=before) if before else "",
        words.text(N_("{number} now"), number=after) if after else "",
    )


def _wording(one: ToldClaim, words: Translator) -> str:
    """Returns the words in which a claim was made, as a sentence, never in quotation marks of ours."""
    said = one.claim.wording.strip()
    if not said:
        return ""
    return as_sentence(said, words) if not starts_with_marks(said) else with_stop(printed(said, words))


def bars_towards(one: ToldClaim, objectives: Iterable[Objective], words: Translator) -> Bars | None:
    """Returns both sides as bars with the line of the aim that the result answers, where it is known where that is."""
    bars = bars_of(one, words)
    aim = next((aim for aim in objectives if aim.id == one.claim.objective_id), None)
    return with_aim(bars, one.claim, aim, words) if bars and aim else bars


def bars_of(one: ToldClaim, words: Translator) -> Bars | None:
    """Returns both sides as bars where both are numbers of one unit that differ by five percent or more."""
    if not one.understood.bars or one.against or not one.moved or one.untold or not is_gain(one):
        return None
    if not re.search(r"\d", one.before):
        return None
    (low, high), (least, most) = one.understood.bars
    longest = max(high, most)
    if longest <= 0 or min(low, least) < 0 or abs(high - most) < longest * Decimal("0.05"):
        return None
    alt = words.text(
        N_("{metric}. Before: {before}. Now: {after}."), metric=first_capital(one.metric), before=one.before, after=one.after
    )

    def bar(label: str, side: str, first: Decimal, last: Decimal) -> Bar:
        return Bar(side, label, float(first / longest), float(last / longest))

    return Bars(bar(words.text(N_("Before")), one.before, low, high), bar(words.text(N_("Now")), one.after, least, most), alt)
