"""Brings the tables of a store up to date. Promises of safety: M1, M3."""

from db.engine.driver_errors import plain_errors
from db.engine.store import SCHEMA_VERSION, Store
from db.model.errors import StoreError
from db.model.messages import N_


def bring_up_to_date(store: Store) -> None:
    """Applies the migrations that the store's tables lack. Raises StoreError."""
    # Imported here: a start with tables up to date needs neither sqlite_utils nor the migrations.
    from db.engine.migrations import migrate

    with plain_errors(store.path):
        migrate(store.database)
    if store.schema_version != SCHEMA_VERSION:
        raise StoreError(N_("{path} could not be brought up to date; nothing it holds was lost."), path=store.path)
