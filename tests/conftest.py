"""Provides fixtures for all tests: above all a real, encrypted store in a folder of its own."""

import gc
import hashlib
import os
import tomllib

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from db.engine.keys import Key
from db.engine.store import Store
from desktop.core.none_refcount_fix import patch_none_refcount
from tests.messages import compile_all
from tests.prepared import new_store
from tests.samples import USUAL

patch_none_refcount()
# As run.py does before a start.
compile_all()
# As in the program itself: garbage is collected by the thread of the widgets or not at all.
gc.disable()

# How long one example takes says more about the machine than about the program.
settings.register_profile("firsthand", deadline=None, max_examples=USUAL)
# For `run.py thorough`, and the suite that the torture runs in full size.
settings.register_profile("thorough", deadline=None, max_examples=400)
settings.load_profile("firsthand")

# Deriving a key takes long by intention, and gives the same each time: a process derives each of them once.
hashlib.pbkdf2_hmac = cache(hashlib.pbkdf2_hmac)  # type: ignore[assignment]  # the same, whatever is handed over positionally

# The guides are the same for each window: a process parses the text of each of them once.
tomllib.loads = cache(tomllib.loads)

KEY = Key(bytes(range(32)))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: most tests wait for a disk or another process now and then."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What was imported lives to the end: whoever collects garbage need not look through it each time."""
    gc.freeze()


def pytest_sessionfinish() -> None:
    """What is left at the end goes with the process: to look through all of it, as pytest does, takes seconds."""
    gc.freeze()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yields a new store, open for writing in this thread."""
    opened = new_store(tmp_path / "firsthand.db", KEY)
    yield opened
    opened.close()
