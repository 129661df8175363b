"""Holds the texts that a card shows of a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts of a card: `title` above, `main` in large type with `extra` beside it, `meta` below, `aside` at the right.

    `scale` is a feeling before and now, each 0 to 10; `tone` is the colour of the bar. While the record is edited,
    `understood`, `worth` and `remarks` stand under the fields, `beside` under the field each is about, and `words` are
    offered by field. `proposed` are keys and words of what the words say of empty fields.
    """

    title: str = ""
    main: str = ""
    extra: str = ""
    meta: str = ""
    aside: str = ""
    tone: str = "none"
    understood: str = ""
    worth: str = ""
    remarks: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    scale: tuple[float, float] | None = None
    proposed: Sequence[tuple[str, str]] = ()
