"""The page with the recovery key, to be printed: what it is for, how to use it, and the key in large signs."""

from collections.abc import Sequence

from db.engine.recovery_key import shown
from desktop.report.document.outline import Codes, Fact, Facts, Outline, Points, Section, words_only
from desktop.report.document.wording import day, words_for

# Room to write a name by hand.
LINE = "_" * 36


def recovery_page(groups: Sequence[str], store: str, date: str, locale: str = "en") -> Outline:
    """The page for the key in `groups`; `store` tells which store it opens, `date` is ISO.

    The key stands in the text alone: not in the title, which viewers show and lists of files keep.
    """
    words = words_for(locale)
    facts = (
        Fact(words.recovery_opens, words_only(words.recovery_store.format(id=store))),
        Fact(words.recovery_made, words_only(day(date, words))),
        Fact(words.recovery_kept, words_only(LINE)),
    )
    return Outline(
        title=words.recovery_key,
        kicker=words.keep_safe,
        lead=words_only(words.recovery_lead),
        sections=(
            Section("", (Codes(tuple(map(shown, groups))), Facts(facts))),
            Section(words.recovery_how, (Points(tuple(map(words_only, words.recovery_steps))),)),
            Section(words.recovery_know, (Points(tuple(map(words_only, words.recovery_facts))),)),
        ),
        footer=words.recovery_key,
        page_of=words.page_of,
        date=date,
        language=words.locale,
        own_language=words.locale,
    )
