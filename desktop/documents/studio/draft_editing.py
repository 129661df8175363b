"""Puts what somebody types into the open draft of a case study, and takes it back to its notes. Uses no Qt."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from db.model.case_study import Sentence, on_the_page, parted
from db.model.edits import Edit
from db.model.kinds import RecordId
from db.model.marks import Marks, tidy
from db.model.studies import CaseStudy, StudySentence, said
from db.model.whole_study import written
from desktop.documents.studies.study_material import StudyMaterial, retyped
from desktop.documents.studio.studio_look import StudioLook
from desktop.documents.studio.studio_sections import Key, Piece, keys_of, with_text
from desktop.report.content.story.standing import RUNNING, TITLE
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
        # What is marked is a step of its own.
        goes_on = len(changed) == 1 and any(record and record.text != sentence.text for record, sentence in known)
        records.put(*changed, typing=f"{changed[0].id} text" if goes_on else "")
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


def toggle_items(records: OpenStudies, of: StudyMaterial, look: StudioLook, pieces: Sequence[Piece]) -> None:
    """Makes sentences items of a list, each of their lines one; they are running text again where they are such items already."""
    stored, (page, behind) = _stored(records, of.whole.study.id), parted(look.draft)
    now = [stored[key].sentence if key in stored else one for key, one in zip(keys_of(page), page, strict=True)]
    wanted = {one.at for one in pieces if one.at >= 0 and now[one.at].slot in RUNNING and now[one.at].text.strip()}
    if not wanted:
        return
    is_list = not all(now[at].item and "\n" not in now[at].text for at in wanted)
    parts = (_as_items(one, is_list) if at in wanted else (one,) for at, one in enumerate(now))
    records.adopt(retyped(of, [*(part for group in parts for part in group), *behind]))


def _as_items(one: Sentence, is_list: bool) -> Iterator[Sentence]:
    """Yields what becomes of a sentence: its first line stands where it stood, each further one is a sentence of its own."""
    if not is_list or "\n" not in one.text.strip():
        yield replace(one, item=is_list)
        return
    is_first = True
    for line in re.finditer(r"[^\n]*\S[^\n]*", one.text):
        marks = (replace(mark, start=mark.start - line.start(), end=mark.end - line.start()) for mark in one.marks)
        told = replace(one, text=line[0], marks=tidy(marks, len(line[0])), item=True, typed=True)
        yield told if is_first else replace(told, record_ids=(), digest="", added=True)
        is_first = False


def _stored(records: OpenStudies, study_id: RecordId) -> dict[Key, StudySentence]:
    """Returns the stored sentences of the page by what they are known by."""
    page = on_the_page(records.draft(study_id))
    return dict(zip(keys_of(page), page, strict=True))


def _anew(
    of: StudyMaterial, look: StudioLook, typed: Sequence[tuple[Piece, Sentence]], stored: Mapping[Key, StudySentence]
) -> Edit:
    """Returns the edit that brings the draft up to date, with what somebody typed."""
    instead = {piece.at: sentence for piece, sentence in typed}
    whole = [instead.get(at, one) for at, one in enumerate(look.draft)]
    page, behind = parted(whole)
    known = set(keys_of(page))
    added = [sentence for piece, sentence in typed if piece.at < 0]
    added += [one.sentence for key, one in stored.items() if one.typed and key not in known]
    # The places of those on the page are found by composing.
    return retyped(of, (*page, *added, *behind)) if added else written(of.whole, of.whole.study, whole)
