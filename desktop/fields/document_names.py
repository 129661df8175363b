"""Names the documents of a visit within a sentence or a file name, by their names on the command line."""

from db.model.messages import N_, Message

DOCUMENT_NAMES = {
    "case-study": N_("case study"),
    "visit-report": N_("visit report"),
    "visit-file": N_("visit file"),
    "visit-file-v1": N_("visit file v1"),
    "claims-csv": N_("claims csv"),
    "claims-xlsx": N_("claims xlsx"),
    "quotes-csv": N_("quotes csv"),
    "quotes-xlsx": N_("quotes xlsx"),
    "objections-csv": N_("objections csv"),
    "objections-xlsx": N_("objections xlsx"),
    "promises-csv": N_("promises csv"),
    "promises-xlsx": N_("promises xlsx"),
}


def document_called(name: str) -> Message:
    """Returns the words for the document of this name; for one of another version, the name itself."""
    return Message(DOCUMENT_NAMES.get(name, name))
