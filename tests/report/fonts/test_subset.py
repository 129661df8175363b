from io import BytesIO

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from desktop.report.fonts.shaping import Glyph, clusters, shape
from desktop.report.fonts.subset import EMPTY, GlyphOutline, font_file, outline
from desktop.report.fonts.typefaces import FontStyle, face_for, lato, region_in, region_of


def glyphs(text: str, cut: FontStyle = FontStyle.REGULAR, rtl: bool = False) -> tuple[Glyph, ...]:
    return tuple(glyph for run in shape(text, cut, 0, rtl).runs for glyph in run.glyphs)


def drawn(text: str, cut: FontStyle = FontStyle.REGULAR) -> GlyphOutline:
    (glyph,) = glyphs(text, cut)
    return outline(glyph.face, glyph.parts)


@pytest.mark.parametrize("text", ["A", "g", "株", "Ж", "ا"])
def test_a_cut_font_holds_the_outline_of_the_face_it_was_cut_from(text: str) -> None:
    (glyph,) = glyphs(text)
    cut = outline(glyph.face, glyph.parts)
    font = TTFont(BytesIO(font_file(glyph.face.upem, [EMPTY, cut], [0, round(glyph.advance * glyph.face.upem)])))
    names = font.getGlyphOrder()
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[names[1]].draw(pen)
    assert pen.bounds == pytest.approx(cut.box, abs=1)
    assert font["hmtx"][names[1]] == (round(glyph.advance * glyph.face.upem), cut.box[0])


def test_bold_han_characters_are_truly_bolder() -> None:
    assert drawn("式", FontStyle.BOLD).data != drawn("式").data
    (thin,), (bold,) = glyphs("一"), glyphs("一", FontStyle.BOLD)
    height = [o.box[3] - o.box[1] for o in (outline(thin.face, thin.parts), outline(bold.face, bold.parts))]
    assert height[1] > 1.3 * height[0]


def test_han_characters_take_the_forms_of_their_region() -> None:
    japanese, chinese = (shape("直", FontStyle.REGULAR, region).runs[0].glyphs[0] for region in (0, 2))
    assert outline(japanese.face, japanese.parts) != outline(chinese.face, chinese.parts)


def test_the_region_shows_in_the_letters_or_in_the_language() -> None:
    assert region_in("東京の") == 0
    assert region_in("한국") == 1
    assert region_in("東京") is None
    assert region_of("東京", "zh-Hant-TW") == 3
    assert region_of("東京", "zh") == 2
    assert region_of("東京") == 0
    assert region_of("東京 한국") == 1


def test_each_letter_has_a_glyph_to_itself_even_where_several_are_drawn_as_one() -> None:
    assert [glyph.text for glyph in glyphs("हि")] == ["ह", "ि"]
    assert [glyph.text for glyph in glyphs("לָ", rtl=True)] == ["ָ", "ל"]
    assert len(glyphs("👩‍👩‍👧")) == 5
    assert sum(bool(glyph.parts) for glyph in glyphs("👩‍👩‍👧")) == 1


def test_a_sign_that_no_face_has_is_framed_not_dropped() -> None:
    (glyph,) = glyphs("\ue000")
    assert glyph.parts is None
    assert outline(glyph.face, glyph.parts).contours == 2


def test_the_context_face_sets_what_it_can_and_others_follow() -> None:
    assert face_for("Łΐ", FontStyle.REGULAR, 0) is lato(FontStyle.REGULAR)
    names = [getattr(face_for(text, FontStyle.REGULAR, 0), "name", "") for text in ("ש", "ع", "ह", "ท", "株", "💡", "❤\ufe0f")]
    scripts = ["Hebrew", "Arabic", "Devanagari", "Thai", "CJK", "Emoji", "Emoji"]
    assert all(script in name for name, script in zip(names, scripts, strict=True))


def test_flags_joined_emoji_and_marks_are_one_letter_each() -> None:
    assert clusters("🇩🇪🇫🇷👍🏽e\u0301x") == ["🇩🇪", "🇫🇷", "👍🏽", "e\u0301", "x"]
