import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desktop.exchange.common.errors import BadPicture
from desktop.exchange.pictures import pictures
from desktop.exchange.pictures.decoding import COMMAND, LONGEST
from desktop.exchange.pictures.pictures import CleanPicture, picture_from, read_picture
from tests.exchange.pictures import images
from tests.samples import some

TURNED = {1: 0, 3: 180, 6: 270, 8: 90}


def opened(picture: CleanPicture) -> Image.Image:
    return Image.open(BytesIO(picture.data))


def corners_of(image: Image.Image) -> list[tuple[int, ...]]:
    width, height = image.size
    at = [
        (width // 4, height // 4),
        (3 * width // 4, height // 4),
        (width // 4, 3 * height // 4),
        (3 * width // 4, 3 * height // 4),
    ]
    return [tuple(part > 128 for part in image.convert("RGB").getpixel(place)) for place in at]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", some(images.good(), 8))
def test_a_picture_is_made_anew_from_its_pixels_alone(name: str) -> None:
    picture = picture_from(images.good()[name])
    image = opened(picture)
    assert (image.format, image.size) == (picture.kind.upper(), (picture.width, picture.height))
    assert name.startswith(image.format or "")
    assert images.CANARY.encode() not in picture.data
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("name", ["PNG RGB", "PNG P", "PNG RGBA", "PNG of 16 bits", "JPEG RGB", "JPEG CMYK", "JPEG with words"])
def test_a_picture_made_anew_looks_the_same(name: str) -> None:
    wanted = corners_of(Image.open(BytesIO(images.good()[name]))) if "16" not in name else corners_of(images.corners(mode="L"))
    assert corners_of(opened(picture_from(images.good()[name]))) == wanted


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_taken_sideways_is_put_upright(kind: str, orientation: int) -> None:
    image = opened(picture_from(images.with_everything(kind, orientation)))
    assert corners_of(image) == corners_of(images.corners().rotate(TURNED[orientation], expand=True))


def test_transparency_stays() -> None:
    clear = images.saved(Image.new("RGBA", (4, 4), (255, 0, 0, 0)), "PNG")
    assert opened(picture_from(clear)).getpixel((1, 1)) == (255, 0, 0, 0)


def test_a_large_picture_is_made_as_small_as_half_a_page_needs() -> None:
    picture = picture_from(images.saved(images.corners((5000, 2500)), "JPEG"))
    assert (picture.width, picture.height) == (LONGEST, LONGEST // 2)


@pytest.mark.parametrize("name", images.bad())
def test_whatever_is_no_plain_picture_is_refused_with_its_reason(name: str) -> None:
    data, reason = images.bad()[name]
    with pytest.raises(BadPicture) as refused:
        picture_from(data)
    assert reason in str(refused.value)


def test_a_file_is_named_in_its_sentence(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    with pytest.raises(BadPicture, match=r"logo\.png cannot be read: No such file or directory\."):
        read_picture(file)
    file.write_bytes(b"GIF89a")
    with pytest.raises(BadPicture, match=r"logo\.png: it is of the kind GIF; only PNG and JPEG are taken\."):
        read_picture(file)
    file.write_bytes(images.good()["PNG RGB"])
    assert read_picture(file).kind == "png"


def test_a_decoder_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "SECONDS", 0.2)
    monkeypatch.setattr(pictures, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(BadPicture, match="it could not be read within"):
        picture_from(images.good()["PNG RGB"])


@pytest.mark.parametrize(
    "program", ["pass", "print('[]')", "print('no json')", "import os; os.abort()", "print('x' * 20_000_000)"]
)
def test_a_decoder_that_dies_or_talks_nonsense_is_a_damaged_picture(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(pictures, "_command", lambda: [sys.executable, "-c", program])
    with pytest.raises(BadPicture, match="it is damaged or no picture"):
        picture_from(images.good()["PNG RGB"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems limit less")
def test_the_decoder_can_neither_write_a_file_nor_take_much_memory() -> None:
    program = (
        "from desktop.exchange.common.process_apart import give_up_rights; give_up_rights(10, 512 << 20); from resource import *;"
        "print(getrlimit(RLIMIT_FSIZE)[0], getrlimit(RLIMIT_AS)[0] >> 20, getrlimit(RLIMIT_CPU)[0])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "0 512 10\n"


def test_the_decoder_is_the_program_itself_beside_its_window() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", COMMAND], input=images.good()["PNG RGB"], capture_output=True, check=True
    )
    assert done.stdout.startswith(b'{"kind": "png", "width": 64, "height": 48}\n\x89PNG')
