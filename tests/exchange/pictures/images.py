"""Makes pictures of all kinds, those of cameras and drawing programs as well as hostile ones."""

import random
import struct
import zlib
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from PIL import Image, ImageCms, PngImagePlugin

CANARY = "Zebulonqwx"
# Red, green, blue and white from left to right and top to bottom, so that a turned picture is seen.
CORNERS = [(220, 30, 30), (30, 200, 30), (30, 30, 220), (250, 250, 250)]


def corners(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    small = Image.new("RGB", (2, 2))
    small.putdata(CORNERS)
    return small.resize(size, Image.Resampling.NEAREST).convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def with_everything(kind: str, orientation: int = 1) -> bytes:
    """Returns a picture with the canary in each place that can hold words."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x013B], exif[0x8298] = orientation, CANARY, CANARY, CANARY
    options: dict[str, Any] = {"exif": exif, "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", CANARY)
        text.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY}</x>")
        text.add_text("Comment", CANARY, zip=True)
        options["pnginfo"] = text
    else:
        options |= {"comment": CANARY.encode(), "xmp": CANARY.encode(), "quality": 95, "subsampling": 0}
    return saved(corners(), kind, **options)


@cache
def good() -> dict[str, bytes]:
    """Pictures that are taken, by what they are."""
    found = {f"PNG {mode}": saved(corners(mode=mode), "PNG") for mode in ("RGB", "RGBA", "L", "LA", "P", "1")}
    found["PNG of 16 bits"] = saved(corners(mode="I").point(lambda value: value * 257).convert("I;16"), "PNG")
    found |= {f"JPEG {mode}": saved(corners(mode=mode), "JPEG") for mode in ("RGB", "L", "CMYK")}
    found["JPEG progressive"] = saved(corners(), "JPEG", progressive=True)
    found["PNG with words"], found["JPEG with words"] = with_everything("PNG"), with_everything("JPEG")
    found["JPEG with a preview behind it"] = saved(corners(), "JPEG") + saved(corners((8, 8)), "JPEG")
    found["PNG with a wrong profile"] = saved(corners(), "PNG", icc_profile=b"nonsense" * 20)
    found["PNG of one point"] = saved(corners((1, 1)), "PNG")
    found["PNG of a long strip"] = saved(corners((20_000, 2)), "PNG")
    return found


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """Returns a PNG that says it is so large, whatever it holds."""
    head = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    body = b"".join(_chunk(kind, data) for kind, data in (*chunks, (b"IEND", b"")))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + body


@cache
def bad() -> dict[str, tuple[bytes, str]]:
    """Pictures that are refused, by what they are: the file, and what its sentence must say."""
    plain, photo = saved(corners(), "PNG"), saved(corners(), "JPEG")
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr("evil.txt", "x")
    jpeg_of_many = bytearray(photo)
    at = jpeg_of_many.index(b"\xff\xc0")
    jpeg_of_many[at + 5 : at + 9] = struct.pack(">2H", 65_000, 65_000)
    others = {kind: saved(corners(), kind) for kind in ("GIF", "TIFF", "BMP", "WebP", "ICO", "PDF", "EPS")}
    return {
        **{kind: (data, f"it is of the kind {kind}; only PNG and JPEG are taken") for kind, data in others.items()},
        "SVG": (
            b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
            "the kind SVG",
        ),
        "FITS": (b"SIMPLE  =                    T" + bytes(3000), "it is of the kind FITS"),
        "text": (b"hello", "it is no picture"),
        "nothing": (b"", "it is no picture"),
        "signature alone": (plain[:8], "damaged"),
        "PNG cut off": (saved(Image.effect_noise((200, 200), 80), "PNG")[:-5000], "damaged"),
        "JPEG cut off": (saved(Image.effect_noise((200, 200), 80), "JPEG")[:-5000], "damaged"),
        "PNG with a wrong sum": (plain.replace(b"IDAT", b"IDAX"), "damaged"),
        "PNG and ZIP": (plain + packed.getvalue(), "something else beside"),
        "JPEG and ZIP": (photo + packed.getvalue(), "something else beside"),
        "PNG and more": (plain + b"more", "something else beside"),
        "JPEG and a page": (saved(corners(), "JPEG", comment=b"<html><script>alert(1)</script>"), "something else beside"),
        "JPEG and PDF": (saved(corners(), "JPEG", comment=b"%PDF-1.4"), "something else beside"),
        "PNG and SVG": (png(1, 1, (b"tEXt", b"a\0<SVG onload=alert(1)>"), (b"IDAT", b"")), "something else beside"),
        "PNG of 10,000,000,000 points": (png(100_000, 100_000, (b"IDAT", zlib.compress(bytes(1000)))), "40 million pixels"),
        "PNG of 41,000,000 points": (png(41_000_000, 1, (b"IDAT", zlib.compress(bytes(1000)))), "40 million pixels"),
        "JPEG of 4,225,000,000 points": (bytes(jpeg_of_many), "40 million pixels"),
        "PNG of packed words": (png(9, 9, (b"zTXt", b"a\0\0" + zlib.compress(bytes(90_000_000))), (b"IDAT", b"")), "damaged"),
        "PNG of many words": (png(9, 9, *[(b"tEXt", b"a\0" + b"x" * 900_000)] * 20, (b"IDAT", b"")), "damaged"),
        "PNG without points": (png(0, 0, (b"IDAT", b"")), "damaged"),
        "more than may be": (plain + bytes(20_000_001), "it is larger than 20 MB"),
    }


def mutant(dice: random.Random) -> bytes:
    """Returns a good picture with some bytes changed."""
    data = bytearray(dice.choice(list(good().values())))
    for _ in range(dice.choice((1, 2, 5, 30))):
        if len(data) < 60:
            break
        at = dice.randrange(8, len(data))
        if dice.random() < 0.7:
            data[at] = dice.randrange(256)
        else:
            del data[at : at + dice.randrange(1, 20)]
    return bytes(data)
