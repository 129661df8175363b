"""Composes a case-study draft from a visit: what may be published, in the customer's words, with the origin of each number."""

from dataclasses import replace

from db.model.messages import N_
from db.model.records import ClaimKind, Objection, Quote, Side, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.interview.vocabulary import worded_visit
from desktop.report.anonymise.who_may_be_named import agreed, customer_called, is_named, may_show_logo, person_called, telling
from desktop.report.content.claim_blocks import feeling, in_figures_and_words, says_something
from desktop.report.content.claim_text import ARROW, ClaimText, is_feeling, told
from desktop.report.content.headline_result import strongest_first, title_of
from desktop.report.content.provenance import Provenance
from desktop.report.document.outline import (
    Block,
    Box,
    Fact,
    Heading,
    Manner,
    Outline,
    Paragraph,
    Picture,
    Points,
    Quotation,
    Section,
    Span,
    Text,
    Tone,
    joined,
    linked,
    words_only,
)
from desktop.report.document.wording import (
    A_CUSTOMER,
    ANSWERED_BY,
    CATEGORIES,
    CUSTOMER,
    INDUSTRY,
    PAGE_OF,
    SIZE,
    SOURCE,
    TONES,
    VISIT_OF,
    capital,
    day,
    dotted,
    quoted,
    stopped,
)

CHALLENGE = N_("The challenge")
SOLUTION = N_("The solution")
RESULTS = N_("The results")
# A longer quote is too long to be set large; it stands with the others.
LONGEST_PULL_QUOTE = 240
IN_SHORT = 3
RESULT_ORDER = (ValueCategory.REVENUE, ValueCategory.COST, ValueCategory.OTHER)


def case_study(
    whole: WholeVisit, missing: tuple[str, ...] = (), words: Translator = ENGLISH, logo: bytes | None = None
) -> Outline:
    """Composes the draft of a case study from one visit, in the language of `words`.

    `missing` are sentences on what the story still lacks. It holds only what may be published (see who_may_be_named). `logo`,
    the customer's as a PNG or JPEG made anew (see exchange.pictures), is shown only if that was agreed.
    """
    whole = worded_visit(whole, words)
    shown = (
        Picture(logo, words.text(N_("Logo of {customer}"), customer=customer_called(whole, words)))
        if logo and may_show_logo(whole)
        else None
    )
    lacking = tuple(map(telling(whole, words), missing))
    return replace(_Study(agreed(whole, words), is_named(whole), words).outline(lacking), logo=shown)


