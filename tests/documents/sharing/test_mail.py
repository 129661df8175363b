"""The mails that go with a document: short enough for every mail program, whatever words are in them."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.messages import ENGLISH
from desktop.documents.sharing.mail import MOST_ENCODED, as_link, to_approve


def test_a_draft_goes_with_what_is_asked_and_by_when_and_names_the_file() -> None:
    subject, text = to_approve("Halden Pumps AS case study", "Kari Moen", "Halden Pumps AS case study.pdf", "2026-11-27", ENGLISH)
    assert "Halden Pumps AS case study" in subject
    for said in ("Hello Kari Moen,", "every quote, every number and every name", "11 December 2026", "case study.pdf"):
        assert said in text
    link = as_link(subject, text)
    parts = parse_qs(urlsplit(link).query)
    assert parts["subject"] == [subject]
    assert parts["body"][0].replace("\r\n", "\n") == text and len(link) <= MOST_ENCODED


@given(st.text(), st.text())
def test_no_words_make_a_link_that_is_too_long_or_no_link(subject: str, text: str) -> None:
    link = as_link(subject * 40, text * 90)
    assert len(link) <= MOST_ENCODED and link.startswith("mailto:?subject=") and "&body=" in link
    assert link.isascii() and " " not in link and "\n" not in link


def test_a_long_text_loses_whole_paragraphs_and_says_so() -> None:
    text = "\n\n".join(f"Paragraph {n} of many, with some words in it." for n in range(90))
    link = as_link("Please do not use it any more", text)
    body = parse_qs(urlsplit(link).query)["body"][0]
    assert body.startswith("Paragraph 0 of many") and body.endswith("…") and len(link) <= MOST_ENCODED
