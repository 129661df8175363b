"""Names the documents of a visit within a sentence or a file name, by their names on the command line."""

from db.model.messages import N_, Message

# Not a document, but the folder with all of them.
EVERYTHING = "everything"
DOCUMENT_NAMES = {
    "case-study": N_("case study"),
    "sales-card": N_("sales card"),
    "anonymous-case-study": N_("anonymous case study"),
    "anonymous-sales-card": N_("anonymous sales card"),
    "picture": N_("picture"),
    "anonymous-picture": N_("anonymous picture"),
    "approval-sheet": N_("approval sheet"),
    "minutes": N_("minutes"),
    "host-brief": N_("visit for our host"),
    "visit-brief": N_("visit brief"),
    "interview-guide": N_("interview guide"),
    "visit-report": N_("visit report"),
    "visit-file": N_("visit file"),
    "visit-file-v1": N_("visit file v1"),
    "claims-csv": N_("claims"),
    "claims-xlsx": N_("claims"),
    "quotes-csv": N_("quotes"),
    "quotes-xlsx": N_("quotes"),
    "objections-csv": N_("objections"),
    "objections-xlsx": N_("objections"),
    "promises-csv": N_("promises"),
    "promises-xlsx": N_("promises"),
    "records-file": N_("records file"),
    EVERYTHING: N_("everything taken out"),
}


def document_called(name: str) -> Message:
    """Returns the words for the document of this name; for one of another version, the name itself."""
    return Message(DOCUMENT_NAMES.get(name, name))
