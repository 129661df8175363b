"""Translates messages into the language they are shown in. A translator is a value, passed to whatever writes in its language.

English is the language of the templates and needs no catalogue. The others are read from `resources/locale`; what they lack
stays English. `pseudo` is computed: every letter of ours gets an accent, so that a letter without one shows an untranslated text.
"""

import os
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from db.model.messages import Message, Plural, filled, in_english
from desktop.core.paths import resources

PSEUDO = "pseudo"
# Other programs too use this tag for a pseudo-language with accents.
PSEUDO_TAG = "en-XA"
# Names the language of window and command line, for the tests and for translators; there is no full catalogue yet.
VARIABLE = "FIRSTHAND_LANGUAGE"


class Catalogue(Protocol):
    """The templates of one language."""

    def text(self, template: str) -> str:
        """Returns `template` in the language; unchanged if the catalogue lacks it."""

    def plural(self, pair: Plural, count: int) -> str:
        """Returns the template for `count` in the language; the English one if the catalogue lacks it."""


@dataclass(frozen=True, slots=True)
class Translator:
    """A translator into one language. `locale` is the format of numbers and dates; it may belong to another language."""

    language: str = "en"
    locale: str = "en"
    _catalogue: Catalogue | None = field(default=None, repr=False, compare=False)

    @property
    def tag(self) -> str:
        """The language as documents name it (BCP 47)."""
        return PSEUDO_TAG if self.language == PSEUDO else self.language

    def text(self, template: str, /, **values: object) -> str:
        """Returns the sentence of `template` with its values."""
        return filled(self._catalogue.text(template) if self._catalogue else template, values, self.message)

    def plural(self, pair: Plural, count: int, /, **values: object) -> str:
        """Returns the sentence for `count`, which is put in as well unless the values say how."""
        found = self._catalogue.plural(pair, count) if self._catalogue else in_english(pair, count)
        return filled(found, {"count": count, **values}, self.message)

    def message(self, message: Message) -> str:
        """Returns the sentence of `message`."""
        template, values = message.template, message.values
        return self.text(template, **values) if isinstance(template, str) else self.plural(template, message.count, **values)


ENGLISH = Translator()


def translator_for(language: str, locale: str = "") -> Translator:
    """Returns the translator for `language` ("de", or "de_CH" with the catalogue of "de"); English without such a catalogue.

    Numbers and dates are written in the format of `locale`, or in that of the language if none is given.
    """
    name = language.replace("-", "_").split("_")[0].lower()
    found = None if name == "en" else _catalogue(name)
    own = "en" if name == PSEUDO or (found is None and name != "en") else language
    return Translator(name if found else "en", locale or own, found)


def language_of_window() -> str:
    """Returns the language of window and command line."""
    return os.environ.get(VARIABLE, "en")


@lru_cache(maxsize=8)
def _catalogue(name: str) -> Catalogue | None:
    if name == PSEUDO:
        from desktop.core.pseudo_language import PseudoCatalogue

        return PseudoCatalogue()
    path = resources() / "locale" / name / "LC_MESSAGES" / "firsthand.mo"
    if not name.isalpha() or not path.is_file():
        return None
    from desktop.core.catalogue_file import CatalogueFile

    return CatalogueFile(path)
