"""Lists the documents of a visit: the name of each and how it is made. Uses no Qt, so that commands need no window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from db.model.kinds import Purpose
from db.model.messages import N_, NN_, Message, joined
from desktop.core.messages import ENGLISH, Translator
from desktop.fields.document_names import document_called

if TYPE_CHECKING:
    # The parser of the command line reads the names of documents, also for a start of the window, which must not wait for these.
    from db.model.agreed import Permission
    from db.model.earlier import EarlierVisits
    from db.model.edits import Edit
    from db.model.house import OurCompany
    from db.model.visit_copy import VisitCopy
    from db.model.whole_visit import WholeVisit
    from desktop.consent.sharing import Sent
    from desktop.interview.guide import Guide
    from desktop.report.document.outline import Outline
    from desktop.report.document.story import Story

MOST_SIGNS = 12
# Of its name in the name of a file, which needs room for the document and the date too.
MOST_BYTES_OF_CUSTOMER = 120
USUAL_GUIDE = "45"
# The name of a file without customer and date.
VISIT = N_("visit")
FACELESS = N_("No typeface here has these signs, so empty frames stand for them: {signs}.")
MANY_FACELESS = NN_(
    "No typeface here has these signs, so empty frames stand for them: {signs} and {count} more.",
    "No typeface here has these signs, so empty frames stand for them: {signs} and {count} more.",
)
# What is said where a sales card leaves something out, by the parts.
NO_ROOM = {
    "CONCERN": N_("The page has no room for the concern and its answer: the case study has both."),
    "QUOTE": N_("The page has no room for the quote: the case study has it."),
    "CONCERN QUOTE": N_("The page has no room for the quote, nor for the concern and its answer: the case study has them."),
}


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """The bytes of a document, and a message on what could not be printed, if any.

    Of one that goes out `sent` is what is logged once it is written, and `kept` the version to keep with that. A picture has the
    `page` (PDF) it was drawn from, whose words can be looked through.
    """

    data: bytes
    remark: Message | None = None
    page: bytes = b""
    sent: "Sent | None" = None
    kept: "Edit | None" = None

    @property
    def readable(self) -> bytes:
        """What can be looked through for names: the file itself, or the page of a picture."""
        return self.page or self.data


@dataclass(frozen=True, slots=True)
class Material:
    """What a document is made from: the visit, its guide, the paper (A4 or Letter), the translator, the customer's logo.

    `copy` is the same visit with the author of each part, for the visit file; `earlier` is what was heard at earlier visits to
    the same customer, for the brief; `ours` is our company. `agreed` is what was answered at other visits and since; what is in
    force of all answers on `day` decides what others may read.
    """

    whole: "WholeVisit"
    guide: "Guide | None"
    paper: str
    words: Translator = ENGLISH
    logo: bytes | None = None
    copy: "VisitCopy | None" = None
    earlier: "EarlierVisits | None" = None
    ours: "OurCompany | None" = None
    agreed: "Sequence[Permission]" = ()
    day: str = ""

    @property
    def outward(self) -> "WholeVisit":
        """The visit with consent as it is in force, for documents that others read."""
        if not self.day:
            return self.whole
        from desktop.consent.old_answers import as_in_force

        return as_in_force([self.whole], self.agreed, self.day)[0]

    @property
    def for_customer(self) -> "WholeVisit":
        """The visit for what the customer itself reads: whoever has taken back every mention since is not mentioned."""
        return replace(self.whole, people=self.outward.people)


Maker = Callable[[Material], MadeDocument]


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its name on the command line, its file ending, the function that makes it.

    `shared` when anybody may read it, so that even its file name calls the customer only as agreed; `to_customer` when the
    customer itself gets it, and nobody else.
    """

    name: str
    suffix: str
    compose: Maker
    shared: bool = False
    to_customer: bool = False

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """For whom it can be."""
        if self.shared:
            return (Purpose.INSIDE, Purpose.APPROVER, Purpose.PUBLISHED)
        return (Purpose.INSIDE, Purpose.APPROVER) if self.to_customer else (Purpose.INSIDE,)

    def make(self, whole: "WholeVisit", guide: "Guide | None", paper: str, words: Translator = ENGLISH) -> bytes:
        """Returns the bytes of the document. Raises BadTable where a spreadsheet cannot hold it."""
        return self.compose(Material(whole, guide, paper, words)).data


def _case_study(of: Material) -> MadeDocument:
    # ReportLab is imported with the first document, as it would slow the start of the window.
    from desktop.report.content.case_study import case_study

    return on_paper(case_study(_allowed(of), of.words, of.logo, of.ours, of.day), of.paper)


def _sales_card(of: Material) -> MadeDocument:
    from desktop.report.content.sales_card import sales_card

    return on_paper(sales_card(_allowed(of), of.words, of.logo, of.ours), of.paper)


def _allowed(of: Material) -> "WholeVisit":
    """Returns the visit for what others read. Raises Refused where they may read nothing."""
    from db.model.errors import Refused
    from desktop.documents.saving.consent_checks import refusal

    outward = of.outward
    if of.day and (sentence := refusal(outward)):
        raise Refused(sentence)
    return outward


def _visit_report(of: Material) -> MadeDocument:
    from desktop.report.content.visit_report import visit_report

    return on_paper(visit_report(of.whole, of.words), of.paper)


