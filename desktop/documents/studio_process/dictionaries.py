"""Finds and reads dictionaries of spelling (Hunspell's): the one that a package carries, else those of the system."""

import sys
import time
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from io import StringIO
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

from desktop.report.document.cancel import Cancelled, breathe

# Where systems and office programs keep dictionaries; the names of folders may differ from version to version.
FOLDERS = {
    "linux": (
        "/usr/share/hunspell",
        "/usr/share/myspell",
        "/usr/share/myspell/dicts",
        "/usr/lib/libreoffice/share/extensions/dict-*",
        "/usr/lib64/libreoffice/share/extensions/dict-*",
        "/opt/libreoffice*/share/extensions/dict-*",
    ),
    "darwin": (
        "/Library/Spelling",
        "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-*",
        "/opt/homebrew/share/hunspell",
        "/usr/local/share/hunspell",
    ),
    "win32": (
        "C:/Program Files/LibreOffice/share/extensions/dict-*",
        "C:/Program Files (x86)/LibreOffice/share/extensions/dict-*",
    ),
}
OWN_FOLDERS = {"darwin": "Library/Spelling", "linux": ".local/share/hunspell"}
# A country for a language of which nobody said one.
USUAL = {"en": "US", "de": "DE", "fr": "FR", "pt": "PT", "es": "ES", "nb": "NO", "nn": "NO", "sv": "SE", "da": "DK", "cs": "CZ"}
# No dictionary is as large; a larger file would take too much memory.
MOST_BYTES = 6_000_000

# So many words are offered in the place of one, and looked for as long as this.
MOST_SUGGESTIONS, MOST_SECONDS = 5, 2.0


class Dictionary:
    """What knows the words of a language, and offers some in the place of one that it does not know."""

    def __init__(self, aff: Any, dic: Any) -> None:
        from spylls.hunspell.algo.lookup import Lookup

        self._aff, self._dic = aff, dic
        self._lookup = Lookup(aff, dic)

    def knows(self, word: str) -> bool:
        """Returns whether a word is in it, or nobody can say."""
        try:
            return bool(self._lookup(word))
        except Exception:  # foreign rules, which may lead anywhere; nobody can say then
            return True

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Returns some words for a mistake, the likeliest first; takes up to some seconds."""
        until = time.monotonic() + MOST_SECONDS
        try:
            found = takewhile(lambda _: time.monotonic() < until, self._suggest(word))
            return tuple(islice(found, MOST_SUGGESTIONS))
        except Exception:  # as above
            return ()

    @cached_property
    def _suggest(self) -> Any:
        from spylls.hunspell.algo.suggest import Suggest

        return Suggest(self._aff, self._dic, self._lookup)


@cache
def found_for(language: str) -> Path | None:
    """Returns the dictionary (the path of its .dic) for a language (BCP 47), None where there is none.

    That of the country counts, then one for all countries, then that of the country where most speak it.
    """
    tongue, _, rest = language.replace("_", "-").partition("-")
    tongue, country = tongue.casefold(), rest.rpartition("-")[2].upper()
    there = {path.stem.replace("-", "_"): path for path in _all_of(tongue)}
    wanted = (f"{tongue}_{country}", tongue, f"{tongue}_{USUAL.get(tongue, tongue.upper())}")
    names = [name for name in wanted if name in there] or sorted(there)
    return there[names[0]] if names else None


def _all_of(tongue: str) -> Iterator[Path]:
    """Yields each dictionary of a language; where there are two of one name, the last is the one of the package."""
    for folder in _folders():
        for path in sorted(folder.glob(f"{tongue}*.dic")):
            if path.stem.replace("-", "_").split("_")[0] == tongue and _can_be_read(path):
                yield path


def _folders() -> Iterator[Path]:
    for pattern in FOLDERS.get(sys.platform, ()):
        root = Path(pattern).anchor
        yield from sorted(Path(root).glob(pattern.removeprefix(root)))
    if own := OWN_FOLDERS.get(sys.platform):
        yield Path.home() / own
    from spylls import hunspell

    yield from (Path(hunspell.__file__).parent / "data").glob("en")


def _can_be_read(path: Path) -> bool:
    try:
        return path.with_suffix(".aff").is_file() and path.stat().st_size <= MOST_BYTES
    except OSError:
        return False


@lru_cache(maxsize=1)
def words_of(path: Path) -> Dictionary | None:
    """Returns a dictionary, which takes up to some seconds to read; None where it is broken.

    The last alone is kept, as each takes 40 to 90 MB of memory.
    """
    from spylls.hunspell.readers import FileReader, read_aff, read_dic

    class Reader(FileReader):  # type: ignore[misc]  # spylls is untyped
        """Reads lines of a file, and closes it at once, which spylls does not."""

        def _open(self, path: str, encoding: str) -> StringIO:
            return StringIO(Path(path).read_text(encoding, "surrogateescape"))

    class WordReader(Reader):
        """Reads words without what is said of their grammar: nobody asks for it, and it takes twice the memory."""

        def __next__(self) -> tuple[int, str]:
            breathe()
            number, line = super().__next__()
            return number, line.partition("\t")[0].partition(" po:")[0]

    try:
        aff, context = read_aff(Reader(str(path.with_suffix(".aff"))))
        dic = read_dic(WordReader(str(path), encoding=context.encoding), aff=aff, context=context)
    except Cancelled:
        raise
    except Exception:  # foreign data: whatever is wrong with a dictionary, it is none
        return None
    # Many words have the same flags.
    shared: dict[frozenset[str], set[str]] = {}
    for word in dic.words:
        word.flags = shared.setdefault(frozenset(word.flags), word.flags)
    return Dictionary(aff, dic)
