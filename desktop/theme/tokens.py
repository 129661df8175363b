"""Defines colours, type and spacing as data. No other module names a colour, a font size or a distance."""

from dataclasses import dataclass, fields
from enum import Enum

from db.model.kinds import NoteKind, ValueCategory


@dataclass(frozen=True, slots=True)
class Colours:
    """One complete set of colours, each as #RRGGBB."""

    paper: str
    panel: str
    card: str
    ink: str
    soft: str
    faint: str
    line: str
    accent: str
    accent_soft: str
    on_accent: str
    revenue: str
    cost: str
    emotional: str
    other: str
    warn: str

    def items(self) -> dict[str, str]:
        """Returns every colour by its name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


LIGHT = Colours(
    paper="#FBFAF7",
    panel="#F4F1EA",
    card="#FFFFFF",
    ink="#1D2125",
    soft="#5F656D",
    faint="#686E76",
    line="#E5E0D5",
    accent="#0F5C6E",
    accent_soft="#E3EFF1",
    on_accent="#FBFAF7",
    revenue="#2B7A4B",
    cost="#2A67AE",
    emotional="#AE3F69",
    other="#7254A3",
    warn="#8F5400",
)
DARK = Colours(
    paper="#15181B",
    panel="#1B1F23",
    card="#22272C",
    ink="#ECE9E2",
    soft="#A7ADB5",
    faint="#8E959E",
    line="#32383F",
    accent="#63BACB",
    accent_soft="#1F3A40",
    on_accent="#15181B",
    revenue="#6EC492",
    cost="#82B4EF",
    emotional="#E78DB2",
    other="#BAA0E6",
    warn="#E0A94E",
)

# The colour of each value category and kind of note; never the only sign of either.
CATEGORY_COLOUR = {category: category.value for category in ValueCategory}
KIND_COLOUR = {
    NoteKind.NOTE: "soft",
    NoteKind.GOAL: "revenue",
    NoteKind.OBJECTION: "warn",
    NoteKind.NUMBER: "cost",
    NoteKind.FEELING: "emotional",
    NoteKind.QUOTE: "other",
    NoteKind.PROMISE: "accent",
    NoteKind.QUESTION: "soft",
}


class Space(int, Enum):
    """The distances between things, in logical pixels."""

    HAIR = 2
    S1 = 4
    S2 = 8
    S3 = 12
    S4 = 16
    S5 = 24
    S6 = 32
    S7 = 48
    S8 = 64


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A text style: family, size in logical pixels, weight, line spacing as a share of the size, tabular figures."""

    family: str
    size: int
    weight: int = 400
    leading: float = 1.45
    tabular: bool = False


TEXT_FAMILY = "Inter"
DISPLAY_FAMILY = "Source Sans 3"


class Type(Enum):
    """All text styles."""

    TEXT = TextStyle(TEXT_FAMILY, 15)
    STRONG = TextStyle(TEXT_FAMILY, 15, 600)
    READ = TextStyle(TEXT_FAMILY, 17)
    READ_STRONG = TextStyle(TEXT_FAMILY, 17, 600)
    LABEL = TextStyle(TEXT_FAMILY, 12)
    LABEL_STRONG = TextStyle(TEXT_FAMILY, 13, 600)
    SMALL = TextStyle(TEXT_FAMILY, 13)
    KEY = TextStyle(TEXT_FAMILY, 11)
    CLOCK = TextStyle(TEXT_FAMILY, 15, 500, tabular=True)
    TIME = TextStyle(DISPLAY_FAMILY, 26, 500, tabular=True)
    QUESTION = TextStyle(DISPLAY_FAMILY, 25, 500, leading=1.28)
    SECOND_QUESTION = TextStyle(DISPLAY_FAMILY, 19, 500, leading=1.3)
    TITLE = TextStyle(DISPLAY_FAMILY, 34, 500, leading=1.2)


# The source of each font of the screen: package, file in it, and the axis of its weight.
FONT_FILES = (
    ("fontpkg_inter", "files/Inter[opsz,wght].ttf"),
    ("fontpkg_source_sans_3", "files/SourceSans3[wght].ttf"),
)
RADIUS_CARD = 12
RADIUS_CONTROL = 8
HEADER_HEIGHT = 56
CAPTURE_HEIGHT = 64
RAIL_WIDTH = 268
NOTES_WIDTH = 312
READING_WIDTH = 760
