"""Whatever was typed stands in every format as it was typed; nothing in a file acts, fetches or breaks it."""

from dataclasses import replace

import pytest

from db.model.records import RecordId
from desktop.report.content.case_study import case_study
from desktop.report.document.characters import clean
from tests.report import hostile
from tests.report.content.story.told import NAMED, whole
from tests.report.formats.trial_formats import lost_in_formats, lost_of_story
from tests.report.formats.written import FORMATS, parts_in
from tests.report.reading import visible
from tests.report.visits import claim, empty, quote

# Some of each kind, one behind the other, as each takes its time.
MIXED = {
    "markup": " ".join(hostile.MARKUP[:18]),
    "controls": "x".join(hostile.CONTROLS),
    "scripts": " ".join(hostile.SCRIPTS),
    "signs": " ".join(hostile.SIGNS[:14]),
    "formula": "=HYPERLINK(\"http://evil.example\",\"x\")",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(MIXED))
def test_hostile_words_stand_in_each_format_as_they_were_typed(kind: str) -> None:
    assert list(lost_in_formats(MIXED[kind])) == []


def test_a_quote_of_ten_thousand_words_and_fifty_results_are_told_whole() -> None:
    long = " ".join(f"word{n}" for n in range(10_000))
    claims = tuple(
        replace(claim(metric=f"Stops in hall {n}", before=f"{n + 20}", after=f"{n}"), id=RecordId(f"c{n}")) for n in range(50)
    )
    story = case_study(empty(consent=NAMED, quotes=(quote(long),), claims=claims))
    assert list(lost_of_story(story)) == []


@pytest.mark.parametrize(
    "metric", ["=1+1", "{=SUM(A1)}", "http://evil.example/a", "mailto:x@evil.example", "@SUM(1)", "+1", "-1"]
)
def test_what_a_chart_is_of_stands_in_its_workbook_as_words(metric: str) -> None:
    drawn = case_study(whole("halden-pumps"))
    named = replace(drawn, results=(replace(drawn.results[0], heading=metric), *drawn.results[1:]))
    data = FORMATS[".pptx"][0](named)
    parts = {name: part for name, part in parts_in(data) if ".xlsx/" in name}
    sheet = next(part for name, part in parts.items() if name.endswith("sheet1.xml"))
    texts = next(part for name, part in parts.items() if name.endswith("sharedStrings.xml"))
    assert b"<f>" not in sheet and b"hyperlink" not in sheet and f"<t>{metric}</t>".encode() in texts
    assert not [name for name in parts if "rels/sheet" in name]


def test_no_file_is_broken_by_codes_that_are_no_characters() -> None:
    assert visible(clean("a\ufffeb\uffffc\ud800d")) == "a\ufffdb\ufffdc\ufffdd"
    assert list(lost_in_formats("a\ufffeb\uffffc\ud800d\x00\x1f")) == []
