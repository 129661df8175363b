"""Composes the page for the customer's host before a visit: why we come, who comes, what about, how long, what they get.

It holds the plan of the visit and nothing that was ever heard: no notes, no earlier visit, nobody's role or judgement.
"""

from collections.abc import Iterator

from db.model.house import OurCompany
from db.model.messages import N_
from db.model.records import Person, Side
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.interview.guide import Guide
from desktop.interview.vocabulary import worded_visit
from desktop.report.anonymise.for_the_customer import for_the_customer
from desktop.report.content.sender import contact_of, sender_of
from desktop.report.content.visit_facts import MINUTES
from desktop.report.document.characters import one_line
from desktop.report.document.outline import Outline, Paragraph, Points, Section, with_links, words_only
from desktop.report.document.wording import PAGE_OF, day, dotted

WHY = N_("We would like to hear in your own words what you wanted to achieve, what it took, and what is different today.")
WHY_PRODUCT = N_(
    "We would like to hear in your own words what you wanted to achieve with {product}, what it took, "
    "and what is different today."
)
SEE = N_("The place where it is used, if you can show it to us. We take pictures only if you agree.")
HOW_LONG = N_("{minutes} for the conversation, and the time for a walk round if you can spare it.")
GET = (
    N_("Minutes of what we understood and what both sides promised, for you to correct."),
    N_("You decide what may be used of it. Nothing is published that you have not agreed to."),
)


def host_brief(
    whole: WholeVisit, guide: Guide | None = None, words: Translator = ENGLISH, ours: OurCompany | None = None
) -> Outline:
    """Composes the page for the host of one visit, in the language of `words`; `ours` is our company."""
    whole = for_the_customer(worded_visit(whole, words), words)
    visit, on = whole.visit, day(whole.visit.date, words)
    customer = one_line(whole.customer.name)
    return Outline(
        title=words.text(N_("Our visit on {date}"), date=on) if on else words.text(N_("Our visit")),
        kicker=words.text(N_("For our host at {customer}"), customer=customer) if customer else words.text(N_("For our host")),
        lead=words_only(dotted((visit.time.strip(), one_line(visit.place)))),
        sections=tuple(_sections(whole, guide, words, ours)),
        footer=customer,
        page_of=words.text(PAGE_OF),
        language=words.tag,
        own_language=words.tag,
        date=visit.date,
        sender=sender_of(ours, words),
    )


def _sections(whole: WholeVisit, guide: Guide | None, words: Translator, ours: OurCompany | None) -> Iterator[Section]:
    product = one_line(whole.visit.product)
    why = words.text(WHY_PRODUCT, product=product) if product else words.text(WHY)
    yield Section(words.text(N_("Why we come")), (Paragraph(words_only(why)),))
    if comes := [_called(person) for person in whole.people if person.side is Side.US and one_line(person.name)]:
        yield Section(words.text(N_("Who comes")), (Points(tuple(map(words_only, comes))),))
    if guide:
        topics = dotted(one_line(block.title_at_table(words)) for block in guide.blocks)
        yield Section(words.text(N_("What we would like to talk about")), (Paragraph(words_only(topics)),))
    yield Section(words.text(N_("What we would like to see")), (Paragraph(words_only(words.text(SEE))),))
    if guide and guide.minutes:
        minutes = words.plural(MINUTES, guide.minutes)
        yield Section(words.text(N_("How long")), (Paragraph(words_only(words.text(HOW_LONG, minutes=minutes))),))
    yield Section(words.text(N_("What you get")), (Points(tuple(words_only(words.text(text)) for text in GET)),))
    if contact := contact_of(ours):
        yield Section(words.text(N_("Whom to ask")), (Paragraph(with_links(contact)),))


def _called(person: Person) -> str:
    return ", ".join(filter(None, (one_line(person.name), one_line(person.job_title))))
