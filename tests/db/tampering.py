"""Makes hostile stores: each tampering changes an open store whose key the attacker knows.

A trigger of theirs that runs leaves its mark among what is remembered (`ran`), wherever it was hung.
"""

import random
from collections.abc import Callable
from pathlib import Path

from db.engine.connection import connect_to
from db.engine.driver import Connection
from db.engine.keys import Key

Tampering = Callable[[Connection, random.Random], object]
MARK = "canary"
MARKING = f"INSERT OR REPLACE INTO remembered (id, text) VALUES ('{MARK}', 'ran')"
# What a text of ours may stand in, with the table.
TEXTS = (
    ("notes", "text"),
    ("claims", "wording"),
    ("people", "name"),
    ("customers", "name"),
    ("visits", "place"),
    ("said", "text"),
    ("remembered", "text"),
    ("quotes", "text"),
)
NO_TEXT = "CAST(x'C328FF80F5' AS TEXT)"


def tamper(path: Path, key: Key, *tamperings: Tampering, dice: random.Random) -> None:
    """Changes the closed store at `path` as its maker might, with every protection off."""
    connection = connect_to(path, key)
    try:
        for pragma in ("foreign_keys = OFF", "trusted_schema = ON", "writable_schema = ON", "journal_mode = DELETE"):
            connection.execute(f"PRAGMA {pragma}")
        for tampering in tamperings:
            tampering(connection, dice)
    finally:
        connection.close()


def ran(connection: Connection) -> bool:
    """Returns whether anything of theirs has run."""
    return connection.execute("SELECT 1 FROM remembered WHERE id = ?", (MARK,)).fetchone() is not None


def _schema(connection: Connection, kind: str, name: str, table: str, sql: str, page: int = 0) -> None:
    connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", (kind, name, table, page, sql))


def _some(dice: random.Random) -> tuple[str, str]:
    event, table = dice.choice(("INSERT", "UPDATE", "DELETE")), dice.choice(("notes", "visits", "people", "said"))
    return f"{dice.choice(('BEFORE', 'AFTER'))} {event}", table


def a_trigger(connection: Connection, dice: random.Random) -> None:
    """One that runs whenever something is stored."""
    when, table = _some(dice)
    connection.execute(f"CREATE TRIGGER quiet {when} ON {table} BEGIN {MARKING}; END")


def our_trigger_with_more(connection: Connection, dice: random.Random) -> None:
    """One of ours that does something else besides."""
    event = dice.choice(("insert", "delete"))
    name = f"count_{event}_notes"
    connection.execute("DROP TRIGGER IF EXISTS " + name)
    counts = f"UPDATE ledger SET records = records {'+' if event == 'insert' else '-'} 1"
    connection.execute(f"CREATE TRIGGER {name} AFTER {event} ON notes BEGIN {counts}; {MARKING}; END")


def a_trigger_said_to_be_a_table(connection: Connection, dice: random.Random) -> None:
    """SQLite believes the text of a definition, not the kind beside it."""
    when, table = _some(dice)
    kind = dice.choice(("table", "index", "", "Trigger"))
    _schema(connection, kind, "sqlite_quiet", table, f"create/**/trigger sqlite_quiet {when} ON {table} BEGIN {MARKING}; END", 7)


def a_trigger_in_bytes(connection: Connection, dice: random.Random) -> None:
    """A definition that is kept as bytes."""
    when, table = _some(dice)
    sql = f"CREATE TRIGGER quiet {when} ON {table} BEGIN {MARKING}; END"
    _schema(connection, "trigger", "quiet", table, "")
    connection.execute("UPDATE sqlite_master SET sql = CAST(? AS BLOB) WHERE name = 'quiet'", (sql,))


def a_view(connection: Connection, dice: random.Random) -> None:
    """One more view."""
    connection.execute(f"CREATE VIEW {dice.choice(('quiet', 'everything'))} AS SELECT id, randomblob(1000000) AS text FROM notes")


