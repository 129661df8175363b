"""Tries any text on paper: hostile ones in every place of every document, read back."""

from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from unicodedata import normalize

from pypdf import PdfReader

from db.model.records import Better, CompanyConsent, Heard, Note, ObjectionStatus, PersonConsent, RecordId
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH
from desktop.report.content.case_study import case_study
from desktop.report.content.story import licence
from desktop.report.content.visit_report import visit_report
from desktop.report.document.characters import clean
from desktop.report.document.outline import Outline
from desktop.report.document.story import Story
from desktop.report.fonts.drawn_signs import drawn_instead
from desktop.report.fonts.typefaces import EMOJI, SCRIPTS, FontStyle, lato, noto, noto_cjk
from desktop.report.layout.direction import levels_of
from desktop.report.pdf_writer import write_pdf
from tests.exchange.watching import foreign, watched
from tests.report import hostile
from tests.report.every_document import DOCUMENTS
from tests.report.reading import pdf, visible
from tests.report.visits import VISIT, answer, claim, consent, empty, objection, person, quote
from tests.torture.table import Outcome, Trial

# The guide on paper has no words of a visit.
MAKERS = {name: make for name, make in DOCUMENTS.items() if name != "interview guide"}


def any_text(trial: Trial) -> Outcome:
    """Prints hostile texts in a dozen places of every document and reads them back."""
    broken: list[str] = []
    makers = dict(trial.some(MAKERS.items(), 3))
    places = {name: _times(visible("Zebulon plain"), make(telling("Zebulon plain"))) for name, make in makers.items()}
    once = {name: _times(visible("Zebulon plain"), make(telling_once("Zebulon plain"))) for name, make in makers.items()}
    frames: set[str] = set()
    for run in range(trial.runs):
        text = hostile.text(trial.dice, run)
        whole = telling(text) if len(text) < 100_000 else telling_once(text)
        for name, make in makers.items():
            outline = make(whole)
            with watched() as seen:
                try:
                    faceless = write_pdf(outline, BytesIO()).faceless
                except Exception as error:
                    broken.append(f"run {run}: {name} ended with {type(error).__name__}")
                    continue
            frames |= faceless
            letters = _letters_of(outline)
            unsaid = {sign for sign in _without_face(text) if sign.casefold() in letters} - {sign[0] for sign in faceless}
            broken += [f"run {run}: no typeface has {unsaid}, and nobody is told"] if unsaid else []
            broken += [f"run {run}: {event} of {what}" for event, what in foreign(seen)]
            if make is case_study and len(text) < 100_000:
                broken += [f"run {run}: a case study has not what was typed as {place}" for place in _lost(text)]
            # Only the visit report tells the same words again and again.
            there = places[name] if len(text) < 100_000 else once[name]
            wanted = there if make is visit_report and len(text) < 100_000 else min(there, 1)
            if not _reads_back(text, letters, wanted):
                broken.append(f"run {run}: {name} does not read back as typed")
    return Outcome(
        trial.runs, tuple(broken), f"in {sum(places.values())} places each; {len(frames)} signs without a face, all told"
    )


def telling(text: str) -> WholeVisit:
    """Returns a visit with `text` in a dozen places of its documents."""
    who = person(text, PersonConsent.NAMED, job_title=text)
    return empty(
        people=(who,),
        consent=consent(CompanyConsent.NAMED, note=text),
        answers=(answer("challenge", text), answer("surprises", text)),
        quotes=(quote(text, said_by=who.id),),
        claims=(claim(metric=text, wording=text),),
        objections=(objection(text, answer=text),),
        notes=(Note(id=RecordId("n"), visit_id=VISIT, text=text),),
    )


