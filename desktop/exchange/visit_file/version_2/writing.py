"""Writes a visit into a file of version 2: every field of every record, its author and stamp, and unknown keys kept for it."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from db.model.ids import Authorship
from db.model.records import Record
from db.model.visit_copy import VisitCopy, file_key
from desktop.exchange.visit_file.limits import FORMAT
from desktop.exchange.visit_file.version_2.format import MANY, ONES, VERSION, keys_of, part_of


def write_visit(copy: VisitCopy) -> bytes:
    """Returns the visit file of `copy`, UTF-8."""
    whole = copy.whole
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    order = ("visit", "customer", *MANY, *(name for name in ONES if name not in ("visit", "customer")))
    for name in order:
        if name in MANY:
            if parts := [_part(record, copy) for record in getattr(whole, name)]:
                content[name] = parts
        elif (record := getattr(whole, name)) is not None:
            content[name] = _part(record, copy)
    content |= _kept(copy.kept_keys, file_key(whole.visit.id))
    # Half a surrogate pair, which UTF-8 cannot hold, is written with JSON's escape: \ud83d.
    return json.dumps(content, ensure_ascii=False, indent=1).encode(errors="backslashreplace") + b"\n"


def _part(record: Record, copy: VisitCopy) -> dict[str, Any]:
    by = copy.authors.get(record.id, Authorship())
    kind: type = type(record)
    values = {name: getattr(record, name) for name in keys_of(kind)}
    part = part_of(kind)(**values, who=by.who, stamp=by.stamp)
    said: dict[str, Any] = msgspec.to_builtins(part)
    return said | _kept(copy.kept_keys, record.id)


def _kept(kept_keys: Mapping[str, str], record_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kept_keys.get(record_id, "{}"))
    return found
