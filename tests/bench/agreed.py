"""Measures what is asked before something goes out, and where something was used that is withdrawn; in milliseconds."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from db.engine.store import Store
from db.model.agreed import Item
from db.model.ids import new_id
from db.model.kinds import CustomerId, ItemKind, PermissionSubject, Purpose, RecordId
from db.model.records import Customer
from db.repositories import agreed
from db.tables.queries import select
from desktop.consent.filled_sheet import read_filled
from desktop.consent.sharing import where_used
from desktop.consent.sheet_answers import answers_on
from desktop.consent.sheet_fields import Overall
from desktop.consent.status import Known, status_of
from desktop.documents.sharing.stops import stops_of
from desktop.exchange.sheets.sheets import sheet_from
from desktop.report.content.approval_sheet import approval_sheet
from tests.bench.crowd import insert
from tests.consent.sheets import HALDEN, filled, overall, signed, version_of
from tests.documents.drafts import DAY, draft
from tests.factories import a_permission, a_sharing, a_study
from tests.report.content.story.told import whole
from tests.report.reading import pdf

ITEMS, SENT_AT_MOST = 60, 200
LINES = 2090


def asked_before_it_goes_out() -> Iterator[tuple[str, float]]:
    """Yields how long status and stop list of a case study with 60 items take."""
    sample = whole("halden-pumps")
    quotes = [
        replace(sample.quotes[n % len(sample.quotes)], id=RecordId(new_id()), text=f"We sleep again, night {n}.")
        for n in range(ITEMS)
    ]
    long = replace(sample, quotes=tuple(quotes))
    made = draft(long)
    made = replace(made, version=replace(made.version, items=made.version.items[:ITEMS]))
    known = made.known

    def ask() -> None:
        status_of(made.version, known, DAY)
        stops_of(made, [Purpose.PUBLISHED], DAY)[Purpose.PUBLISHED]

    yield f"status and stop list of {len(made.version.items)} items", _median(ask)


def where_it_was_used(store: Store) -> Iterator[tuple[str, float]]:
    """Yields how long it takes to find where an item was used: each customer of the store was sent something, one very much."""
    customers = select(store.connection, Customer, "1")
    item = "0" * 64
    store.connection.execute("BEGIN")
    for customer in customers:
        _send(store, customer, "1" * 64)
    for _ in range(SENT_AT_MOST):
        _send(store, customers[0], item)
    insert(store, [*a_study(customers[0], *(f"Sentence {n}" for n in range(ITEMS)), versions=10).records])
    store.connection.execute("COMMIT")
    taken = a_permission(customers[0], subject=PermissionSubject.ITEM, item=item)
    customer_id = CustomerId(customers[0].id)

    def find() -> None:
        sharings = agreed.of_customer(store.connection, customer_id).sharings
        found = where_used(taken, sharings, agreed.printed_of(store.connection, customer_id))
        assert len(found.sharings) == SENT_AT_MOST

    yield f"where an item was used, {len(customers)} customers, {SENT_AT_MOST} files", _median(find)


def sheet_that_came_back() -> Iterator[tuple[str, float]]:
    """Yields how long a filled sheet takes to be read and understood, in the process apart where that is done."""
    items = tuple(Item(kind=ItemKind.STATEMENT, text=f"Line {n} of what is printed on a long sheet.") for n in range(LINES))
    version = version_of(items)
    back = filled(pdf(approval_sheet(version, HALDEN.name)), overall(Overall.PRINTED), signed())
    pages = len(PdfReader(BytesIO(back)).pages)

    def read() -> None:
        sheet = read_filled(sheet_from(back), version, version)
        assert not sheet.differing and not sheet.unclear
        assert len(answers_on(sheet, Known(customer=HALDEN), "Kari Moen", DAY)) == LINES + 1

    yield f"a filled sheet of {pages} pages, {LINES} lines", _median(read)


def _send(store: Store, customer: Customer, item: str) -> None:
    insert(store, [a_sharing(customer, items=(item, *(f"{n:064x}" for n in range(2, 14))))])


def _median(work: Callable[[], None]) -> float:
    times = []
    for _ in range(9):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