def telling_each(text: str) -> WholeVisit:
    """Returns a visit with `text` in each place of a case study, each time with a word of its own behind it."""
    who = person(f"{text} Alfa", PersonConsent.NAMED, job_title="Planner")
    doubt = objection(f"{text} Bravo", answer=f"{text} Charlie", status=ObjectionStatus.ANSWERED, heard=Heard.FIRST_HAND)
    return empty(
        people=(who,),
        consent=consent(CompanyConsent.NAMED),
        answers=(answer("challenge", f"{text} Delta"), answer("surprises", f"{text} Echo")),
        quotes=(quote(f"{text} Foxtrot", said_by=who.id),),
        # Better, whatever the text says of it: a loss is left out.
        claims=(claim(metric=f"{text} Golf", before="9", after="3", better=Better.LOWER),),
        objections=(doubt, objection(f"{text} Hotel", status=ObjectionStatus.OPEN, answer="x")),
    )


PLACES = {"Bravo": "a concern", "Charlie": "its answer", "Delta": "the challenge", "Echo": "a surprise", "Golf": "a metric"}


def _lost(text: str) -> list[str]:
    """Returns the places whose words do not stand on paper letter by letter, but for the signs that the licence sets."""
    made = case_study(telling_each(text))
    bare = replace(made, footer="", mark="", glance=(), notes=(), labels=replace(made.labels, page_of=""))
    letters = visible("".join(page.extract_text() for page in PdfReader(BytesIO(pdf(bare))).pages))
    lost = ["an open objection"] if "Hotel" in letters else []
    if levels_of(clean(text)) is not None or "\ufeff" in text:
        return lost
    said = visible(clean(f"{text} Foxtrot"))
    # Inside quotation marks nothing changes, neither sign nor case.
    lost += [] if said in letters else ["a quote"]
    small = letters.casefold()
    for word, place in PLACES.items():
        if visible(clean(licence.printed(f"{text} {word}", ENGLISH))).casefold() not in small:
            lost.append(place)
    return lost


def telling_once(text: str) -> WholeVisit:
    """Returns a visit with `text` in one place."""
    return empty(consent=consent(CompanyConsent.NAMED), answers=(answer("challenge", text),))


def _times(wanted: str, outline: Outline | Story) -> int:
    return _letters_of(outline).count(wanted.casefold())


def _letters_of(outline: Outline | Story) -> str:
    """Returns the text of the wide column under one rule: without white space and unprintable characters, in small letters."""
    bare: Outline | Story
    if isinstance(outline, Story):
        labels = replace(outline.labels, page_of="")
        bare = replace(outline, footer="", mark="", labels=labels, glance=(), notes=(), as_told="", about_customer="")
    else:
        bare = replace(outline, footer="", page_of="", stamp="", aside=())
    return visible("".join(page.extract_text() for page in PdfReader(BytesIO(pdf(bare))).pages)).casefold()


def _reads_back(text: str, printed: str, times: int) -> bool:
    letters, wanted = (_without_signs(said) for said in (printed, visible(clean(text)).casefold()))
    # This reader takes U+FEFF, a sign without form, for one of a script from the right, and turns what follows.
    if levels_of(clean(text)) is None and "\ufeff" not in text:
        return letters.count(wanted) >= times or not wanted
    # Right-to-left text comes back in the order of the paper; the reader turns it around, not the document.
    have = Counter(letters)
    return all(have[letter] >= times * count for letter, count in Counter(wanted).items())


def _without_signs(text: str) -> str:
    """Returns `text` without the signs that a case study sets as print has them."""
    return "".join(c for c in text if c not in "-–−~≈%.。+")


@cache
def _has_face(sign: str) -> bool:
    faces = [lato(FontStyle.REGULAR), *(noto(name, 400) for name in (*SCRIPTS, EMOJI)), noto_cjk(0, 400)]
    # What no face has as one sign may be put together from its parts, ↮ as ↔ with a stroke over it, or be drawn as another.
    forms = {sign, normalize("NFD", sign), drawn_instead(sign)} - {""}
    return any(all(map(face.has, form)) for face in faces for form in forms)


def _without_face(text: str) -> set[str]:
    return {sign for sign in visible(clean(text)) if not _has_face(sign)}
