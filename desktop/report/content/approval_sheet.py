"""Composes the approval sheet of one version of a case study: every quote, number and name it prints, each with boxes to tick."""

from collections.abc import Iterator

from db.model.agreed import Item
from db.model.house import OurCompany
from db.model.messages import N_
from db.model.whole_study import WholeVersion
from desktop.consent.sheet_fields import ALL, DATE, NAME, SIGNED, WORDS, Box, Overall, field_name
from desktop.consent.sheet_lines import lines_on_sheet
from desktop.consent.sheet_words import LABELS, OF_ALL
from desktop.consent.version_hash import beyond_items
from desktop.core.messages import ENGLISH, Translator
from desktop.core.short_text import short
from desktop.report.content.sender import contact_of, sender_of
from desktop.report.document.characters import one_line
from desktop.report.document.form import AskedLine, AskedLines, Signing, Ticked, Written
from desktop.report.document.outline import Manner, Outline, Paragraph, Section, with_links, words_only
from desktop.report.document.wording import PAGE_OF, day

TITLE = N_("May we publish this?")
KICKER = N_("Approval sheet")
INTRO = N_(
    "Every quote, number and name {who} would print about {customer}; the full text comes with this sheet. "
    "Please tick one box in each line. What a line should read instead is written below it. A line without a tick is not used."
)
WE = N_("we")
FOR = N_("For {who}")
SAID = {
    Box.APPROVE: N_("Line {number}, approve: {text}"),
    Box.CHANGE: N_("Line {number}, change as written below it"),
    Box.DECLINE: N_("Line {number}, decline"),
}
CHANGE_TO, SAID_OF_CHANGE = N_("Change to"), N_("Line {number}, what it should read instead")
NAME_AND_FUNCTION, ON_DAY, SIGNATURE = N_("Name and function"), N_("Date"), N_("Signature")
TYPED = N_("The story has these sentences too. They have no boxes of their own; “{box}” below approves them with the rest.")
RETURN_TO = N_("Please return this sheet to {contact}")
FOOTER = N_("Version {number} of {date}, sheet {key}")
# How much of a line a screen reader says again at its first box.
SPOKEN = 80
# How much of the id of the version stands on paper, to tell two sheets apart.
KEY_LENGTH = 8


def approval_sheet(
    version: WholeVersion,
    customer: str,
    approver: str = "",
    words: Translator = ENGLISH,
    ours: OurCompany | None = None,
) -> Outline:
    """Composes the sheet for a version, in the language of `words`; `customer` is its name as the version may print it."""
    made = version.version
    sender = sender_of(ours, words)
    who, about = sender.name or words.text(WE), one_line(customer)
    to = [words.text(FOR, who=one_line(approver))] if one_line(approver) else []
    key = made.id[:KEY_LENGTH]
    return Outline(
        title=words.text(TITLE),
        kicker="\n".join(filter(None, (*to, about))) or words.text(KICKER),
        lead=words_only(words.text(INTRO, who=who, customer=about)),
        sections=(Section("", (*_groups(version, words), *_typed(version, words), *_end(version, words, ours))),),
        footer=words.text(FOOTER, number=made.position, date=day(made.made_at[:10], words), key=key),
        page_of=words.text(PAGE_OF),
        language=made.choices.language or words.tag,
        own_language=words.tag,
        date=made.made_at[:10],
        sender=sender,
    )


def _groups(version: WholeVersion, words: Translator) -> Iterator[AskedLines]:
    for at, (title, lines) in enumerate(lines_on_sheet([one.item for one in version.items])):
        asked = tuple(_line(version, number, item, words) for number, item in lines)
        yield AskedLines(words.text(title), asked, labelled=at == 0)


def _typed(version: WholeVersion, words: Translator) -> Iterator[Paragraph]:
    """Yields what was typed into the version and has no line, under a sentence that says how it is approved."""
    if typed := beyond_items(version):
        yield Paragraph(words_only(words.text(TYPED, box=words.text(OF_ALL[Overall.PRINTED]))), Manner.SMALL)
        yield from (Paragraph(words_only(one_line(text))) for text in typed)


def _line(version: WholeVersion, number: int, item: Item, words: Translator) -> AskedLine:
    text = one_line(item.text)

    def name(part: str) -> str:
        return field_name(version.version.id, item.hash, part)

    boxes = tuple(
        Ticked(name(box), words.text(LABELS[box]), words.text(SAID[box], number=number, text=short(text, SPOKEN))) for box in Box
    )
    change = Written(name(WORDS), words.text(CHANGE_TO), words.text(SAID_OF_CHANGE, number=number))
    return AskedLine(number, item.text.strip(), one_line(item.attribution), boxes, change)


def _end(version: WholeVersion, words: Translator, ours: OurCompany | None) -> Iterator[Signing | Paragraph]:
    def name(about: str, part: str) -> str:
        return field_name(version.version.id, about, part)

    boxes = tuple(Ticked(name(ALL, one), words.text(OF_ALL[one]), words.text(OF_ALL[one])) for one in Overall)
    lines = tuple(
        Written(name(SIGNED, part), words.text(label), words.text(label))
        for part, label in ((NAME, NAME_AND_FUNCTION), (DATE, ON_DAY))
    )
    if contact := contact_of(ours):
        yield Paragraph(with_links(words.text(RETURN_TO, contact=contact)), Manner.SMALL)
    yield Signing(boxes, lines, words.text(SIGNATURE))
