"""Deletes the logos of the house that are no longer needed; they are stored by `db.repositories.logos`."""

from db.engine.driver import Connection

_NAMED = "SELECT logo FROM house_styles UNION SELECT json_extract(content, '$.logo') FROM versions WHERE kind = 'house_styles'"
# Only these stand under a digest; a customer's stands under its id.
DIGEST_LENGTH = 64


def forget_unnamed(connection: Connection) -> None:
    """Deletes the logos of the house that neither the house style nor a version of it names, as part of a transaction."""
    connection.execute(f"DELETE FROM logos WHERE length(id) = {DIGEST_LENGTH} AND id NOT IN ({_NAMED})")
