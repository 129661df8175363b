"""Tries that each format says how a case study stands: at every status, as draft and version, as card, twin and picture."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePath
from random import Random
from typing import Any

from docx import Document
from pypdf import PdfReader

from db.engine.store import Store
from db.model.kinds import ApprovalAnswer, CompanyConsent, PermissionAnswer, Purpose, Rung
from db.model.whole_study import WholeVersion, version_in
from db.repositories import incoming, studies, visits
from desktop.consent.status import Known, Status, status_of
from desktop.consent.version_hash import version_hash
from desktop.documents.sharing.status_words import APPROVED
from desktop.documents.studies.study_material import StudyMaterial, material_of, new_study, next_version, printed
from desktop.documents.studies.study_pictures import parts_of
from desktop.documents.studies.study_shapes import Look
from desktop.report.document.story import Story, sentences_of
from tests.factories import a_permission, a_sharing, an_approval
from tests.prepared import new_store
from tests.report.content.story.told import FILES, NAMED, whole
from tests.report.formats.two_documents import ENDINGS
from tests.report.formats.written import FORMATS, parts_in
from tests.report.reading import visible
from tests.torture.stores import KEY, NAME
from tests.torture.table import Outcome, Trial

DAY, WHO = "2026-12-24", "Kari Moen"
PICTURE = ".png"
# What the line above the headline says, and what stands at the foot.
SAID = {
    Status.DRAFT: ("Draft, not yet approved", "version 1 of"),
    Status.INTERNAL: ("For internal use only", "internal"),
    Status.WITH_CUSTOMER: ("not yet approved", "not yet approved"),
    Status.CHANGES: ("asked for changes", "not yet approved"),
    Status.APPROVED: ("Approved by", "approved on"),
    Status.PUBLISHED: ("Approved, published on", "approved, published on"),
    Status.EXPIRED: ("not any more", "approved until"),
    Status.WITHDRAWN: ("not to be used", "withdrawn on"),
}
OPEN_DRAFT, INSIDE = ("Draft, not yet approved", "draft of"), ("Internal only, not to be shared", "internal")
# A version is written when it is made, and again as it was kept.
VERSION, KEPT, PART = "version", "kept", "picture"
LOOKS = {
    VERSION: Look(),
    KEPT: Look(),
    "draft": Look(),
    "card": Look(is_card=True),
    "twin": Look(is_anonymous=True),
    PART: Look(part="tile:1"),
}
# What nothing says once it is approved.
OF_DRAFTS = ("draft", "not yet approved")


def said_in_each_format(trial: Trial) -> Outcome:
    """Writes a case study in each format, at a status, in a shape, and looks for both on all that is shown."""
    broken: list[str] = []
    files = 0
    statuses = list(SAID)
    for run in range(trial.runs):
        status = statuses[run % len(statuses)]
        store = new_store(trial.place(run) / NAME, KEY)
        of = _material(store, trial.dice.choice(sorted(FILES)), status)
        version = version_in(next_version(of))
        of = replace(of, known=_known(of, version, status))
        found = status_of(version, of.known, DAY).status
        broken += [f"run {run}: {found} and not {status}"] if found is not status else []
        for name, look in LOOKS.items():
            shown = replace(of, version=version if name == KEPT else None)
            wrong = _wrong_in(shown, look, version if name in (VERSION, PART) else None, status, trial.dice)
            broken += [f"run {run}, {status}, {name}: {one}" for one in wrong]
            files += 1
        store.close()
    return Outcome(trial.runs, tuple(broken), f"{files} files in {len(ENDINGS)} formats, each says how it stands")


def _material(store: Store, name: str, status: Status) -> StudyMaterial:
    taken = whole(name)
    company = CompanyConsent.INTERNAL_ONLY if status is Status.INTERNAL else CompanyConsent.NAMED
    consent = replace(NAMED, visit_id=taken.visit.id, company=company)
    visit_id = incoming.add(store, replace(taken, consent=consent))
    customer_id = visits.load(store.connection, visit_id).customer.id
    visits.apply(store, new_study(store.connection, customer_id, [visit_id]))
    of = material_of(store.connection, studies.of_customer(store.connection, customer_id)[-1])
    return replace(of, day=DAY)


def _known(of: StudyMaterial, version: WholeVersion, status: Status) -> Known:
    """Returns what is known with what makes the version stand so."""
    customer, made = of.known.customer, version.version.id
    answered = {"study_version": made, "digest": version_hash(version), "by": WHO, "since": "2026-12-10"}
    sent = a_sharing(customer, purpose=Purpose.APPROVER, to=WHO, day="2026-12-01", study_version=made)
    approved = an_approval(customer, **answered)
    out = a_sharing(customer, purpose=Purpose.PUBLISHED, place="our site", day="2026-12-15", study_version=made)
    taken: dict[str, Any] = {"rung": Rung.NUMBER, "answer": PermissionAnswer.WITHDRAWN, "since": "2026-12-20", "by": WHO}
    more: dict[Status, dict[str, Any]] = {
        Status.WITH_CUSTOMER: {"sharings": [sent]},
        Status.CHANGES: {"sharings": [sent], "approvals": [an_approval(customer, answer=ApprovalAnswer.CHANGES, **answered)]},
        Status.APPROVED: {"sharings": [sent], "approvals": [approved]},
        Status.PUBLISHED: {"sharings": [sent, out], "approvals": [approved]},
        Status.EXPIRED: {"approvals": [replace(approved, until="2026-12-20")]},
        Status.WITHDRAWN: {"permissions": [*of.known.permissions, a_permission(customer, **taken)], "approvals": [approved]},
    }
    return replace(of.known, required=(), **more.get(status, {}))


def _wrong_in(of: StudyMaterial, look: Look, version: WholeVersion | None, status: Status, dice: Random) -> Iterator[str]:
    material = look.material(of)
    told = printed(material, look.is_card, version)
    if look.part and look.part not in parts_of(told):
        return
    is_version = version is not None or of.version is not None
    line, foot = SAID[status] if is_version else INSIDE if status is Status.INTERNAL else OPEN_DRAFT
    if line not in told.status or foot not in told.mark:
        yield f"it says {told.status!r}, and {told.mark!r} at its foot"
    ending = PICTURE if look.part else dice.choice([one for one in ENDINGS if one != PICTURE])
    made = look.file(material, PurePath(f"study{ending}"), version)
    is_approved = is_version and status in APPROVED
    if look.part:
        yield from _wrong_in_picture(made.page, told, is_approved)
        return
    pages = pages_of(ending, made.data)
    if visible(told.status) not in "".join(pages):
        yield f"{ending} does not say {told.status!r}"
    yield from (
        f"page {n} of {ending} does not say {told.mark!r}" for n, one in enumerate(pages, 1) if visible(told.mark) not in one
    )
    if is_approved:
        everything, words = _everything(ending, made.data), " ".join(one.text for one in sentences_of(told)).casefold()
        yield from (f"{ending} says {one!r}" for one in OF_DRAFTS if visible(one) in everything and one not in words)


def _wrong_in_picture(page: bytes, told: Story, is_approved: bool) -> Iterator[str]:
    """Yields what the page of a picture says wrongly; the picture is that page, dot by dot."""
    (shown,) = (visible(one.extract_text()) for one in PdfReader(BytesIO(page)).pages)
    if is_approved is (visible(told.mark) in shown):
        yield f"the picture says {shown!r}"


def pages_of(ending: str, data: bytes) -> list[str]:
    """Returns what can be seen on each page, with its foot; a file without pages is one."""
    if ending == ".pdf":
        return [visible(page.extract_text()) for page in PdfReader(BytesIO(data)).pages]
    shown = visible(FORMATS[ending][1](data))
    if ending != ".docx":
        return [shown]
    # Word repeats the foot of a section on each of its pages, if it has no other for the first page or for even ones.
    document = Document(BytesIO(data))
    others = document.settings.odd_and_even_pages_header_footer
    return [
        shown + visible("".join(one.text for one in section.footer.paragraphs))
        if not (others or section.different_first_page_header_footer)
        else ""
        for section in document.sections
    ]


def _everything(ending: str, data: bytes) -> str:
    """Returns all that can be read in a file, what it says of itself too."""
    if ending == ".pdf":
        reader = PdfReader(BytesIO(data))
        return visible("".join((*pages_of(ending, data), *map(str, (reader.metadata or {}).values())))).casefold()
    parts = [part for name, part in parts_in(data)] if ending in (".docx", ".pptx") else [data]
    return visible("".join(part.decode("utf-8", "replace") for part in parts)).casefold()
