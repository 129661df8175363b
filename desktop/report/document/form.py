"""Describes the parts of a document that are filled in: lines with boxes to tick and room for a change, and where to sign.

A field is known by its name, whichever program filled the document in; a name begins with what the field is about.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ticked:
    """A box to tick: the name of its field, its label, and what a screen reader says of it."""

    name: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Written:
    """A line to write on: the name of its field, its label, and what a screen reader says of it."""

    name: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A numbered line of print that somebody decides about: boxes at the right, below it a line for what it should read."""

    number: int
    text: str
    beside: str
    boxes: tuple[Ticked, ...]
    change: Written


@dataclass(frozen=True, slots=True)
class AskedLines:
    """Numbered lines with their boxes, under a title; `labelled` where the labels of the boxes stand above the first."""

    title: str
    items: tuple[AskedLine, ...]
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """The end of a form: boxes for all lines together, lines for who fills it in and when, a box to sign in."""

    boxes: tuple[Ticked, ...]
    lines: tuple[Written, ...]
    signature: str


ToFillIn = AskedLines | Signing
