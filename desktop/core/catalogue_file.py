"""Reads a catalogue from the compiled gettext file of one language."""

from gettext import GNUTranslations
from pathlib import Path

from db.model.messages import Plural


class CatalogueFile:
    """The catalogue in the file at `path`."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._found = GNUTranslations(file)

    def text(self, template: str) -> str:
        """Returns `template` in the language of the file; unchanged if the file lacks it."""
        # gettext keeps its own notes under the empty text.
        return self._found.gettext(template) if template else ""

    def plural(self, pair: Plural, count: int) -> str:
        """Returns the template for `count` in the language of the file; the English one if the file lacks it."""
        return self._found.ngettext(pair.one, pair.many, count)
