"""Makes the tables of the store and brings older ones up to date, step by step. Append only: a released step never changes.

1  m001_visits_and_what_was_heard    every record of a visit, and the words of all of them for search
2  m002_evidence_for_a_finance_reader  what a claim is worth and what backs it, objections in full, returns and rates
3  m003_versions_and_a_ledger         what records were before, the bin; edits and records counted; exports and erasures
4  m004_logos                         the logos of customers
5  m005_who_wrote_it                  who wrote each record and when, what a later version said of it, files that came in
6  m006_debrief_and_last_time         the block of a note, the end and the rating of a visit; what was asked again, what dismissed
7  m007_records_without_a_visit       our company, our people, competitors; case studies with their versions
8  m008_what_was_agreed               permissions, items of versions, approvals, what went out, stops dismissed
9  m009_drawn_names                   the name of whoever agreed at the table, as they drew it
10 m010_marks                         what is bold, italic, a link or an item of a list in a case study; sentences added to it;
                                      what an approval corrects

A step that rebuilds a table of records (`transform`) must end with `_count_records` for it: the triggers are dropped with the
old table. Promises of safety: M1, M3.
"""

from sqlite_utils import Database, Migrations
from sqlite_utils.db import ForeignKey

from db.model.errors import StoreError
from db.model.messages import N_

migrations = Migrations("firsthand")


def migrate(database: Database) -> None:
    """Applies the missing steps, each in a transaction of its own. Raises StoreError if rows no longer fit together."""
    # Asked here, outside any step: sqlite_utils takes any failure of this question for a no and would then make untyped tables.
    if not database.supports_strict:
        raise StoreError(N_("The tables of the store could not be brought up to date; please try again. Nothing was changed."))
    # With foreign keys on, rebuilding a parent table would delete its children; the check afterwards replaces them.
    database.execute("PRAGMA foreign_keys = OFF")
    try:
        migrations.apply(database)
        if database.execute("PRAGMA foreign_key_check").fetchone():
            raise StoreError(N_("Rows of the store no longer fit together after bringing its tables up to date."))
    finally:
        database.execute("PRAGMA foreign_keys = ON")


def steps() -> int:
    """How many steps there are, which is the latest version."""
    return len(migrations.pending(Database(memory=True)))


# Column → the table it refers to, and what happens to the row when the referred row is deleted.
REFERENCES = {
    "customer_id": ("customers", "CASCADE"),
    "visit_id": ("visits", "CASCADE"),
    "person_id": ("people", "CASCADE"),
    "said_by": ("people", "SET NULL"),
    "objective_id": ("objectives", "SET NULL"),
    "study_id": ("case_studies", "CASCADE"),
    "version_id": ("study_versions", "CASCADE"),
}


def _create(database: Database, name: str, columns: str) -> None:
    """Makes a strict table of text columns; `#` marks a whole number, `?` a column that may be empty (NULL)."""
    names = {column.strip("#?"): int if "#" in column else str for column in columns.split()}
    needed = [column.strip("#") for column in columns.split() if "?" not in column]
    pointing = [column for column in names if column in REFERENCES]
    keys = [ForeignKey(name, c, REFERENCES[c][0], "id", (c,), ("id",), on_delete=REFERENCES[c][1]) for c in pointing]
    table = database.table(name)
    table.create(names, pk="id", strict=True, not_null=needed, foreign_keys=keys)
    for column in pointing:
        # Without it each deletion in the parent table reads the whole child table.
        table.create_index([column])


