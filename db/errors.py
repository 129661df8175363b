"""What can go wrong with the store, each with one plain sentence for the person at the table.

StoreError
├── WrongKey          the key or passphrase does not open this file
├── NotAStore         the file is something else, or damaged beyond its first page
├── NewerStore        written by a later version of Firsthand
├── StoreUnreachable  the file or its folder cannot be read or written
├── StoreFull         the disk is full
├── StoreBusy         another program holds the file
└── Refused           what was asked cannot be done to this store; nothing was changed
"""


class StoreError(Exception):
    """Any trouble with the store; `str()` is a plain sentence that may be shown."""


class WrongKey(StoreError):  # noqa: N818  the sentence is what matters, not the suffix
    """The key or passphrase does not open this file."""


class NotAStore(StoreError):  # noqa: N818
    """The file is no Firsthand store, or is damaged."""


class NewerStore(StoreError):  # noqa: N818
    """The file was written by a later version of Firsthand."""


class StoreUnreachable(StoreError):  # noqa: N818
    """The file or its folder cannot be read or written."""


class StoreFull(StoreError):  # noqa: N818
    """The disk is full."""


class StoreBusy(StoreError):  # noqa: N818
    """Another program holds the file."""


class Refused(StoreError):  # noqa: N818
    """What was asked cannot be done; nothing was changed."""
