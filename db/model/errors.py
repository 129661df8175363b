"""Defines the errors of the store. Each carries one sentence for the person, as a template with values, translated when shown.

StoreError
├── WrongKey          the key or passphrase does not open this file
├── NotAStore         the file is something else, or damaged beyond its first page
├── NewerStore        written by a later version of Firsthand
├── StoreUnreachable  the file or its folder cannot be read or written
│   └── StoreMoved    the open file was moved, renamed, deleted or replaced
├── StoreFull         the disk is full
├── StoreBusy         another program holds the file
└── Refused           the request cannot be met for this store; nothing was changed
"""

from db.model.messages import Message, Template


class MessageError(Exception):
    """An error with a sentence for a person; `str()` is the English sentence, `message` the one to translate and show."""

    def __init__(self, template: Template | Message, /, **values: object) -> None:
        self.message = template if isinstance(template, Message) else Message(template, **values)
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class StoreError(MessageError):
    """An error of the store."""


class WrongKey(StoreError):
    """The key or passphrase does not open this file."""


class NotAStore(StoreError):
    """The file is no Firsthand store, or is damaged."""


class NewerStore(StoreError):
    """The file was written by a later version of Firsthand."""


class StoreUnreachable(StoreError):
    """The file or its folder cannot be read or written."""


class StoreMoved(StoreUnreachable):
    """The open file no longer stands where it was opened."""


class StoreFull(StoreError):
    """The disk is full."""


class StoreBusy(StoreError):
    """Another program holds the file."""


class Refused(StoreError):
    """The request cannot be met; nothing was changed."""
