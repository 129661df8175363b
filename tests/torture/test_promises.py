"""Tests the table of promises, little of each; `python3 run.py torture` tries them in full size, or with `--quick`."""

import pkgutil
import re
import sys
from pathlib import Path

import pytest

from tests.report.trial_silence import FAULTY
from tests.torture.table import Promise, promises

# The least of these takes seconds.
LONG = {"I7", "P10b", "R7", "R12", "R13"}


@pytest.mark.skipif(sys.platform == "win32", reason="kills with signals that Windows does not have")
@pytest.mark.parametrize(
    "promise",
    [pytest.param(one, id=one.id, marks=[pytest.mark.long] if one.id in LONG else []) for one in promises()],
)
def test_the_promise_is_kept(promise: Promise, tmp_path: Path) -> None:
    outcome = promise.try_it(promise.in_short(tmp_path))
    assert outcome.runs
    assert outcome.broken == ()


@pytest.mark.parametrize("place", FAULTY)
def test_each_place_that_is_made_to_fail_for_the_logs_exists(place: str) -> None:
    assert callable(pkgutil.resolve_name(place))


def test_each_promise_is_named_by_a_module_that_keeps_it() -> None:
    root = Path(__file__).parents[2]
    sources = (path.read_text("utf-8") for folder in ("db", "desktop") for path in (root / folder).rglob("*.py"))
    lists = re.findall(r"Promises? of safety: ([^.]+)\.", "".join(sources))
    assert {promise.id for promise in promises()} <= {name for names in lists for name in re.split(r",\s*", names)}
