"""Composes the story of one customer from the visits chosen: every sentence from records, changed only as the licence allows.

`compose(wholes, choices, day, words)` is pure: the same records, choices and words give the same story.
"""

from collections.abc import Sequence
from dataclasses import replace

from db.model.case_study import Choices, Sentence
from db.model.house import NO_STYLE, HouseStyle
from db.model.kinds import RecordId
from db.model.messages import N_
from db.model.records import ClaimKind, Quote
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.report.anonymise.who_may_be_named import is_named
from desktop.report.content.story.headline import titles_of, told_of_count
from desktop.report.content.story.heard_words import heard_words
from desktop.report.content.story.licence import (
    as_sentence,
    first_capital,
    folded,
    inside,
    is_foreign,
    printed,
    shortened,
    with_stop,
)
from desktop.report.content.story.material import Material, material_of
from desktop.report.content.story.notes import Origins, as_told
from desktop.report.content.story.people import Names
from desktop.report.content.story.quotes import picked, quote_sentence, spoken
from desktop.report.content.story.ranking import by_claim, ranked, stands_alone
from desktop.report.content.story.results import Results, bars_of, plain_sentence
from desktop.report.content.story.sections import Sections
from desktop.report.content.story.tiles import MOST_TILES, tiles_of
from desktop.report.content.story.told_claim import ToldClaim, is_feeling, is_gain, is_loss, is_told_feeling
from desktop.report.document.outline import Picture
from desktop.report.document.story import Feeling, Glance, Labels, Quoted, Result, Story
from desktop.report.document.wording import (
    A_CUSTOMER,
    CONTENTS,
    CUSTOMER,
    INDUSTRY,
    PAGE_OF,
    SIZE,
    dotted,
)
from desktop.report.document.wording import day as day_in_words

DRAFT = N_("Draft, not yet approved")
INTERNAL = N_("Internal only, not to be shared")
NOTHING_YET = N_("Nothing that may be shown has been recorded yet.")


def compose(
    wholes: Sequence[WholeVisit],
    choices: Choices,
    day: str = "",
    words: Translator = ENGLISH,
    house: HouseStyle = NO_STYLE,
    logo: Picture | None = None,
    material: Material | None = None,
) -> Story:
    """Returns the story of the visits as chosen, in the language of `words`; `day` (ISO) is that of the draft, where it has one.

    It holds only what may be published, whatever was chosen: open and partly answered objections, forecasts, our valuation and
    homework never stand in it. `material` is what the visits hold, where that was gathered before.
    """
    material = material or material_of(wholes, choices, words)
    return _Composer(material, choices, day, words).story(house, logo, named=all(map(is_named, wholes)))