@migrations()
def m001_visits_and_what_was_heard(database: Database) -> None:
    """Makes customers, people, visits, all that is heard in them, and the search index."""
    tables = {
        "customers": "id name industry country size about alias",
        "people": "id customer_id? side? name job_title role consent?",
        "visits": "id customer_id date time place status? product language source guide started_at changed_at?",
        "presences": "id visit_id position# person_id ref",
        "answers": "id visit_id question text",
        "notes": "id visit_id position# at kind? text said_by? sorted#",
        "objectives": "id visit_id position# text measure target by said_by?",
        "objections": "id visit_id position# text verbatim#? category said_by? heard? answer status? publish# heard_at",
        "claims": "id visit_id position# category topic metric before after change unit period wording kind evidence hedges "
        "said_by? beneficiary feeling felt_by moment intensity_before intensity_after currency annual_value attribution "
        "confidence objective_id? publish# heard_at",
        "quotes": "id visit_id position# text said_by? verbatim# publish# heard_at",
        "promises": "id visit_id position# text owner side? due done#",
        "consents": "id visit_id company? approver scope note",
        # All words of a record in one text, so that one search finds everything ever said.
        "said": "id# record_id visit_id? kind text",
        # The last folders, visit and block of the user. Such paths name customers, so they are kept in the encrypted file.
        "remembered": "id text",
    }
    for name, columns in tables.items():
        _create(database, name, columns)
    database.table("said").create_index(["record_id"], unique=True)
    database.table("visits").create_index(["date"])
    database.table("visits").create_index(["changed_at"])
    database.table("visits").create_index(["status", "date"])
    database.table("promises").create_index(["done", "due"])
    # Contentless, because the words stand in `said` already. Deleted words stay in the index until it is optimised, which
    # erasing a person does; FTS5's secure-delete has no effect on an index without content.
    database.execute(
        "CREATE VIRTUAL TABLE said_index USING fts5(words, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    database.execute("INSERT INTO said_index(said_index, rank) VALUES ('secure-delete', 1)")
    database.execute("PRAGMA user_version = 1")


@migrations()
def m002_evidence_for_a_finance_reader(database: Database) -> None:
    """Adds what a claim is worth and what backs it, objections in full, returns and rates."""
    for column in ("better", "benefit"):
        database.table("claims").add_column(column, str)
    for column in ("times_a_year", "hourly_rate"):
        database.table("claims").add_column(column, str, not_null_default="")
    for column in ("elements", "backed_by"):
        database.table("claims").add_column(column, str, not_null_default="[]")
    for column in ("reason", "raised", "strength_before", "strength_now"):
        database.table("objections").add_column(column, str, not_null_default="")
    database.table("objections").add_column("proofs", str, not_null_default="[]")
    _create(database, "rates", "id visit_id position# source target rate date")
    money = "currency benefit investment yearly_cost years discount_rate benefits_down costs_up"
    _create(database, "return_plans", f"id visit_id {money}")
    database.execute("PRAGMA user_version = 2")


@migrations()
def m003_versions_and_a_ledger(database: Database) -> None:
    """Adds versions of records and the bin, the ledger that notices loss, and lists of exports and erasures."""
    tables = {
        # One row: edits so far, records kept, and the days on which the store was used (see db.integrity.ledger).
        "ledger": "id# sequence# records# day# date doubt",
        "exports": "id# visit? document path at",
        # `plan` holds what an unfinished erasure still has to do; it is blanked when the erasure is done.
        "erasures": "id# at person records# versions# backups# plan done#",
    }
    for name, columns in tables.items():
        _create(database, name, columns)
    # Records as they were before an edit. No foreign keys: a version outlives its visit and its record. No number is used twice.
    database.execute(
        "CREATE TABLE versions (id INTEGER PRIMARY KEY AUTOINCREMENT, record_id TEXT NOT NULL, visit TEXT, kind TEXT NOT NULL, "
        "at TEXT NOT NULL, sequence INTEGER NOT NULL, day INTEGER NOT NULL, deleted INTEGER NOT NULL, content TEXT NOT NULL) "
        "STRICT"
    )
    for index in (["record_id"], ["visit"], ["day"]):
        database.table("versions").create_index(index)
    database.execute("CREATE INDEX idx_versions_bin ON versions (sequence) WHERE deleted = 1")
    database.table("exports").create_index(["visit"])
    database.execute("INSERT INTO ledger (id, sequence, records, day, date, doubt) VALUES (1, 0, 0, 0, '', '')")
    for name in (
        *("customers", "people", "visits", "presences", "answers", "notes", "objectives", "objections", "claims"),
        *("quotes", "promises", "consents", "rates", "return_plans"),
    ):
        _count_records(database, name)
        database.execute(f"UPDATE ledger SET records = records + (SELECT count(*) FROM {name})")
    database.execute("PRAGMA user_version = 3")


@migrations()
def m004_logos(database: Database) -> None:
    """Adds the logos of customers; the id is the customer's. No foreign key: a customer back from the bin has its logo again."""
    database.execute("CREATE TABLE logos (id TEXT PRIMARY KEY, picture BLOB NOT NULL) STRICT")
    database.execute("PRAGMA user_version = 4")


@migrations()
def m005_who_wrote_it(database: Database) -> None:
    """Adds who wrote each record last and when, unknown keys of later visit files, the files taken in, and who cared most."""
    for name in (
        *("customers", "people", "visits", "presences", "answers", "notes", "objectives", "objections", "claims"),
        *("quotes", "promises", "consents", "rates", "return_plans"),
    ):
        for column in ("who", "stamp"):
            database.table(name).add_column(column, str, not_null_default="")
    database.execute("ALTER TABLE objectives ADD COLUMN cared_most TEXT REFERENCES people(id) ON DELETE SET NULL")
    database.table("objectives").create_index(["cared_most"])
    # The id that tells this store from others, and the name of its user as typed.
    for column in ("store", "author"):
        database.table("ledger").add_column(column, str, not_null_default="")
    database.execute("UPDATE ledger SET store = lower(hex(randomblob(8)))")
    # By the id of a record: keys of a visit file that this version does not know, as JSON. No foreign key, as for logos.
    _create(database, "kept_keys", "id content")
    # By the hash of its content: a file without an id that was taken in, and the visit it became.
    _create(database, "imports", "id visit at")
    database.table("imports").create_index(["visit"])
    database.execute("PRAGMA user_version = 5")


@migrations()
def m006_debrief_and_last_time(database: Database) -> None:
    """Which block a note was typed in, when a visit ended and how it is rated; what was asked again, and proposals dismissed."""
    database.table("notes").add_column("block", str, not_null_default="")
    database.table("visits").add_column("ended_at", str, not_null_default="")
    database.table("visits").add_column("rating", str)
    # No foreign keys to the records named: they may be of another visit, deleted, or not here yet.
    _create(database, "follows", "id visit_id position# record_id? earlier_id verdict?")
    _create(database, "dismissals", "id visit_id record_id digest")
    for name in ("follows", "dismissals"):
        for column in ("who", "stamp"):
            database.table(name).add_column(column, str, not_null_default="")
        _count_records(database, name)
    database.execute("PRAGMA user_version = 6")


@migrations()
def m007_records_without_a_visit(database: Database) -> None:
    """Adds what belongs to a customer or to the house: case studies with their versions, our company, people, competitors."""
    chosen = "id customer_id visits title title_of? results? quotes? objections? template language"
    said = "id customer_id position# slot text record_ids digest typed#"
    tables = {
        "case_studies": f"{chosen} begun_at",
        "study_sentences": f"{said} study_id",
        "study_versions": f"{chosen} study_id position# length# made_at",
        "version_sentences": f"{said} version_id",
        "house_styles": "id name logo first_colour second_colour contact call_to_action about_us legal_line",
        "our_people": "id person_id contact left#",
        "competitors": "id position# name other_names note",
    }
    for name, columns in tables.items():
        _create(database, name, f"{columns} who stamp")
        _count_records(database, name)
    # Whose it is, where it is of no visit. No foreign key: the record itself has one.
    database.table("said").add_column("customer_id", str)
    database.execute("PRAGMA user_version = 7")


@migrations()
def m008_what_was_agreed(database: Database) -> None:
    """Adds permissions, what versions print line by line, approvals of it, what went out, and stops dismissed.

    What visits and people hold of consent stays where it is, as the answers of that day (desktop.consent.old_answers).
    """
    since = "way? words since until"
    tables = {
        "version_items": "id customer_id version_id position# kind text unit hedge attribution language people records",
        # A person may not be here yet, so there is no foreign key.
        "permissions": f"id customer_id subject rung answer person? item by {since} origin?",
        # What was approved or sent may be of a version that is gone.
        "approvals": f"id customer_id study_version? digest answer item by {since}",
        "sharings": "id customer_id document purpose study_version? visits items people rung? logo# file digest to place day at",
        "dismissed_stops": "id customer_id rule about reason",
    }
    for name, columns in tables.items():
        _create(database, name, f"{columns} who stamp")
        _count_records(database, name)
    database.execute("PRAGMA user_version = 8")


@migrations()
def m009_drawn_names(database: Database) -> None:
    """Adds the name as somebody drew it who agreed at the table."""
    database.table("permissions").add_column("drawn", str, not_null_default="")
    database.execute("PRAGMA user_version = 9")


@migrations()
def m010_marks(database: Database) -> None:
    """Adds what is marked in the sentences of case studies, which of them stand beside composed ones, what approvals correct."""
    for name in ("study_sentences", "version_sentences"):
        table = database.table(name)
        table.add_column("marks", str, not_null_default="[]")
        for column in ("added", "item"):
            table.add_column(column, int, not_null_default=0)
    database.table("approvals").add_column("origin", str)
    database.execute("PRAGMA user_version = 10")


def _count_records(database: Database, name: str) -> None:
    """Keeps the ledger's number of records right whoever adds to or deletes from the table `name`, cascades included."""
    for event, change in (("INSERT", "+ 1"), ("DELETE", "- 1")):
        database.execute(
            f"CREATE TRIGGER count_{event.lower()}_{name} AFTER {event} ON {name} "
            f"BEGIN UPDATE ledger SET records = records {change}; END"
        )
