import os
import sys
from pathlib import Path

import pytest

from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.common.read_untrusted import TooLarge, Unreadable, read_outside
from desktop.exchange.visit_file.reading import read_visit, read_visit_file


def test_a_plain_file_is_read_up_to_the_size_that_is_allowed(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"12345")
    assert read_outside(file, 5) == b"12345"
    with pytest.raises(TooLarge, match=r"a\.json: it is larger than 0 MB"):
        read_outside(file, 4)


@pytest.mark.skipif(sys.platform == "win32", reason="has neither pipes nor devices by a path")
def test_a_folder_a_pipe_and_a_device_are_no_files_and_nobody_waits_for_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, kind in ((tmp_path, "a folder"), (tmp_path / "pipe", "a pipe"), (Path("/dev/zero"), "a device")):
        with pytest.raises(Unreadable, match=f"cannot be read: it is {kind}, not a file"):
            read_outside(path, 10)


@pytest.mark.parametrize("name", ["none", "a\0b", "n" * 300])
def test_a_path_that_leads_to_nothing_is_named_on_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_outside(tmp_path / name, 10)
    assert str(refused.value).isprintable()


def test_what_a_sentence_names_of_a_file_is_short_and_on_one_line() -> None:
    assert shown("a\nb\u2028\ud800c\x1b[0m") == "a b c [0m"
    assert shown("x" * 10_000_000) == "x" * 60 + "…"


def test_a_file_of_very_many_small_things_is_refused_before_they_fill_the_memory() -> None:
    data = b'{"notes": [' + b"[]," * 600_000 + b"[]]}"
    with pytest.raises(BadVisitFile, match="more than 500,000 values"):
        read_visit(data)


def test_more_entries_than_any_visit_has_are_refused() -> None:
    notes = b",".join([b'{"text": "a"}'] * 5_001)
    with pytest.raises(BadVisitFile, match="notes: with these the file holds 5,001 entries"):
        read_visit(b'{"format": "firsthand.visit", "version": 1, "customer": {"name": "a"}, "notes": [' + notes + b"]}")


def test_a_key_of_a_million_letters_is_named_by_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b'{"format": "firsthand.visit", "version": 1, "customer": {"name": "a"}, "' + b"k" * 1_000_000 + b'": 1}')
    with pytest.raises(BadVisitFile) as refused:
        read_visit_file(file)
    assert len(str(refused.value)) < 200
