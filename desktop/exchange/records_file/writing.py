"""Writes the records of a customer, or of the house, into a records file."""

from base64 import b64encode
from typing import Any

from db.model.records_copy import RecordsCopy
from db.model.visit_copy import file_key
from desktop.exchange.records_file.format import CUSTOMER, FORMAT, HOUSE, SHAPES, VERSION
from desktop.exchange.visit_file.shape import Writing, as_json


def write_records(copy: RecordsCopy) -> bytes:
    """Returns the records file of `copy`, UTF-8."""
    writing = Writing(copy.authors, copy.kept_keys)
    of = CUSTOMER if copy.customer else HOUSE
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION, "of": of}
    if copy.pictures:
        content["pictures"] = {digest: b64encode(picture).decode("ascii") for digest, picture in copy.pictures.items()}
    if copy.customer:
        content["customer"] = writing.part(copy.customer)
    for name, kind in SHAPES[of].many.items():
        if parts := [writing.part(record) for record in copy.records if type(record) is kind]:
            content[name] = parts
    return as_json(content | writing.kept(file_key(copy.scope)))
