"""Declares the commands of the command line and their options."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.model.kinds import RUNGS
from db.model.messages import N_
from desktop import __version__
from desktop.command_line.argparse_texts import translate_argparse
from desktop.command_line.output import translator, visible
from desktop.command_line.window_options import WINDOW_OPTIONS
from desktop.documents.saving.document_table import USUAL_GUIDE
from desktop.exchange.tables.encodings import ENCODINGS

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

DOCUMENT_NAMES = (
    *("visit-file", "visit-file-v1", "visit-report", "case-study", "sales-card"),
    *("minutes", "host-brief", "visit-brief", "interview-guide"),
    *(f"{kind}-{form}" for kind in ("claims", "quotes", "objections", "promises") for form in ("csv", "xlsx")),
)
FIGURES = ("--before", "--after", "--change", "--unit", "--period")


class CommandParser(ArgumentParser):
    """A parser whose help and complaints obey the rule of everything that is printed: no control character as it is."""

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        super()._print_message("\n".join(map(visible, message.split("\n"))), file)


def parser_of_commands() -> ArgumentParser:
    """Returns the parser of all commands, with its help in the language of the window."""
    said = translator().text
    translate_argparse(translator())

    parser = CommandParser(
        prog="firsthand",
        description=said(
            N_("Guides the customer visit, keeps every word, makes the case study. Without a command it opens the window.")
        ),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"firsthand {__version__}", help=said(N_("show the version and exit"))
    )
    for name, (stands_for, does) in WINDOW_OPTIONS.items():
        parser.add_argument(name, type=Path, metavar=stands_for, help=said(does))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    taking_in = commands.add_parser(
        "import",
        help=said(
            N_(
                "import visit files, records files, and tables (.csv, .xlsx) of claims, quotes, objections or promises; "
                "prints one id a line"
            )
        ),
        description=said(
            N_(
                "Imports all of the files or none; a folder stands for all visit files and records files in it. A visit file "
                "(JSON) is one visit, the same wherever it is imported; of a record that is here already, the newer stands. A "
                "table as it is exported (.csv, .xlsx) always becomes new visits, one for each customer and date in its "
                "columns; a customer whose name is known is the known one. A spreadsheet program may turn figures of a "
                "CSV file such as 3-4 into dates; an XLSX file keeps them."
            )
        ),
    )
    taking_in.add_argument("files", nargs="+", type=Path, metavar="FILE", help=said(N_("a file, or a folder that was taken out")))
    taking_in.add_argument(
        "--encoding",
        choices=ENCODINGS,
        default="",
        metavar="NAME",
        help=said(N_("of CSV files that are not Unicode: windows-1250 …")),
    )
    listing = commands.add_parser("list", help=said(N_("print the visits, the latest first")))
    listing.add_argument("--json", action="store_true", help=said(N_("as JSON")))
    documents = commands.add_parser("export", help=said(N_("write documents of a visit, each --as with its --to")))
    documents.add_argument("visit", metavar="VISIT", help=said(N_("the id of the visit, or its beginning")))
    documents.add_argument("--as", dest="documents", action="append", choices=DOCUMENT_NAMES, required=True)
    documents.add_argument("--to", action="append", type=Path, required=True, metavar="FILE")
    documents.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    _add_purpose(documents, said)
    _add_records(commands, said)
    _add_agreed(commands, said)
    _add_sheet(commands, said)
    blank = commands.add_parser(
        "guide", help=said(N_("write the questions of a guide for paper, with empty lines; opens no store"))
    )
    blank.add_argument("--guide", default=USUAL_GUIDE, metavar="NAME", help=said(N_("15, 30, 45, 60, or the name of your own")))
    blank.add_argument("--to", type=Path, required=True, metavar="FILE")
    blank.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    leaving = commands.add_parser(
        "take-out",
        help=said(N_("write everything into a new folder: all visits as visit files, tables and documents")),
        description=said(
            N_(
                "Writes every visit as a visit file, as tables and as documents, in one folder for each customer. `import` of "
                "the folder brings all visits, records and logos into another store. The files are not encrypted."
            )
        ),
    )
    leaving.add_argument("--to", type=Path, required=True, metavar="DIR", help=said(N_("a folder that is not there yet")))
    leaving.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    demo = commands.add_parser("demo", help=said(N_("make the documents of the sample visit, from a throw-away store")))
    demo.add_argument("--to", type=Path, metavar="DIR", help=said(N_("where the documents go; a new temporary folder otherwise")))
    explaining = commands.add_parser(
        "explain", help=said(N_("print what Firsthand understands of the figures of a claim, as JSON; opens no store"))
    )
    for option in FIGURES:
        explaining.add_argument(option, default="", metavar="TEXT")
    page = commands.add_parser("recovery-key", help=said(N_("write the page with the recovery key, to be printed and kept safe")))
    page.add_argument("--to", type=Path, required=True, metavar="FILE", help=said(N_("a PDF that only you may read")))
    page.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    changing = commands.add_parser(
        "change-key", help=said(N_("give the store another passphrase or key, and with it a new recovery key"))
    )
    way = changing.add_mutually_exclusive_group(required=True)
    way.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help=said(N_("its first line unlocks the store from now on"))
    )
    way.add_argument("--keyring", action="store_true", help=said(N_("the keyring of this system unlocks the store from now on")))
    checking = commands.add_parser("check", help=said(N_("verify the store and print what was found")))
    checking.add_argument(
        "--repair",
        action="store_true",
        help=said(N_("save what can be read into a new store beside it; the store itself stays untouched")),
    )
    commands.add_parser("self-check", help=said(N_("start the window unseen, save a visit, write a PDF")))
    return parser


def _add_records(commands: Any, said: Callable[[str], str]) -> None:
    """Adds the commands about records without a visit."""
    records = commands.add_parser(
        "export-records", help=said(N_("write what is kept of a customer besides visits, or of the house, into a records file"))
    )
    whose = records.add_mutually_exclusive_group(required=True)
    whose.add_argument("--customer", default="", metavar="CUSTOMER", help=said(N_("its name, or the beginning of its id")))
    whose.add_argument("--house", action="store_true", help=said(N_("our company, our people, competitors")))
    records.add_argument("--to", type=Path, required=True, metavar="FILE")
    studies = commands.add_parser(
        "case-study", help=said(N_("print the case studies of a customer, make one, or write one as a PDF"))
    )
    studies.add_argument("customer", metavar="CUSTOMER", help=said(N_("its name, or the beginning of its id")))
    doing = studies.add_mutually_exclusive_group()
    doing.add_argument("--json", action="store_true", help=said(N_("print every sentence and version, as JSON")))
    doing.add_argument(
        "--visit", action="append", default=[], metavar="VISIT", help=said(N_("make one of this visit, or of several"))
    )
    doing.add_argument("--export", default="", metavar="STUDY", help=said(N_("write this one, and keep it as a version")))
    doing.add_argument(
        "--choose",
        default="",
        metavar="STUDY",
        help=said(N_("choose its title, results or quotes, or print what there is to choose from")),
    )
    doing.add_argument(
        "--compare",
        nargs=2,
        metavar=("N", "M"),
        help=said(N_("print what differs between two versions by their numbers; “draft” is the open draft")),
    )
    doing.add_argument(
        "--restore", type=int, metavar="N", help=said(N_("make this version the open draft again; what the draft says is kept"))
    )
    studies.add_argument(
        "--study",
        default="",
        metavar="STUDY",
        help=said(N_("with --compare and --restore: this one, where there are several")),
    )
    studies.add_argument(
        "--title", metavar="TITLE", help=said(N_("with --choose: the number of a proposal, or words of your own"))
    )
    for name in ("results", "quotes"):
        studies.add_argument(
            f"--{name}",
            nargs="+",
            metavar="ID",
            help=said(N_("with --choose: these, in this order; “rules” leaves it to the rules")),
        )
    doing.add_argument(
        "--sheet", default="", metavar="STUDY", help=said(N_("write the approval sheet of its newest version, to be filled in"))
    )
    studies.add_argument(
        "--to", type=Path, metavar="FILE", help=said(N_("its ending chooses the format: .pdf, .docx, .pptx, .html, .md or .txt"))
    )
    studies.add_argument("--card", action="store_true", help=said(N_("write its sales card instead, and keep no version")))
    studies.add_argument(
        "--as",
        dest="part",
        default="",
        metavar="PART",
        help=said(N_("write one result (tile:1) or one quote (quote:1) as a picture (.png), and keep no version")),
    )
    studies.add_argument(
        "--anonymous", action="store_true", help=said(N_("write it without anything that identifies, and keep no version"))
    )
    studies.add_argument(
        "--rounded", action="store_true", help=said(N_("with --anonymous: round the counts of their own things down"))
    )
    studies.add_argument(
        "--origins", action="store_true", help=said(N_("with --for inside: write the notes it comes from as comments (.docx)"))
    )
    studies.add_argument(
        "--version-number", type=int, metavar="N", help=said(N_("write this version as it stood, and keep none"))
    )
    studies.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    _add_purpose(studies, said)
    deleting = commands.add_parser(
        "delete-customer", help=said(N_("say what is kept of a customer, and with --yes put all of it into the bin"))
    )
    deleting.add_argument("customer", metavar="CUSTOMER", help=said(N_("its name, or the beginning of its id")))
    deleting.add_argument("--yes", action="store_true", help=said(N_("do it; a backup is made first")))


def _add_agreed(commands: Any, said: Callable[[str], str]) -> None:
    """Adds the commands about what was agreed."""
    answering = commands.add_parser("answer", help=said(N_("note what was answered on using something, or approved")))
    taking_back = commands.add_parser(
        "withdraw", help=said(N_("withdraw something, and print where it was used and what to tell those who have it"))
    )
    for one in (answering, taking_back):
        one.add_argument("customer", metavar="CUSTOMER", help=said(N_("its name, or the beginning of its id")))
        about = one.add_mutually_exclusive_group()
        about.add_argument("--person", default="", metavar="NAME", help=said(N_("about a person of the customer")))
        about.add_argument(
            "--item",
            default="",
            metavar="ITEM",
            help=said(N_("about one item, by words of it or its hash")),
        )
        about.add_argument("--photo", default="", metavar="NAME", help=said(N_("about the photo of a person of the customer")))
        about.add_argument("--logo", action="store_true", help=said(N_("about the logo")))
        one.add_argument("--rung", default="", choices=RUNGS, metavar="RUNG", help=", ".join(map(said, RUNGS)))
        one.add_argument("--by", default="", metavar="NAME", help=said(N_("who answered")))
        one.add_argument("--way", default="", choices=("said", "written", "read_back", "sheet"))
        one.add_argument("--words", default="", metavar="TEXT", help=said(N_("the exact words of the answer")))
        one.add_argument("--since", default="", metavar="DAY", help=said(N_("from this day on; today otherwise")))
    answering.add_argument("--until", default="", metavar="DAY", help=said(N_("the last day on which it counts")))
    answering.add_argument("answer", choices=("asked", "granted", "refused", "approved", "changes-asked", "revoked"))
    for one in (answering, taking_back):
        one.add_argument(
            "--version", default="", metavar="VERSION", help=said(N_("a version of a case study, or a case study for its newest"))
        )
    taking_back.set_defaults(until="")
    public = commands.add_parser("published", help=said(N_("note where and when a version was published")))
    public.add_argument("customer", metavar="CUSTOMER", help=said(N_("its name, or the beginning of its id")))
    public.add_argument(
        "--version", required=True, metavar="VERSION", help=said(N_("a version of a case study, or a case study for its newest"))
    )
    public.add_argument("--place", required=True, metavar="PLACE", help=said(N_("where, such as the address of a page")))
    public.add_argument("--since", default="", metavar="DAY", help=said(N_("from this day on; today otherwise")))
    public.set_defaults(until="", by="", way="", words="")
    sent = commands.add_parser("sent", help=said(N_("print what went out of a customer")))
    sent.add_argument("customer", metavar="CUSTOMER", help=said(N_("its name, or the beginning of its id")))
    sent.add_argument("--json", action="store_true", help=said(N_("as JSON")))


def _add_sheet(commands: Any, said: Callable[[str], str]) -> None:
    """Adds the command that reads a filled approval sheet."""
    sheet = commands.add_parser("sheet", help=said(N_("print what a filled approval sheet says, and with --record note it")))
    sheet.add_argument("file", type=Path, metavar="FILE")
    sheet.add_argument("--record", action="store_true", help=said(N_("note these answers, once nothing in it is unclear")))
    sheet.add_argument(
        "--line",
        action="append",
        default=[],
        metavar="N=ANSWER",
        help=said(N_("what an unclear line means: approve, change, decline or not-used")),
    )
    sheet.add_argument(
        "--all",
        default="",
        choices=("printed", "ticked", "anonymous", "none"),
        help=said(N_("which of several boxes for all lines counts")),
    )
    sheet.add_argument("--by", default="", metavar="NAME", help=said(N_("who signed it, where that is unclear")))
    sheet.add_argument("--since", default="", metavar="DAY", help=said(N_("the day it was signed, where that is unclear")))
    sheet.add_argument(
        "--before",
        default="",
        choices=("taken-back", "stays"),
        help=said(N_("what becomes of what the same person refused on the same day")),
    )
    sheet.add_argument("--json", action="store_true", help=said(N_("as JSON")))


def _add_purpose(parser: ArgumentParser, said: Callable[[str], str]) -> None:
    """Adds the options that say for whom a document is: what stands against it is printed, and it is not written."""
    for_whom = said(N_("for whom: what stands against that is printed, and nothing is written"))
    parser.add_argument("--for", dest="purpose", choices=("inside", "approver", "published"), default="", help=for_whom)
    parser.add_argument("--sent-to", default="", metavar="NAME", help=said(N_("who gets it, for the list of what went out")))
    parser.add_argument("--despite", default="", metavar="REASON", help=said(N_("why what is asked may stay; it is kept")))


def with_texts(arguments: Sequence[str]) -> list[str]:
    """Returns the arguments with each figure joined to its option, as "-40 %" would be taken for an option of its own."""
    tied: list[str] = []
    for argument in arguments:
        if "explain" in tied and tied[-1] in FIGURES:
            tied[-1] += f"={argument}"
        else:
            tied.append(argument)
    return tied