def _minutes(of: Material) -> MadeDocument:
    from desktop.report.content.minutes import minutes

    return on_paper(minutes(of.for_customer, of.words, of.ours), of.paper)


def _visit_brief(of: Material) -> MadeDocument:
    from desktop.report.content.visit_brief import visit_brief

    return on_paper(visit_brief(of.whole, of.guide, of.earlier, of.words), of.paper)


def _host_brief(of: Material) -> MadeDocument:
    from desktop.report.content.host_brief import host_brief

    return on_paper(host_brief(of.for_customer, of.guide, of.words, of.ours), of.paper)


def _interview_guide(of: Material) -> MadeDocument:
    return blank_guide(of.guide or usual_guide(), of.paper, of.words, of.whole)


def blank_guide(guide: "Guide", paper: str, words: Translator = ENGLISH, whole: "WholeVisit | None" = None) -> MadeDocument:
    """Returns `guide` for paper, with empty lines; it needs no visit."""
    from desktop.report.content.paper_guide import paper_guide

    return on_paper(paper_guide(guide, whole, words), paper)


def usual_guide() -> "Guide":
    """Returns the guide for visits that have chosen none."""
    from desktop.core.paths import resources
    from desktop.interview.guide import read_guide

    return read_guide(resources() / "guides" / f"{USUAL_GUIDE}.toml")


def on_paper(outline: "Outline | Story", paper: str) -> MadeDocument:
    """Returns an outline or a story as a PDF on A4 or Letter."""
    from desktop.report.pdf_writer import Paper, write_pdf

    file = BytesIO()
    faceless, left_out = write_pdf(outline, file, Paper[paper.upper()])
    remarks = list(filter(None, (_on_left_out([part.name for part in left_out]), _on_faceless(faceless))))
    return MadeDocument(file.getvalue(), joined(remarks, " ") if remarks else None)


def _on_left_out(parts: list[str]) -> Message | None:
    """Returns the message on parts of a sales card for which its page has no room."""
    return Message(NO_ROOM[" ".join(parts)]) if parts else None


def _on_faceless(faceless: frozenset[str]) -> Message | None:
    """Returns the message on characters that no typeface has."""
    if not faceless:
        return None
    codes = sorted({f"U+{ord(sign[0]):04X}" for sign in faceless})
    signs = ", ".join(codes[:MOST_SIGNS])
    if len(codes) > MOST_SIGNS:
        return Message(MANY_FACELESS, signs=signs, count=len(codes) - MOST_SIGNS)
    return Message(FACELESS, signs=signs)


def _visit_file(of: Material) -> MadeDocument:
    from db.model.visit_copy import VisitCopy
    from desktop.exchange.visit_file.writing import write_visit

    return MadeDocument(write_visit(of.copy or VisitCopy(whole=of.whole)))


def _visit_file_version_1(of: Material) -> MadeDocument:
    from desktop.exchange.visit_file.writing import write_version_1

    return MadeDocument(write_version_1(of.whole, of.guide.wording if of.guide else None))


def _table(name: str, form: str) -> Document:
    """Returns a table of one kind of records, as CSV or XLSX."""

    def compose(of: Material) -> MadeDocument:
        from desktop.exchange.tables.csv_format import to_csv
        from desktop.exchange.tables.tables import TABLE_KINDS, table_of
        from desktop.exchange.tables.xlsx import to_xlsx

        table = table_of(of.whole, TABLE_KINDS[name])
        return MadeDocument(to_csv(table) if form == "csv" else to_xlsx(table, name.capitalize()))

    return Document(f"{name}-{form}", f".{form}", compose)


# The documents that the window offers, and those that only the command line makes.
DOCUMENTS = {
    document.name: document
    for document in (
        Document("case-study", ".pdf", _case_study, shared=True),
        Document("sales-card", ".pdf", _sales_card, shared=True),
        Document("visit-report", ".pdf", _visit_report),
        Document("minutes", ".pdf", _minutes, to_customer=True),
        Document("host-brief", ".pdf", _host_brief, to_customer=True),
        Document("visit-brief", ".pdf", _visit_brief),
        Document("interview-guide", ".pdf", _interview_guide),
        Document("visit-file", ".json", _visit_file),
        *(_table("claims", form) for form in ("csv", "xlsx")),
    )
}
TABLES = {
    document.name: document
    for document in (
        Document("visit-file-v1", ".json", _visit_file_version_1),
        *(_table(name, form) for name in ("quotes", "objections", "promises") for form in ("csv", "xlsx")),
    )
}


def proposed_name(of: Material, document: Document) -> str:
    """Returns the file name for a document made from `of`: of one that others read, by consent as it is in force."""
    return file_name(of.outward if document.shared else of.whole, document, of.words)


def file_name(whole: "WholeVisit", document: Document, words: Translator = ENGLISH) -> str:
    """Returns a file name for `document`, from the customer and the date, in its language; safe on every system."""
    from desktop.core.file_names import safe_name
    from desktop.exchange.common.forms import is_date
    from desktop.report.anonymise.who_may_be_named import customer_called

    customer = customer_called(whole, words) if document.shared else whole.customer.name
    # An invalid date may be any text, even a name or a path, so it is left out.
    day = whole.visit.date if is_date(whole.visit.date) else ""
    called = safe_name(customer, MOST_BYTES_OF_CUSTOMER) or words.text(VISIT)
    parts = [called, words.message(document_called(document.name)), day]
    return " ".join(part for part in parts if part) + document.suffix
