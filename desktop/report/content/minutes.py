"""Composes the minutes for the customer: what we heard, in their words, what both sides promised, and room to correct it.

Nothing of ours gets in: the visit is read through `for_the_customer`, and only the fields named here are printed. Objections
never are, nor what they were answered with, nor what somebody of our side said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category

from db.model.house import OurCompany
from db.model.messages import N_
from db.model.records import Claim, ClaimKind, CompanyConsent, Evidence, Objective, PersonId, Promise, Quote, Side, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.interview.our_side import is_ours
from desktop.interview.vocabulary import NOTHING, worded_visit
from desktop.report.anonymise.for_the_customer import for_the_customer
from desktop.report.content.claim_in_minutes import claim_text
from desktop.report.content.claim_text import is_feeling
from desktop.report.content.sender import contact_of, sender_of
from desktop.report.document.characters import one_line
from desktop.report.document.outline import (
    Abreast,
    Line,
    Lines,
    Manner,
    Outline,
    Paragraph,
    Section,
    Span,
    Text,
    ToWrite,
    joined,
    with_links,
    words_only,
)
from desktop.report.document.wording import CONTENTS, EVIDENCE, LETTERS_THAT_QUOTE, PAGE_OF, capital, day, dotted, quoted

THANKS = N_(
    "Thank you for your time. This is how we understood you. Words in quotation marks are yours as we noted them. "
    "Please correct what is wrong: the numbers at the left help to find the line."
)
SEND_TO = N_("Please send it to {contact}")
# How the customer knows a figure, in its own terms; what was felt, or nobody asked, is not told.
KNOWN_BY = (Evidence.MEASURED, Evidence.DOCUMENTED, Evidence.ESTIMATED, Evidence.SECOND_HAND)
ONLY_FOR = N_("For {customer} only, not for publication")
# Controls, marks of direction and spaces of all kinds, by their Unicode category.
UNSEEN = ("C", "Z")
LINES_TO_CORRECT = 3
# What the company agreed to, where no rung was noted.
AGREED_TO = {
    CompanyConsent.NAMED: N_("You may be named"),
    CompanyConsent.ANONYMOUS: N_("The story may be told without your name"),
    CompanyConsent.INTERNAL_ONLY: N_("Nothing is published; it stays with us"),
}
# The order in which results are told.
CATEGORY_ORDER = (ValueCategory.REVENUE, ValueCategory.COST, ValueCategory.OTHER, ValueCategory.EMOTIONAL)


@dataclass(frozen=True, slots=True)
class Told:
    """What stands in a line, and beside it who said it or must do it."""

    text: Text
    beside: str = ""


def minutes(whole: WholeVisit, words: Translator = ENGLISH, ours: OurCompany | None = None) -> Outline:
    """Composes the minutes of one visit for the customer, in the language of `words`; `ours` is our company."""
    return _Minutes(for_the_customer(worded_visit(whole, words), words), words, ours).outline()


class _Minutes:
    """Composes one document from what the customer may read."""

    def __init__(self, whole: WholeVisit, words: Translator, ours: OurCompany | None) -> None:
        self._whole, self._words, self._ours = whole, words, ours

    def outline(self) -> Outline:
        words, visit = self._words, self._whole.visit
        sections = tuple(self._sections())
        on, customer = day(visit.date, words), one_line(self._whole.customer.name)
        return Outline(
            title=words.text(N_("What we heard on {date}"), date=on) if on else words.text(N_("What we heard")),
            kicker=self._from_whom_to_whom(),
            lead=words_only(words.text(THANKS)) if sections[0].title or len(sections) > 1 else (),
            sections=sections,
            footer=words.text(ONLY_FOR, customer=customer) if customer else "",
            page_of=words.text(PAGE_OF),
            contents=words.text(CONTENTS),
            language=visit.language or words.tag,
            own_language=words.tag,
            date=visit.date,
            sender=sender_of(self._ours, words),
        )

    def _from_whom_to_whom(self) -> str:
        words, whole = self._words, self._whole
        theirs, ours = (
            [one_line(p.name) for p in whole.people if (p.side is Side.US) is us and one_line(p.name)] for us in (False, True)
        )
        to = ", ".join(filter(None, (*theirs, one_line(whole.customer.name))))
        by = words.text(N_("From {who}"), who=", ".join(ours)) if ours else ""
        return "\n".join(
            filter(None, (words.text(N_("For {who}"), who=to) if to else "", dotted((by, one_line(whole.visit.place)))))
        )

    def _sections(self) -> Iterator[Section]:
        words = self._words
        groups = (
            (N_("You wanted"), self._wanted()),
            (N_("Before"), self._before()),
            (N_("Now in use"), self._answers("solution", "start", "surprises")),
            (N_("What changed"), self._claims(ClaimKind.RESULT)),
            (N_("In your words"), self._quotes()),
        )
        agreed = (
            (N_("We promised"), self._promises(Side.US)),
            (N_("You promised"), self._promises(Side.CUSTOMER)),
            (N_("You agreed to"), self._agreed_to()),
        )
        heard = self._numbered(groups, 1)
        yield from (Section("", (group,)) for group in heard)
        promised = self._numbered(agreed, 1 + sum(len(group.items) for group in heard))
        if promised:
            yield Section("", (Abreast(tuple(promised)),))
        if heard or promised:
            labels = (words.text(N_("Line")), words.text(N_("Should read")))
            yield Section(words.text(N_("Please correct")), (ToWrite(LINES_TO_CORRECT, labels), *self._send_to()))
        else:
            yield Section("", (Paragraph(words_only(words.text(N_("Nothing has been recorded.")))),))

    def _send_to(self) -> Iterator[Paragraph]:
        """Yields whom to send the corrections to."""
        if contact := contact_of(self._ours):
            yield Paragraph(with_links(self._words.text(SEND_TO, contact=contact)), Manner.SMALL)

    def _numbered(self, groups: Iterable[tuple[str, Iterable[Told]]], number: int) -> list[Lines]:
        """Returns the groups in which something is told, their lines numbered from `number`."""
        found = []
        for title, told in groups:
            lines = tuple(Line(n, one.text, one.beside) for n, one in enumerate(self._saying(told), start=number))
            number += len(lines)
            found += [Lines(self._words.text(title), lines)] if lines else []
        return found

    def _saying(self, told: Iterable[Told]) -> list[Told]:
        """Returns the lines in which something can be read."""
        return [one for one in told if any(category(sign)[0] not in UNSEEN for span in one.text for sign in span.text)]

    # What we heard

    def _wanted(self) -> Iterator[Told]:
        yield from (self._objective(objective) for objective in self._whole.objectives)
        yield from self._claims(ClaimKind.GOAL)

    def _objective(self, objective: Objective) -> Told:
        words = self._words
        texts = (
            (words.text(N_("Measured by")), objective.measure),
            (words.text(N_("Target")), objective.target),
            (words.text(N_("By")), day(objective.by, words)),
        )
        besides = dotted(f"{label} {text.strip()}" for label, text in texts if text.strip())
        said = [(Span(text.strip(), quiet=quiet),) for text, quiet in ((objective.text, False), (besides, True)) if text.strip()]
        return Told(joined(said), self._by(objective.said_by))

    def _before(self) -> Iterator[Told]:
        yield from self._answers("challenge", "alternatives")
        yield from self._claims(ClaimKind.BASELINE)

    def _answers(self, *questions: str) -> Iterator[Told]:
        found = (self._whole.answer(question).strip() for question in questions)
        nothing = (NOTHING, self._words.text(NOTHING))
        yield from (Told(words_only(text)) for text in found if text not in nothing)

    def _claims(self, kind: ClaimKind) -> Iterator[Told]:
        for of_value in CATEGORY_ORDER:
            for claim in self._whole.claims_in(of_value):
                if claim.kind is kind and not is_ours(self._whole, claim.said_by):
                    yield Told(claim_text(claim, self._words), self._by(claim.said_by, *self._besides(claim)))

    def _besides(self, claim: Claim) -> tuple[str, str]:
        """Returns how they know a figure, and whom it is for."""
        known = self._words.text(EVIDENCE[claim.evidence]) if claim.evidence in KNOWN_BY and not is_feeling(claim) else ""
        return known, self._for_whom(claim)

    def _for_whom(self, claim: Claim) -> str:
        whom = one_line(claim.felt_by) or one_line(claim.beneficiary)
        return self._words.text(N_("for {who}"), who=whom) if whom else ""

    def _quotes(self) -> Iterator[Told]:
        told = {_bare(claim.wording) for claim in self._whole.claims}
        for quote in self._whole.quotes:
            if _bare(quote.text) not in told:
                yield Told(words_only(self._quoted(quote)), self._by(quote.said_by))

    def _quoted(self, quote: Quote) -> str:
        return quoted(quote.text, self._whole.visit.language) if quote.verbatim and one_line(quote.text) else quote.text.strip()

    def _by(self, person_id: PersonId | None, *besides: str) -> str:
        person = self._whole.person(person_id)
        return ", ".join(filter(None, (one_line(person.name) if person else "", *besides)))

    # What was agreed

    def _promises(self, side: Side) -> Iterator[Told]:
        # One without a side is ours, as it is where one is asked again.
        for promise in self._whole.promises:
            if (promise.side is Side.CUSTOMER) is (side is Side.CUSTOMER):
                yield Told(words_only(promise.text.strip()), self._owner(promise))

    def _owner(self, promise: Promise) -> str:
        words = self._words
        due = words.text(N_("by {date}"), date=day(promise.due, words)) if one_line(promise.due) else ""
        return ", ".join(filter(None, (one_line(promise.owner), due, words.text(N_("done")) if promise.done else "")))

    def _agreed_to(self) -> Iterator[Told]:
        consent, words = self._whole.consent, self._words
        if consent is None:
            return
        rungs = [words.text(rung.strip()) for rung in consent.scope if rung.strip()]
        company = words.text(AGREED_TO[consent.company]) if consent.company in AGREED_TO else ""
        approver = one_line(consent.approver)
        must = words.text(N_("Must agree: {who}"), who=approver) if approver else ""
        if told := capital(", ".join(rungs)) or company:
            yield Told(words_only(told), must)
        elif must:
            yield Told(words_only(must))


def _bare(text: str) -> str:
    """Returns words as they compare: without case, and without quotation marks and stops around them."""
    return one_line(text).casefold().strip(" .…!" + LETTERS_THAT_QUOTE)