class _Composer:
    """Composes one story."""

    def __init__(self, material: Material, choices: Choices, day: str, words: Translator) -> None:
        self._material = material
        self._choices = choices
        self._day = day
        self._words = words
        self._names = Names(material, words)
        self._origins = Origins(material, self._names, words)
        self._language = material.newest.visit.language or words.tag
        self._sections = Sections(material, self._names, self._language, words)
        self._results = Results(material, self._names, self._origins, self._language, words)
        self._foreign = is_foreign(self._language, words)

    def story(self, house: HouseStyle, logo: Picture | None, named: bool) -> Story:
        material, words = self._material, self._words
        quotes = picked(material, self._choices)
        results = ranked(material)
        if self._choices.results is not None:
            results = by_claim(results, self._choices.results)
        else:
            results = [one for one in results if not is_loss(one)]
        tiles = tiles_of(results, self._choices.results is not None, material, self._origins, words)
        titles = titles_of(material, self._choices, words, self._foreign)
        title = Sentence(slot="title", text=self._choices.title.strip(), typed=True) if self._choices.title.strip() else titles[0]
        told = [quote.text for quote in (quotes.pull, quotes.pain, *quotes.others) if quote and quote.verbatim]
        prose, table = self._prose_and_table([one for one, _ in tiles], results)
        shown = self._shown_results(prose, told)
        story = Story(
            title=title,
            titles=titles,
            labels=labels(folded(material.customer.name), house, words),
            customer="" if material.customer.name == words.text(A_CUSTOMER) else folded(material.customer.name),
            status=words.text(INTERNAL if material.internal else DRAFT),
            footer=self._footer(),
            mark=self._mark(),
            language=self._language,
            own_language=words.tag,
            date=material.newest.visit.date if material.named else "",
            house=house,
            about_customer=as_sentence(material.customer.about, words),
            logo=logo,
            summary=self._summary(results, title),
            tiles=tuple(tile for _, tile in tiles),
            glance=self._glance(),
            challenge=self._sections.challenge(told),
            pain=self._quoted(quotes.pain, "challenge") if quotes.pain else None,
            overcome=self._sections.overcome(self._choices),
            solution=self._sections.solution(),
            pull=self._quoted(quotes.pull, "pull") if quotes.pull else None,
            results=shown,
            rows=tuple(row for one in table if (row := self._results.row(one, told)) is not None),
            compared=self._compared(),
            feelings=self._feelings(told),
            quotes=tuple(self._quoted(quote, "quotes") for quote in quotes.others if quote.verbatim),
            paraphrases=tuple(self._quoted(quote, "told") for quote in quotes.others if not quote.verbatim),
            next=self._sections.next(),
            notes=self._origins.notes,
            as_told=self._as_told(),
            source=material.newest.visit.source.strip() if named else "",
        )
        if not _tells_anything(story):
            return _with_nothing(story, words)
        return replace(story, heard=heard_words(story, material)) if self._foreign else story

    # Head

    def _summary(self, results: Sequence[ToldClaim], title: Sentence) -> tuple[Sentence, ...]:
        """Returns two or three sentences: what was wanted, what they use, what came of it first."""
        words, material = self._words, self._material
        found = self._sections.aims("summary", most=1)[:1]
        if not found:
            text, record = material.answer("challenge", newest=False)
            first = _first_sentence(as_sentence(text, words)) if text else ""
            found = [self._sections.sentence("summary", first, record)] if first else []
        product = material.newest.visit.product.strip()
        if product:
            text = with_stop(words.text(N_("The solution: {product}"), product=printed(product, words)))
            found.append(self._sections.sentence("summary", text, _visit_id(material)))
        able = [one for one in results if one.metric and stands_alone(one, material) and not self._foreign]
        # The title tells its own result already.
        for one in sorted(able, key=lambda one: one.claim.id in title.record_ids):
            told = self._in_a_sentence(one)
            if told and told != with_stop(title.text):
                return (*found, self._sections.sentence("summary", told, one.claim.id))
        return tuple(found)

    def _in_a_sentence(self, one: ToldClaim) -> str:
        """Returns a result as a sentence; nothing for a count that has no verb, as it stands in its tile."""
        words = self._words
        metric = first_capital(one.metric)
        if one.moved and one.way:
            template = (
                N_("{metric} fell from {before} to {after}{period}.")
                if one.way < 0
                else N_("{metric} rose from {before} to {after}{period}.")
            )
            return words.text(template, metric=metric, before=one.before, after=one.after, period=one.period)
        if one.amount and one.way and not one.pair:
            return (
                plain_sentence(one, "summary", self._material, self._names, words).text
                if one.says_way
                else words.text(
                    N_("{metric} fell by {amount}{period}.") if one.way < 0 else N_("{metric} rose by {amount}{period}."),
                    metric=metric,
                    amount=one.amount,
                    period=one.period,
                )
            )
        if told := told_of_count(one, self._material, words):
            return told
        if one.after and not (one.before or one.amount):
            return ""
        figure = plain_sentence(one, "summary", self._material, self._names, words).text
        return (
            figure
            if not one.wording
            else with_stop(words.text(N_("{metric}: {figures}"), metric=metric, figures=(one.after or one.amount) + one.period))
        )

    def _glance(self) -> tuple[Glance, ...]:
        words, material = self._words, self._material
        customer, visit = material.customer, material.newest.visit
        called = "" if customer.name == words.text(A_CUSTOMER) else folded(customer.name)
        country = folded(customer.country)
        country = "" if country.casefold() in called.casefold() else country
        told_by = [first_capital(who) for person in material.people if (who := self._names.known(person.id))]
        visited = [first_capital(dotted((whole.visit.place.strip(), material.when[whole.visit.id]))) for whole in material.wholes]
        region = "" if material.named else first_capital(country)
        facts = (
            (words.text(CUSTOMER), (", ".join(filter(None, (called, country if material.named else ""))),)),
            (words.text(INDUSTRY), (folded(customer.industry),)),
            (words.text(N_("Region")), (region,)),
            (words.text(SIZE), (folded(customer.size),)),
            (words.text(N_("Wanted")), tuple(first_capital(inside(one.text, words)) for one in material.objectives)),
            (words.text(N_("Uses")), (printed(visit.product, words),)),
            (words.text(N_("Told by")), tuple(dict.fromkeys(told_by))),
            (words.text(N_("Visited")), tuple(dict.fromkeys(filter(None, visited)))),
        )
        return tuple(Glance(label=label, lines=tuple(filter(None, lines))) for label, lines in facts if any(lines))

    def _footer(self) -> str:
        on = self._material.when[self._material.newest.visit.id]
        return dotted((shortened(self._material.customer.name), on))

    def _mark(self) -> str:
        """Returns what stands at the foot of every page."""
        if self._material.internal:
            return self._words.text(N_("internal"))
        made = day_in_words(self._day, self._words) if self._day else ""
        return self._words.text(N_("draft of {date}"), date=made) if made else self._words.text(N_("draft"))

    # Results

    def _prose_and_table(self, tiled: list[ToldClaim], results: Sequence[ToldClaim]) -> tuple[list[ToldClaim], list[ToldClaim]]:
        """Returns the results told in prose, those of the tiles first, and those of the table."""
        rest = [one for one in results if one not in tiled]
        wordy = [one for one in rest if one.untold and one.metric][: max(0, MOST_TILES - len(tiled))]
        prose = [*tiled, *wordy] or rest[:MOST_TILES]
        left = [one for one in results if one not in prose]
        one_left = len(left) == 1 and (is_gain(left[0]) or left[0].level)
        return ([*prose, *left], []) if one_left else (prose, left)

    def _shown_results(self, prose: Sequence[ToldClaim], told: list[str]) -> tuple[Result, ...]:
        drawn = next((one for one in prose if bars_of(one, self._words)), None)
        shown = (self._results.result(one, told, one is drawn) for one in prose)
        return tuple(one for one in shown if one.sentences)

    def _compared(self) -> tuple[Sentence, ...]:
        found = [one for one in self._material.claims if one.claim.kind is ClaimKind.BENCHMARK and not is_feeling(one.claim)]
        lead = self._words.text(N_("For comparison."))
        told = [plain_sentence(one, "compared", self._material, self._names, self._words) for one in found]
        return tuple(
            Sentence(
                slot=one.slot, text=f"{lead} {one.text}" if not at else one.text, record_ids=one.record_ids, digest=one.digest
            )
            for at, one in enumerate(told)
        )

    def _feelings(self, told: list[str]) -> tuple[Feeling, ...]:
        said = spoken(self._material)
        found = [one for one in self._material.claims if is_told_feeling(one.claim)]
        return tuple(feeling for one in found if (feeling := self._results.feeling(one, said, told)) is not None)

    def _quoted(self, quote: Quote, slot: str) -> Quoted:
        who = first_capital(self._names.full(quote.said_by))
        person = self._material.person(quote.said_by)
        named = self._material.named or (person is not None and not person.name.strip())
        # Of somebody without a name and a role nothing is known but the side of the table.
        is_known = person is not None and bool((person.name + person.job_title).strip())
        company = self._material.called_inside if named and who and is_known else ""
        company = "" if company.casefold() in who.casefold() else company
        by = ", ".join(filter(None, (who, company)))
        told_at = {whole.visit.id: whole.visit for whole in self._material.wholes}
        language = told_at.get(quote.visit_id, self._material.newest.visit).language or self._words.tag
        return Quoted(said=quote_sentence(quote, slot, language, self._material), by=by, language=language)

    def _as_told(self) -> str:
        """Returns when the figures were told, and that feelings are not valued in money, where there are such."""
        told = [one for one in self._material.claims if one.claim.kind is not ClaimKind.FORECAST]
        figures = any(one.before or one.after or one.amount for one in told)
        feelings = any(is_told_feeling(one.claim) for one in told)
        money = self._words.text(N_("Feelings are not valued in money.")) if feelings else ""
        return " ".join(filter(None, (as_told(self._material, self._words) if figures else "", money)))


