"""Holds the case studies of one customer while the program runs: each thing done to them is stored at once and can be undone."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from db.model.kinds import CustomerId
from db.model.records import Record
from desktop.workspace.open_records import OpenRecords
from desktop.workspace.store_writer import StoreWriter


class OpenStudies(OpenRecords):
    """The case studies of a customer, with everything that was done to them; signals as in OpenRecords."""

    def __init__(
        self, customer_id: CustomerId, records: Iterable[Record], writer: StoreWriter, parent: QObject | None = None
    ) -> None:
        super().__init__(customer_id, records, writer, parent)
        # Nobody types here, so nothing is gained by waiting for the next change.
        self.changed.connect(self.flush)
