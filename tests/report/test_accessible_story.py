"""What a case study says to assistive technology and to an archive (PDF/UA-1 and PDF/A-2a, as far as a file shows it)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader

from db.model.case_study import Choices
from db.model.house import HouseStyle, OurCompany
from db.model.records import VisitId
from desktop.documents.saving.document_table import DOCUMENTS
from desktop.report.content.case_study import case_study, story_of
from desktop.report.content.kept_story import kept, told_again
from desktop.report.content.visit_report import visit_report
from desktop.report.document.scripts import language_of_script, language_said
from desktop.report.pdf.colour_profile import srgb_profile
from tests.report.content.story.told import FILES, NAMED, whole
from tests.report.reading import inside, pdf, reader
from tests.report.structure import Spoken, spoken
from tests.report.visits import GUIDES, empty, full, quote
from tests.samples import some

HOUSE = HouseStyle(name="Nordlys", contact="tom@nordlys.example", about_us="We measure pumps.", legal_line="Nordlys AS, Bergen")


def elements(node: Any) -> Iterator[Any]:
    """Yields every element of the structure in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, dict) and "/S" in node:
        yield node
        yield from elements(node["/K"])


def structure(made: Any) -> list[Any]:
    return list(elements(inside(made)["/StructTreeRoot"]["/K"]))


def roles(made: Any) -> list[str]:
    return [str(element["/S"]) for element in structure(made)]


def drawn(page: Any) -> str:
    """Returns what a page draws, as it stands in the file."""
    return str(page["/Contents"].get_object().get_data().decode("latin-1"))


def cells(row: Any) -> int:
    """Returns how many columns the cells of a row take."""
    found = 0
    for cell in row["/K"]:
        attributes = cell.get_object().get("/A", {})
        found += int(attributes.get("/ColSpan", 1))
    return found


@pytest.mark.parametrize("name", some(FILES, 8))
def test_every_figure_says_what_it_shows_and_where_it_is(name: str) -> None:
    for element in structure(case_study(whole(name), ours=OurCompany(HOUSE))):
        if element["/S"] == "/Figure":
            left, bottom, right, top = map(float, element["/A"]["/BBox"])
            assert left < right and bottom < top and element["/Alt"]


@pytest.mark.parametrize("name", some(FILES, 8))
def test_every_row_of_a_table_has_all_its_columns(name: str) -> None:
    for element in structure(case_study(whole(name))):
        if element["/S"] == "/Table":
            assert len({cells(row.get_object()) for row in element["/K"]}) == 1


def test_headings_stand_in_order_and_each_tile_and_result_is_a_section_of_its_own() -> None:
    made = case_study(full())
    found = roles(made)
    assert found[0] == "/Document" and found.index("/H1") < found.index("/H2")
    assert found.count("/H1") == 1
    assert found.count("/Sect") >= len(made.tiles) + len(made.results) + len(made.feelings)


def test_a_quote_in_another_script_says_its_language() -> None:
    languages = {str(e["/Lang"]) for e in structure(case_study(whole("foundry"))) if "/Lang" in e}
    assert "ja" in languages


LATIN = {
    "bakery": ("de", "Jeden Abend blieb ein Fünftel", "Weniger wegwerfen, ohne leere", "Zeit für die Bestellung.", "Bäckerei"),
    "haulier": ("fr", "Les tournées sont proposées", "Kilomètres à vide.", "moins de 20", "Transports Delorme: Kilomètres"),
}


@pytest.mark.parametrize("name", LATIN)
def test_words_heard_in_another_language_say_so_wherever_they_stand_alone(name: str) -> None:
    language, *begun = LATIN[name]
    made = case_study(whole(name))
    again = told_again(kept(made))
    for story in (made, again):
        parts = list(_all(spoken(story)))
        foreign = [" ".join(one.text.split()) for one in parts if one.language == language]
        for text in begun:
            assert any(one.startswith(text) for one in foreign), text
        # What holds a word of ours is in the language of the document.
        assert not any("wanted" in one or "Told by" in one or "Draft" in one for one in foreign)


def _all(one: Spoken) -> Iterator[Spoken]:
    yield one
    for kid in one.inside:
        yield from _all(kid)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(
            ("Sleep again.", ""),
            ("夜中に電話が鳴らなくなりました。", "ja"),
            ("电话不再响了", "zh"),
            ("전화가 울리지 않아요", "ko"),
        ),
        *(("โทรศัพท์เงียบแล้ว", "th"), ("הטלפון שקט", "he"), ("الهاتف صامت", "ar"), ("फ़ोन शांत है", "hi"), ("", ""), ("12 %", "")),
        *(("The LINE アプリ works in every one of our shops", ""), ("Το τηλέφωνο σωπαίνει", "el")),
    ],
)
def test_a_script_of_one_language_tells_it(text: str, language: str) -> None:
    assert language_of_script(text) == language


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        # Of one script the conversation decides; what is in no script of its language is in nobody knows which.
        *(("電話不再響了", "ja", "ja"), ("電話不再響了", "en", "zh"), ("電話不再響了", "zh-TW", "zh-TW")),
        *(("تلفن دیگر زنگ نمی‌زند", "fa", "fa"), ("फोन शांत आहे", "mr", "mr"), ("夜中に電話が", "de", "ja")),
        *(("Now it is quiet", "ja", ""), ("Jetzt ist Ruhe", "de-AT", "de-AT"), ("Jetzt ist Ruhe", "", ""), ("12 %", "ja", "ja")),
    ],
)
def test_script_and_conversation_tell_the_language_of_a_quote(text: str, told: str, language: str) -> None:
    assert language_said(text, told) == language


