"""Puts what somebody types into the open draft of a case study, and takes it back to its notes. Uses no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from db.model.case_study import Sentence
from db.model.edits import Edit
from db.model.kinds import RecordId
from db.model.marks import Marks
from db.model.studies import CaseStudy, StudySentence, said
from db.model.whole_study import written
from desktop.documents.studies.study_material import StudyMaterial, retyped
from desktop.documents.studio.studio_look import StudioLook
from desktop.documents.studio.studio_sections import Key, Piece, keys_of, with_text
from desktop.report.content.story.standing import TITLE
from desktop.workspace.open_studies import OpenStudies

# A sentence, and its words and marks as they are now.
Edited = tuple[Piece, str, Marks]


def record_of(records: OpenStudies, study_id: RecordId, piece: Piece) -> StudySentence | None:
    """Returns the stored sentence of a piece; None where it is not stored yet."""
    return _stored(records, study_id).get(piece.key)


def write(records: OpenStudies, of: StudyMaterial, look: StudioLook, edited: Sequence[Edited]) -> None:
    """Stores what sentences say now, as one step; they may be the first of the draft that somebody typed."""
    study = records.record(of.whole.study.id)
    if not isinstance(study, CaseStudy):
        return
    if title := next((text for piece, text, _ in edited if piece.key[0] == TITLE), None):
        records.put(replace(study, title=title), typing=f"{study.id} {TITLE}")
        return
    typed = [(piece, with_text(piece, text, marks, look.digests)) for piece, text, marks in edited if piece.key[0] != TITLE]
    if not typed:
        records.put(replace(study, title=""), typing=f"{study.id} {TITLE}")
        return
    stored = _stored(records, study.id)
    known = [(stored.get(piece.key), sentence) for piece, sentence in typed]
    if all(record for record, _ in known):
        changed = [replace(record, **said(sentence)) for record, sentence in known if record]
        records.put(*changed, typing=f"{changed[0].id} text" if len(changed) == 1 else "")
        return
    records.type_anew(_anew(of, look, typed, stored), typed[0][1])


def take_back(records: OpenStudies, of: StudyMaterial, look: StudioLook, piece: Piece) -> None:
    """Puts the composed sentence back in place of a typed one; where none is composed, the typed one goes."""
    study = records.record(of.whole.study.id)
    if not isinstance(study, CaseStudy):
        return
    if piece.key[0] == TITLE:
        records.put(replace(study, title=""))
    elif not piece.composed:
        records.adopt(retyped(of, [one for at, one in enumerate(look.draft) if at != piece.at]))
    elif record := record_of(records, study.id, piece):
        records.put(replace(record, **said(piece.composed)))
    else:
        whole = [piece.composed if at == piece.at else one for at, one in enumerate(look.draft)]
        records.adopt(written(of.whole, study, whole))


def _stored(records: OpenStudies, study_id: RecordId) -> dict[Key, StudySentence]:
    draft = records.draft(study_id)
    return dict(zip(keys_of(draft), draft, strict=True))


def _anew(
    of: StudyMaterial, look: StudioLook, typed: Sequence[tuple[Piece, Sentence]], stored: Mapping[Key, StudySentence]
) -> Edit:
    """Returns the edit that brings the draft up to date, with what somebody typed."""
    instead = {piece.at: sentence for piece, sentence in typed}
    whole = [instead.get(at, one) for at, one in enumerate(look.draft)]
    known = set(keys_of(look.draft))
    added = [sentence for piece, sentence in typed if piece.at < 0]
    added += [one.sentence for key, one in stored.items() if one.typed and key not in known]
    # The places of those on the page are found by composing.
    return retyped(of, (*whole, *added)) if added else written(of.whole, of.whole.study, whole)