def labels(customer: str, house: HouseStyle, words: Translator) -> Labels:
    """Returns the headings of a story."""
    us = house.name.strip()
    return Labels(
        kicker=words.text(N_("Customer story")),
        glance=words.text(N_("At a glance")),
        challenge=words.text(N_("The challenge")),
        overcome=words.text(N_("What had to be overcome")),
        solution=words.text(N_("The solution")),
        results=words.text(N_("The results")),
        further=words.text(N_("Further results")),
        before=words.text(N_("Before")),
        now=words.text(N_("Now")),
        feelings=words.text(N_("What changed for the people")),
        quotes=words.text(N_("In their own words")),
        told=words.text(N_("What else they told")),
        next=words.text(N_("What is next")),
        notes=words.text(N_("How these figures were obtained")),
        about_customer=words.text(N_("About {name}"), name=customer),
        about_us=words.text(N_("About {name}"), name=us) if us else words.text(N_("About us")),
        page_of=words.text(PAGE_OF),
        contents=words.text(CONTENTS),
    )


def _visit_id(material: Material) -> RecordId:
    return RecordId(material.newest.visit.id)


def _first_sentence(text: str) -> str:
    """Returns the first sentence of a text, whole."""
    end = text.find(". ")
    return text[: end + 1] if end > 20 else text


def _tells_anything(story: Story) -> bool:
    return any(
        (
            story.summary,
            story.tiles,
            story.challenge,
            story.solution,
            story.results,
            story.rows,
            story.feelings,
            story.pull,
            story.pain,
            story.quotes,
            story.next,
            story.overcome,
            story.glance[1:],
        )
    )


def _with_nothing(story: Story, words: Translator) -> Story:
    return replace(story, summary=(Sentence(slot="summary", text=words.text(NOTHING_YET)),), as_told="")
