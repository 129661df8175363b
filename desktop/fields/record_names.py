"""Names records: a word for each kind, and one record by its own words. Pure functions."""

from db.model.agreed import Approval, DismissedStop, Permission, Sharing, VersionItem
from db.model.house import Competitor, HouseStyle, OurPerson
from db.model.messages import N_
from db.model.records import (
    Answer,
    Claim,
    Customer,
    Note,
    Objection,
    Objective,
    Person,
    Promise,
    Quote,
    Rate,
    Record,
    Visit,
)
from db.model.studies import CaseStudy, StudySentence, StudyVersion, VersionSentence
from db.tables.mapping import TABLES
from desktop.interview.vocabulary import worded
from desktop.widgets.words import tr, window_translator

# By the table of the record.
RECORD_NAMES = {
    "customers": N_("Customer"),
    "people": N_("Person"),
    "visits": N_("Visit"),
    "answers": N_("Answer"),
    "notes": N_("Note"),
    "objectives": N_("Objective"),
    "objections": N_("Objection"),
    "claims": N_("Value"),
    "quotes": N_("Quote"),
    "promises": N_("Promise"),
    "consents": N_("Consent"),
    "presences": N_("At the table"),
    "rates": N_("Exchange rate"),
    "return_plans": N_("Return"),
    "follows": N_("Asked again"),
    "dismissals": N_("Dismissed proposal"),
    "case_studies": N_("Case study"),
    "study_sentences": N_("Sentence of a case study"),
    "study_versions": N_("Version of a case study"),
    "version_sentences": N_("Sentence of a version"),
    "version_items": N_("Item of a version"),
    "permissions": N_("Permission"),
    "approvals": N_("Approval"),
    "sharings": N_("What went out"),
    "dismissed_stops": N_("Dismissed stop"),
    "house_styles": N_("Our company"),
    "our_people": N_("Our contact"),
    "competitors": N_("Competitor"),
}
LONGEST = 400


def kind_of(record: Record) -> str:
    """Returns the kind of a record in a word."""
    return tr(RECORD_NAMES[TABLES[type(record)]])


def called(record: Record) -> str:
    """Returns a record's own words, or an empty text where it has none yet."""
    record = worded(record, window_translator())
    match record:
        case Claim():
            words = record.metric or record.feeling or record.wording
        case Customer() | Person() | HouseStyle() | Competitor():
            words = record.name
        case Quote():
            words = f"“{record.text}”" if record.verbatim and record.text else record.text
        case Visit():
            words = record.date
        case Rate():
            words = f"{record.source} {record.target}".strip()
        case CaseStudy() | StudyVersion():
            words = record.title
        case OurPerson():
            words = record.contact
        case StudySentence() | VersionSentence() | VersionItem():
            words = record.text
        case Permission() | Approval():
            words = record.words or record.by
        case Sharing():
            words = record.file or record.place
        case DismissedStop():
            words = record.reason
        case Note() | Answer() | Objective() | Objection() | Promise():
            words = record.text
        case _:
            words = ""
    # Cut, as no line shows more and measuring it would take time.
    return " ".join(words[:LONGEST].split())
