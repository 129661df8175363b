"""Composes the page one reads before a visit: for us with what is open from last time, for the host only what is theirs to know.

What no record holds (why we come, who leads, what sales asks us not to touch) is left to be written on the page.
"""

from collections.abc import Iterator

from db.model.earlier import EarlierVisits
from db.model.messages import N_, NN_
from db.model.records import Person, Promise, Side
from db.model.whole_visit import WholeVisit
from desktop.consent.old_answers import CALLED
from desktop.core.messages import ENGLISH, Translator
from desktop.interview.guide import Guide
from desktop.interview.last_time import AskedAgain, OpenItem, open_items, told_then
from desktop.interview.vocabulary import worded_visit
from desktop.report.content.visit_facts import MINUTES, rows_of
from desktop.report.document.characters import one_line
from desktop.report.document.outline import (
    Block,
    Fact,
    Facts,
    Outline,
    Section,
    Span,
    Text,
    ToWrite,
    joined,
    words_only,
)
from desktop.report.document.wording import (
    A_CUSTOMER,
    INDUSTRY,
    PAGE_OF,
    SIZE,
    SOMEONE_THERE,
    VISIT_OF,
    capital,
    day,
    dotted,
)

MORE = NN_("and {count} more, in the visit report", "and {count} more, in the visit report")
# To be marked with a pen beside each of ours.
PARTS = N_("□ leads   □ listens   □ observes")
# What is open from last time: the heading of each kind, and how many of it a page holds.
LAST_TIME = {
    AskedAgain.WE_PROMISED: (N_("We promised"), 3),
    AskedAgain.THEY_PROMISED: (N_("They promised"), 3),
    AskedAgain.CLAIM: (N_("Figures"), 4),
    AskedAgain.FEELING: (N_("Feelings"), 2),
    AskedAgain.OBJECTION: (N_("Open objections"), 3),
    AskedAgain.QUESTION: (N_("To ask"), 2),
}


def visit_brief(
    whole: WholeVisit, guide: Guide | None = None, earlier: EarlierVisits | None = None, words: Translator = ENGLISH
) -> Outline:
    """Composes our page before a visit, in the language of `words`; `earlier` is what was heard there before."""
    return _Brief(worded_visit(whole, words), guide, earlier or EarlierVisits(), words).outline()


class _Brief:
    """Composes one brief."""

    def __init__(self, whole: WholeVisit, guide: Guide | None, earlier: EarlierVisits, words: Translator) -> None:
        self._whole, self._guide, self._earlier, self._words = whole, guide, earlier, words

    def outline(self) -> Outline:
        words, visit = self._words, self._whole.visit
        customer = one_line(self._whole.customer.name)
        on = day(visit.date, words)
        return Outline(
            title=words.text(N_("Visit to {customer}"), customer=customer or words.text(A_CUSTOMER)),
            kicker=words.text(N_("Visit brief")),
            lead=words_only(dotted((on, visit.time.strip(), one_line(visit.place)))),
            aside=tuple(self._at_a_glance()),
            sections=tuple(section for section in self._sections() if section.blocks),
            stamp=words.text(N_("INTERNAL · NOT TO BE SHARED")),
            footer=dotted((customer, words.text(VISIT_OF, date=on) if on else "")),
            page_of=words.text(PAGE_OF),
            language=visit.language or words.tag,
            own_language=words.tag,
            date=visit.date,
        )

    def _at_a_glance(self) -> Iterator[Fact]:
        words, whole, guide = self._words, self._whole, self._guide
        texts = (
            (words.text(N_("Product")), whole.visit.product),
            (words.text(INDUSTRY), whole.customer.industry),
            (words.text(SIZE), whole.customer.size),
            (words.text(N_("About")), whole.customer.about),
            (words.text(N_("How long")), words.plural(MINUTES, guide.minutes) if guide else ""),
            (words.text(N_("Guide")), " · ".join(one_line(block.title) for block in guide.blocks) if guide else ""),
        )
        yield from (Fact(label, words_only(text.strip())) for label, text in texts if one_line(text))

    def _sections(self) -> Iterator[Section]:
        words = self._words
        yield Section(words.text(N_("Why we come")), (ToWrite(2),))
        yield Section(words.text(N_("What the customer gets")), (ToWrite(1),))
        yield Section(words.text(N_("Who leads, who listens, who observes")), self._ours())
        yield Section(words.text(N_("Who we meet")), self._theirs())
        yield Section(words.text(N_("What sales asks us not to touch")), (*self._off_limits(), ToWrite(2)))
        yield Section(self._last_time_title(), tuple(self._last_time()))

    def _ours(self) -> tuple[Block, ...]:
        parts = self._words.text(PARTS)
        rows = [
            # The boxes stand first, so that they stand below each other.
            Fact(one_line(person.name), (Span(parts), Span(f"   {_works_as(person)}", quiet=True)))
            for person in people_of(self._whole, Side.US)
        ]
        return (Facts(tuple(rows)),) if rows else (ToWrite(2),)

    def _theirs(self) -> tuple[Block, ...]:
        rows = []
        for person in people_of(self._whole, Side.CUSTOMER):
            consent = self._words.text(CALLED[person.consent]) if person.consent else ""
            text = dotted((_works_as(person), consent))
            name = one_line(person.name) or self._words.text(SOMEONE_THERE)
            rows.append(Fact(name, words_only(text or "–")))
        return (Facts(tuple(rows)),) if rows else ()

    def _off_limits(self) -> tuple[Block, ...]:
        said = one_line(self._whole.consent.note) if self._whole.consent else ""
        return (Facts((Fact(self._words.text(N_("Remark")), words_only(said)),)),) if said else ()

    def _last_time_title(self) -> str:
        last = next((visit for visit in self._earlier.visits if visit.date.strip()), None)
        on = day(last.date, self._words) if last else ""
        return self._words.text(N_("Last time, {date}"), date=on) if on else self._words.text(N_("Last time"))

    def _last_time(self) -> list[Facts]:
        items, rows = open_items(self._earlier), list[Fact]()
        for kind, (title, most) in LAST_TIME.items():
            found = [item for item in items if item.kind is kind]
            if found:
                told = (*joined(self._open(item) for item in found[:most]), *self._more(len(found) - most))
                rows.append(Fact(self._words.text(title), told))
        return rows_of(rows)

    def _more(self, count: int) -> Text:
        return (Span(f"  {self._words.plural(MORE, count)}", quiet=True),) if count > 0 else ()

    def _open(self, item: OpenItem) -> Text:
        told, record = capital(told_then(item.record, self._words)), item.record
        if not isinstance(record, Promise):
            return words_only(told)
        due = self._words.text(N_("due {date}"), date=day(record.due, self._words)) if record.due.strip() else ""
        besides = ", ".join(filter(None, (one_line(record.owner), due)))
        return (Span(told), Span(f"  {besides}", quiet=True)) if besides else words_only(told)


def people_of(whole: WholeVisit, side: Side) -> list[Person]:
    """Returns the people on one side of the table of whom something is known; those without a side are the customer's."""
    ours = side is Side.US
    return [p for p in whole.people if (p.side is Side.US) is ours and one_line(p.name + p.job_title + p.role)]


def _works_as(person: Person) -> str:
    return ", ".join(dict.fromkeys(filter(None, (one_line(person.job_title), one_line(person.role)))))
