from pathlib import Path

import pytest

from desktop.core.paths import resources
from desktop.interview.guide import BadGuide, read_guide, read_guides

GUIDES = resources() / "guides"
GOOD = """
title = "Ours"

[[blocks]]
id = "before"
title = "Before"
minutes = 6

[[blocks.questions]]
id = "challenge"
ask = "What was a normal day like before?"
star = "what it was like before"

[[blocks]]
id = "quote"
title = "Quote"
minutes = 2

[[blocks.questions]]
id = "quote"
ask = "What would you tell a colleague?"
fills = "quotes"
"""


def test_the_guides_of_the_program_take_15_30_45_and_60_minutes() -> None:
    guides, complaints = read_guides([GUIDES])
    assert complaints == []
    assert {name: guide.minutes for name, guide in guides.items()} == {"15": 15, "30": 30, "45": 45, "60": 60}


@pytest.mark.parametrize("minutes", ["15", "30", "45", "60"])
def test_every_guide_has_the_eleven_blocks_other_results_and_the_nine_stars(minutes: str) -> None:
    guide = read_guide(GUIDES / f"{minutes}.toml")
    assert [block.id for block in guide.blocks] == [
        *("setup", "person", "objectives", "before", "decision", "solution"),
        *("revenue", "cost", "emotional", "other", "quote", "close"),
    ]
    assert len(guide.starred) == 9


def test_a_guide_of_the_user_goes_before_one_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "45.toml").write_text(GOOD)
    guides, complaints = read_guides([GUIDES, tmp_path])
    assert complaints == []
    assert guides["45"].title == "Ours"


def test_a_broken_guide_is_named_and_the_others_still_read(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD.replace("minutes = 6", "minutes = six"))
    guides, complaints = read_guides([GUIDES, tmp_path])
    assert list(guides) == ["15", "30", "45", "60"]
    assert list(map(str, complaints)) == ["The guide mine.toml cannot be used, line 7: this is not TOML."]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("minutes = 6", 'minutes = "6"', "line 7: this should be a whole number"),
        ("minutes = 6", "minutes = -6", "line 7: minutes cannot be negative"),
        ('fills = "quotes"', 'fills = "poems"', 'line 22: "poems" is not one of answer, people'),
        ('ask = "What would you tell a colleague?"', "", 'line 19: "ask" is missing'),
        ('fills = "quotes"', 'colour = "red"', 'line 22: there is no such key "colour"'),
        ('id = "quote"\nask', 'id = "challenge"\nask', 'line 20: the id "challenge" is used by another question already'),
        ('title = "Ours"', "title = 3", "line 2: this should be text"),
        ('star = "what it was like before"', "star = true", "line 12: this should be text"),
    ],
)
def test_an_error_in_a_guide_names_file_and_line(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    path = tmp_path / "mine.toml"
    path.write_text(GOOD.replace(old, new))
    with pytest.raises(BadGuide) as error:
        read_guide(path)
    assert str(error.value).startswith(f"The guide mine.toml cannot be used, {sentence}")


def test_a_guide_without_blocks_is_none(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('title = "Ours"\nblocks = []\n')
    with pytest.raises(BadGuide, match="at least one block"):
        read_guide(tmp_path / "mine.toml")


def test_a_guide_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadGuide, match="cannot be read: it is not UTF-8 text"):
        read_guide(tmp_path / "mine.toml")
