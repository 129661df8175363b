"""Decodes one picture for `pictures`, in a process of its own with limited memory and time.

Reads the file from its standard input and writes a line of JSON, followed by the redrawn picture, to its standard output. If a
hostile file attacks the decoder, only this process is hit. Promise of safety: I4.
"""

import contextlib
import json
import sys
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from desktop.exchange.common.process_apart import give_up_rights, read_all, write_all

if TYPE_CHECKING:
    from PIL.Image import Image

COMMAND = "decode-picture"
SECONDS = 10
MOST_MEMORY = 512 * 1024 * 1024
MOST_PIXELS = 40_000_000
# The longest side that is kept, in pixels; it is sharp on half a page.
LONGEST = 2000
JPEG_QUALITY = 90
FORMATS = ["PNG", "JPEG"]
NUMBERED = ("1", "P", "PA")


class TooManyPixels(Exception):
    """The picture has more pixels than may be decoded."""


def main() -> int:
    """Decodes the picture on standard input; returns 0, also if the picture is refused."""
    # Uses file descriptors, as a program without a console has no sys.stdin.
    data = read_all(0)
    from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, PngImagePlugin  # noqa: F401  before files are out of reach

    give_up_rights(SECONDS, MOST_MEMORY)
    try:
        found, made = decoded(data)
    except (TooManyPixels, Image.DecompressionBombWarning, Image.DecompressionBombError):
        found, made = {"refused": "pixels"}, b""
    except MemoryError:
        found, made = {"refused": "memory"}, b""
    except Exception:  # the worker's edge: a broken picture may raise anything
        found, made = {"refused": "damaged"}, b""
    write_all(1, json.dumps(found).encode() + b"\n" + made)
    return 0


def decoded(data: bytes) -> tuple[dict[str, object], bytes]:
    """Returns the facts of the picture, and it redrawn: upright, in sRGB, each side at most `LONGEST`, nothing but pixels."""
    from PIL import Image, ImageOps

    warnings.simplefilter("error")
    # From here on Pillow warns, and warnings are errors.
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        source = opened.format
        if opened.width * opened.height > MOST_PIXELS:
            raise TooManyPixels
        profile = opened.info.get("icc_profile")
        # A JPEG is decoded at a fraction of its size where that is enough.
        opened.draft(None, (LONGEST, LONGEST))
        # A picture with a palette cannot be made smaller before it is converted.
        image = opened.convert("RGBA" if _has_alpha(opened) else "RGB") if opened.mode in NUMBERED else opened
        # Made small first, because each later step makes a copy.
        image.thumbnail((LONGEST, LONGEST))
        ImageOps.exif_transpose(image, in_place=True)
        plain = _plain(_in_srgb(image, profile))
    file = BytesIO()
    if source == "JPEG":
        plain.save(file, "JPEG", quality=JPEG_QUALITY)
    else:
        plain.save(file, "PNG")
    return {"kind": "jpeg" if source == "JPEG" else "png", "width": plain.width, "height": plain.height}, file.getvalue()


def _in_srgb(image: "Image", profile: bytes | None) -> "Image":
    """Returns the picture in the colours of sRGB; ignores a profile that cannot be used."""
    from PIL import ImageCms

    if profile and image.mode in ("RGB", "CMYK", "L") and not _has_alpha(image):
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if converted is not None:
                return converted
    if image.mode.startswith("I") or image.mode == "F":
        # Sixteen bits a pixel: Pillow would clip all values above 255.
        image = image.convert("I").point(lambda value: value / 257).convert("L")
    return image.convert("RGBA" if _has_alpha(image) else "RGB")


def _has_alpha(image: "Image") -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _plain(image: "Image") -> "Image":
    """Returns a new picture with the pixels only, without any text, profile or thumbnail of the old one."""
    from PIL import Image

    return Image.frombytes(image.mode, image.size, image.tobytes())


if __name__ == "__main__":
    sys.exit(main())
