"""Measures how well white words can be read on a colour, and darkens what could not be read. Pure functions.

The ratio is that of WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of the relative luminance; 4.5 is what words need.
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls

NEEDED = 4.5
Colour = tuple[float, float, float]
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def colour_of(typed: str) -> Colour | None:
    """Returns the colour typed as "#0F5C6E", "0f5c6e" or "#abc", each part from 0 to 1; None where it is none."""
    found = _HEX.fullmatch(typed.strip())
    if found is None:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(2 * sign for sign in found[1])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def contrast_with_white(colour: Colour) -> float:
    """Returns the ratio from 1 (white on white) to 21 (white on black)."""
    red, green, blue = map(_linear, colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def readable(typed: str) -> str:
    """Returns the colour as documents print words in it: as typed, or as much darker as it must be; empty where it is none."""
    colour = colour_of(typed)
    if colour is None:
        return ""
    hue, lightness, saturation = rgb_to_hls(*colour)
    # In steps of one part in 255, so that the hue stays and the colour is no darker than it needs to be.
    steps = (hls_to_rgb(hue, lightness * (1 - n / 255), saturation) for n in range(1, 256))
    return as_hex(next((one for one in (colour, *steps) if contrast_with_white(_rounded(one)) >= NEEDED), (0.0, 0.0, 0.0)))


def as_hex(colour: Colour) -> str:
    """Returns a colour as "#0F5C6E"."""
    return "#" + "".join(f"{round(part * 255):02X}" for part in colour)


def _rounded(colour: Colour) -> Colour:
    red, green, blue = (round(part * 255) / 255 for part in colour)
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
