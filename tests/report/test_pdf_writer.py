import json
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from desktop.report.document.characters import clean
from desktop.report.document.outline import (
    Abreast,
    Bar,
    Bars,
    Box,
    Entry,
    Fact,
    Facts,
    Heading,
    Line,
    Lines,
    Measure,
    Notes,
    Outline,
    PaperQuestion,
    Paragraph,
    Points,
    Quotation,
    Scale,
    Section,
    Span,
    Tone,
    ToWrite,
    to_plain,
)
from desktop.report.layout.direction import levels_of
from desktop.report.pdf_writer import Paper, write_pdf
from tests.report.reading import inside, page_texts, pdf, read_back, reader, visible, with_blocks, with_text, words

BARS = Bars(Bar("about 14 before", "before", 1, 1), Bar("3–4 now", "now", 0.2, 0.3), alt="Before about 14, now 3–4.")
SCALE = Scale(2, 8, ("0", "10"), alt="Calm: before 2, now 8 of 10.")
FULL = Outline(
    title="Łódź: call-outs from about 14 to 3–4",
    kicker="CUSTOMER STORY",
    lead=words("Halve unplanned stops."),
    aside=(Fact("CUSTOMER", words("株式会社")),),
    stamp="DRAFT",
    footer="Visit of 20 November 2026",
    page_of="{page} of {pages}",
    date="2026-11-20",
    language="en",
    sections=(
        Section("The challenge", (Paragraph((Span("It was "), Span("bad", strong=True, note=1), Span(".", quiet=True))),)),
        Section(
            "The results",
            (
                Heading("Cost", Tone.COST),
                Measure("3–4", (words("Call-outs"),), "about 14 →", "a quarter", Tone.COST, BARS),
                Measure("calm", (words("Sundays"),), tone=Tone.EMOTIONAL, graphic=SCALE),
                Quotation("“I sleep.”", "Ann, Head of Service", pull=True),
                Points((words("first"), words("second"))),
                Facts((Fact("Said by", words("Ann")),)),
                Entry((Paragraph(words("A claim")),), (words("measured"),)),
                Paragraph((Span("source", link="https://example.org/a?b=1&c=(2)"),)),
            ),
        ),
        Section("How", (Notes(((1, words("Measured.")),)), Box("Before this can be shared", (words("Ask."),)))),
    ),
)
FOR_A_PEN = with_blocks(
    Lines("You wanted", (Line(1, words("to plan"), "Ann"),)),
    Abreast((Lines("We promised", (Line(2, words("a report"), "Tom"),)),)),
    ToWrite(3, ("Line", "Should read")),
    PaperQuestion(1, "What hurts?", star=True, small=("Since when?",)),
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80)


@settings(max_examples=60)
@given(ANYTHING)
def test_any_text_prints_and_reads_back_as_typed(text: str) -> None:
    read = visible(read_back(with_text(text))).removeprefix("TitleHeading")
    if levels_of(clean(text)) is None:
        assert read == visible(clean(text))
    else:
        assert sorted(read) == sorted(visible(clean(text)))


@settings(max_examples=25)
@given(ANYTHING)
def test_any_text_prints_in_any_place(text: str) -> None:
    span = words(text)
    blocks = (
        Measure(text, (span,), text, text, graphic=replace(BARS, before=Bar(text, text, 0, 1), alt=text)),
        Quotation(text, text),
        Points((span, span)),
        Facts((Fact(text, span),)),
        Notes(((1, span),)),
        Box(text, (span,)),
        Entry((Heading(text),), (span,)),
        Lines(text, (Line(1, span, text), Line(2, span))),
        Abreast((Lines(text, (Line(3, span, text),)),) * 4),
        ToWrite(2, (text, text)),
        PaperQuestion(4, text, star=True, small=(text, text)),
    )
    outline = replace(
        with_blocks(*blocks, title=text),
        kicker=text,
        lead=span,
        aside=(Fact(text, span),),
        stamp=text,
        footer=text,
        language=text,
    )
    assert pdf(outline).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "text",
    [
        "R&D <b>bold</b> </para> &amp; <img src=/etc/passwd> 5 < 6",
        "Łódź, Ελλάδα, Київ, 株式会社山田製作所、東京。 한국어, 中文",
        "שלום עולם",
        "“שלום, עולם! לפני 14 ימים.”",
        "السلام عليكم لا إله",
        "हिन्दी क्षत्रिय में प्रगति",
        "สวัสดีครับ ภาษาไทย",
        "👩‍👩‍👧 🇩🇪 👍🏽 ❤️ 💡",
    ],
)
def test_typed_text_of_every_script_reads_back_in_its_order(text: str) -> None:
    assert text in read_back(with_text(text))
    assert text in read_back(with_blocks(Quotation(text)))


def test_long_words_keep_all_their_letters_in_every_place() -> None:
    word = "Donaudampfschiff" * 32
    text = read_back(with_blocks(Measure(word, (words(word),), word, word), Quotation(word), Points((words(word),)), title=word))
    assert text.replace(" ", "").count(word) == 7


def test_the_same_outline_gives_the_same_bytes() -> None:
    assert pdf(FULL) == pdf(FULL)
    assert pdf(FULL) != pdf(FULL, Paper.LETTER)
    assert pdf(FULL) != pdf(replace(FULL, title="x"))


