"""Loads case studies with their sentences and versions; `visits.apply` stores the edits that change them."""

from db.engine.driver import Connection
from db.model.agreed import VersionItem
from db.model.errors import Refused
from db.model.kinds import CustomerId, RecordId
from db.model.messages import N_
from db.model.studies import CaseStudy, StudySentence, StudyVersion, VersionSentence
from db.model.whole_study import WholeStudy, WholeVersion
from db.tables.queries import R, select


def of_customer(connection: Connection, customer_id: CustomerId) -> tuple[WholeStudy, ...]:
    """Returns the case studies of a customer, the first one first."""
    studies = select(connection, CaseStudy, "customer_id = ? ORDER BY begun_at, rowid", customer_id)
    return tuple(_whole(connection, study) for study in studies)


def load(connection: Connection, study_id: RecordId) -> WholeStudy:
    """Returns a case study. Raises Refused if there is none with this id."""
    found = select(connection, CaseStudy, "id = ?", study_id)
    if not found:
        raise Refused(N_("There is no case study {study_id}."), study_id=study_id)
    return _whole(connection, found[0])


def study_of(connection: Connection, record_id: RecordId) -> CaseStudy | None:
    """Returns the case study with this id, or the one that a sentence or a version with this id belongs to."""
    of_version = (
        "SELECT study_id FROM study_versions WHERE id = ?1 OR id IN (SELECT version_id FROM version_sentences WHERE id = ?1)"
    )
    part_of = f"SELECT study_id FROM study_sentences WHERE id = ?1 UNION {of_version}"
    found = select(connection, CaseStudy, f"id = ?1 OR id IN ({part_of})", record_id)
    return found[0] if found else None


def _whole(connection: Connection, study: CaseStudy) -> WholeStudy:
    versions = _in_order(connection, StudyVersion, "study_id", study.id)
    return WholeStudy(
        study,
        tuple(_in_order(connection, StudySentence, "study_id", study.id)),
        tuple(_whole_version(connection, one) for one in versions),
    )


def _whole_version(connection: Connection, version: StudyVersion) -> WholeVersion:
    return WholeVersion(
        version,
        tuple(_in_order(connection, VersionSentence, "version_id", version.id)),
        tuple(_in_order(connection, VersionItem, "version_id", version.id)),
    )


def _in_order(connection: Connection, kind: type[R], column: str, owner: str) -> list[R]:
    return select(connection, kind, f"{column} = ? ORDER BY position, rowid", owner)
