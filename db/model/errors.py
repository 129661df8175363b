"""What can go wrong, each with one plain sentence for the person at the table: a template and values, looked up where shown.

StoreError
├── WrongKey          the key or passphrase does not open this file
├── NotAStore         the file is something else, or damaged beyond its first page
├── NewerStore        written by a later version of Firsthand
├── StoreUnreachable  the file or its folder cannot be read or written
│   └── StoreMoved    the open file was moved, renamed, deleted or replaced
├── StoreFull         the disk is full
├── StoreBusy         another program holds the file
└── Refused           what was asked cannot be done to this store; nothing was changed
"""

from db.model.messages import Message, Template


class MessageError(Exception):
    """An error that tells a person what happened; `str()` is the English sentence, `message` the one to be shown."""

    def __init__(self, template: Template | Message, /, **values: object) -> None:
        self.message = template if isinstance(template, Message) else Message(template, **values)
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class StoreError(MessageError):
    """Any trouble with the store."""


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
    """What was asked cannot be done; nothing was changed."""
