"""Writes a visit into a file of version 2: every field of every record, its author and stamp, and unknown keys kept for it."""

from typing import Any

from db.model.visit_copy import VisitCopy, file_key
from desktop.exchange.visit_file.limits import FORMAT
from desktop.exchange.visit_file.shape import Writing, as_json
from desktop.exchange.visit_file.version_2.format import MANY, ONES, VERSION


def write_visit(copy: VisitCopy) -> bytes:
    """Returns the visit file of `copy`, UTF-8."""
    whole, writing = copy.whole, Writing(copy.authors, copy.kept_keys)
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    order = ("visit", "customer", *MANY, *(name for name in ONES if name not in ("visit", "customer")))
    for name in order:
        if name in MANY:
            if parts := [writing.part(record) for record in getattr(whole, name)]:
                content[name] = parts
        elif (record := getattr(whole, name)) is not None:
            content[name] = writing.part(record)
    return as_json(content | writing.kept(file_key(whole.visit.id)))
