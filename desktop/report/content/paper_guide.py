"""Composes the guide of an interview for paper: its questions in their order, with numbers, and lines to write on."""

from db.model.messages import N_, NN_
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.interview.guide import Guide, Question
from desktop.interview.sorting import KEEP, PLACES
from desktop.report.document.characters import one_line
from desktop.report.document.outline import STAR, Manner, Outline, PaperQuestion, Paragraph, Section, ToWrite, words_only
from desktop.report.document.wording import PAGE_OF, day, dotted

BLOCK = NN_("{title} · {count} minute", "{title} · {count} minutes")
STARRED = N_("{star} The story needs the answer.")
SIGNS = N_("For the margin: {signs}")
NO_BREAK = "\u00a0"
USUAL_LINES = 3
# Where several things are said with figures, names and days.
MORE_LINES = 5
LONG = ("objectives", "objections", "promises")


def paper_guide(guide: Guide, whole: WholeVisit | None = None, words: Translator = ENGLISH) -> Outline:
    """Composes `guide` with empty lines; with the visit `whole` its customer and date stand at the head."""
    customer = one_line(whole.customer.name) if whole else ""
    on = day(whole.visit.date, words) if whole else ""
    return Outline(
        title=one_line(guide.title),
        kicker=words.text(N_("Interview guide")),
        lead=words_only(dotted((customer, on))),
        sections=(_head(words, is_blank=whole is None), *_blocks(guide, words)),
        footer=dotted((customer, on)),
        page_of=words.text(PAGE_OF),
        language=words.tag,
        own_language=words.tag,
        date=whole.visit.date if whole else "",
    )


def _head(words: Translator, is_blank: bool) -> Section:
    signs = dotted(
        f"{place.letter}{NO_BREAK}{words.text(place.name).replace(' ', NO_BREAK)}" for place in PLACES if place is not KEEP
    )
    told = (words.text(STARRED, star=STAR), words.text(SIGNS, signs=signs))
    labels = (words.text(N_("Date")), words.text(N_("Customer, and who is at the table")))
    to_fill = (ToWrite(1, labels),) if is_blank else ()
    return Section("", (*(Paragraph(words_only(text), Manner.SMALL) for text in told), *to_fill))


def _blocks(guide: Guide, words: Translator) -> list[Section]:
    numbers = {question.id: number for number, question in guide.numbered.items()}
    sections = []
    for block in guide.blocks:
        title = one_line(block.title)
        title = words.plural(BLOCK, block.minutes, title=title) if block.minutes else title
        if asked := tuple(_question(numbers[question.id], question) for question in block.questions):
            sections.append(Section(title, asked))
    return sections


def _question(number: int, question: Question) -> PaperQuestion:
    probes = " · ".join(map(one_line, question.probes))
    is_long = question.fills in LONG or question.fills.startswith("claims.")
    return PaperQuestion(
        number,
        question.ask,
        star=bool(question.star),
        small=tuple(text for text in (question.hint, probes) if one_line(text)),
        lines=MORE_LINES if is_long else USUAL_LINES,
    )
