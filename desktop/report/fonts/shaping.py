"""Turns letters into glyphs: joins, reorders and kerns as each script needs, and keeps which letters each glyph stands for.

A cluster of shaped glyphs (a letter with its marks) is drawn as one glyph, so that
reading the text back from the PDF gives the letters in the order in which they were typed.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple
from unicodedata import category

import uharfbuzz as hb

from desktop.report.fonts.drawn_signs import ALWAYS, drawn_instead
from desktop.report.fonts.typefaces import FontStyle, Typeface, face_for, lato

Parts = tuple[tuple[int, int, int], ...]

# Default-ignorable characters: they steer shaping and need no glyph of their own.
STEERING = frozenset(
    map(chr, (*range(0x200B, 0x2010), *range(0x2060, 0x2065), 0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF)),
) | frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000))))
# Lato gets no ligatures, so that each letter can be selected and found by itself.
NO_LIGATURES = {"liga": False, "clig": False}
JOINER = "\u200d"
# The most marks on one letter (Unicode's stream-safe text allows thirty, no language needs more); longer towers are cut.
TALLEST = 32
SKIN_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)


@dataclass(frozen=True, eq=False, slots=True)
class Glyph:
    """Something to draw in one face; each exists once, so glyphs are compared by identity.

    `parts` are (glyph, x, y) with offsets included, empty for a blank and None for a character that no face has; `text` the
    letter it stands for; `advance` its width in the font, in em; `lacking` the marks of the letter that are not drawn.
    """

    face: Typeface
    parts: Parts | None
    text: str
    advance: float
    lacking: str = ""


MISSING_WIDTH = 0.6


@dataclass(frozen=True, eq=False, slots=True)
class FaceRun:
    """Glyphs of one face from left to right, how much less each advances than in its font (1/1000 em), and their width in em."""

    face: Typeface
    glyphs: tuple[Glyph, ...]
    kerns: tuple[int, ...]
    width: float


class Part(NamedTuple):
    """Text of one face; `instead` is what is drawn for it, where that is another sign."""

    text: str
    face: Typeface
    instead: str = ""


class Shaped(NamedTuple):
    """A shaped word from left to right as it stands on the paper, its width in em, and its number of glyphs."""

    runs: tuple[FaceRun, ...]
    width: float
    glyphs: int


@lru_cache(maxsize=30_000)
def shape(text: str, cut: FontStyle, region: int = 0, rtl: bool = False) -> Shaped:
    """Returns the glyphs for `text` (one word, one direction)."""
    parts = [Part(text, lato(cut))] if text.isascii() else _runs(text, cut, region)
    runs = [_shape_run(part, rtl) for part in (reversed(parts) if rtl else parts)]
    return Shaped(tuple(runs), sum(run.width for run in runs), sum(len(run.glyphs) for run in runs))


@cache
def _glyph(face: Typeface, parts: Parts | None, text: str, advance: float, lacking: str = "") -> Glyph:
    return Glyph(face, parts, text, advance, lacking)


def _runs(text: str, cut: FontStyle, region: int) -> list[Part]:
    """Returns `text` cut where the face changes; a character that no face has goes to Lato, which draws a frame for it."""
    runs: list[Part] = []
    before = ""
    for cluster in clusters(text):
        wanted = "".join(c for c in cluster if c not in STEERING or c == "\ufe0f")
        part = _instead(cluster, wanted.rstrip("\ufe0f"), cut, region)
        if part is None:
            part = Part(cluster, face_for(wanted, cut, region) or face_for(wanted[:1], cut, region) or lato(cut))
        # What was cut off a tower must not grow onto it again.
        grows = len(before) >= TALLEST and _attaches(before, cluster[0])
        if runs and runs[-1].face is part.face and not (grows or part.instead or runs[-1].instead):
            runs[-1] = Part(runs[-1].text + cluster, part.face)
        else:
            runs.append(part)
        before = cluster
    return runs


def _instead(cluster: str, sign: str, cut: FontStyle, region: int) -> Part | None:
    """Returns the sign that is drawn for one that no face has or that only its colour tells apart; None for any other."""
    instead = ALWAYS.get(sign) or ("" if not sign or face_for(sign, cut, region) else drawn_instead(sign))
    face = face_for(instead, cut, region) if instead else None
    return Part(cluster, face, instead) if face else None


def clusters(text: str) -> list[str]:
    """Returns `text` cut into what readers see as one letter: a base with its marks, a joined emoji, a flag."""
    found: list[str] = []
    for character in text:
        if found and len(found[-1]) < TALLEST and _attaches(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _attaches(before: str, character: str) -> bool:
    if character < "\u0300":
        return False
    code = ord(character)
    if code in FLAG_LETTERS:
        return len(before) == 1 and ord(before) in FLAG_LETTERS
    return before[-1] == JOINER or character in STEERING or code in SKIN_TONES or category(character)[0] == "M"


def _shape_run(part: Part, rtl: bool) -> FaceRun:
    text, face = part.text, part.face
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in part.instead or text])
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer, NO_LIGATURES if face.name.startswith("Lato") else None)
    drawn = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    # What is drawn instead of a sign stands for it as a whole.
    places = [0 if part.instead else info.cluster for info, _ in drawn]
    ends = dict(pairwise([*sorted(set(places)), len(text)]))
    glyphs: list[Glyph] = []
    kerns: list[int] = []
    for cluster, group in groupby(zip(places, drawn, strict=True), lambda item: item[0]):
        letters = text[cluster : ends[cluster]]
        first, width = _drawn_glyph([glyph for _, glyph in group], letters, face)
        # Readers of PDF tell the direction of a text, and turn it around, letter by letter: each needs a glyph to itself.
        found = [first, *(_glyph(face, (), letter, 0) for letter in letters[1:])]
        kern = [round((first.advance - width) * 1000), *[0] * (len(letters) - 1)]
        glyphs += reversed(found) if rtl else found
        kerns += reversed(kern) if rtl else kern
    width = sum(glyph.advance for glyph in glyphs) - sum(kerns) / 1000
    return FaceRun(face, tuple(glyphs), tuple(kerns), width)


def _drawn_glyph(drawn: list[tuple[hb.GlyphInfo, hb.GlyphPosition]], letters: str, face: Typeface) -> tuple[Glyph, float]:
    """Returns the one glyph drawn for a cluster, and its advance in em; a mark that no face has is left out."""
    parts = []
    x = 0
    for info, position in drawn:
        if info.codepoint:
            parts.append((info.codepoint, x + position.x_offset, position.y_offset))
            x += position.x_advance
    text, lacking = letters[0], ""
    if len(parts) < len(drawn):
        lacking = "".join(letter for letter in letters if letter not in STEERING and not face.has(letter)) or text
        if not parts or not face.has(text):
            return _glyph(face, None, text, MISSING_WIDTH, lacking), MISSING_WIDTH
    natural = face.font.get_glyph_h_advance(parts[0][0]) if len(parts) == 1 else x
    return _glyph(face, tuple(parts), text, natural / face.upem, lacking), x / face.upem
