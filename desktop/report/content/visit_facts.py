"""Composes the facts about a visit, its company and what was agreed, as rows of the visit report."""

from db.model.messages import N_, NN_
from db.model.whole_visit import WholeVisit
from desktop.consent.old_answers import CALLED
from desktop.core.messages import Translator
from desktop.interview.vocabulary import RATINGS
from desktop.report.document.outline import Fact, Facts, linked, words_only
from desktop.report.document.wording import CUSTOMER, INDUSTRY, SIZE, SOURCE, STATUSES, day, dotted

MINUTES = NN_("{count} minute", "{count} minutes")


def visit_facts(whole: WholeVisit, words: Translator) -> list[Facts]:
    """Returns where and when the visit was, and with which company."""
    visit, customer = whole.visit, whole.customer
    minutes = words.plural(MINUTES, int(visit.guide)) if visit.guide.strip().isdecimal() else visit.guide
    status = words.text(STATUSES[visit.status]) if visit.status else ""
    texts = (
        (words.text(CUSTOMER), customer.name),
        (words.text(N_("When anonymous")), customer.alias),
        (words.text(INDUSTRY), customer.industry),
        (words.text(N_("Country")), customer.country),
        (words.text(SIZE), customer.size),
        (words.text(N_("About")), customer.about),
        (words.text(N_("Date")), dotted((day(visit.date, words), visit.time.strip()))),
        (words.text(N_("Place")), visit.place),
        (words.text(N_("Status")), status),
        (words.text(N_("Product")), visit.product),
        (words.text(N_("Guide")), minutes),
        (words.text(N_("Language")), visit.language),
        (words.text(N_("The story is")), words.text(RATINGS[visit.rating]) if visit.rating else ""),
    )
    source = visit.source.strip()
    rows = [Fact(label, words_only(text)) for label, text in texts if text.strip()]
    return rows_of([*rows, *([Fact(words.text(SOURCE), (linked(source),))] if source else [])])


def consent_facts(whole: WholeVisit, words: Translator) -> list[Facts]:
    """Returns what the company agreed to, and who must agree."""
    consent = whole.consent
    if consent is None:
        return []
    company = words.text(CALLED[consent.company]) if consent.company else ""
    texts = (
        (words.text(N_("The company")), company),
        (words.text(N_("Must agree")), consent.approver),
        (words.text(N_("Agreed to")), ", ".join(map(words.text, consent.scope))),
    )
    rows = [Fact(label, words_only(text)) for label, text in (*texts, (words.text(N_("Remark")), consent.note)) if text.strip()]
    return rows_of(rows)


def rows_of(rows: list[Fact]) -> list[Facts]:
    """Returns the rows as one block, or nothing where there are none."""
    return [Facts(tuple(rows))] if rows else []
