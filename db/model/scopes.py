"""The scope of records: which belong to a visit, which to a customer, and which to the house.

A record of a visit or a customer names it in a field of its own; all others are the house's. The records without a visit are
listed here once: their tables, the keys of their files and what goes with a customer all follow from these lists.
"""

from db.model.agreed import FOLLOWED, Approval, DismissedStop, Permission, Sharing, VersionItem
from db.model.house import Competitor, HouseStyle, OurPerson
from db.model.kinds import HOUSE, ScopeId
from db.model.records import Customer, Record, Visit
from db.model.studies import CaseStudy, StudySentence, StudyVersion, VersionSentence

# By table, each after those it refers to.
OF_CUSTOMER: dict[str, type] = {
    "case_studies": CaseStudy,
    "study_sentences": StudySentence,
    "study_versions": StudyVersion,
    "version_sentences": VersionSentence,
    "version_items": VersionItem,
    "permissions": Permission,
    "approvals": Approval,
    "sharings": Sharing,
    "dismissed_stops": DismissedStop,
}
OF_HOUSE: dict[str, type] = {"house_styles": HouseStyle, "our_people": OurPerson, "competitors": Competitor}
# Added and deleted, but never changed: what a version said must stand as it was, and so must what was agreed and sent.
NEVER_CHANGED = (StudyVersion, VersionSentence, VersionItem, *FOLLOWED)


def scope_of(record: Record) -> ScopeId:
    """Returns what `record` belongs to: the id of its visit or customer, or the house."""
    if isinstance(record, Visit | Customer):
        return record.id
    found: ScopeId = getattr(record, "visit_id", None) or getattr(record, "customer_id", None) or HOUSE
    return found
