"""Tests the table of promises in its short version; at full size it is `python3 run.py torture`."""

import random
import re
import sys
from pathlib import Path

import pytest

from tests.torture.table import Promise, Trial, promises


@pytest.mark.skipif(sys.platform == "win32", reason="kills with signals that Windows does not have")
@pytest.mark.parametrize("promise", list(promises()), ids=lambda promise: promise.id)
def test_the_promise_is_kept(promise: Promise, tmp_path: Path) -> None:
    outcome = promise.try_it(Trial(promise.size(quick=True), tmp_path, random.Random(promise.id)))
    assert outcome.runs
    assert outcome.broken == ()


def test_each_promise_is_named_by_a_module_that_keeps_it() -> None:
    root = Path(__file__).parents[2]
    sources = (path.read_text("utf-8") for folder in ("db", "desktop") for path in (root / folder).rglob("*.py"))
    lists = re.findall(r"Promises? of safety: ([^.]+)\.", "".join(sources))
    assert {promise.id for promise in promises()} <= {name for names in lists for name in re.split(r",\s*", names)}