def a_view_in_place_of_a_table(connection: Connection, dice: random.Random) -> None:
    """The notes are no longer rows, but made while they are read, and what is written goes elsewhere."""
    connection.execute("ALTER TABLE notes RENAME TO notes_of_old")
    connection.execute("CREATE VIEW notes AS SELECT * FROM notes_of_old WHERE abs(-9223372036854775807) > 0")
    connection.execute(f"CREATE TRIGGER quiet INSTEAD OF INSERT ON notes BEGIN {MARKING}; END")


def an_endless_view(connection: Connection, dice: random.Random) -> None:
    """Counting the visits would never end."""
    connection.execute("ALTER TABLE visits RENAME TO visits_of_old")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT v.* FROM visits_of_old v, n"
    connection.execute(f"CREATE VIEW visits AS {endless}")


def a_virtual_table(connection: Connection, dice: random.Random) -> None:
    """Tables kept by a module of the library."""
    connection.execute(
        dice.choice(
            (
                "CREATE VIRTUAL TABLE quiet USING fts4(words)",
                "CREATE VIRTUAL TABLE quiet USING rtree(id, x, y)",
                "CREATE VIRTUAL TABLE quiet USING fts5(words, content='notes', content_rowid='rowid')",
                "CREATE VIRTUAL TABLE quiet USING fts5vocab('said_index', 'row')",
            )
        )
    )


def another_search_index(connection: Connection, dice: random.Random) -> None:
    """The index of ours, reading from elsewhere or with another way of cutting words."""
    connection.execute("DROP TABLE said_index")
    more = dice.choice(("content='said', content_rowid='id'", "tokenize='trigram'", "content='', tokenize='no_such_one'"))
    if "no_such_one" in more:
        _schema(connection, "table", "said_index", "said_index", f"CREATE VIRTUAL TABLE said_index USING fts5(words, {more})")
    else:
        connection.execute(f"CREATE VIRTUAL TABLE said_index USING fts5(words, {more})")


def one_more_table(connection: Connection, dice: random.Random) -> None:
    """A table that no store has."""
    connection.execute("CREATE TABLE quiet (id INTEGER PRIMARY KEY, text BLOB)")
    connection.execute("INSERT INTO quiet (text) VALUES (randomblob(200000))")


def an_index_that_computes(connection: Connection, dice: random.Random) -> None:
    """An index over what a function says."""
    connection.execute("CREATE INDEX quiet ON notes (hex(text))")


def a_column_that_computes(connection: Connection, dice: random.Random) -> None:
    """A column that is made up while it is read."""
    connection.execute("ALTER TABLE notes ADD COLUMN quiet TEXT GENERATED ALWAYS AS (hex(text)) VIRTUAL")


def a_usual_value_that_computes(connection: Connection, dice: random.Random) -> None:
    """A definition of ours with something to be computed in it, or a check that calls a function."""
    where, instead = dice.choice(
        (
            ('"text" TEXT NOT NULL', "\"text\" TEXT NOT NULL DEFAULT (load_extension('quiet'))"),
            ('"text" TEXT NOT NULL', '"text" TEXT NOT NULL CHECK (length(text) < 100000000)'),
            ("STRICT", ""),
        )
    )
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'notes'", (where, instead))


def two_tables_in_one_place(connection: Connection, dice: random.Random) -> None:
    """Two tables whose rows are the same pages."""
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'notes'").fetchone()[0]
    connection.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = 'quotes'", (page,))


def a_version_that_is_a_lie(connection: Connection, dice: random.Random) -> None:
    """Tables of one version, called those of another."""
    truth = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(
        f"PRAGMA user_version = {dice.choice([lie for lie in (-5, 0, 1, 2, 3, 4, 5, 2147483647) if lie != truth])}"
    )


def steps_that_were_never_taken(connection: Connection, dice: random.Random) -> None:
    """Nothing is said to be missing, or everything."""
    connection.execute(dice.choice(("DELETE FROM _sqlite_migrations", "UPDATE _sqlite_migrations SET name = 'm9' || id")))