def test_nothing_of_the_machine_changes_the_bytes() -> None:
    program = (
        "import sys; from tests.report.test_pdf_writer import FULL; from tests.report.reading import pdf;"
        "from hashlib import sha256; print(sha256(pdf(FULL)).hexdigest())"
    )
    settings = [
        {"RL_invariant": "0", "RL_useA85": "1", "RL_pdfComments": "1", "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "de_DE.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ]
    seen = {
        subprocess.run([sys.executable, "-c", program], env={**os.environ, **env}, capture_output=True, check=True).stdout
        for env in settings
    }
    assert len(seen) == 1


def test_the_file_says_title_language_and_date_of_the_visit_and_nothing_of_who_made_it() -> None:
    pages = reader(FULL)
    info = pages.metadata
    assert info is not None
    assert (info.title, info.author, info.producer) == (FULL.title, None, "Firsthand")
    assert info.creation_date_raw == info.modification_date_raw == "D:20261120000000Z"
    assert inside(FULL)["/Lang"] == "en"
    assert inside(FULL)["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = pages.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": FULL.title}
    assert "2026-11-20T00:00:00Z" in xmp.stream.get_data().decode()


def test_a_visit_without_a_date_has_a_fixed_one() -> None:
    info = reader(replace(FULL, date="soon", language="not a language!")).metadata
    assert info is not None
    assert info.creation_date_raw == "D:20000101000000Z"


def test_every_font_is_embedded_and_maps_back_to_letters() -> None:
    fonts = inside(FULL)["/Pages"]["/Kids"][0].get_object()["/Resources"]["/Font"].values()
    assert len(fonts) >= 4
    for font in (reference.get_object() for reference in fonts):
        assert font["/ToUnicode"].get_data()
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]


def roles(element: DictionaryObject) -> list[str]:
    kids = element.get("/K", [])
    found = [str(element["/S"])] if "/S" in element else []
    for kid in kids:
        inner = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(inner, DictionaryObject):
            found += roles(inner)
    return found


def test_the_structure_marks_headings_lists_figures_quotes_notes_and_links() -> None:
    root = inside(FULL)
    assert root["/MarkInfo"]["/Marked"]
    found = roles(root["/StructTreeRoot"])
    assert found[0] == "/Document"
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/LBody", "/Figure", "/BlockQuote", "/Note", "/Link", "/Sect"} <= set(found)
    assert found.count("/Figure") == 2


def languages(element: Any) -> list[tuple[str, str]]:
    found = [(str(element["/S"]), str(element["/Lang"]))] if "/Lang" in element else []
    for kid in element.get("/K", []):
        inner = kid.get_object() if isinstance(kid, IndirectObject) else kid
        found += languages(inner) if isinstance(inner, DictionaryObject) else []
    return found


def test_headings_say_their_language_where_it_is_not_that_of_the_document() -> None:
    assert languages(inside(FULL)["/StructTreeRoot"]) == []
    found = languages(inside(replace(FULL, language="he"))["/StructTreeRoot"])
    assert ("/H2", "en") in found
    assert {language for _, language in found} == {"en"}


@pytest.mark.parametrize("outline", [FULL, FOR_A_PEN], ids=["full", "for a pen"])
def test_all_content_is_marked_as_structure_or_as_decoration(outline: Outline) -> None:
    for page in reader(outline).pages:
        code = page.get_contents()
        assert code is not None
        depth = 0
        for operands, operator in code.operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            assert depth in (0, 1)
            if operator in (b"TJ", b"f", b"S", b"B"):
                assert depth == 1, operands
        assert depth == 0


def test_headings_are_bookmarked_in_their_order() -> None:
    entries: Any = reader(FULL).outline
    title, sections = entries
    assert title["/Title"] == FULL.title
    assert [entry["/Title"] for entry in sections] == ["The challenge", "The results", "How"]


def test_numbers_of_notes_lead_to_the_note_and_addresses_to_the_net() -> None:
    links = [a.get_object() for page in reader(FULL).pages for a in page.get("/Annots", [])]
    assert [link["/Contents"].strip() for link in links] == ["1", "source"]
    assert "/Dest" in links[0]
    assert links[1]["/A"]["/URI"] == "https://example.org/a?b=1&c=(2)"


def test_each_page_has_its_stamp_its_number_and_its_size() -> None:
    outline = replace(FULL, sections=FULL.sections * 4)
    texts = page_texts(outline, Paper.LETTER)
    assert len(texts) > 2
    assert all("DRAFT" in text for text in texts)
    assert all(f"Visit of 20 November 2026 · {n} of {len(texts)}" in text for n, text in enumerate(texts, start=1))
    assert [float(value) for value in reader(outline, Paper.LETTER).pages[0].mediabox[2:]] == [612, 792]


def test_an_empty_outline_is_still_a_page() -> None:
    assert len(PdfReader(BytesIO(pdf(Outline(title="", sections=())))).pages) == 1


def test_an_outline_is_plain_data() -> None:
    plain = to_plain(FULL)
    assert json.loads(json.dumps(plain)) == plain
    with pytest.raises(TypeError):
        to_plain(object())


def test_a_file_that_cannot_be_written_to_says_so() -> None:
    class Full(BytesIO):
        def write(self, _data: object) -> int:
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        write_pdf(FULL, Full())
