"""Reads a records file, completely or not at all. Promise of safety: I6."""

import binascii
import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from db.model.house import HOUSE_STYLE, HouseStyle, OurPerson, our_person_id
from db.model.ids import Authorship
from db.model.marks import mark_in
from db.model.messages import N_, Message
from db.model.records import Person, Record, Side
from db.model.records_copy import RecordsCopy
from db.model.studies import StudySentence, VersionSentence
from db.model.visit_copy import file_key
from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.records_file.format import MAJOR, SHAPES, VERSION
from desktop.exchange.visit_file.complaints import NOT_ONE_OF, TOO_MANY, in_words
from desktop.exchange.visit_file.limits import MOST_RECORDS
from desktop.exchange.visit_file.reading import version_in
from desktop.exchange.visit_file.shape import Shape, faults_of_ids, record_in

NEITHER = N_('version: {version} is not "{known}"')
NO_PICTURE = N_("pictures.{digest}: is no picture in base64")
MISSING_PICTURE = N_("{value} names nothing in pictures")
NOT_OURS = N_("is not on our side")
NO_MARK = N_("{value} marks nothing in these words")
OTHER_ID = N_("{value} is not the id that belongs there")


def records_copy(content: dict[str, Any]) -> RecordsCopy:
    """Returns the records in the content of a records file. Raises BadVisitFile with the place and the reason.

    The pictures are as they stand in the file: whoever stores them makes them anew first.
    """
    minor = version_in(content, MAJOR, VERSION, NEITHER)
    of = content.get("of")
    shape = SHAPES.get(of) if isinstance(of, str) else None
    if shape is None:
        raise BadVisitFile(NOT_ONE_OF, place="of", value=in_words(of), known=", ".join(SHAPES))
    read = shape.read(content, minor)
    placed = [(place, record_in(_kind_at(shape, place), part)) for place, part in read.parts()]
    pictures = {digest: _picture(digest, text) for digest, text in getattr(read.file, "pictures", {}).items()}
    for place, reason in _faults(shape, placed, pictures):
        raise BadVisitFile(Message("{place}: {reason}", place=place, reason=reason))
    customer = next((record for place, record in placed if place == "customer"), None)
    copy = RecordsCopy(
        customer=customer,
        records=tuple(record for _, record in placed if record is not customer),
        authors={part.id: Authorship(part.who, part.stamp) for _, part in read.parts()},
        pictures=pictures,
    )
    kept = {
        read.id_at(place) if place else file_key(copy.scope): json.dumps(keys, ensure_ascii=False) for place, keys in read.unknown
    }
    return replace(copy, kept_keys=kept)


def _kind_at(shape: Shape, place: str) -> Any:
    return (shape.ones | dict(shape.many))[place.partition("[")[0]]


def _picture(digest: str, text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise BadVisitFile(NO_PICTURE, digest=shown(digest)) from None


def _wanted_id(record: Record) -> str:
    if isinstance(record, OurPerson):
        return our_person_id(record.person_id)
    return HOUSE_STYLE if isinstance(record, HouseStyle) else record.id


def _faults(shape: Shape, placed: list[tuple[str, Record]], pictures: dict[str, bytes]) -> Iterator[tuple[str, Message]]:
    """Yields the faults that types cannot express."""
    if len(placed) > MOST_RECORDS:
        yield placed[-1][0], Message(TOO_MANY, count=len(placed), most=MOST_RECORDS)
    for place, record in placed:
        if isinstance(record, Person) and (record.side is not Side.US or record.customer_id is not None):
            yield place, Message(NOT_OURS)
        # There is one house style, and one record about each of our people.
        if record.id != _wanted_id(record):
            yield f"{place}.id", Message(OTHER_ID, value=in_words(record.id))
        if isinstance(record, StudySentence | VersionSentence):
            for n, mark in enumerate(record.marks):
                if mark_in(mark, len(record.text)) is None:
                    yield f"{place}.marks[{n}]", Message(NO_MARK, value=in_words(mark))
        if isinstance(record, HouseStyle) and record.logo and record.logo not in pictures:
            yield f"{place}.logo", Message(MISSING_PICTURE, value=in_words(record.logo))
    tables: dict[str, set[str]] = {}
    for place, record in placed:
        name = place.partition("[")[0]
        tables.setdefault("customers" if name == "customer" else name, set()).add(record.id)
    yield from faults_of_ids(placed, tables)
