"""Writes the structure of a document for assistive technology: headings, paragraphs, lists, pictures (ISO 14289-1).

While pages are drawn, each piece of content is marked with its element; at the end the tree of elements
and the map from content to element are written into the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFString

from desktop.report.document.cancel import breathe
from desktop.report.document.characters import one_line


class Raw(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """An object whose text is set once everything it refers to is known."""

    __RefOnly__ = 1

    def __init__(self, document: PDFDocument, content: str = "null") -> None:
        self.content = content
        self._document = document
        document.Reference(self)

    @property
    def reference(self) -> str:
        """The reference by which other objects point to this one."""
        return referred(self._document, self)

    def format(self, _document: PDFDocument) -> bytes:
        """Returns the object as it stands in the file."""
        return self.content.encode("latin-1")


def referred(document: PDFDocument, part: PDFObject | str) -> str:
    """Returns the reference to `part` (an object or its name) of `document`."""
    name = part if isinstance(part, str) else document.Reference(part).name
    return "{} {} R".format(*document.idToObjectNumberAndVersion[name])


def literal(text: str) -> str:
    """Returns `text` as a string in the file."""
    return str(PDFString(one_line(text)).format(_PLAIN).decode("latin-1"))


class _Plain(PDFObject):  # type: ignore[misc]
    """Stands in for a document that is not encrypted."""

    encrypt = PDFDocument.encrypt


_PLAIN = _Plain()


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure: its role, its content, the words read instead of a picture, where the picture is, how many
    columns of a table a cell takes."""

    role: str
    alt: str = ""
    language: str = ""
    box: tuple[float, float, float, float] | None = None
    columns: int = 1
    kids: "list[Element | Mark | Annotation]" = field(default_factory=list)

    def add(self, role: str, alt: str = "", language: str = "") -> "Element":
        """Adds a new element at the end of this one."""
        element = Element(role, alt, language)
        self.kids.append(element)
        return element


@dataclass(frozen=True, slots=True)
class Mark:
    """Content number `number` on page `page`, both counted from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on page `page`."""

    page: int
    raw: Raw


class Structure:
    """The tree of elements of one document, and the elements to which the content of each page belongs."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._marks: list[list[Element]] = []
        self._annotations: list[Element] = []

    def page_begins(self) -> None:
        """Counts the next page."""
        self._marks.append([])

    def mark(self, element: Element) -> int:
        """Assigns the next content of the current page to `element`; returns the number of that content."""
        page, marks = len(self._marks) - 1, self._marks[-1]
        element.kids.append(Mark(page, len(marks)))
        marks.append(element)
        return len(marks) - 1

    def annotate(self, element: Element, raw: Raw) -> int:
        """Adds a link of the current page to `element`; returns its number, which `key` turns into a key."""
        element.kids.append(Annotation(len(self._marks) - 1, raw))
        self._annotations.append(element)
        return len(self._annotations) - 1

    def key(self, annotation: int) -> int:
        """Returns the key of a link in the map from content to element; pages come first."""
        return len(self._marks) + annotation

    def write(self, document: PDFDocument, pages: list[str]) -> Raw:
        """Writes the tree into `document`, whose pages are the references `pages`; returns its root."""
        _prune(self.root)
        objects: dict[Element, Raw] = {}
        root = Raw(document)
        for _, element in _walk(self.root, None):
            objects[element] = Raw(document)
        for parent, element in _walk(self.root, None):
            breathe()
            above = objects[parent] if parent else root
            objects[element].content = _dictionary(element, above, objects, pages)
        ways = [[objects[element].reference for element in marks] for marks in self._marks]
        numbers = [f"{page} [{' '.join(way)}]" for page, way in enumerate(ways)]
        numbers += [f"{self.key(n)} {objects[element].reference}" for n, element in enumerate(self._annotations)]
        back = Raw(document, f"<< /Nums [{' '.join(numbers)}] >>")
        root.content = (
            f"<< /Type /StructTreeRoot /K [{objects[self.root].reference}] /ParentTree {back.reference}"
            f" /ParentTreeNextKey {len(numbers)} >>"
        )
        return root


def _prune(element: Element) -> None:
    """Removes elements without content."""
    for kid in element.kids:
        if isinstance(kid, Element):
            _prune(kid)
    # An empty cell stays, as every row of a table has all its columns.
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.role == "TD"]


def _walk(element: Element, parent: Element | None) -> Iterator[tuple[Element | None, Element]]:
    yield parent, element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid, element)


def _dictionary(element: Element, parent: Raw, objects: dict[Element, Raw], pages: list[str]) -> str:
    """Returns the entry of one element, its children in reading order."""
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(objects[kid].reference)
        elif isinstance(kid, Mark):
            kids.append(f"<< /Type /MCR /Pg {pages[kid.page]} /MCID {kid.number} >>")
        else:
            kids.append(f"<< /Type /OBJR /Pg {pages[kid.page]} /Obj {kid.raw.reference} >>")
    parts = [f"<< /Type /StructElem /S /{element.role} /P {parent.reference} /K [{' '.join(kids)}]"]
    if element.alt:
        parts.append(f"/Alt {literal(element.alt)}")
    if element.language:
        parts.append(f"/Lang {literal(element.language)}")
    if element.role == "Note":
        parts.append(f"/ID {literal('note ' + objects[element].reference)}")
    if element.role == "Figure":
        box = f" /BBox [{' '.join(f'{end:.2f}' for end in element.box)}]" if element.box else ""
        parts.append(f"/A << /O /Layout /Placement /Block{box} >>")
    if element.role in ("TH", "TD") and (element.role == "TH" or element.columns > 1):
        scope = "/Scope /Column " if element.role == "TH" else ""
        parts.append(f"/A << /O /Table {scope}/ColSpan {element.columns} >>")
    return " ".join([*parts, ">>"])