def no_text(connection: Connection, dice: random.Random) -> None:
    """Bytes that are no text, where one should stand."""
    table, column = dice.choice(TEXTS)
    connection.execute("INSERT OR IGNORE INTO remembered (id, text) VALUES ('folder', '')")
    connection.execute(f"UPDATE {table} SET {column} = {NO_TEXT}")


def a_huge_text(connection: Connection, dice: random.Random) -> None:
    """Hundreds of megabytes where a word should stand."""
    table, column = dice.choice(TEXTS)
    connection.execute("INSERT OR IGNORE INTO remembered (id, text) VALUES ('folder', '')")
    row = f"SELECT rowid FROM {table} LIMIT 1"
    connection.execute(f"UPDATE {table} SET {column} = CAST(zeroblob(120000000) AS TEXT) WHERE rowid = ({row})")


def a_long_text(connection: Connection, dice: random.Random) -> None:
    """Some megabytes of anything, with a zero in it."""
    table, column = dice.choice(TEXTS)
    text = "".join(dice.choices("ab\0 \u202e\ufeff😀\ud7ff\x1b<&", k=3_000)) * 1_000
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = (SELECT min(rowid) FROM {table})", (text,))


def a_tampered_search_index(connection: Connection, dice: random.Random) -> None:
    """The library's own tables behind the index, with other bytes in them."""
    some = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 300)))
    connection.execute(
        dice.choice(
            (
                "UPDATE said_index_data SET block = ?1",
                "UPDATE said_index_data SET block = substr(block, 1, 3) || ?1 WHERE id = (SELECT max(id) FROM said_index_data)",
                "UPDATE said_index_docsize SET sz = ?1",
                "INSERT OR REPLACE INTO said_index_data (id, block) VALUES (10, ?1)",
                "INSERT OR REPLACE INTO said_index_config (k, v) VALUES ('version', length(?1))",
                "UPDATE said_index_idx SET pgno = length(?1) * 7919",
                "DELETE FROM said_index_data WHERE ?1 = ?1",
            )
        ),
        (some,),
    )


def a_state_nobody_knows(connection: Connection, dice: random.Random) -> None:
    """A word where one of a few is meant."""
    table, column = dice.choice((("notes", "kind"), ("visits", "status"), ("people", "consent"), ("objections", "heard")))
    connection.execute(f"UPDATE {table} SET {column} = ?", (dice.choice(("quiet", "", "None", "'; DROP TABLE notes")),))


def a_list_that_is_none(connection: Connection, dice: random.Random) -> None:
    """What should be JSON and is not, or goes a hundred thousand deep; needs tables of version 2."""
    text = dice.choice(("", "{", "null", "3", '{"a": 1}', "[" * 100_000, "[1, 2]", '"notes"'))
    connection.execute("UPDATE claims SET elements = ?", (text,))


def a_version_of_nothing(connection: Connection, dice: random.Random) -> None:
    """An earlier state of something that never was; needs tables of version 3."""
    content = dice.choice(("{}", "[]", "null", "{", '{"id": 1}', '{"id": "x", "kind": "quiet"}', "[" * 100_000))
    kind = dice.choice(("notes", "quiet", "claims", "sqlite_master"))
    connection.execute(
        "INSERT INTO versions (record_id, visit, kind, at, sequence, day, deleted, content) VALUES ('x', 'x', ?, ?, 1, 1, 1, ?)",
        (kind, dice.choice(("", "yesterday", "9999-12-31T23:59:59+99:00")), content),
    )


def a_ledger_that_overflows(connection: Connection, dice: random.Random) -> None:
    """Numbers that cannot be counted up, a date that is none, a second row, or none at all; needs tables of version 3."""
    connection.execute(
        dice.choice(
            (
                "UPDATE ledger SET sequence = 9223372036854775807",
                "UPDATE ledger SET records = -9223372036854775808",
                "UPDATE ledger SET day = 9223372036854775807",
                "UPDATE ledger SET date = 'yesterday', doubt = '99999-01-01'",
                "INSERT INTO ledger (id, sequence, records, day, date, doubt) SELECT 2, 1, records, day, date, doubt FROM ledger",
                "DELETE FROM ledger",
            )
        )
    )


