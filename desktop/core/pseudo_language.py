"""A language for tests and for whoever designs a page: English with accents, a third longer, in brackets.

"Save {count} notes" becomes "[Šààṽẽẽ {count} ñõõţẽẽš]": what has no bracket was never looked up, and what does not fit
will not fit in German either.
"""

import re

from db.model.messages import Plural, in_english

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "àƀçďẽƒğĥĩĵķļḿñõþǫŕšţũṿŵχýžÀƁÇĎẼḞĞĤĨĴĶĻḾÑÕÞǪŔŠŢŨṾŴΧÝŽ"
_LETTERS = str.maketrans(dict(zip(_PLAIN, _ACCENTED, strict=True)) | {v: 2 * a for v, a in zip("aeiou", "àẽĩõũ", strict=True)})
_HELD = re.compile(r"(\{\{|\}\}|\{[^{}]*\})")


class PseudoCatalogue:
    """Computes what a catalogue would hold."""

    def text(self, template: str) -> str:
        """`template` with accents and brackets; one that holds nothing but values stays as it is."""
        # Every second piece is a value, which keeps its name and the way it is written.
        pieces = _HELD.split(template)
        said = [piece if n % 2 else piece.translate(_LETTERS) for n, piece in enumerate(pieces)]
        return f"[{''.join(said)}]" if said != pieces else template

    def plural(self, pair: Plural, count: int) -> str:
        """The template for `count`, likewise."""
        return self.text(in_english(pair, count))
