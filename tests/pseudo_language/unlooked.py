"""Finds texts that nobody looked up: in the pseudo-language every letter of ours has an accent, every typed word a mark.

A word of plain letters without the mark behind it came past the catalogues. What is left out stands here, with the reason.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.core.paths import resources
from desktop.interview.vocabulary import OFFERED

MARK = "·"
_WORD = re.compile(r"[^\W\d_]+")
# Runs of signs in which no word is a text of ours.
_LEFT_OUT = re.compile(
    "|".join(
        (
            r"(?:Ctrl|Alt|Shift|Meta)\+\S+",  # keys, as Qt writes them
            r"[\w.~:\\-]*[/\\][\w./~\\-]+",  # paths
            r"\b[\w-]+\.(?:db(?:-wal)?|count|json|toml|pdf|csv|xlsx|log|native)\b",  # names of files
            r"\b[0-9A-Z]{8}\b",  # a group of the recovery key
            r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b",  # an id
            r"--[a-z0-9-]+",  # an option of the command line
            r"\bfirsthand: ",  # who speaks, on the command line
        )
    )
)
# Days and months as Babel and Qt write them where the language of the system is English.
_DATES = """
    Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr May Jun Jul Aug Sep
    Oct Nov Dec January February March April June July August September October November December AM PM UTC
"""
# Keys, names of products, formats and measures: the same in every language.
_NAMES = """
    Firsthand Ctrl Enter Delete Del Home End PgUp PgDown Return Esc Backspace Ins Tab
    PDF CSV XLSX JSON Letter kB MB GB EUR USD NOK
"""
_KNOWN = frozenset((*_DATES.split(), *_NAMES.split()))
# The words of ours that are kept in a store.
OURS = frozenset(word for fields in OFFERED.values() for words in fields.values() for word in words)


def marked(text: str) -> str:
    """`text` as typed in the test: a mark behind each word. Words that the program itself offers stay as it keeps them."""
    return text if text in OURS else _WORD.sub(lambda word: word[0] + MARK, text)


def unlooked(texts: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """The words in `texts` that are neither marked nor in the pseudo-language, unless they are `known` not to need it."""
    return [found for text in texts for found in _unlooked(text, _KNOWN | set(known))]


def words_in(texts: Iterable[str]) -> set[str]:
    """Every word in `texts`."""
    return {word for text in texts for word in _WORD.findall(text)}


def mark_guides(folder: Path) -> None:
    """Puts the guides of the program into `folder`, which is made, every word of theirs marked."""
    folder.mkdir(parents=True)
    for path in (resources() / "guides").glob("*.toml"):
        (folder / path.name).write_text(_marked_guide(path), "utf-8")


def _unlooked(text: str, known: frozenset[str]) -> Iterator[str]:
    rest = _LEFT_OUT.sub(" ", unicodedata.normalize("NFC", text))
    for word in _WORD.finditer(rest):
        behind = rest[word.end() : word.end() + 2]
        # A word that was cut off has lost its mark with its end.
        is_typed = behind.startswith((MARK, "…")) or behind == " …"
        if re.search("[A-Za-z]", word[0]) and len(word[0]) > 1 and not is_typed and word[0] not in known:
            yield f"{word[0]} in {rest[max(0, word.start() - 60) : word.end() + 60]!r}"


def _marked_guide(path: Path) -> str:
    lines, in_probes = [], False
    for line in path.read_text("utf-8").splitlines():
        name = line.partition("=")[0].strip()
        if in_probes or name in ("title", "ask", "hint", "star", "probes", "customer_title", "customer_ask"):
            line = re.sub(r'"((?:[^"\\]|\\.)*)"', lambda text: f'"{marked(text[1])}"', line)
            in_probes = (in_probes or name == "probes") and not line.rstrip().endswith("]")
        lines.append(line)
    return "\n".join(lines) + "\n"
