"""Writes the metadata of a PDF: title, language and date, and nothing about the machine or the person that made it.

Promise of safety: P4.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString

from desktop.report.document.characters import one_line
from desktop.report.document.outline import Outline
from desktop.report.document.story import Story

PRODUCER = "Firsthand"
# For a visit without a date: a fixed moment, so that the same visit gives the same bytes.
NO_DATE = date(2000, 1, 1)
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{more}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{changed}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
{kept}</rdf:Description>
{schemas}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
# What says that the file is built to PDF/A-2a, and which words of another standard stand in these metadata.
KEPT = """<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
"""
SCHEMAS = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


@dataclass(frozen=True, slots=True)
class Description:
    """What a file says of itself: title, subject, author (our company, where known), language and date of the visit, keywords.

    `version` and `changed` are number and date of a version that was kept.
    """

    title: str
    subject: str
    author: str
    language: str
    date: str
    keywords: tuple[str, ...] = ()
    version: str = ""
    changed: str = ""


def described(document: Outline | Story) -> Description:
    """Returns what the file of `document` says of itself; the subject of a case study is its summary.

    Its keywords are printed in it too: what it is, of whom, and which kinds of results it tells.
    """
    if isinstance(document, Story):
        summary = " ".join(sentence.text for sentence in document.summary)
        return Description(
            document.title.text,
            summary or document.labels.kicker,
            document.house.name,
            document.own_language,
            document.date,
            _words([document.labels.kicker, document.customer, *(tile.category for tile in document.tiles)]),
            str(document.version or ""),
            document.made,
        )
    author = document.sender.name if document.sender else ""
    return Description(document.title, document.kicker, author, document.language, document.date, _words([document.kicker]))


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    """Returns each of the texts once; a comma stands between keywords, so none has one."""
    return tuple(dict.fromkeys(word for text in texts if (word := one_line(text).replace(",", "").strip())))


def moment_of(outline: Description, changed: bool = False) -> datetime:
    """Returns the moment of the document: the start of the visit's day in UTC, or of the day of its version if `changed`."""
    try:
        day = date.fromisoformat((outline.changed if changed else "") or outline.date)
    except ValueError:
        day = NO_DATE
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


class Information(PDFInfo):  # type: ignore[misc]  # ReportLab is untyped
    """The information dictionary of one outline."""

    def __init__(self, outline: Description) -> None:
        super().__init__()
        self.title = one_line(outline.title)
        self.author = one_line(outline.author)
        self.subject = one_line(outline.subject)
        self.keywords = ", ".join(outline.keywords)
        self._moment, self._changed = (f"D:{moment_of(outline, changed):%Y%m%d%H%M%S}Z" for changed in (False, True))

    def format(self, document: PDFDocument) -> bytes:
        """Returns the dictionary as it stands in the file."""
        entries = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Keywords": self.keywords}
        entries["Producer"] = PRODUCER
        dictionary = PDFDictionary({name: PDFString(value) for name, value in entries.items() if value})
        dictionary["CreationDate"], dictionary["ModDate"] = PDFString(self._moment), PDFString(self._changed)
        formatted: bytes = dictionary.format(document)
        return formatted


def xmp(outline: Description, language: str, is_kept: bool = True) -> bytes:
    """Returns the XMP packet of one outline; `is_kept` where it is built to be kept in an archive (PDF/A)."""
    title, subject, author = (_escaped(text) for text in (outline.title, outline.subject, outline.author))
    more = (
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>\n'
        if subject
        else ""
    )
    more += f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n" if author else ""
    if outline.keywords:
        items = "".join(f"<rdf:li>{_escaped(word)}</rdf:li>" for word in outline.keywords)
        more += f"<dc:subject><rdf:Bag>{items}</rdf:Bag></dc:subject>\n"
        more += f"<pdf:Keywords>{_escaped(', '.join(outline.keywords))}</pdf:Keywords>\n"
    more += f"<xmpMM:VersionID>{outline.version}</xmpMM:VersionID>\n" if outline.version else ""
    moment, changed = (f"{moment_of(outline, changed):%Y-%m-%dT%H:%M:%SZ}" for changed in (False, True))
    kept, schemas = (KEPT, SCHEMAS) if is_kept else ("", "")
    texts = {"title": title, "more": more, "language": escape(language), "kept": kept, "schemas": schemas}
    return XMP.format(producer=PRODUCER, moment=moment, changed=changed, **texts).encode()


def _escaped(text: str) -> str:
    return "".join(c for c in escape(one_line(text)) if c not in "\ufffe\uffff")
