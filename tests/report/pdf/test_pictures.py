from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from db.model.records import CompanyConsent
from desktop.report.content.case_study import case_study
from desktop.report.document.outline import Paragraph, Picture, to_plain
from tests.exchange.pictures.images import corners, saved
from tests.report.reading import inside, page_texts, pdf, read_back, with_blocks, words
from tests.report.visits import consent, full

LOGO = saved(corners((400, 100)), "PNG")


def images_in(outline: Any) -> list[Any]:
    pages = [page.get_object() for page in inside(outline)["/Pages"]["/Kids"]]
    return [image.get_object() for page in pages for image in page["/Resources"].get("/XObject", {}).values()]


def agreed_to(company: CompanyConsent, *scope: str) -> Any:
    return case_study(replace(full(), consent=consent(company, scope=scope)), logo=LOGO)


@pytest.mark.parametrize(
    ("company", "scope", "there"),
    [
        (CompanyConsent.NAMED, ("name + company", "logo"), True),
        (CompanyConsent.NAMED, (" Logo ",), True),
        (CompanyConsent.NAMED, ("name + company", "full case study"), False),
        (CompanyConsent.ANONYMOUS, ("logo",), False),
        (CompanyConsent.UNASKED, ("logo",), False),
    ],
)
def test_the_logo_stands_in_the_head_only_if_the_customer_is_named_and_agreed_to_it(
    company: CompanyConsent, scope: tuple[str, ...], there: bool
) -> None:
    outline = agreed_to(company, *scope)
    assert bool(outline.logo) is there
    assert len(images_in(outline)) == there


def test_without_a_logo_nothing_stands_in_its_place() -> None:
    assert case_study(full()).logo is None


def test_the_logo_is_read_aloud_as_whose_it_is_and_comes_first() -> None:
    outline = agreed_to(CompanyConsent.NAMED, "logo")
    first = inside(outline)["/StructTreeRoot"]["/K"][0]["/K"][0]
    assert (first["/S"], first["/Alt"]) == ("/Figure", "Logo of Halden Pumps AS")


def test_a_picture_keeps_its_proportions_and_no_more_points_than_print_shows() -> None:
    image = images_in(with_blocks(Picture(saved(corners((5000, 2500)), "JPEG"), "Four colours")))[0]
    assert image["/Width"] == 2 * image["/Height"]
    assert image["/Width"] < 1600
    assert image["/Filter"] == "/DCTDecode"
    pixels = Image.open(BytesIO(image._data))
    assert pixels.size == (image["/Width"], image["/Height"])
    assert [channel > 128 for channel in pixels.getpixel((10, 10))] == [True, False, False]  # type: ignore[union-attr]


def test_what_is_clear_is_white_on_paper() -> None:
    clear = saved(Image.new("RGBA", (10, 10), (255, 0, 0, 0)), "PNG")
    assert images_in(with_blocks(Picture(clear, "Nothing")))[0].get_data()[:3] == b"\xff\xff\xff"


def test_nothing_but_pixels_of_a_picture_is_in_the_file() -> None:
    from tests.exchange.pictures.images import CANARY, with_everything

    for kind in ("PNG", "JPEG"):
        assert CANARY.encode() not in pdf(with_blocks(Picture(with_everything(kind), "x")))


@pytest.mark.parametrize("data", [b"", b"nonsense", LOGO[:60], b"GIF89a"])
def test_a_picture_that_is_broken_is_shown_in_words_and_all_else_prints(data: bytes) -> None:
    text = read_back(with_blocks(Picture(data, "The pump hall"), Paragraph(words("and so on"))))
    assert "The pump hall" in text
    assert "and so on" in text


def test_the_same_picture_stands_in_the_file_once() -> None:
    picture = Picture(LOGO, "x")
    assert pdf(with_blocks(*[picture] * 30)).count(b"/Subtype /Image") == 1
    assert len(page_texts(with_blocks(*[picture] * 30))) > 1


def test_a_picture_is_plain_in_json() -> None:
    assert to_plain(Picture(b"ab", "x")) == {"kind": "Picture", "data": "YWI=", "alt": "x"}


def test_the_same_logo_gives_the_same_bytes() -> None:
    outline = agreed_to(CompanyConsent.NAMED, "logo")
    assert pdf(outline) == pdf(outline)
    assert BytesIO(pdf(outline)).getvalue() != pdf(replace(outline, logo=None))