class _Study:
    """Composes one case study; `whole` holds only what may be published."""

    def __init__(self, whole: WholeVisit, named: bool, words: Translator) -> None:
        self._whole = whole
        self._named = named
        self._words = words
        self._told = [told(claim, words) for claim in whole.claims]
        self._origins = Provenance(whole, words)
        verbatim = [quote for quote in whole.quotes if quote.verbatim and quote.text.strip()]
        self._pull = next((quote for quote in verbatim if len(quote.text) <= LONGEST_PULL_QUOTE), None)

    def outline(self, missing: tuple[str, ...]) -> Outline:
        words, visit = self._words, self._whole.visit
        on = words.text(VISIT_OF, date=day(visit.date, words)) if visit.date.strip() else ""
        return Outline(
            title=title_of(self._whole, self._told, words),
            kicker=words.text(N_("Customer story")),
            lead=self._lead(),
            aside=self._at_a_glance(),
            in_short_title=words.text(N_("In short")),
            in_short=self._in_short(),
            sections=self._sections(missing),
            stamp=words.text(N_("DRAFT · NOT YET APPROVED")),
            footer=dotted((self._whole.customer.name, on)),
            page_of=words.text(PAGE_OF),
            language=visit.language or words.tag,
            own_language=words.tag,
            date=visit.date,
        )

    # Head and aside

    def _lead(self) -> Text:
        about = self._whole.customer.about.strip()
        return words_only(about) if about else words_only(" ".join(map(stopped, self._objectives())))

    def _objectives(self) -> list[str]:
        return [objective.text.strip() for objective in self._whole.objectives if objective.text.strip()]

    def _at_a_glance(self) -> tuple[Fact, ...]:
        words, customer, visit = self._words, self._whole.customer, self._whole.visit
        wanted = "\n".join(self._objectives()) if customer.about.strip() else ""
        facts = (
            (words.text(CUSTOMER), "" if customer.name == words.text(A_CUSTOMER) else customer.name),
            (words.text(INDUSTRY), customer.industry),
            (words.text(N_("Where")), customer.country),
            (words.text(SIZE), customer.size),
            (words.text(N_("Wanted")), wanted),
            (words.text(N_("Uses")), visit.product),
            (words.text(N_("Who said it")), "\n".join(self._speakers())),
        )
        return tuple(Fact(label, words_only(text)) for label, text in facts if text.strip())

    def _speakers(self) -> list[str]:
        known = [p for p in self._whole.people if p.side is not Side.US and (p.name.strip() or p.job_title.strip())]
        return [person_called(person, self._words) for person in known]

    def _in_short(self) -> tuple[Fact, ...]:
        best = [one for one in strongest_first(self._told) if one.has_figure and not is_feeling(one.claim)]
        return tuple(self._short(one) for one in best[:IN_SHORT])

    def _short(self, one: ClaimText) -> Fact:
        label = one.claim.topic.strip() or self._words.text(CATEGORIES[one.claim.category])
        said = ARROW.join(filter(None, one.sides)) or one.understood.summary
        metric = one.claim.metric.strip()
        lines = [words_only(metric)] if metric else []
        return Fact(capital(label), joined([*lines, (Span(said, strong=True),)]))

    # Sections

    def _sections(self, missing: tuple[str, ...]) -> tuple[Section, ...]:
        words = self._words
        sections = [
            (words.text(CHALLENGE), self._challenge()),
            (words.text(N_("What nearly stopped them")), self._objections()),
            (words.text(SOLUTION), self._solution()),
            (words.text(RESULTS), self._results()),
            (words.text(N_("What changed for the people")), self._feelings()),
            (words.text(N_("In their own words")), self._other_quotes()),
            (words.text(N_("What they expect")), self._forecasts()),
            (words.text(N_("For comparison")), self._kind(ClaimKind.BENCHMARK)),
            (words.text(N_("What is next")), self._next()),
        ]
        told_sections = [Section(title, tuple(blocks)) for title, blocks in sections if blocks]
        if not told_sections:
            told_sections = [
                Section("", (Paragraph(words_only(words.text(N_("Nothing that may be shown has been recorded yet.")))),))
            ]
        return (*self._with_pull_quote(told_sections), *self._end(missing))

    def _with_pull_quote(self, sections: list[Section]) -> list[Section]:
        """Inserts the pull quote after the results, or else after the sections before them."""
        if self._pull is None:
            return sections
        places = (self._words.text(RESULTS), self._words.text(SOLUTION), self._words.text(CHALLENGE), sections[0].title)
        at = next(title for title in places if title in {section.title for section in sections})
        quote = self._quotation(self._pull, pull=True)
        return [Section(s.title, (*s.blocks, quote)) if s.title == at else s for s in sections]

    def _end(self, missing: tuple[str, ...]) -> list[Section]:
        sections = []
        notes: list[Block] = [block for block in (self._origins.notes,) if block]
        if any(is_feeling(one.claim) for one in self._told):
            notes.append(
                Paragraph(
                    words_only(self._words.text(N_("Feelings are shown in words and are not valued in money."))), Manner.SMALL
                )
            )
        source = self._whole.visit.source.strip()
        if source:
            notes.append(Paragraph((Span(f"{self._words.text(SOURCE)} "), linked(source)), Manner.SMALL))
        if notes:
            sections.append(Section(self._words.text(N_("How these numbers were obtained")), tuple(notes)))
        if missing:
            sections.append(
                Section("", (Box(self._words.text(N_("Before this can be shared")), tuple(map(words_only, missing))),))
            )
        return sections

    def _challenge(self) -> list[Block]:
        blocks = self._answers(("challenge", ""), ("alternatives", self._words.text(N_("What they had tried"))))
        blocks += self._kind(ClaimKind.BASELINE)
        goals = self._kind(ClaimKind.GOAL)
        return blocks + ([Heading(self._words.text(N_("The aim"))), *goals] if goals else [])

    def _objections(self) -> list[Block]:
        items = [self._objection(objection) for objection in self._whole.objections if objection.text.strip()]
        return [Points(tuple(items))] if items else []

    def _objection(self, objection: Objection) -> Text:
        text = objection.text.strip()
        said = quoted(text, self._whole.visit.language) if objection.verbatim else text
        if not objection.answer.strip():
            return words_only(said)
        answer = f"\n{self._words.text(ANSWERED_BY)}: "
        return Span(said), Span(answer, quiet=True), Span(objection.answer.strip())

    def _solution(self) -> list[Block]:
        words = self._words
        blocks = self._answers(
            ("solution", ""), ("start", words.text(N_("How it began"))), ("surprises", words.text(N_("What surprised them")))
        )
        if not blocks and self._whole.visit.product.strip():
            blocks.append(Paragraph(words_only(self._whole.visit.product.strip())))
        took = self._kind(ClaimKind.INVESTMENT)
        return blocks + ([Heading(words.text(N_("What it took"))), *took] if took else [])

    def _answers(self, *questions: tuple[str, str]) -> list[Block]:
        """Returns the free answers to `questions`, each with its introduction."""
        blocks: list[Block] = []
        for question, label in questions:
            text = self._whole.answer(question).strip()
            if text:
                lead = (Span(f"{label}: ", strong=True),) if label else ()
                blocks.append(Paragraph((*lead, Span(text))))
        return blocks

    def _results(self) -> list[Block]:
        blocks: list[Block] = []
        for category in RESULT_ORDER:
            found = [one for one in self._of_kind(ClaimKind.RESULT) if one.claim.category is category]
            if found:
                blocks += [
                    Heading(self._words.text(CATEGORIES[category]), TONES[category]),
                    *in_figures_and_words(found, self._origins, self._words),
                ]
        return blocks

    def _kind(self, kind: ClaimKind) -> list[Block]:
        """Returns claims that are no results, in ink and not in the colour of a gain."""
        return in_figures_and_words(self._of_kind(kind), self._origins, self._words, Tone.PLAIN)

    def _forecasts(self) -> list[Block]:
        found = self._kind(ClaimKind.FORECAST)
        return [Paragraph(words_only(self._words.text(N_("Forecasts, not results."))), Manner.SMALL), *found] if found else []

    def _of_kind(self, kind: ClaimKind) -> list[ClaimText]:
        return [one for one in self._told if one.claim.kind is kind and not (kind is ClaimKind.RESULT and is_feeling(one.claim))]

    def _feelings(self) -> list[Block]:
        found = [one for one in self._told if is_feeling(one.claim) and one.claim.kind is ClaimKind.RESULT]
        return [feeling(one, self._origins.note(one), self._words) for one in found if says_something(one.claim)]

    def _other_quotes(self) -> list[Block]:
        return [self._quotation(quote) for quote in self._whole.quotes if quote is not self._pull and quote.text.strip()]

    def _quotation(self, quote: Quote, pull: bool = False) -> Quotation:
        said = quote.text.strip()
        person = self._whole.person(quote.said_by)
        company = self._whole.customer.name if self._named or (person and not person.name) else ""
        who = capital(person_called(person, self._words))
        text = quoted(said, self._whole.visit.language) if quote.verbatim else said
        return Quotation(text, ", ".join(filter(None, (who, company if who else ""))), pull)

    def _next(self) -> list[Block]:
        """Returns what the customer or both will do; our own promises are left out."""
        promises = [p for p in self._whole.promises if p.text.strip() and not p.done and p.side is not Side.US]
        items = []
        for promise in promises:
            due = self._words.text(N_("by {date}"), date=day(promise.due, self._words)) if promise.due.strip() else ""
            items.append(words_only(", ".join(filter(None, (promise.text.strip(), due)))))
        return [Points(tuple(items))] if items else []
