"""What can go wrong with the store, each with one plain sentence for the person at the table.

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


class StoreError(Exception):
    """Any trouble with the store; `str()` is a plain sentence that may be shown."""


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
