"""Finds records by their words, with one index over all records. Promise of safety: K9."""

import re
from collections.abc import Collection

from db.engine.driver import Connection
from db.model.records import Record
from db.model.summaries import Hit
from db.tables.mapping import TABLES, storable
from db.tables.row_reader import read_all

# Chinese, Japanese and Korean have no spaces between words, so each sign is indexed as a word of its own.
SIGNS_WITHOUT_SPACES = "([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff])"
# Letters that Unicode does not decompose, but that people type without their stroke.
PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe"}
)

# So many pages of the index are written in one part of forgetting what was removed.
PAGES_AT_ONCE = 500

_HITS = """
SELECT record_id, visits.id, kind, text, customers.name, visits.date
FROM ({inner}) JOIN said ON said.id = hit LEFT JOIN visits ON visits.id = coalesce(said.visit_id,
    -- A hit on a customer, what belongs to it, or a person opens the latest visit with them.
    (SELECT v.id FROM presences JOIN visits v ON v.id = visit_id WHERE person_id = record_id ORDER BY date DESC LIMIT 1),
    (SELECT id FROM visits WHERE customer_id = coalesce(said.customer_id, record_id) ORDER BY date DESC LIMIT 1))
LEFT JOIN customers ON customers.id = coalesce(visits.customer_id, said.customer_id) ORDER BY hit DESC
"""


def words_for_index(text: str) -> str:
    """Returns `text` as it is put into the index; the signs of scripts without spaces are separated."""
    return text if text.isascii() else re.sub(SIGNS_WITHOUT_SPACES, r" \1 ", text.translate(PLAIN_LETTERS))


def query_for(typed: str) -> str:
    """Returns the index query for the typed words: every word must occur, each may be unfinished; empty without words."""
    terms = [part.replace('"', " ").replace("\0", " ") for part in typed.split()]
    # A term without letters or digits is not in the index; in the query it would prevent every hit.
    return " ".join(f'"{words_for_index(term)}"*' for term in terms if any(map(str.isalnum, term)))


def find(connection: Connection, typed: str, limit: int = 50, kinds: Collection[str] = ()) -> list[Hit]:
    """Returns the newest records that hold all the words typed, at most `limit`; only those in the tables `kinds`, if any.

    With kinds and no words it returns the newest records of these kinds.
    """
    query = query_for(storable(typed))
    marks = ", ".join("?" * len(kinds))
    if query:
        of_kind = f"AND (SELECT kind FROM said WHERE id = said_index.rowid) IN ({marks})" if kinds else ""
        # The limit stops the search; ranking all matches of a short word would read half the index.
        inner = f"SELECT rowid AS hit FROM said_index WHERE said_index MATCH ? {of_kind} ORDER BY rowid DESC LIMIT ?"
        return read_all(connection, Hit, _HITS.format(inner=inner), query, *kinds, limit)
    if kinds:
        inner = f"SELECT id AS hit FROM said WHERE kind IN ({marks}) ORDER BY id DESC LIMIT ?"
        return read_all(connection, Hit, _HITS.format(inner=inner), *kinds, limit)
    return []


def index(connection: Connection, record: Record, text: str) -> None:
    """Indexes `record` under its present words, `text`, in place of earlier ones."""
    if not text:
        unindex(connection, record.id)
        return
    row = connection.execute("SELECT id FROM said WHERE record_id = ?", (record.id,)).fetchone()
    if row:
        connection.execute("UPDATE said SET text = ? WHERE id = ?", (text, *row))
    else:
        visit_id = getattr(record, "visit_id", None) or (record.id if type(record).__name__ == "Visit" else None)
        row = (
            connection.execute(
                "INSERT INTO said (record_id, visit_id, customer_id, kind, text) VALUES (?, ?, ?, ?, ?)",
                (record.id, visit_id, getattr(record, "customer_id", None), TABLES[type(record)], text),
            ).lastrowid,
        )
    # Replacing in place writes fewer pages than deleting and inserting.
    connection.execute("INSERT OR REPLACE INTO said_index (rowid, words) VALUES (?, ?)", (*row, words_for_index(text)))


def unindex(connection: Connection, record_id: str) -> None:
    """Removes all words of the record from the index."""
    row = connection.execute("SELECT id FROM said WHERE record_id = ?", (record_id,)).fetchone()
    if row:
        connection.execute("DELETE FROM said_index WHERE rowid = ?", row)
        connection.execute("DELETE FROM said WHERE id = ?", row)


def forget_removed(connection: Connection) -> None:
    """Takes removed words out of the index; in one without content they stay until it is optimised."""
    connection.execute("INSERT INTO said_index(said_index) VALUES ('optimize')")


def forget_some_removed(connection: Connection, begins: bool) -> bool:
    """Does a part of what `forget_removed` does, the first where it `begins`; returns whether more is to be done.

    https://sqlite.org/fts5.html#the_merge_command
    """
    before = _changes(connection)
    pages = -PAGES_AT_ONCE if begins else PAGES_AT_ONCE
    connection.execute("INSERT INTO said_index(said_index, rank) VALUES ('merge', ?)", (pages,))
    # The first part may only sort what is there.
    return begins or _changes(connection) - before > 1


def _changes(connection: Connection) -> int:
    return int(connection.execute("SELECT total_changes()").fetchone()[0])
