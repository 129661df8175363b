"""Names each document on its page, and says in a sentence what it is for."""

from db.model.messages import N_

NAMES = {
    "case-study": N_("Case-study draft"),
    "visit-report": N_("Visit report"),
    "visit-file": N_("Visit file"),
    "claims-csv": N_("Claims as CSV"),
    "claims-xlsx": N_("Claims as XLSX"),
}
ABOUT = {
    "case-study": N_(
        "A draft to share. It holds what may be published, and nothing that the notes do not carry. "
        "It says DRAFT until everything in it is agreed."
    ),
    "visit-report": N_("Everything that was captured, with who, when and how sure. For internal use only."),
    "visit-file": N_("The whole visit as a file that Firsthand on another laptop imports without loss."),
    "claims-csv": N_("The value claims as a table in plain text. A spreadsheet program may turn figures such as 3-4 into dates."),
    "claims-xlsx": N_(
        "The value claims as a table for a spreadsheet program, every cell as it was said. Firsthand can import it again."
    ),
}
