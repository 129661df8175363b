"""Records about other records: what came of one of an earlier visit, and which proposal was dismissed."""

from dataclasses import dataclass

from db.model.fields import AnyRecord, Choice, Id, Key, OfVisit, Position
from db.model.kinds import RecordId, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """What came of a claim, objection or promise of an earlier visit, `earlier_id`, when it was asked again.

    `record_id` is the record of this visit that says how it is now, where there is one; `verdict` is what somebody chose.
    """

    id: Id[RecordId]
    visit_id: OfVisit
    earlier_id: AnyRecord[RecordId]
    position: Position = 0
    record_id: AnyRecord[RecordId | None] = None
    verdict: Choice[Verdict | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """That what the program proposed for a record's text was dismissed; it is proposed again once the text is another.

    `digest` is that of the text (`text_digest`), so that it is not kept in words twice.
    """

    id: Id[RecordId]
    visit_id: OfVisit
    record_id: AnyRecord[RecordId]
    digest: Key = ""
