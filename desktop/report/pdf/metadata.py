"""Writes the metadata of a PDF: title, language and date, and nothing about the machine or the person that made it.

Promise of safety: P4.
"""

from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString

from desktop.report.document.characters import one_line
from desktop.report.document.outline import Outline

PRODUCER = "Firsthand"
# For a visit without a date: a fixed moment, so that the same visit gives the same bytes.
NO_DATE = date(2000, 1, 1)
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def moment_of(outline: Outline) -> datetime:
    """Returns the moment of the document: the start of the visit's day in UTC."""
    try:
        day = date.fromisoformat(outline.date)
    except ValueError:
        day = NO_DATE
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


class Information(PDFInfo):  # type: ignore[misc]  # ReportLab is untyped
    """The information dictionary of one outline."""

    def __init__(self, outline: Outline) -> None:
        super().__init__()
        self.title = one_line(outline.title)
        self.author = ""
        self.subject = one_line(outline.kicker)
        self._moment = f"{moment_of(outline):%Y%m%d%H%M%S}"

    def format(self, document: PDFDocument) -> bytes:
        """Returns the dictionary as it stands in the file."""
        stamp = PDFString(f"D:{self._moment}Z")
        entries = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Producer": PRODUCER}
        dictionary = PDFDictionary({name: PDFString(value) for name, value in entries.items()})
        dictionary["CreationDate"] = dictionary["ModDate"] = stamp
        formatted: bytes = dictionary.format(document)
        return formatted


def xmp(outline: Outline, language: str) -> bytes:
    """Returns the XMP packet of one outline."""
    title = "".join(c for c in escape(one_line(outline.title)) if c not in "\ufffe\uffff")
    moment = f"{moment_of(outline):%Y-%m-%dT%H:%M:%SZ}"
    return XMP.format(title=title, language=escape(language), producer=PRODUCER, moment=moment).encode()
