from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.command_line.arguments import parser_of_commands, with_texts
from desktop.command_line.window_options import WINDOW_OPTIONS, only_window_options

words = st.one_of(
    st.sampled_from([*WINDOW_OPTIONS, "--data-dir=x", "--help", "--", "-", "", "list", "a b", "ü"]), st.text(max_size=5)
)


@given(st.lists(st.tuples(st.sampled_from([*WINDOW_OPTIONS]), words).map(list), max_size=4))
def test_what_is_read_without_the_parser_is_what_the_parser_reads(pairs: list[list[str]]) -> None:
    arguments = [word for pair in pairs for word in pair]
    if (read := only_window_options(arguments)) is not None:
        asked = vars(parser_of_commands().parse_args(with_texts(arguments)))
        assert asked.pop("command") is None
        assert {f"--{name.replace('_', '-')}": path for name, path in asked.items() if path is not None} == read


@pytest.mark.parametrize(
    "arguments",
    [
        *(["list"], ["--help"], ["--data-dir"], ["--data-dir=x"], ["--data-dir", "x", "list"], ["x", "--data-dir"]),
        *(["--data-dir", "--passphrase-file"], ["--version", "x"], ["--data", "x"], ["--data-dir", "x", "--passphrase-file"]),
    ],
)
def test_anything_else_is_left_to_the_parser(arguments: list[str]) -> None:
    assert only_window_options(arguments) is None


def test_every_option_is_read() -> None:
    arguments = [word for name in WINDOW_OPTIONS for word in (name, f"of {name}")]
    assert only_window_options(arguments) == {name: Path(f"of {name}") for name in WINDOW_OPTIONS}
    assert only_window_options([]) == {}
