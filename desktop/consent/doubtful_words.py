"""Finds words that somebody should look at before a text goes out: blame, personal data, absolute wording. Lists are data."""

import re
from collections.abc import Iterable

from desktop.consent.grades import StopKind

# A word, or its beginning with "*".
WORDS: dict[StopKind, str] = {
    StopKind.BLAME: """
        blame* | at fault | their fault | his fault | her fault | lied | lying | liar* | incompeten* | useless | negligen* |
        let us down | ripped off | cheat* | fraud* | betray* | sabotag* | belogen | gelogen | lügt | lügner* | schuld | unfähig* |
        betrug | betrogen | versag* | menti | menteur* | incompétent* | faute de | trompé*
    """,
    StopKind.PERSONAL_DATA: """
        salary | salaries | sick leave | illness | disease* | pregnan* | divorc* | burnout | burn-out | date of birth |
        home address | passport number | trade union | religion | gehalt | krankgeschrieben | krankheit* | schwanger* |
        scheidung | geburtsdatum | privatadresse | gewerkschaft* | salaire | congé maladie | grossesse | syndicat
    """,
    StopKind.ABSOLUTE: """
        always | never | everybody | everyone | nobody | no one | guarantee* | perfect* | impossible | the best | the only |
        100 % | immer | niemals | jeder | niemand | garantier* | perfekt* | unmöglich | der beste | toujours | jamais | personne |
        garanti* | parfait* | impossible | le meilleur
    """,
}
# Addresses and telephone numbers of people.
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.,])\+?\d(?:[\s()/-]{0,2}\d){8,14}(?!\w)")


def doubtful(text: str) -> Iterable[tuple[StopKind, str]]:
    """Yields each kind of doubtful word in `text`, with the first word of it that was found."""
    for kind, pattern in _patterns().items():
        if found := pattern.search(text):
            yield kind, found[0]
    if found := ADDRESS.search(text):
        yield StopKind.PERSONAL_DATA, found[0]


_PATTERNS: dict[StopKind, re.Pattern[str]] = {}


def _patterns() -> dict[StopKind, re.Pattern[str]]:
    if not _PATTERNS:
        for kind, listed in WORDS.items():
            words = [" ".join(word.split()) for word in listed.split("|")]
            parts = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
            _PATTERNS[kind] = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
    return _PATTERNS
