"""Writes the mails that go with a document: what is asked, by when; and what to tell those who have copies. Uses no Qt."""

from datetime import date, timedelta
from urllib.parse import quote

from db.model.messages import N_, Message
from desktop.core.messages import Translator

# At most so many signs of a link are taken by every mail program.
MOST_ENCODED = 1800
WEEKS = 2
SUBJECT = N_("Draft for you to approve: {title}")
DEAR = N_("Hello {to},")
HELLO = N_("Hello,")
ASKED = N_("here is the draft of our case study. It goes nowhere before you have agreed to it.")
WHAT = N_("Please look at every quote, every number and every name, and tell us what is right, and what is to be changed.")
BY_WHEN = N_("Could you answer by {day}? Tell us if you need longer than these two weeks.")
ATTACHED = N_("The draft is attached: {file}")
TAKEN_BACK = N_("Please do not use it any more: {title}")
THANKS = N_("Thank you")


def to_approve(title: str, to: str, file: str, day: str, words: Translator) -> tuple[str, str]:
    """Returns subject and text of the mail with which a draft goes to its approver on `day` (ISO)."""
    from desktop.report.document.wording import day as in_words

    due = (date.fromisoformat(day) + timedelta(weeks=WEEKS)).isoformat()
    said = (
        Message(DEAR, to=to) if to else Message(HELLO),
        Message(ASKED),
        Message(WHAT),
        Message(BY_WHEN, day=in_words(due, words)),
        Message(ATTACHED, file=file),
        Message(THANKS),
    )
    return words.text(SUBJECT, title=title), "\n\n".join(map(words.message, said))


def as_link(subject: str, text: str) -> str:
    """Returns what opens the mail program with subject and text; a long text is cut at a paragraph, and says so."""
    paragraphs = text.split("\n\n")
    while len(link := _link(subject, "\n\n".join(paragraphs))) > MOST_ENCODED and len(paragraphs) > 1:
        paragraphs = [*paragraphs[:-2], "…"]
    # A subject alone can be too long too.
    while len(link) > MOST_ENCODED:
        longest = max(subject, paragraphs[0], key=len)
        subject = subject[: len(subject) // 2] + "…" if longest == subject else subject
        paragraphs[0] = paragraphs[0][: len(paragraphs[0]) // 2] + "…" if longest != subject else paragraphs[0]
        link = _link(subject, paragraphs[0])
    return link


def _link(subject: str, text: str) -> str:
    # A mail ends its lines with both signs.
    head, body = (quote(part, safe="", errors="replace") for part in (subject, text.replace("\n", "\r\n")))
    return f"mailto:?subject={head}&body={body}"
