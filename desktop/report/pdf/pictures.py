"""Prepares pictures for print: pixels on white, no more than the printed size can show. Lengths are points."""

import zlib
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image

POINTS_PER_INCH = 72
# Sharp in print; more would only make the file larger.
DOTS_PER_INCH = 220
MOST_PIXELS = 40_000_000
JPEG_QUALITY = 85
FORMATS = ["PNG", "JPEG"]


class Raster(NamedTuple):
    """A picture as it stands in a PDF: its bytes and their compression; its columns and rows; its size in print."""

    data: bytes
    packing: str
    columns: int
    rows: int
    width: float
    height: float


@lru_cache(maxsize=64)
def raster_of(data: bytes, width: float, height: float) -> Raster | None:
    """Returns the PNG or JPEG in `data`, as large as fits within `width` and `height`; None if it cannot be read."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            scale = min(width / image.width, height / image.height)
            size = image.width * scale, image.height * scale
            dots = DOTS_PER_INCH / POINTS_PER_INCH
            is_photo = image.format == "JPEG"
            image.thumbnail((max(1, round(size[0] * dots)), max(1, round(size[1] * dots))))
            flat = _on_white(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # Stored pictures were made anew by this program; if one is broken all the same, the words must still print.
        return None
    return Raster(*_packed(flat, is_photo), flat.width, flat.height, *size)


def _packed(flat: Image.Image, is_photo: bool) -> tuple[bytes, str]:
    """Compresses photographs as JPEG and drawings without loss; either holds only pixels."""
    if not is_photo:
        return zlib.compress(flat.tobytes()), "FlateDecode"
    file = BytesIO()
    Image.frombytes("RGB", flat.size, flat.tobytes()).save(file, "JPEG", quality=JPEG_QUALITY)
    return file.getvalue(), "DCTDecode"


def _on_white(image: Image.Image) -> Image.Image:
    """Returns the picture on a white ground."""
    if image.mode not in ("RGBA", "LA", "P", "PA"):
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    return paper.convert("RGB")
