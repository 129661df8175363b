"""Tells what goes through the pipes between the window and the studio process: framed jobs and answers, and nothing else.

Promise of safety: P9.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Raw, Struct, to_builtins
from msgspec.msgpack import decode, encode

from desktop.report.document.characters import NO_CHARACTERS, SUBSTITUTE
from desktop.report.document.story import SalesCard, Story
from desktop.report.document.studio_pages import StudioPages

LENGTH_BYTES = 4


class LayOut(Struct, frozen=True, tag=True):
    """A job: sets a story, or a card, on paper of this size."""

    number: int
    is_card: bool
    story: Raw
    paper: str


class Spell(Struct, frozen=True, tag=True):
    """A job: looks for mistakes in texts of one language; `known` are words that are none."""

    number: int
    language: str
    texts: tuple[str, ...]
    known: tuple[str, ...]


class AtWork(Struct, frozen=True, tag=True):
    """An answer: the process lives and is at work."""


class LaidOut(Struct, frozen=True, tag=True):
    """An answer: the pages of a job."""

    number: int
    pages: StudioPages


class Read(Struct, frozen=True, tag=True):
    """An answer: all that the file of a job says, each text behind where it stands (a template and its values)."""

    number: int
    texts: tuple[tuple[str, dict[str, Any], str], ...]


class Spelled(Struct, frozen=True, tag=True):
    """An answer: the start and length of each mistake in each text of a job; None where there is no dictionary."""

    number: int
    mistakes: tuple[tuple[tuple[int, int], ...], ...] | None


class Suggested(Struct, frozen=True, tag=True):
    """An answer: some words that may be meant by a mistake in the texts of a job."""

    number: int
    word: str
    instead: tuple[str, ...]


Job = LayOut | Spell
Answer = AtWork | LaidOut | Read | Spelled | Suggested


def packed(story: Story, paper: str) -> LayOut:
    """Returns the job to set `story`, without its number yet."""
    return LayOut(0, isinstance(story, SalesCard), Raw(_encoded(story)), paper)


def story_of(job: LayOut) -> Story:
    """Returns the story of a job."""
    return decode(job.story, type=SalesCard if job.is_card else Story)


def framed(message: Job | Answer) -> bytes:
    """Returns a message with its length before it."""
    data = _encoded(message)
    return len(data).to_bytes(LENGTH_BYTES, "big") + data


def job_in(data: bytes) -> Job:
    """Returns the job in a message without its frame."""
    job: Job = decode(data, type=Job)
    return job


def answer_in(data: bytes) -> Answer:
    """Returns the answer in a message without its frame."""
    answer: Answer = decode(data, type=Answer)
    return answer


class Frames:
    """Takes bytes as they come and yields the messages that are whole."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def add(self, data: bytes) -> Iterator[bytes]:
        """Adds `data`; yields each message that is whole now, without its frame."""
        self._bytes += data
        while len(self._bytes) >= LENGTH_BYTES:
            end = LENGTH_BYTES + int.from_bytes(self._bytes[:LENGTH_BYTES], "big")
            if len(self._bytes) < end:
                return
            message = bytes(self._bytes[LENGTH_BYTES:end])
            del self._bytes[:end]
            yield message


def _encoded(value: object) -> bytes:
    """Returns `value` as MessagePack; halves of characters, which no encoding knows, are replaced as on paper."""
    try:
        return encode(value)
    except UnicodeEncodeError:
        return encode(_whole_characters(to_builtins(value, builtin_types=(bytes,))))


def _whole_characters(value: Any) -> Any:
    if isinstance(value, str):
        return NO_CHARACTERS.sub(SUBSTITUTE, value)
    if isinstance(value, dict):
        return {name: _whole_characters(item) for name, item in value.items()}
    return [_whole_characters(item) for item in value] if isinstance(value, list | tuple) else value
