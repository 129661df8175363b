"""Finds the typefaces for documents in their packages: Lato first, then Noto for every other script.

Each character is set in the first face that has it.
"""

import re
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import uharfbuzz as hb


class FontStyle(Enum):
    """The styles of type in use: the Lato file, and the weight of other scripts beside it, which have no italics."""

    REGULAR = ("Lato-Regular.ttf", 400)
    SEMIBOLD = ("Lato-SemiBold.ttf", 600)
    BOLD = ("Lato-Bold.ttf", 700)
    ITALIC = ("Lato-Italic.ttf", 400)
    BOLD_ITALIC = ("Lato-BoldItalic.ttf", 700)
    LIGHT = ("Lato-Light.ttf", 300)
    LIGHT_ITALIC = ("Lato-LightItalic.ttf", 400)

    @property
    def weight(self) -> int:
        """The weight for scripts that Lato lacks, 100 to 900."""
        return self.value[1]


# After Lato, in this order: the wide Latin face, then one face for each script, then symbols.
SCRIPTS = (
    *("NotoSans", "NotoSansHebrew", "NotoSansArabic", "NotoSansDevanagari", "NotoSansThai", "NotoSansBengali"),
    *("NotoSansTamil", "NotoSansTelugu", "NotoSansGujarati", "NotoSansGurmukhi", "NotoSansKannada", "NotoSansMalayalam"),
    *("NotoSansOriya", "NotoSansSinhala", "NotoSansKhmer", "NotoSansLao", "NotoSansMyanmar", "NotoSansEthiopic"),
    *("NotoSansArmenian", "NotoSansGeorgian", "NotoSansSymbols"),
)
EMOJI = "NotoEmoji"
# Regions draw the same Han character differently; the collection has one face for each region.
REGIONS = {"ja": 0, "ko": 1, "zh": 2, "zh-hant": 3, "zh-tw": 3, "zh-hk": 4, "zh-mo": 4}
KANA_OR_HANGUL = re.compile("[\u1100-\u11ff\u3040-\u30ff\uac00-\ud7a3]")
EMOJI_SELECTOR = "\ufe0f"


class Typeface:
    """One style of one typeface, ready to shape and draw. Widths and outlines are in `upem` units an em."""

    def __init__(self, path: str, index: int, weight: int) -> None:
        face = hb.Face(_blob(path), index)
        self.font = hb.Font(face)
        axes = {axis.tag: axis for axis in face.axis_infos}
        if "wght" in axes:
            self.font.set_variations({"wght": min(max(weight, axes["wght"].min_value), axes["wght"].max_value)})
        self.upem: int = face.upem
        self.name = f"{path.replace(chr(92), '/').rsplit('/', 1)[-1].split('.')[0].split('[')[0]}-{index}-{weight}"

    def has(self, character: str) -> bool:
        """Returns whether this face can draw `character`."""
        return bool(self.font.get_nominal_glyph(ord(character)))


def _blob(path: str) -> hb.Blob:
    """Maps the file at `path` into memory; reads it where that fails, as it can for paths with letters of other alphabets."""
    try:
        return hb.Blob.from_file_path(path)
    except hb.HarfBuzzError:
        return hb.Blob(Path(path).read_bytes())


@cache
def lato(cut: FontStyle) -> Typeface:
    """Returns Lato in one style."""
    return Typeface(str(files("fontpkg_lato").joinpath("files", cut.value[0])), 0, cut.weight)


@cache
def noto(name: str, weight: int) -> Typeface:
    """Returns Noto for one script or kind of symbol."""
    return Typeface(str(files("manimgx_fonts").joinpath(f"{name}[wght].ttf")), 0, weight)


@cache
def noto_cjk(region: int, weight: int) -> Typeface:
    """Returns Noto for Chinese, Japanese and Korean, in the forms of one region (see REGIONS)."""
    return Typeface(str(files("manimgx_fonts_cjk").joinpath("NotoSansCJK-VF.otf.ttc")), region, weight)


@lru_cache(maxsize=20_000)
def face_for(characters: str, cut: FontStyle, region: int) -> Typeface | None:
    """Returns the first face that can draw all of `characters`, or None."""
    context = lato(cut)
    if all(map(context.has, characters)):
        return context
    lines = [(noto, name) for name in (EMOJI, *SCRIPTS) if name != EMOJI or EMOJI_SELECTOR in characters]
    wanted = characters.replace(EMOJI_SELECTOR, "")
    for make, name in (*lines, (noto, EMOJI)):
        face = make(name, cut.weight)
        if all(map(face.has, wanted)):
            return face
    face = noto_cjk(region, cut.weight)
    return face if all(map(face.has, wanted)) else None


def region_in(text: str) -> int | None:
    """Returns the region whose letters are in `text`: Japan for kana, Korea for hangul; None for neither."""
    found = KANA_OR_HANGUL.search(text)
    if not found:
        return None
    return REGIONS["ja"] if "\u3040" <= found[0] <= "\u30ff" else REGIONS["ko"]


def region_of(text: str, language: str = "") -> int:
    """Returns the region for Han characters of a document: by its `language` (BCP 47), else by its `text`, else Japan."""
    tag = language.lower().replace("_", "-")
    told = next((REGIONS[tag[:n]] for n in (7, 5, 2) if tag[:n] in REGIONS), None)
    return next(region for region in (told, region_in(text), REGIONS["ja"]) if region is not None)