def an_erasure_under_way(connection: Connection, dice: random.Random) -> None:
    """Something that would be carried on by itself; needs tables of version 3."""
    plan = dice.choice(("{", "[]", "null", '{"person_id": "x"}', "[" * 100_000))
    connection.execute(
        "INSERT INTO erasures (id, at, person, records, versions, backups, plan, done) VALUES (9, '', '', 0, 0, 0, ?, 0)", (plan,)
    )


def a_folder_of_theirs(connection: Connection, dice: random.Random) -> None:
    """Backups and documents would go where its maker reads them."""
    folder = dice.choice((r"\\quiet\share", "//quiet/share", "/tmp/quiet", "smb://quiet"))
    for name in ("backup folder", "folder"):
        connection.execute("INSERT OR REPLACE INTO remembered (id, text) VALUES (?, ?)", (name, folder))


def what_is_remembered(connection: Connection, dice: random.Random) -> None:
    """Texts that lead nowhere, where folders and former keys are kept."""
    lists = (
        "{",
        "[]",
        "null",
        "3",
        '"x"',
        '{"a": 1}',
        '{"/tmp/x": ["zz"]}',
        '{"/tmp/x": ["00"]}',
        '["/tmp/\\u0000"]',
        "[" * 100_000,
    )
    text = dice.choice((*lists, "/tmp/\0", "\0"))
    name = dice.choice(("backup folder", "former folders", "former keys", "folder", "visit", "block"))
    connection.execute("INSERT OR REPLACE INTO remembered (id, text) VALUES (?, ?)", (name, text))


def a_picture_that_is_none(connection: Connection, dice: random.Random) -> None:
    """A logo that was not made anew; needs tables of version 4."""
    picture = dice.choice((b"<svg onload='quiet()'/>", b"\x89PNG\r\n\x1a\n" + bytes(5000), b"%PDF-1.7", b""))
    connection.execute("INSERT OR REPLACE INTO logos (id, picture) SELECT id, ? FROM customers", (picture,))


def rows_that_point_nowhere(connection: Connection, dice: random.Random) -> None:
    """Notes of visits that never were."""
    connection.execute("UPDATE notes SET visit_id = 'quiet'")


def no_rows(connection: Connection, dice: random.Random) -> None:
    """Makes the ledger count records that do not exist."""
    connection.execute("DROP TRIGGER IF EXISTS count_delete_notes")
    connection.execute("DELETE FROM notes")


# What acts, or is not as our steps make it: never read, never run.
OF_THE_SCHEMA: tuple[Tampering, ...] = (
    a_trigger,
    our_trigger_with_more,
    a_trigger_said_to_be_a_table,
    a_trigger_in_bytes,
    a_view,
    a_view_in_place_of_a_table,
    an_endless_view,
    a_virtual_table,
    another_search_index,
    one_more_table,
    an_index_that_computes,
    a_column_that_computes,
    a_usual_value_that_computes,
    a_version_that_is_a_lie,
)
# Rows that no program of ours wrote; by the version of the tables they need.
OF_ROWS: dict[int, tuple[Tampering, ...]] = {
    1: (
        no_text,
        a_huge_text,
        a_long_text,
        a_tampered_search_index,
        a_state_nobody_knows,
        a_folder_of_theirs,
        what_is_remembered,
        rows_that_point_nowhere,
        two_tables_in_one_place,
        steps_that_were_never_taken,
    ),
    2: (a_list_that_is_none,),
    3: (a_version_of_nothing, a_ledger_that_overflows, an_erasure_under_way, no_rows),
    4: (a_picture_that_is_none,),
}


def of_rows(version: int) -> list[Tampering]:
    """Returns every tampering with rows that a store of this version can have."""
    return [tampering for needs, some in OF_ROWS.items() if needs <= version for tampering in some]
