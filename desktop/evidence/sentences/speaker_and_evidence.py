"""Reads who said something and how well it is founded, if a part of the sentence names it: "Dana, measured"."""

import re
from collections.abc import Sequence

from db.model.records import Evidence
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.evidence.figures.word_list_notation import entries

EVIDENCE = {
    name: Evidence(head)
    for head, said in entries(
        """
        measured: measured | measures | counted | counts | logged | tracked | metered | from the log | from the logs |
            from the service log | from the system | in the system | gemessen | gezählt | mesuré | mesurée | mesurés | 実測 |
            計測
        documented: documented | in writing | on paper | in the report | from the report | audited | dokumentiert | belegt |
            documenté | documentée | 文書
        estimated: estimated | estimates | reckons | guesses | estimate | an estimate | guess | a guess | guessed | gut feel |
            ballpark | geschätzt | schätzung | estimé | estimée | estimation | 推定 | 見積もり
        second_hand: second-hand | second hand | secondhand | hearsay | relayed | told by a colleague | vom hörensagen |
            aus zweiter hand | de seconde main | 伝聞
        felt: felt | feels | a feeling | feels like it | gefühlt | ressenti | 体感
        """
    )
    for name in said
}
_SAYS = re.compile(
    r"^(?:says|said by|said|according to|as told by|told by|by|from|per|via|laut|gemäß|sagt|von|selon|d'après|dit)\s+"
    r"|\s+(?:says|said|sagt|dit)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}\Z")
_BY = re.compile(r"\s+(?:by|von|par)\s+", re.IGNORECASE)


_TELLS = re.compile(
    r"\s+(?:says|said|told us|tells us|thinks|reckons|estimates|measured|sagt|sagte|meint|schätzt|dit)\b"
    r"(?:\s+(?:that|dass|que))?[:,]?\s+",
    re.IGNORECASE,
)


_BY_SPEAKER = re.compile(r"(?:according to|as told by|laut|selon|d'après)\s+", re.IGNORECASE)


def speaker_before(sentence: str, people: Sequence[str]) -> tuple[str, Evidence | None, str]:
    """Returns the known person and the evidence that a sentence begins with (either may be missing), and the rest of it.

    "Dana: …", "measured by Dana: …", "Dana says that …", "Dana estimates …".
    """
    head, mark, rest = sentence.partition(":")
    who, how = who_and_how(head.strip(), people, False) if mark else ("", None)
    if (who in people and who) or how:
        return (who if who in people else ""), how, rest
    by = _BY_SPEAKER.match(sentence)
    for known in people if by else ():
        names = sorted({known, *known.split()}, key=len, reverse=True)
        named = next((name for name in names if by and sentence[by.end() :].lower().startswith(f"{name.lower()} ")), "")
        if by and named:
            return known, None, sentence[by.end() + len(named) :].lstrip(" ,:")
    tells = _TELLS.search(sentence)
    who = person(sentence[: tells.start()], people) if tells else ""
    if tells and who in people:
        return who, EVIDENCE.get(tells[0].strip(" :,").lower()), sentence[tells.end() :]
    return "", None, sentence


def who_and_how(part: str, people: Sequence[str], may_be_new: bool) -> tuple[str, Evidence | None]:
    """Returns the person and the evidence of a part with nothing else: "Dana", "measured by Dana", "Dana estimated".

    `people` are known names; another name is taken only if `may_be_new` or a verb of saying allows it.
    """
    how = EVIDENCE.get(part.lower())
    if how:
        return "", how
    who = person(part, people, may_be_new)
    if who:
        return who, None
    parts = _BY.split(part, maxsplit=1) if _BY.search(part) else part.rsplit(None, 1)
    for first, second in ((0, 1), (1, 0)) if len(parts) == 2 else ():
        how, who = EVIDENCE.get(parts[first].lower()), person(parts[second], people, may_be_new)
        if how and who:
            return who, how
    return "", None


def person(text: str, people: Sequence[str], may_be_new: bool = False) -> str:
    """Returns the known person named in `text`, wholly or in part, or a new one if it is written like a name; else ""."""
    named = _SAYS.sub("", text).strip().removesuffix("'s").removesuffix("’s")
    for known in people if named else ():
        if named.casefold() in {known.casefold(), *known.casefold().split()}:
            return known
    spoken = named != text.strip()
    is_name = bool(_NAME.match(named)) and read_figure(named).kind is FigureKind.WORD
    return named if is_name and (may_be_new or spoken) else ""
