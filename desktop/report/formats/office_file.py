"""Packs a file of an office program anew: the same content gives the same bytes, without a date, whoever made it when.

Promise of safety: P4b.
"""

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop.report.document.characters import one_line
from desktop.report.document.story import Story
from desktop.report.pdf.metadata import PRODUCER, described, moment_of

# The earliest day that a ZIP file can hold.
NO_DAY = (1980, 1, 1, 0, 0, 0)
# Of the empty template: a picture of its first page, and the printer of whoever made it.
LEFT_OUT = ("docProps/thumbnail.jpeg", "ppt/printerSettings/printerSettings1.bin")
_TO_LEFT_OUT = re.compile(rb"<Relationship [^>]*(?:thumbnail|printerSettings)[^>]*/>")
_PROGRAM = re.compile(rb"(<Application>)[^<]*")
_DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
NO_TIME = rb"\g<1>1980-01-01T00:00:00Z"


def describe(properties: Any, story: Story, has_summary: bool = True) -> None:
    """Writes what the file says of itself: the same as a PDF of `story` would; `properties` are those of python-docx or -pptx.

    A file that does not show the summary (`has_summary`) does not say it here.
    """
    told = described(story)
    properties.title = one_line(told.title)[:255]
    properties.subject = one_line(told.subject if has_summary else story.labels.kicker)[:255]
    properties.author = properties.last_modified_by = one_line(told.author)[:255]
    properties.keywords = ", ".join(told.keywords)[:255]
    properties.language, properties.comments, properties.category = story.own_language, "", ""
    properties.revision = 1
    properties.created = properties.modified = moment_of(told)


def packed(data: bytes) -> bytes:
    """Returns the file with its parts in the order of their names, all of one day; workbooks within it likewise."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        # The list of types stands first, as readers that do not look for it expect.
        for name in sorted(source.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            part = source.read(name)
            if name in LEFT_OUT:
                continue
            if name in ("_rels/.rels", "ppt/_rels/presentation.xml.rels"):
                part = _TO_LEFT_OUT.sub(b"", part)
            elif name == "docProps/app.xml":
                part = _PROGRAM.sub(rb"\g<1>" + PRODUCER.encode(), part)
            elif name.endswith(".xlsx"):
                part = packed(_undated(part))
            info = ZipInfo(name, NO_DAY)
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            target.writestr(info, part)
    return made.getvalue()


def _undated(workbook: bytes) -> bytes:
    """Returns a workbook that does not say when it was made."""
    made = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _DATED.sub(NO_TIME, part) if name == "docProps/core.xml" else part)
    return made.getvalue()
