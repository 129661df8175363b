"""Composes the page with the recovery key for printing: what it is for, how to use it, and the key in large characters."""

from collections.abc import Sequence

from db.engine.recovery_key import shown
from db.model.messages import N_
from desktop.core.messages import ENGLISH, Translator
from desktop.report.document.outline import Codes, Fact, Facts, Outline, Points, Section, words_only
from desktop.report.document.wording import PAGE_OF, day

TITLE = N_("Recovery key for Firsthand")
LEAD = N_(
    "It opens your visits when nothing else does: on a new laptop, when the keyring has lost its entry, when a passphrase "
    "is forgotten."
)
STEPS = (
    N_("Put the file firsthand.db, or a backup of it, where Firsthand keeps its data, and start Firsthand."),
    N_("Choose “I have a recovery key” and type the eight groups. Small letters will do."),
    N_("There is no letter I, L, O or U in it: what looks like one is 1, 1, 0 or V."),
    N_("If a sign is wrong, Firsthand names the group in which it stands."),
)
FACTS = (
    N_("Whoever has this page and a copy of the file can read everything in it."),
    N_("Nobody can make another: neither we nor your company have a copy."),
    N_("A change of passphrase or key makes this page void, except for backups that could not be changed along."),
)
# Room to write a name by hand.
LINE = "_" * 36


def recovery_page(groups: Sequence[str], store: str, date: str, words: Translator = ENGLISH) -> Outline:
    """Composes the page for the key in `groups`; `store` is the id of the store it opens, `date` is ISO.

    The key stands only in the text: viewers show the title, and lists of files keep it.
    """
    facts = (
        Fact(words.text(N_("Opens")), words_only(words.text(N_("the store {id}"), id=store))),
        Fact(words.text(N_("Made on")), words_only(day(date, words))),
        Fact(words.text(N_("Kept by")), words_only(LINE)),
    )
    return Outline(
        title=words.text(TITLE),
        kicker=words.text(N_("KEEP THIS SAFE, AND AWAY FROM THE LAPTOP")),
        lead=words_only(words.text(LEAD)),
        sections=(
            Section("", (Codes(tuple(map(shown, groups))), Facts(facts))),
            Section(words.text(N_("How to use it")), (Points(tuple(words_only(words.text(step)) for step in STEPS)),)),
            Section(words.text(N_("Good to know")), (Points(tuple(words_only(words.text(fact)) for fact in FACTS)),)),
        ),
        footer=words.text(TITLE),
        page_of=words.text(PAGE_OF),
        date=date,
        language=words.tag,
        own_language=words.tag,
    )
