"""Composes the internal report of a visit: everything that was heard, with speaker, moment, evidence and agreements.

Nothing is left out and nobody is hidden; details of a record stand in small type beside it.
"""

from collections.abc import Sequence

from db.model.follow_ups import Follows
from db.model.kinds import SITUATION
from db.model.messages import N_
from db.model.records import (
    Claim,
    ClaimKind,
    Note,
    Objection,
    Objective,
    Person,
    PersonId,
    Promise,
    Quote,
    RecordId,
    ValueCategory,
)
from db.model.whole_visit import WholeVisit
from desktop.consent.old_answers import CALLED
from desktop.core.messages import ENGLISH, Translator
from desktop.evidence.claims.understanding import understand
from desktop.interview.vocabulary import VERDICTS, worded_visit
from desktop.report.content.claim_text import (
    ClaimText,
    intensities,
    is_feeling,
    measure_of,
    measured_feeling,
    named_metric,
    scale_of,
    strength_in_words,
    told,
)
from desktop.report.content.return_section import returned
from desktop.report.content.visit_facts import consent_facts, rows_of, visit_facts
from desktop.report.content.worth import worth
from desktop.report.document.outline import (
    Block,
    Entry,
    Fact,
    Facts,
    Heading,
    Outline,
    Paragraph,
    Plain,
    Quotation,
    Section,
    Span,
    Text,
    Tone,
    joined,
    words_only,
)
from desktop.report.document.wording import (
    A_CUSTOMER,
    ANSWERED_BY,
    ANSWERS,
    BENEFITS,
    BETTERS,
    CATEGORIES,
    CONTENTS,
    EVIDENCE,
    HEARD,
    KINDS,
    NOTE_KINDS,
    PAGE_OF,
    RESOLVED,
    SIDES,
    TONES,
    VISIT_OF,
    capital,
    day,
    dotted,
    moment,
    quoted,
)

NOTES = N_("Notes")
STRENGTH = N_("Strength")
PARAPHRASED = N_("paraphrased")
NOT_TO_PUBLISH = N_("not to be published")
CATEGORY_ORDER = (ValueCategory.REVENUE, ValueCategory.COST, ValueCategory.OTHER, ValueCategory.EMOTIONAL)


def visit_report(whole: WholeVisit, words: Translator = ENGLISH) -> Outline:
    """Composes the complete report of one visit, in the language of `words`."""
    return _Report(worded_visit(whole, words), words).outline()


