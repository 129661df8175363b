"""Text and structure of three case studies are those that were read and kept."""

import pytest

from tests.report.golden import FOLDER, KEPT, told


@pytest.mark.parametrize("name", KEPT)
def test_a_kept_study_is_as_it_was_read(name: str) -> None:
    assert told(name) == (FOLDER / f"{name}.txt").read_text("utf-8"), "a wanted change? python -m tests.report.golden"
