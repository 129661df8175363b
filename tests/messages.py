"""Maintains the catalogues of translations: `python3 run.py messages` extracts the texts, updates and compiles the languages.

    resources/locale/firsthand.pot                            every text, English, as it stands in the code
    resources/locale/<language>/LC_MESSAGES/firsthand.po      what translators write
    resources/locale/<language>/LC_MESSAGES/firsthand.mo      compiled from it, in no repository

`--new LANGUAGE` begins another language; `--compile` only compiles what has changed.
"""

import os
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import localedata
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "firsthand.pot"
SOURCES = ("db", "desktop")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"N_": None, "NN_": (1, 2)}
# Of what Babel writes at the head of a file: only what programs need, so that it changes with the texts alone.
HEAD = ('"MIME-Version', '"Content-', '"Plural-Forms', '"Language:')


def main(arguments: list[str]) -> int:
    """Brings everything in step, or does what the arguments say."""
    if arguments == ["--compile"]:
        compile_all()
        return 0
    begun = arguments[1] if arguments[:1] == ["--new"] and len(arguments) == 2 else ""
    if arguments and (not begun or (refusal := why_not(begun))):
        print(refusal if begun else "--new LANGUAGE begins a language, --compile compiles what has changed.")
        return 1
    found = extracted()
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(as_text(found))
    for path in languages():
        path.write_bytes(as_text(updated(path, found)))
    if begun:
        begin(begun, found)
    compile_all()
    for path in languages():
        done = sum(_is_translated(message.string) for message in read(path) if message.id)
        print(f"{path.parent.parent.name}: {done} of {len(found)} texts are translated")
    return 0


@cache
def extracted() -> Catalog:
    """Returns every text that `N_` or `NN_` marks in our sources, which do not change while this runs."""
    catalogue = Catalog(charset="utf-8")
    for path in _sources():
        with path.open("rb") as file:
            for _, text, _, _ in extract("python", file, keywords=KEYWORDS):
                catalogue.add(text)
    return catalogue


def as_text(catalogue: Catalog) -> bytes:
    """Returns the catalogue as a file: sorted, with nothing in it that changes unless a text does."""
    written = BytesIO()
    write_po(written, catalogue, width=120, no_location=True, sort_output=True, ignore_obsolete=True)
    head, _, body = written.getvalue().decode().partition("\n\n")
    kept = [line for line in head.split("\n") if line.startswith(("msgid", "msgstr", *HEAD))]
    return ("\n".join((*kept, "", body.rstrip("\n"))) + "\n").encode()


def updated(path: Path, found: Catalog) -> Catalog:
    """Returns the language at `path` with the texts of today; a text that is new is not guessed, it stays English."""
    catalogue = read(path)
    catalogue.update(found, no_fuzzy_matching=True)
    for message in catalogue:
        # A text that has become one of a plural has kept what it was; all its plurals have to be written anew.
        if message.pluralizable and not all(message.string or ()):
            message.flags.discard("fuzzy")
            message.string = ("",) * catalogue.num_plurals
    return catalogue


def why_not(language: str) -> str:
    """Why `language` cannot be begun, in one sentence; empty where it can."""
    if path_of(language) in languages():
        return f"{language} is here already; please write into {path_of(language)}."
    # A translator looks for the language alone: German of Austria is read from "de".
    if not language.isalpha() or not language.islower() or not localedata.exists(language):
        return f"{language} is no language that Babel knows; please name it by its code alone, as in nl."
    return ""


def path_of(language: str) -> Path:
    """Where the texts of `language` stand."""
    return LOCALE / language / "LC_MESSAGES" / "firsthand.po"


def begin(language: str, found: Catalog) -> None:
    """Begins the catalogue of a language, empty."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalog(locale=language, charset="utf-8")
    for message in found:
        if message.id:
            catalogue.add(message.id)
    path.write_bytes(as_text(catalogue))


def compile_all() -> None:
    """Compiles each language whose file is newer than what was compiled from it; whole, as a program may be reading."""
    for path in languages():
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            part = target.with_suffix(f".{os.getpid()}")
            with part.open("wb") as file:
                write_mo(file, _translated(path))
            part.replace(target)


def languages() -> list[Path]:
    """Returns the files of the languages there are."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/firsthand.po"))


def read(path: Path) -> Catalog:
    """Returns the catalogue of the language at `path`."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def _translated(path: Path) -> Catalog:
    """Returns what is translated at `path`; an empty text would be shown as one."""
    catalogue = read(path)
    for message in list(catalogue):
        if message.id and not _is_translated(message.string):
            catalogue.delete(message.id)
    return catalogue


def _sources() -> Iterator[Path]:
    for folder in SOURCES:
        # Reading every word list of the figures as Python would take longer than all else.
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if b"N_(" in path.read_bytes())


def _is_translated(text: object) -> bool:
    return all(text) if isinstance(text, tuple | list) else bool(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
