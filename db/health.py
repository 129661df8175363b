"""Looks a store over: whether its pages, rows and tables are as they should be."""

from dataclasses import dataclass

from db.faults import plain_errors
from db.store import SCHEMA_VERSION, Store


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, in a plain sentence."""

    good: bool
    sentence: str


def findings(store: Store) -> list[Finding]:
    """Everything that was looked at in the open store. Raises StoreError where it cannot even be read."""
    with plain_errors(store.path):
        # The cipher's check first: a page it cannot verify makes the other one fail with less to say.
        return [
            _encryption(store),
            _integrity(store),
            _foreign_keys(store),
            _schema(store),
            _content(store),
            _search_index(store),
        ]


def _encryption(store: Store) -> Finding:
    bad = store.connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return Finding(
        not bad, f"{len(bad)} pages of {store.path} fail their check." if bad else "Every page is encrypted and unharmed."
    )


def _integrity(store: Store) -> Finding:
    found = [row[0] for row in store.connection.execute("PRAGMA integrity_check(5)")]
    good = found == ["ok"]
    return Finding(good, "The database is sound." if good else f"The database is damaged: {'; '.join(found)}.")


def _foreign_keys(store: Store) -> Finding:
    bad = store.connection.execute("PRAGMA foreign_key_check").fetchall()
    return Finding(not bad, f"{len(bad)} rows point to nothing." if bad else "All rows fit together.")


def _schema(store: Store) -> Finding:
    version = store.schema_version
    return Finding(version == SCHEMA_VERSION, f"The tables are of version {version} (this program uses {SCHEMA_VERSION}).")


def _content(store: Store) -> Finding:
    counts = {
        table: store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("visits", "customers", "people", "notes", "claims", "quotes")
    }
    return Finding(True, "It holds " + ", ".join(f"{count} {table}" for table, count in counts.items()) + ".")


def _search_index(store: Store) -> Finding:
    said = store.connection.execute("SELECT count(*) FROM said").fetchone()[0]
    indexed = store.connection.execute("SELECT count(*) FROM said_index_docsize").fetchone()[0]
    good = said == indexed
    return Finding(good, "Every word can be found." if good else f"The search index holds {indexed} of {said} texts.")
