import re

import pytest
from pytestqt.qtbot import QtBot

from desktop.theme.fonts import package_file
from desktop.theme.icons import icon
from desktop.theme.style import LOOK, sheet
from desktop.theme.tokens import CATEGORY_COLOUR, DARK, FONT_FILES, KIND_COLOUR, LIGHT, Colours

GROUNDS = ("paper", "panel", "card")
# WCAG 2.2, 1.4.3: contrast of text at least 4.5 to 1.
LEAST = 4.5


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "soft", "faint", "accent", "revenue", "cost", "emotional", "other", "warn"])
def test_every_colour_of_text_can_be_read_on_every_ground(colours: Colours, ground: str, text: str) -> None:
    assert contrast(colours.items()[text], colours.items()[ground]) >= LEAST


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_stands_on_the_accent_can_be_read(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= LEAST


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_only_colours_there_are(colours: Colours) -> None:
    assert "$" not in sheet(colours)
    assert not re.search(r"#[0-9A-Fa-f]{6}", LOOK.read_text("utf-8")), "colours belong into the tokens"


def test_every_category_and_every_kind_of_note_has_a_colour_of_the_tokens() -> None:
    assert {*CATEGORY_COLOUR.values(), *KIND_COLOUR.values()} <= LIGHT.items().keys()


def test_the_fonts_and_icons_come_from_their_packages(qtbot: QtBot) -> None:
    assert all(package_file(package, file) for package, file in FONT_FILES)
    assert not icon("menu", LIGHT.soft).pixmap(18, 18).toImage().isNull()
