"""Tests the table of promises in its short version; at full size it is `python3 run.py torture`."""

import random
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