def test_quotes_of_two_visits_are_each_in_the_language_of_theirs() -> None:
    first = empty(consent=NAMED, quotes=(quote("Now it is quiet at night."),))
    second = empty(consent=NAMED, quotes=(replace(quote("Jetzt ist es in der Nacht still."), visit_id=VisitId("later")),))
    second = replace(second, visit=replace(second.visit, id=VisitId("later"), language="de", date="2027-01-02"))
    made = story_of([replace(first, visit=replace(first.visit, language="en")), second], Choices(visits=()))
    said = {str(e.get("/Lang", "")) for e in structure(made) if e["/S"] == "/BlockQuote"}
    assert said == {"", "de"}


def test_the_file_says_who_made_it_and_what_it_is_about() -> None:
    made = case_study(full(), ours=OurCompany(HOUSE))
    found = PdfReader(BytesIO(pdf(made)))
    assert found.metadata is not None and found.xmp_metadata is not None
    assert found.metadata.author == "Nordlys" and found.xmp_metadata.dc_creator == ["Nordlys"]
    summary = " ".join(sentence.text for sentence in made.summary)
    assert found.metadata.subject == summary
    assert found.xmp_metadata.dc_description == {"x-default": summary}
    words = [made.labels.kicker, made.customer, *dict.fromkeys(tile.category for tile in made.tiles)]
    assert str(found.metadata["/Keywords"]) == ", ".join(words)
    assert found.xmp_metadata.pdf_keywords == ", ".join(words) and found.xmp_metadata.dc_subject == words
    bare = PdfReader(BytesIO(pdf(case_study(full()))))
    assert bare.metadata is not None and bare.xmp_metadata is not None
    assert "/Author" not in bare.metadata and not bare.xmp_metadata.dc_creator


@pytest.mark.parametrize("make", [case_study, visit_report])
def test_the_file_names_its_colours_and_both_standards(make: Any) -> None:
    found = PdfReader(BytesIO(pdf(make(full()))))
    (intent,) = inside(make(full()))["/OutputIntents"]
    assert (intent["/S"], intent["/OutputConditionIdentifier"]) == ("/GTS_PDFA1", "sRGB")
    profile = intent["/DestOutputProfile"].get_object()
    assert profile["/N"] == 3 and profile.get_data() == srgb_profile()
    assert found.xmp_metadata is not None
    text = found.xmp_metadata.stream.get_data().decode()
    for said in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "pdfaExtension:schemas"):
        assert said in text


def test_the_profile_is_srgb() -> None:
    ours, theirs = ImageCms.ImageCmsProfile(BytesIO(srgb_profile())), ImageCms.createProfile("sRGB")
    colours = bytes(value for red in range(0, 256, 17) for green in range(0, 256, 17) for value in (red, green, red ^ green))
    picture = Image.frombytes("RGB", (16, 16), colours)
    shown = ImageCms.applyTransform(picture, ImageCms.buildTransform(ours, theirs, "RGB", "RGB"))
    assert shown is not None
    assert max(abs(one - other) for one, other in zip(picture.tobytes(), shown.tobytes(), strict=True)) <= 1
    assert len(srgb_profile()) == int.from_bytes(srgb_profile()[:4])


@pytest.mark.parametrize("name", some(FILES, 8))
def test_nothing_is_set_smaller_than_eight_points(name: str) -> None:
    for page in reader(case_study(whole(name), ours=OurCompany(HOUSE))).pages:
        assert min(float(size) for size in re.findall(r"/F\d+ ([\d.]+) Tf", drawn(page))) >= 8


@pytest.mark.parametrize("name", [name for name, document in DOCUMENTS.items() if document.suffix == ".pdf"])
def test_no_other_document_is_either(name: str) -> None:
    for page in PdfReader(BytesIO(DOCUMENTS[name].make(full(), GUIDES["45"], "A4"))).pages:
        assert min(float(size) for size in re.findall(r"/F\d+ ([\d.]+) Tf", drawn(page))) >= 8


def test_the_legal_line_is_read_and_an_address_leads_somewhere() -> None:
    found = reader(case_study(full(), ours=OurCompany(HOUSE)))
    links = [a.get_object() for page in found.pages for a in page.get("/Annots", [])]
    assert any(link.get("/A", {}).get("/URI") == "mailto:tom@nordlys.example" for link in links)
    contents = drawn(found.pages[-1])
    # The last words of the page are the line at its foot: the number of the page as decoration, the legal line as a paragraph.
    assert contents.rstrip().rfind("/P <</MCID") > contents.rfind("/Artifact BMC")
