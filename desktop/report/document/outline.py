"""Describes a document as plain data: what stands in it and in which order, before anything is drawn.

    Outline ── head (logo, kicker, title, lead), aside (facts beside the text)
            └─ Section ── Block: Paragraph, Points, Measure, Quotation, Facts, Notes, Codes, Box, Picture, Entry,
                          and for paper one writes on: Lines, Abreast, ToWrite, PaperQuestion, ToFillIn (`form.py`)

All are frozen values of texts and numbers, except pictures; `to_plain` turns them into values for JSON.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum, StrEnum

from desktop.report.document.form import ToFillIn


class Tone(StrEnum):
    """The meaning of a colour; the words beside it always say the same."""

    PLAIN = "plain"
    REVENUE = "revenue"
    COST = "cost"
    EMOTIONAL = "emotional"
    OTHER = "other"


class Manner(StrEnum):
    """The way to set a paragraph."""

    BODY = "body"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words; `note` above 0 puts the number of a note after them, `link` is a web or mail address."""

    text: str
    strong: bool = False
    quiet: bool = False
    note: int = 0
    link: str = ""
    slanted: bool = False
    underlined: bool = False


Text = tuple[Span, ...]
ADDRESS = re.compile(r"https://[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def words_only(text: str) -> Text:
    """Returns `text` as one span without note or link."""
    return (Span(text),)


def joined(lines: Iterable[Text]) -> Text:
    """Returns lines as one text, each a paragraph of its own."""
    spans: list[Span] = []
    for line in lines:
        spans += [Span("\n"), *line] if spans else line
    return tuple(spans)


def with_links(text: str) -> Text:
    """Returns `text` with its e-mail and https addresses as links."""
    spans, at = [], 0
    for found in ADDRESS.finditer(text):
        address = found.group()
        spans += [Span(text[at : found.start()]), Span(address, link=address if ":" in address else f"mailto:{address}")]
        at = found.end()
    return tuple(span for span in (*spans, Span(text[at:])) if span.text)


def linked(address: str) -> Span:
    """Returns `address` as typed; as a link only if it is an https or mail address, as others are not safe to follow."""
    safe = address.lower().startswith(("https://", "mailto:")) and not any(map(str.isspace, address))
    return Span(address, link=address if safe else "")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `tone` adds the mark of a value category."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text
    manner: Manner = Manner.BODY


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One side of a comparison, from `low` to `high` as shares (0 to 1) of the longest bar; `short` where room is scarce."""

    label: str
    short: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Before and after in one unit; `alt` says the same in words. `aim` is how far the line of the aim stands, with its label."""

    before: Bar
    after: Bar
    alt: str
    aim: float | None = None
    aim_label: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A feeling before and after, each 0 to 10 or not said; `alt` says the same in words."""

    before: float | None
    after: float | None
    labels: tuple[str, str]
    alt: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure and its meaning: `before` stands small above `figure`, `unit` small below, `text` beside them."""

    figure: str
    text: tuple[Text, ...]
    before: str = ""
    unit: str = ""
    tone: Tone = Tone.PLAIN
    graphic: Bars | Scale | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, with any quotation marks it should have, and who said it; `pull` sets it large."""

    text: str
    by: str = ""
    pull: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels on the left, what they say on the right."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes that the numbers in the text refer to."""

    items: tuple[tuple[int, Text], ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """Groups of characters to be copied by hand, numbered from 1, two in a row; a dash in a group counts as a character."""

    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Something to do before the document is ready."""

    title: str
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG made anew (see exchange.pictures); screen readers read `alt`, which is printed if the picture is broken."""

    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody may refer to by its number, and in small type beside it who said it or must do it."""

    number: int
    text: Text
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Numbered lines across the page, their title in the margin at the left."""

    title: str
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Abreast:
    """Up to three groups of numbered lines side by side on a panel; below each other where they are long."""

    groups: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class ToWrite:
    """Empty lines for a pen. With `labels` they go across the page in two parts, the short one first, the labels above."""

    count: int
    labels: tuple[str, ...] = ()


# Marks a question that the story needs.
STAR = "★"


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question on paper: its number, its words, a star if the story needs it, small print below, lines for the answer."""

    number: int
    text: str
    star: bool = False
    small: tuple[str, ...] = ()
    lines: int = 3


OnPaper = Lines | Abreast | ToWrite | PaperQuestion
Plain = Heading | Paragraph | Points | Measure | Quotation | Facts | Notes | Codes | Box | Picture | OnPaper | ToFillIn


@dataclass(frozen=True, slots=True)
class Entry:
    """Blocks that belong together, with `margin` in small type beside them."""

    blocks: tuple[Plain, ...]
    margin: tuple[Text, ...] = ()


Block = Plain | Entry


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sender:
    """Our company as it stands on what the customer gets: name or logo above, its colour ("#RRGGBB"), its legal line below."""

    name: str
    logo: Picture | None = None
    colour: str = ""
    legal_line: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document.

    `language` (BCP 47) is that of the visit, `own_language` that of headings and labels; `date` is ISO or empty; `stamp`
    stands at the top and `footer` at the foot of each page, with `page_of` ("{page} of {pages}"). `aside` are facts
    beside the first page; the logo stands above all. With a `sender` its mark stands above and the kicker, of which each line
    is one, at the right of it. `contents` is the heading of the contents of a document of more than four pages; without it
    there are none.
    """

    title: str
    sections: tuple[Section, ...]
    kicker: str = ""
    lead: Text = ()
    aside: tuple[Fact, ...] = ()
    stamp: str = ""
    footer: str = ""
    page_of: str = "{page} / {pages}"
    language: str = "en"
    own_language: str = "en"
    date: str = ""
    logo: Picture | None = None
    contents: str = ""
    sender: Sender | None = None


Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def to_plain(value: object) -> Json:
    """Returns `value` (an outline or a part of one) as values for JSON; each part names its kind."""
    if is_dataclass(value):
        kind: dict[str, Json] = {"kind": type(value).__name__}
        return kind | {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"not plain: {type(value).__name__}")
