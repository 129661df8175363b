"""Holds sentences that are not translated yet: an English template, and the values that are put in by name.

`N_` and `NN_` mark a text for the catalogues and change nothing. Code that has something to say makes a Message; code that shows
it looks up the template in the language of the window or document (desktop.core.messages).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Plural(NamedTuple):
    """A template for one thing and a template for several; in both, `{count}` is the number."""

    one: str
    many: str


Template = str | Plural


def N_(text: str) -> str:
    """Marks `text` for the catalogues."""
    return text


def NN_(one: str, many: str) -> Plural:
    """Marks a template for one, and the template for several."""
    return Plural(one, many)


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """One sentence: a template and the values put in by name, which may be messages themselves. `str()` is the English.

    With a Plural the value `count` chooses the template.
    """

    template: Template
    values: Mapping[str, object] = field(hash=False)

    def __init__(self, template: Template, /, **values: object) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", values)

    @property
    def count(self) -> int:
        """The number that chooses between one and several; 1 where nothing is counted."""
        found = self.values.get("count", 1)
        return found if isinstance(found, int) else 1

    def __str__(self) -> str:
        return filled(in_english(self.template, self.count), self.values, str)

    def having(self, **values: object) -> "Message":
        """Returns the same sentence with other values."""
        return Message(self.template, **{**self.values, **values})


def in_english(template: Template, count: int) -> str:
    """Returns the English template for `count`."""
    return template if isinstance(template, str) else template.one if count == 1 else template.many


def filled(template: str, values: Mapping[str, object], told: Callable[[Message], str]) -> str:
    """Returns `template` with its values; `told` translates those that are messages.

    What a value says is never read as a template.
    """
    if not values:
        return template
    return template.format_map({name: told(value) if isinstance(value, Message) else value for name, value in values.items()})


def joined(parts: Iterable[Message | str], sign: str) -> Message:
    """Returns the parts with `sign` between them, as one message."""
    values = {f"part{n}": part for n, part in enumerate(parts)}
    return Message(sign.join(f"{{{name}}}" for name in values), **values)
