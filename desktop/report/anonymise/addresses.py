"""Finds addresses in running text: mailboxes, web pages, handles and hash tags that lead to a customer or a person."""

import re
from collections.abc import Callable, Iterable

from desktop.report.anonymise.name_matcher import Hide, squeezed

AT = r"\s?(?:@|＠|[(\[{]\s?(?:at|@)\s?[)\]}])\s?"
MAILBOX = re.compile(rf"(?<![\w.+'-])[\w.+'-]++{AT}[\w-]++(?>(?:\.[\w-]++)+)", re.IGNORECASE)
PAGE = re.compile(r"(?:\b(?:https?|ftp)://|\bmailto:|\bwww\.)[^\s<>\"”»)]+", re.IGNORECASE)
# A word with a point inside, or a handle (behind @ or #): an address only if a name is in it.
LIKELY = re.compile(r"[#@＃＠][\w.-]+|(?<![\w.])[\w-]++(?>(?:\.[\w-]++)+)(?:/[^\s<>\"”»)]*)?")
SHORTEST = 4


def hiding_addresses(names: Iterable[str], mailbox: str, page: str, everywhere: bool) -> Hide:
    """Returns a step that replaces addresses by `mailbox` and `page`: all of them, or those with one of `names` in them."""
    within = {found for name in names if len(found := squeezed(name)) >= SHORTEST}

    def hidden(replacement: str, always: bool) -> Callable[[re.Match[str]], str]:
        def replaced(match: re.Match[str]) -> str:
            letters = squeezed(match[0])
            return replacement if always or any(name in letters for name in within) else match[0]

        return replaced

    def hide(text: str) -> str:
        if not any(sign in text for sign in "@＠.#＃:([{"):
            return text
        text = MAILBOX.sub(hidden(mailbox, everywhere), text)
        text = PAGE.sub(hidden(page, everywhere), text)
        return LIKELY.sub(hidden(page, always=False), text)

    return hide
