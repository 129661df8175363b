"""Computes one number for the content of a store, which is equal before and after if nothing was stored."""

from hashlib import sha256

from db.engine.store import Store


def content_hash(store: Store) -> str:
    """Returns a hash over every row of every table."""
    digest = sha256()
    names = [name for (name,) in store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for name in names:
        for row in store.connection.execute(f'SELECT * FROM "{name}" ORDER BY 1'):
            digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
