import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine.recovery_key import groups_of, raw_of
from desktop.report.content.recovery_page import recovery_page
from desktop.report.pdf_writer import Paper
from tests.report.reading import inside, page_texts, pdf, reader

RAW = bytes(range(32))
GROUPS = groups_of(RAW)
PAGE = recovery_page(GROUPS, "37bf6522", "2026-11-26")


def key_in(text: str) -> bytes:
    """Returns the key as somebody reads it from the page, group by group."""
    lines = re.findall(
        r"^\s*\d ((?:[0-9A-Z] ?){4}- ?(?:[0-9A-Z] ?){4})(?: ?\d ((?:[0-9A-Z] ?){4}- ?(?:[0-9A-Z] ?){4}))?", text, re.M
    )
    return raw_of(" ".join(group for line in lines for group in line))


@pytest.mark.parametrize("paper", list(Paper))
def test_the_key_can_be_read_back_from_the_one_page(paper: Paper) -> None:
    texts = page_texts(PAGE, paper)
    assert len(texts) == 1
    assert key_in(texts[0]) == RAW


@settings(max_examples=15)
@given(st.binary(min_size=32, max_size=32))
def test_any_key_can_be_read_back(raw: bytes) -> None:
    assert key_in(page_texts(recovery_page(groups_of(raw), "37bf6522", "2026-11-26"))[0]) == raw


def test_the_page_says_what_it_is_for_how_to_use_it_and_when_it_was_made() -> None:
    text = " ".join(page_texts(PAGE)[0].split())
    for words in ("Recovery key for Firsthand", "type the eight groups", "26 November 2026", "the store 37bf6522", "Kept by"):
        assert words in text


def test_the_key_stands_in_the_text_only_and_nowhere_a_list_of_files_would_show_it() -> None:
    document = reader(PAGE)
    # Of bookmarks the words alone: what stands beside them holds addresses of this process.
    about = repr(document.metadata) + repr(document.xmp_metadata and document.xmp_metadata.dc_title)
    about += re.sub(r"IndirectObject\([^)]*\)", "", repr(document.outline))
    about += inside(PAGE)["/Metadata"].get_data().decode()
    for group in GROUPS:
        for part in (group, group[:4], group[4:]):
            assert part not in about
    assert RAW.hex() not in about
    assert b"".join(bytes(group, "ascii") for group in GROUPS) not in pdf(PAGE)


def test_each_group_is_an_item_of_its_own_for_those_who_hear_the_page() -> None:
    kids = inside(PAGE)["/StructTreeRoot"]["/K"]
    found: list[str] = []

    def walk(node: object) -> None:
        if hasattr(node, "get_object"):
            node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            found.append(str(node.get("/S")))
            walk(node.get("/K"))

    walk(kids)
    assert found.count("/LBody") >= 8
    assert found.count("/Lbl") >= 8
