"""Names each document on its page, says in a sentence what it is for, and what pages with documents have in common."""

from db.model.messages import N_

NAMES = {
    "case-study": N_("Case-study draft"),
    "sales-card": N_("Sales card"),
    "minutes": N_("Minutes"),
    "host-brief": N_("For our host"),
    "visit-brief": N_("Visit brief"),
    "interview-guide": N_("Guide"),
    "visit-report": N_("Visit report"),
    "visit-file": N_("Visit file"),
    "claims-csv": N_("Claims as CSV"),
    "claims-xlsx": N_("Claims as XLSX"),
}
ABOUT = {
    "case-study": N_(
        "A draft to share. It holds what may be published, and nothing that the notes do not carry. "
        "A line under its head says that it is a draft, not yet approved."
    ),
    "sales-card": N_(
        "One page for the next buyer: the result, three more, one quote, one concern that was answered, whom to talk to. "
        "It holds what may be published, as the case study does."
    ),
    "minutes": N_(
        "For this customer only: what we heard in their words, what both sides promised, lines to correct it. Objections, "
        "and what is not to be published, are not in it."
    ),
    "host-brief": N_("For the customer before the visit: why we come, who comes, what about, how long, what they get."),
    "visit-brief": N_(
        "One page to read before the visit: who is there, what is open from last time, lines for what you agree with sales. "
        "For internal use only."
    ),
    "interview-guide": N_("The questions in their order, with lines to write on: for where a laptop would be in the way."),
    "visit-report": N_("Everything that was captured, with who, when and how sure. For internal use only."),
    "visit-file": N_("The whole visit as a file that Firsthand on another laptop imports without loss."),
    "claims-csv": N_("The value claims as a table in plain text. A spreadsheet program may turn figures such as 3-4 into dates."),
    "claims-xlsx": N_(
        "The value claims as a table for a spreadsheet program, every cell as it was said. Firsthand can import it again."
    ),
}
PAPERS = (("A4", "A4"), ("Letter", "Letter"))
PAPER = N_("Paper")
LOOK_AT = N_("To look at before sharing")
CHECKS_HEIGHT = 150
