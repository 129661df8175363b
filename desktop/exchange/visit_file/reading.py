"""Reads a visit file of any version into a visit, completely or not at all. Promise of safety: I1."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from db.model.messages import N_, Message
from db.model.visit_copy import VisitCopy
from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.common.read_untrusted import Unreadable, read_outside
from desktop.exchange.visit_file.complaints import in_words, kind_in_words
from desktop.exchange.visit_file.json_input import content_of
from desktop.exchange.visit_file.limits import FORMAT, MOST_BYTES
from desktop.exchange.visit_file.version_1 import reading as version_1
from desktop.exchange.visit_file.version_2 import reading as version_2
from desktop.exchange.visit_file.version_2.format import MAJOR, MINOR

T = TypeVar("T")
NEWER = N_("version: {version} is newer than this program reads ({known}); please update Firsthand")
NEITHER = N_('version: {version} is neither 1 nor "{known}"')
_VERSION = re.compile(r"(\d{1,6})\.(\d{1,6})")


def read_visit_file(path: Path) -> VisitCopy:
    """Returns the visit in the file at `path`. Raises BadVisitFile with the path, the place and the reason in one sentence."""
    return read_with(read_visit, path)


def read_with(read: Callable[[bytes], T], path: Path) -> T:
    """Returns what `read` makes of the file at `path`. Raises BadVisitFile that names the file too."""
    try:
        return read(read_outside(path, MOST_BYTES))
    except Unreadable as error:
        raise BadVisitFile(error.message) from None
    except BadVisitFile as error:
        raise BadVisitFile(N_("{name}: {reason}."), name=shown(path.name), reason=error.message) from None


def read_visit(data: bytes) -> VisitCopy:
    """Returns the visit in `data`, the bytes of a visit file. Raises BadVisitFile."""
    return visit_in(object_of(data))


def object_of(data: bytes) -> dict[str, object]:
    """Returns the JSON object in `data`. Raises BadVisitFile where it holds something else."""
    content = content_of(data)
    if not isinstance(content, dict):
        raise BadVisitFile(N_("the file holds no visit but {what}"), what=Message(kind_in_words(content)))
    return content


def visit_in(content: dict[str, object]) -> VisitCopy:
    """Returns the visit in the content of a visit file. Raises BadVisitFile."""
    if content.get("format") != FORMAT:
        raise BadVisitFile(N_('format: this is no visit file (it should say "{format}")'), format=FORMAT)
    major, minor = _version_of(content)
    if major == 1:
        known = bool(content.get("id"))
        return VisitCopy(whole=version_1.whole_visit(content), file_hash="" if known else _hash_of(content))
    return version_2.visit_copy(content, minor)


def _version_of(content: dict[str, object]) -> tuple[int, int]:
    version = content.get("version")
    if version == 1 and not isinstance(version, bool):
        return 1, 0
    return MAJOR, version_in(content, MAJOR, f"{MAJOR}.{MINOR}", NEITHER)


def version_in(content: dict[str, object], major: int, known: str, neither: str) -> int:
    """Returns the minor number of the version, which must be `major` and a text. Raises BadVisitFile with `neither`, or newer."""
    version = content.get("version")
    if isinstance(version, str) and (found := _VERSION.fullmatch(version)):
        theirs, minor = int(found[1]), int(found[2])
    elif isinstance(version, int) and not isinstance(version, bool):
        theirs, minor = version, 0
    else:
        theirs, minor = 0, 0
    if theirs > major:
        raise BadVisitFile(NEWER, version=in_words(version), known=known)
    if theirs != major or not isinstance(version, str):
        raise BadVisitFile(neither, version=in_words(version), known=known)
    return minor


def _hash_of(content: object) -> str:
    """Returns the hash that recognises a file without an id: of its content, whatever its layout."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
