"""Marks within words: what a change of the words does to them, and where a link may lead."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.marks import (
    LONGEST_TARGET,
    Mark,
    MarkKind,
    Marks,
    after_change,
    as_read,
    as_uri,
    carried,
    mark_in,
    marks_in,
    pieces,
    target_in,
    tidy,
    written,
)

BOLD, ITALIC, LINK = MarkKind
SITE = "https://halden.example"
WORDS = st.text(st.sampled_from("ab é株💡.\n "), max_size=24)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Marks]:
    """Any words with any marks, in their one form."""
    text = draw(WORDS)
    places = st.integers(-2, len(text) + 2)
    made = draw(
        st.lists(st.builds(Mark, places, places, st.sampled_from(MarkKind), st.sampled_from((SITE, "mailto:a@b.no"))), max_size=5)
    )
    made = [one if one.kind is LINK else replace(one, target="") for one in made]
    return text, tidy(made, len(text))


def looks(text: str, marks: Marks) -> list[tuple[str, tuple[bool, bool, str]]]:
    """Each character with how it is marked."""
    return [(sign, piece[1:]) for piece in pieces(text, marks) for sign in piece.text]


@given(marked())
def test_pieces_together_are_the_words_and_marks_are_written_and_read_again(made: tuple[str, Marks]) -> None:
    text, marks = made
    assert "".join(piece.text for piece in pieces(text, marks)) == text
    assert all(piece.text for piece in pieces(text, marks)) or not text
    assert marks_in(written(marks), len(text)) == marks == tidy(marks, len(text))
    links = [one for one in marks if one.kind is LINK]
    assert all(one.end <= other.start for one, other in pairwise(links)), "no two links over one another"


@given(marked(), st.data())
def test_what_is_not_changed_keeps_its_marks(made: tuple[str, Marks], data: st.DataObject) -> None:
    text, marks = made
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(WORDS)
    after = text[:start] + new + text[end:]
    found = looks(after, after_change(marks, start, end, len(new), len(after)))
    assert found[:start] == looks(text, marks)[:start]
    assert found[start + len(new) :] == looks(text, marks)[end:]


@given(marked(), WORDS)
def test_marks_carried_to_other_words_lie_within_them(made: tuple[str, Marks], after: str) -> None:
    text, marks = made
    found = carried(marks, text, after)
    assert found == tidy(found, len(after))
    assert carried(marks, text, text) == marks


@pytest.mark.parametrize(
    ("before", "after", "bold"),
    [
        ("Ingrid *Solberg* told us.", "The planner told us.", "planner"),
        ("*Ingrid Solberg* told us.", "The planner told us.", "The planner"),
        ("Ingrid Solberg told *us* so.", "The planner told us so.", "us"),
        ("Solberg, *Solberg* and Solberg", "Role, Role and Role", "Role"),
        ("They *drive less* now, says Moen.", "They drive less now, says the Head of Service.", "drive less"),
        ("*35–45 %* fewer", "about 35–45 % fewer calls", "35–45 %"),
        ("*all*", "", ""),
    ],
)
def test_marks_stay_with_their_words_when_others_change(before: str, after: str, bold: str) -> None:
    plain = before.replace("*", "")
    start = before.index("*")
    mark = Mark(start, before.index("*", start + 1) - 1, BOLD)
    found = carried((mark,), plain, after)
    assert "".join(piece.text for piece in pieces(after, found) if piece.bold) == bold


def test_words_are_marked_anew_only_within_a_mark_and_not_at_its_edge() -> None:
    bold = (Mark(2, 4, BOLD),)
    assert after_change(bold, 3, 3, 1, 7) == (Mark(2, 5, BOLD),)
    assert after_change(bold, 2, 2, 1, 7) == (Mark(3, 5, BOLD),)
    assert after_change(bold, 4, 4, 1, 7) == (Mark(2, 4, BOLD),)
    assert after_change(bold, 2, 4, 3, 7) == (Mark(2, 5, BOLD),)
    assert after_change(bold, 1, 6, 3, 4) == ()


def test_a_very_long_text_is_compared_by_its_beginning_and_end() -> None:
    before, after = "a b " * 5000 + "end", "c d " * 5000 + "end"
    assert carried((Mark(20000, 20003, BOLD), Mark(0, 1, ITALIC)), before, after) == (Mark(20000, 20003, BOLD),)


@pytest.mark.parametrize(
    "target",
    [
        "https://halden.example/a?b=1&c=ż#d",
        "http://localhost:8080/x",
        "HTTPS://EXAMPLE.COM",
        "https://łódź.example/(a)",
        "mailto:kari.moen@halden.example",
        "mailto:kari@halden.example?subject=Draft",
        "https://[::1]/x",
        "https://example.com/@name",
    ],
)
def test_a_link_may_lead_to_a_web_or_mail_address(target: str) -> None:
    assert target_in(f" {target} ") == target
    assert mark_in(f"a 0 3 {target}", 3) == Mark(0, 3, LINK, target)
    assert as_uri(target).isascii() and " " not in as_uri(target)


def test_a_target_is_read_in_letters() -> None:
    assert as_read("https://xn--d-uga0v4h.example/%C5%81%C3%B3d%C5%BA") == "https://łódź.example/Łódź"
    assert as_read("https://xn--.example") == "https://xn--.example"


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "\\\\server\\share",
        "//example.com",
        "example.com",
        "ftp://example.com",
        "https://",
        "https://:80",
        "https://user:secret@example.com",
        "https://bank.example@evil.example",
        "https://exa mple.com",
        "https://example.com/\x00",
        "https://example.com/\u202eevil",
        "https://example.com/\u200b",
        'https://example.com/">',
        "java\tscript:alert(1)",
        "mailto:",
        "mailto:a@b",
        "mailto:a@b.no?bcc=c@d.no",
        "mailto:a@b.no?subject=x&bcc=c@d.no",
        "mailto:a@b.no?subject=x%0Abcc:c@d.no",
        "https://example.com:99999/",
        "https://[::1",
        "https://example.com/" + "a" * LONGEST_TARGET,
        "",
    ],
)
def test_no_link_leads_anywhere_else(target: str) -> None:
    assert target_in(target) == ""
    assert mark_in(f"a 0 3 {target}", 3) is None
    assert marks_in((f"a 0 3 {target}", "b 0 3"), 3) == (Mark(0, 3, BOLD),)
