"""Pictures on paper: pixels on white, no more of them than the printed size can show. Lengths are points."""

import zlib
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image

POINTS_PER_INCH = 72
# Sharp in print; beyond it only the file grows.
DOTS_PER_INCH = 300
MOST_PIXELS = 40_000_000
FORMATS = ["PNG", "JPEG"]


class Raster(NamedTuple):
    """Pixels, three bytes each, deflated; how many in a row and rows; and the size at which they are printed."""

    pixels: bytes
    columns: int
    rows: int
    width: float
    height: float


@lru_cache(maxsize=64)
def raster_of(data: bytes, width: float, height: float) -> Raster | None:
    """The PNG or JPEG in `data`, as large as it gets within `width` and `height`; None if it cannot be read."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            scale = min(width / image.width, height / image.height)
            size = image.width * scale, image.height * scale
            dots = DOTS_PER_INCH / POINTS_PER_INCH
            image.thumbnail((max(1, round(size[0] * dots)), max(1, round(size[1] * dots))))
            flat = _on_white(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # What is stored has been made anew by ourselves; if it is broken all the same, the words must still print.
        return None
    return Raster(zlib.compress(flat.tobytes()), flat.width, flat.height, *size)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture as it looks on paper."""
    if image.mode not in ("RGBA", "LA", "P", "PA"):
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    return paper.convert("RGB")
