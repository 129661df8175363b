"""Our company on a case study: our logo or name above, our colour in place of the usual one."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from db.engine.keys import random_key
from db.model.edits import Edit, RecordChange
from db.model.house import HouseStyle, OurCompany
from db.model.kinds import HOUSE
from db.repositories import visits
from db.repositories.logos import keep_picture
from db.repositories.without_visit import our_company
from desktop.core.contrast import colour_of, contrast_with_white, readable
from desktop.report.content.case_study import case_study
from desktop.report.layout import story_styles
from tests.prepared import new_store
from tests.report.reading import pdf, read_back
from tests.report.visits import full

STYLE = HouseStyle(name="Nordlys", about_us="Condition monitoring.", legal_line="Nordlys AS")


def a_logo() -> bytes:
    file = BytesIO()
    Image.new("RGB", (80, 20), "#AA2200").save(file, "PNG")
    return file.getvalue()


def fills(made: bytes) -> set[str]:
    """The colours that anything is filled with, as the pages name them."""
    found = set()
    for page in PdfReader(BytesIO(made)).pages:
        contents = page.get_contents()
        assert contents is not None
        words = contents.get_data().decode("latin-1").split()
        found |= {" ".join(words[at - 3 : at]) for at, word in enumerate(words) if word == "rg"}
    return found


def as_drawn(colour: tuple[float, float, float]) -> str:
    return "{:.3g} {:.3g} {:.3g}".format(*colour)


def test_our_logo_stands_in_place_of_our_name_and_says_whose_it_is() -> None:
    pages = [PdfReader(BytesIO(pdf(case_study(full(), ours=OurCompany(STYLE, logo))))).pages[0] for logo in (None, a_logo())]
    assert len(pages[1].images) == len(pages[0].images) + 1
    assert "Nordlys" in pages[0].extract_text()
    assert case_study(full(), ours=OurCompany(STYLE, a_logo())).our_logo.alt == "Logo of Nordlys"  # type: ignore[union-attr]


@pytest.mark.parametrize("typed", ["#7A1F5C", "#E8A33D", "#fff", "000"])
def test_our_colour_is_printed_as_dark_as_white_words_need(typed: str) -> None:
    ours = colour_of(readable(typed))
    assert ours and contrast_with_white(ours) >= 4.5
    drawn = fills(pdf(case_study(full(), ours=OurCompany(replace(STYLE, first_colour=typed)))))
    assert as_drawn(ours) in drawn
    assert as_drawn(story_styles.HOUSE) not in drawn


@pytest.mark.parametrize("typed", ["", "petrol", "#12"])
def test_what_is_no_colour_leaves_the_usual_one(typed: str) -> None:
    assert as_drawn(story_styles.HOUSE) in fills(pdf(case_study(full(), ours=OurCompany(replace(STYLE, first_colour=typed)))))


def test_what_was_entered_of_us_in_a_store_is_on_the_document(tmp_path: Path) -> None:
    store = new_store(tmp_path / "firsthand.db", random_key())
    assert our_company(store.connection) == OurCompany()
    style = replace(STYLE, logo=keep_picture(store, a_logo()))
    visits.apply(store, Edit(HOUSE, (RecordChange(None, style),)))
    ours = our_company(store.connection)
    store.close()
    assert ours == OurCompany(style, a_logo())
    assert "Condition monitoring." in read_back(case_study(full(), ours=ours))
