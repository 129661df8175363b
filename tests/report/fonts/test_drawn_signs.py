from itertools import combinations

import pytest

from desktop.report.fonts.drawn_signs import ALWAYS, OTHERWISE
from desktop.report.fonts.shaping import Glyph, shape
from desktop.report.fonts.subset import GlyphOutline, outline
from desktop.report.fonts.typefaces import FontStyle, face_for
from tests.report.reading import read_back, with_text


def glyphs(text: str) -> tuple[Glyph, ...]:
    return tuple(glyph for run in shape(text, FontStyle.REGULAR).runs for glyph in run.glyphs)


def looks(text: str) -> list[GlyphOutline]:
    return [outline(glyph.face, glyph.parts) for glyph in glyphs(text) if glyph.parts != ()]


def test_a_filled_star_and_an_empty_one_look_as_they_are_meant() -> None:
    assert looks("⭐⭐⭐⭐☆") == looks("★★★★☆")
    assert looks("⭐️") == looks("★") != looks("☆")


@pytest.mark.parametrize("signs", ["🔴🟠🟡🟢🔵🟣🟤⚫⚪", "🟥🟧🟨🟩🟦🟪🟫⬛⬜", "🧡💛💚💙💜🤎🖤🤍", "🔶🔷", "⭐☆"])
def test_signs_that_only_their_colour_tells_apart_are_told_apart_without_it(signs: str) -> None:
    for one, other in combinations(signs, 2):
        assert looks(one) != looks(other), (one, other)


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("𝗚𝗮𝗺𝗲", "Game"),
        ("𝓢𝓬𝓻𝓲𝓹𝓽", "Script"),
        ("𝟜𝟚", "42"),
        ("\uf0b7", "•"),
        ("\uf0a7", "▪"),
        ("\uf0fc", "✓"),
        ("☐", "□"),
        ("☒", "⊠"),
        ("➔", "→"),
        ("➜", "→"),
        ("➢", "▷"),
        ("✩", "☆"),
        ("✗", "×"),
    ],
)
def test_a_sign_that_no_face_has_is_drawn_as_the_one_it_means(typed: str, drawn: str) -> None:
    assert looks(typed) == looks(drawn)
    assert [glyph.text for glyph in glyphs(typed)] == list(typed)
    assert not any(glyph.lacking for glyph in glyphs(typed))


@pytest.mark.parametrize("sign", [*ALWAYS, *OTHERWISE])
def test_everything_that_is_drawn_instead_can_be_drawn(sign: str) -> None:
    assert all(glyph.parts is not None for glyph in glyphs(sign))
    assert sign in ALWAYS or face_for(sign, FontStyle.REGULAR, 0) is None


def test_the_text_behind_what_is_drawn_stays_as_typed() -> None:
    text = "⭐⭐☆ 𝗚𝗮𝗺𝗲 \uf0b7 ☒ ➔ 🔴🟢 💚 ✩"
    assert text in read_back(with_text(text))


@pytest.mark.parametrize("sign", ["\uf123", "\ue000", "\U0001f9ff\u0378"])
def test_a_sign_that_nobody_knows_still_shows_that_it_is_missing(sign: str) -> None:
    assert any(glyph.parts is None or glyph.lacking for glyph in glyphs(sign))
