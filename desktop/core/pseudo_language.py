"""Makes a pseudo-language for tests and for designing pages: English with accents, a third longer, in brackets.

"Save {count} notes" becomes "[Šààṽẽẽ {count} ñõõţẽẽš]": a text without brackets is not translated, and a text that does not fit
will not fit in German either.
"""

import re

from db.model.messages import Plural, in_english

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "àƀçďẽƒğĥĩĵķļḿñõþǫŕšţũṿŵχýžÀƁÇĎẼḞĞĤĨĴĶĻḾÑÕÞǪŔŠŢŨṾŴΧÝŽ"
_LETTERS = str.maketrans(dict(zip(_PLAIN, _ACCENTED, strict=True)) | {v: 2 * a for v, a in zip("aeiou", "àẽĩõũ", strict=True)})
# Values as ours are written, and as argparse writes its own.
_HELD = re.compile(r"(\{\{|\}\}|\{[^{}]*\}|%\(\w+\)[rs]|%[rs])")


class PseudoCatalogue:
    """A catalogue that computes its texts."""

    def text(self, template: str) -> str:
        """Returns `template` with accents and brackets; a template of values only stays as it is."""
        # Every second piece is a value, which keeps its name and its format.
        pieces = _HELD.split(template)
        said = [piece if n % 2 else piece.translate(_LETTERS) for n, piece in enumerate(pieces)]
        return f"[{''.join(said)}]" if said != pieces else template

    def plural(self, pair: Plural, count: int) -> str:
        """Returns the template for `count`, with accents and brackets."""
        return self.text(in_english(pair, count))
