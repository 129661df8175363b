"""A catalogue as gettext keeps it: the compiled file of one language."""

from gettext import GNUTranslations
from pathlib import Path

from db.model.messages import Plural


class CatalogueFile:
    """The catalogue in the file at `path`."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._found = GNUTranslations(file)

    def text(self, template: str) -> str:
        """`template` in the language of the file; unchanged where it is not in it."""
        # The empty text is what gettext keeps its own notes under.
        return self._found.gettext(template) if template else ""

    def plural(self, pair: Plural, count: int) -> str:
        """The template for `count` in the language of the file; the English one where it is not in it."""
        return self._found.ngettext(pair.one, pair.many, count)