class _Report:
    """Composes one report."""

    def __init__(self, whole: WholeVisit, words: Translator) -> None:
        self._whole = whole
        self._words = words

    def outline(self) -> Outline:
        words, visit, customer = self._words, self._whole.visit, self._whole.customer
        on = day(visit.date, words)
        return Outline(
            title=words.text(N_("Visit to {customer}"), customer=" ".join(customer.name.split()) or words.text(A_CUSTOMER)),
            kicker=words.text(N_("Visit report")),
            lead=words_only(dotted((on, visit.place.strip()))),
            sections=tuple(section for section in self._sections() if section.blocks),
            stamp=words.text(N_("INTERNAL · NOT TO BE SHARED")),
            footer=dotted((customer.name.strip(), words.text(VISIT_OF, date=on) if on else "")),
            page_of=words.text(PAGE_OF),
            contents=words.text(CONTENTS),
            language=visit.language or words.tag,
            own_language=words.tag,
            date=visit.date,
        )

    def _sections(self) -> list[Section]:
        words, whole = self._words, self._whole
        sections: list[tuple[str, Sequence[Block]]] = [
            (words.text(N_("The visit")), visit_facts(whole, words)),
            (words.text(N_("People")), self._people()),
            (words.text(N_("What was agreed")), consent_facts(whole, words)),
            (
                words.text(N_("What they wanted to achieve")),
                [self._objective(number, o) for number, o in enumerate(whole.objectives, start=1)],
            ),
            (words.text(N_("What they said")), self._answers()),
            (words.text(N_("What it is worth to them")), self._value()),
            (words.text(N_("What it returns")), returned(whole, words)),
            (
                words.text(N_("What nearly stopped them or still does")),
                [self._objection(objection) for objection in whole.objections],
            ),
            (words.text(N_("Quotes")), [self._quote(quote) for quote in whole.quotes]),
            (words.text(N_("Promises")), [self._promise(promise) for promise in whole.promises]),
            (words.text(N_("Asked again")), [self._asked_again(one) for one in whole.follows if one.verdict]),
            (words.text(NOTES), [self._note(note) for note in whole.notes]),
        ]
        heard = any(blocks for _, blocks in sections[1:])
        end = (
            [] if heard else [Section(words.text(NOTES), (Paragraph(words_only(words.text(N_("Nothing has been recorded.")))),))]
        )
        return [*(Section(title, tuple(blocks)) for title, blocks in sections), *end]

    # Who, where, when

    def _people(self) -> list[Entry]:
        return [self._person(person) for person in self._whole.people]

    def _person(self, person: Person) -> Entry:
        words = self._words
        side = words.text(SIDES[person.side]) if person.side else ""
        consent = words.text(CALLED[person.consent]) if person.consent else ""
        name = person.name.strip() or person.job_title.strip() or person.role.strip()
        others = [text.strip() for text in (person.job_title, person.role) if text.strip() and text.strip() != name]
        line = (Span(name, strong=True), Span("".join(f", {text}" for text in others)))
        return Entry((Paragraph(line),), self._margin(dotted((side, consent))))

    # What was heard

    def _objective(self, number: int, objective: Objective) -> Entry:
        words = self._words
        texts = (
            (words.text(N_("Measured by")), objective.measure),
            (words.text(N_("Target")), objective.target),
            (words.text(N_("By")), day(objective.by, words)),
        )
        cared = (words.text(N_("Who cared most")), self._called(objective.cared_most))
        rows = rows_of([Fact(label, words_only(text)) for label, text in (*texts, cared) if text.strip()])
        text = (Span(f"{number}  ", quiet=True), Span(objective.text.strip()))
        return Entry((Paragraph(text), *rows), self._margin(self._said_by(objective)))

    def _answers(self) -> list[Facts]:
        """Returns the free answers, those on the situation first, each under its name or its question."""
        order = {question: number for number, question in enumerate(SITUATION)}
        answers = sorted(self._whole.answers, key=lambda answer: order.get(answer.question, len(order)))
        rows = []
        for answer in answers:
            known = ANSWERS.get(answer.question)
            label = self._words.text(known) if known else capital(answer.question.replace("_", " ").replace("-", " "))
            rows.append(Fact(label, words_only(answer.text)))
        return rows_of([row for row in rows if row.text[0].text.strip()])

    def _value(self) -> list[Block]:
        blocks: list[Block] = []
        for category in CATEGORY_ORDER:
            found = [self._claim(told(claim, self._words)) for claim in self._whole.claims_in(category)]
            if found:
                blocks += [Heading(self._words.text(CATEGORIES[category]), TONES[category]), *found]
        return blocks

    def _claim(self, one: ClaimText) -> Entry:
        claim, words = one.claim, self._words
        margin = self._margin(
            dotted(dict.fromkeys((words.text(KINDS[claim.kind]), claim.topic.strip()))),
            words.text(EVIDENCE[claim.evidence]),
            self._said_by(claim),
            self._answers_objective(claim),
            words.text(BENEFITS[claim.benefit]) if claim.benefit else "",
            words.text(BETTERS[claim.better]) if claim.better else "",
            "" if claim.publish else words.text(NOT_TO_PUBLISH),
        )
        return Entry((self._claim_block(one),), margin)

    def _claim_block(self, one: ClaimText) -> Plain:
        claim, words = one.claim, self._words
        lines = [named_metric(one), *self._details(one)]
        if is_feeling(claim) and (claim.feeling.strip() or scale_of(claim, words)):
            return measured_feeling(one, tuple(lines), words)
        if one.has_figure:
            return measure_of(one, tuple(lines), words, None if claim.kind is ClaimKind.RESULT else Tone.PLAIN)
        return Paragraph(joined(lines))

    def _details(self, one: ClaimText) -> list[Text]:
        """Returns everything a claim says beside its figure, each on a line of its own."""
        claim, words = one.claim, self._words
        change = claim.change.strip() if any(one.sides) else ""
        # Where words and computed values disagree, a remark names both.
        agreed = not (one.understood.change and one.understood.change.agrees is False)
        computed = one.understood.summary if any(one.sides) and not change and agreed else ""
        texts = (
            ("", one.understood.sentence if is_feeling(claim) else ""),
            ("", claim.wording),
            (words.text(N_("Change as stated")), change),
            (words.text(N_("Understood as")), computed),
            (words.text(N_("Hedges")), ", ".join(claim.hedges)),
            (words.text(N_("Gained by")), claim.beneficiary),
            (words.text(N_("Feeling")), "" if is_feeling(claim) else claim.feeling),
            (words.text(N_("Felt by")), claim.felt_by),
            (words.text(N_("The moment")), claim.moment),
            (words.text(STRENGTH), intensities(claim, words)),
            (words.text(N_("Money")), worth(claim, words)),
            (words.text(N_("Times a year")), claim.times_a_year),
            (words.text(N_("An hour costs")), claim.hourly_rate),
            (words.text(N_("Elements of value")), ", ".join(claim.elements)),
            (words.text(N_("Backed by")), self._named(claim.backed_by)),
        )
        lines: list[Text] = [_labelled(label, text) for label, text in texts if text.strip()]
        return [*lines, *((Span(remark, quiet=True),) for remark in one.understood.remarks)]

    def _named(self, ids: Sequence[str]) -> str:
        """Returns the claims and quotes with these ids, in their words."""
        quotes = {quote.id: quoted(quote.text, self._whole.visit.language) for quote in self._whole.quotes}
        claims = {claim.id: self._in_figures(claim) for claim in self._whole.claims}
        return "; ".join(filter(None, ((quotes | claims).get(RecordId(one), "") for one in ids)))

    def _in_figures(self, claim: Claim) -> str:
        figures = understand(claim, self._words).sentence
        return " ".join(filter(None, (claim.metric.strip() or claim.feeling.strip(), figures))) or claim.wording.strip()

    def _answers_objective(self, claim: Claim) -> str:
        numbers = [n for n, o in enumerate(self._whole.objectives, start=1) if o.id == claim.objective_id]
        return self._words.text(N_("answers objective {number}"), number=numbers[0]) if numbers else ""

    def _objection(self, objection: Objection) -> Entry:
        words, language = self._words, self._whole.visit.language
        text = quoted(objection.text, language) if objection.verbatim else objection.text.strip()
        strength = strength_in_words(objection.strength_before, objection.strength_now, words)
        texts = (
            (words.text(N_("Reason")), objection.reason),
            (words.text(N_("Raised")), objection.raised),
            (words.text(STRENGTH), strength),
            (words.text(ANSWERED_BY), objection.answer),
            (words.text(N_("What proves it")), self._named(objection.proofs)),
        )
        lines: list[Text] = [words_only(text), *(_labelled(label, said) for label, said in texts if said.strip())]
        margin = self._margin(
            words.text(RESOLVED[objection.status]) if objection.status else "",
            words.text(HEARD[objection.heard]) if objection.heard else "",
            self._said_by(objection),
            objection.category.strip(),
            words.text(PARAPHRASED) if objection.verbatim is False else "",
            moment(objection.heard_at, words),
            "" if objection.publish else words.text(NOT_TO_PUBLISH),
        )
        return Entry((Paragraph(joined(lines)),), margin)

    def _quote(self, quote: Quote) -> Entry:
        words = self._words
        text = quoted(quote.text, self._whole.visit.language) if quote.verbatim else quote.text.strip()
        margin = self._margin(
            self._said_by(quote),
            "" if quote.verbatim else words.text(PARAPHRASED),
            moment(quote.heard_at, words),
            "" if quote.publish else words.text(NOT_TO_PUBLISH),
        )
        return Entry((Quotation(text),), margin)

    def _promise(self, promise: Promise) -> Entry:
        words = self._words
        due = words.text(N_("due {date}"), date=day(promise.due, words)) if promise.due.strip() else ""
        owner = words.text(N_("owner: {who}"), who=promise.owner.strip()) if promise.owner.strip() else ""
        side = words.text(SIDES[promise.side]) if promise.side else ""
        margin = self._margin(
            dotted((words.text(N_("done")) if promise.done else words.text(N_("open")), due)), dotted((owner, side))
        )
        return Entry((Paragraph(words_only(promise.text)),), margin)

    def _asked_again(self, follows: Follows) -> Entry:
        """What came of something heard earlier; its words then stand in the report of that visit."""
        heard: tuple[Objection | Promise, ...] = (*self._whole.objections, *self._whole.promises)
        text = next((one.text for one in heard if one.id == follows.record_id), "")
        said = text or self._named((follows.record_id,) if follows.record_id else ())
        verdict = self._words.text(VERDICTS[follows.verdict]) if follows.verdict else ""
        return Entry((Paragraph(words_only(said.strip() or capital(verdict))),), self._margin(verdict if said.strip() else ""))

    def _note(self, note: Note) -> Entry:
        words = self._words
        kind = words.text(NOTE_KINDS[note.kind]) if note.kind else ""
        margin = self._margin(
            dotted((moment(note.at, words), kind)), self._said_by(note), "" if note.sorted else words.text(N_("not sorted yet"))
        )
        return Entry((Paragraph(words_only(note.text)),), margin)

    def _said_by(self, part: Claim | Objection | Objective | Quote | Note) -> str:
        return self._called(part.said_by)

    def _called(self, person_id: PersonId | None) -> str:
        person = self._whole.person(person_id)
        return dotted((person.name.strip(), person.job_title.strip())) if person else ""

    def _margin(self, *texts: str) -> tuple[Text, ...]:
        return tuple(words_only(capital(text)) for text in texts if text)


def _labelled(label: str, text: str) -> Text:
    """Returns `text` after its label in quiet type; without a label the text itself is quiet."""
    return (Span(f"{label}: ", quiet=True), Span(text.strip())) if label else (Span(text.strip(), quiet=True),)
