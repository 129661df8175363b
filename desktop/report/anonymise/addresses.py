"""Finds addresses in running text: mailboxes, web pages, handles and hash tags that lead to a customer or a person."""

import re
from collections.abc import Callable, Iterable

from db.names.letters import SPELT_OUT, plain
from desktop.report.anonymise.name_matcher import Hide

AT = r"\s?(?:@|＠|[(\[{]\s?(?:at|@)\s?[)\]}])\s?"
MAILBOX = re.compile(rf"(?<![\w.+'-])[\w.+'-]++{AT}[\w-]++(?>(?:\.[\w-]++)+)", re.IGNORECASE)
PAGE = re.compile(r"(?:\b(?:https?|ftp)://|\bmailto:|\bwww\.)[^\s<>\"”»)]+", re.IGNORECASE)
# A word with a point inside, or a handle (behind @ or #): an address only if a name is in it.
LIKELY = re.compile(r"[#@＃＠][\w.-]+|(?<![\w.])[\w-]++(?>(?:\.[\w-]++)+)(?:/[^\s<>\"”»)]*)?")
# A name of four letters is found anywhere in an address; a shorter one, or initials, as a whole label of it ("hp.com").
SHORTEST, SHORTEST_LABEL = 4, 2


def hiding_addresses(names: Iterable[str], mailbox: str, page: str, everywhere: bool) -> Hide:
    """Returns a step that replaces addresses by `mailbox` and `page`: all of them, or those with one of `names` in them."""
    letters = {plain(spelling) for name in names for spelling in (name, name.translate(SPELT_OUT))}
    within = tuple(name for name in letters if len(name) >= SHORTEST)
    labels = {name for name in letters if len(name) >= SHORTEST_LABEL}

    def leads_there(address: str) -> bool:
        found = plain(address)
        if any(name in found for name in within):
            return True
        first, *others = re.split(r"[./]", address.strip("@#＠＃"))
        # The last label of a host says its country or kind; "jan.2026" is none.
        is_host = not others or (others[-1].isalpha() and len(others[-1]) >= SHORTEST_LABEL)
        return is_host and not labels.isdisjoint(map(plain, (first, *others[:-1])))

    def hidden(replacement: str, always: bool) -> Callable[[re.Match[str]], str]:
        return lambda match: replacement if always or leads_there(match[0]) else match[0]

    def hide(text: str) -> str:
        if not any(sign in text for sign in "@＠.#＃:([{"):
            return text
        text = MAILBOX.sub(hidden(mailbox, everywhere), text)
        text = PAGE.sub(hidden(page, everywhere), text)
        return LIKELY.sub(hidden(page, always=False), text)

    return hide
