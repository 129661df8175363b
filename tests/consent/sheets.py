"""Makes approval sheets for tests: of a version whose ids and items are always the same, and fills them in."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Protocol

from pypdf import PdfWriter

from db.model.agreed import Item, VersionItem
from db.model.case_study import Choices, Sentence
from db.model.kinds import CustomerId, ItemKind, RecordId
from db.model.records import Customer
from db.model.studies import StudyVersion, VersionSentence, chosen, said
from db.model.whole_study import WholeVersion
from desktop.consent.sheet_fields import ALL, DATE, NAME, SIGNED, WORDS, Box, Overall, field_name
from desktop.report.content.approval_sheet import approval_sheet
from desktop.report.pdf_writer import Paper
from tests.report.every_document import OURS
from tests.report.reading import pdf

HALDEN = Customer(id=CustomerId("c0000000-0000-4000-8000-000000000001"), name="Halden Pumps AS")
VERSION_ID = RecordId("a0000000-0000-4000-8000-000000000001")
KARI = "Kari Moen"
ITEMS = (
    Item(kind=ItemKind.HEADLINE, text="Halden Pumps AS cuts emergency call-outs from about 14 to 3–4 a quarter"),
    Item(kind=ItemKind.QUOTE, text="“I stopped checking my phone on Sundays.”", attribution="Ingrid Solberg, Head of Service"),
    Item(kind=ItemKind.NUMBER, text="3–4 Emergency call-outs a quarter from about 14", attribution="Measured."),
    Item(kind=ItemKind.STATEMENT, text="They drove first and thought later."),
    Item(kind=ItemKind.NAME, text="Ingrid Solberg, Head of Service"),
)
HEADLINE, QUOTE, NUMBER, SENTENCE, PERSON = ITEMS


def version_of(
    items: tuple[Item, ...] = ITEMS, version_id: RecordId = VERSION_ID, position: int = 1, typed: tuple[str, ...] = ()
) -> WholeVersion:
    """A version that prints these items, and sentences that somebody typed."""
    made = StudyVersion(
        id=version_id,
        customer_id=HALDEN.id,
        study_id=RecordId("50000000-0000-4000-8000-000000000001"),
        position=position,
        length=0,
        made_at="2026-11-21T09:00:00Z",
        **chosen(Choices(visits=(), language="en")),
    )
    lines = [
        VersionItem(
            id=RecordId(f"e{n:07}-0000-4000-8000-000000000001"),
            customer_id=HALDEN.id,
            version_id=version_id,
            position=n,
            **{name: getattr(item, name) for name in Item.__dataclass_fields__},
        )
        for n, item in enumerate(items)
    ]
    said_so = (Sentence(slot="solution", text=text, typed=True) for text in typed)
    sentences = (
        VersionSentence(id=RecordId(f"s{n}"), customer_id=HALDEN.id, version_id=version_id, position=n, **said(one))
        for n, one in enumerate(said_so)
    )
    return WholeVersion(made, tuple(sentences), tuple(lines))


@cache
def sheet(items: tuple[Item, ...] = ITEMS, paper: Paper = Paper.A4, approver: str = KARI) -> bytes:
    """The empty sheet of a version that prints these items."""
    return pdf(approval_sheet(version_of(items), HALDEN.name, approver, ours=OURS), paper)


class Asked(Protocol):
    """A line that a sheet asks about."""

    @property
    def hash(self) -> str: ...


def box(item: Asked, which: Box, version_id: RecordId = VERSION_ID) -> dict[str, str]:
    """A box of a line, ticked."""
    return {field_name(version_id, item.hash, which): "/Yes"}


def change(item: Asked, words: str, version_id: RecordId = VERSION_ID) -> dict[str, str]:
    """A change of a line, ticked and written."""
    return box(item, Box.CHANGE, version_id) | {field_name(version_id, item.hash, WORDS): words}


def overall(which: Overall, version_id: RecordId = VERSION_ID) -> dict[str, str]:
    """A box for all lines, ticked."""
    return {field_name(version_id, ALL, which): "/Yes"}


def signed(name: str = KARI, date: str = "2026-11-24", version_id: RecordId = VERSION_ID) -> dict[str, str]:
    """Who signs, and when."""
    return {field_name(version_id, SIGNED, NAME): name, field_name(version_id, SIGNED, DATE): date}


def filled(data: bytes, *values: Mapping[str, str]) -> bytes:
    """The sheet with these fields filled in, as pypdf does it."""
    writer = PdfWriter(clone_from=BytesIO(data))
    wanted = {name: value for one in values for name, value in one.items()}
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, wanted, auto_regenerate=False)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
