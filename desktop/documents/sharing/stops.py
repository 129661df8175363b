"""Finds what stands against a case study before it goes out for a purpose: the stop list, graded by `desktop.consent.grades`.

What was refused, withdrawn, has expired or was never granted; names that must not appear; open objections; words in quotation
marks that nobody said; what is not approved. And what somebody should look at, which can be dismissed with a reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.model.agreed import DismissedStop, joint_hash
from db.model.case_study import Sentence
from db.model.house import Competitor
from db.model.in_force import Standing
from db.model.kinds import ItemKind, ObjectionStatus, PermissionSubject, Purpose, Rung
from db.model.marks import as_read
from db.model.messages import N_, Message
from db.model.records import Claim, ClaimKind, Objection, Quote
from db.model.whole_study import WholeVersion
from db.model.whole_visit import WholeVisit
from desktop.consent.doubtful_words import doubtful
from desktop.consent.grades import Grade, StopKind, grade_of
from desktop.consent.permissions import Lack, Use, lacking
from desktop.consent.same_words import folded
from desktop.consent.status import Known, Status, status_of, use_of
from desktop.core.messages import ENGLISH, Translator
from desktop.core.short_text import short
from desktop.documents.sharing.file_texts import MadeFile
from desktop.documents.sharing.leaks import full_names, leaks_in
from desktop.documents.sharing.left_out import left_out_in
from desktop.documents.sharing.stop_texts import IN_FILE, OF_REMARKS, PERHAPS_IN_FILE, SENTENCES
from desktop.documents.sharing.unbacked import backing_of, texts_of, unbacked
from desktop.evidence.figures.context_words import WORDS
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.word_list_notation import names
from desktop.evidence.remarks import remarks_on
from desktop.report.anonymise.who_may_be_named import telling
from desktop.report.content.story.licence import IN_MARKS
from desktop.report.content.story.notes import WORKED_OUT
from desktop.report.document.story import Story, sentences_of

OF_STANDING = {
    Standing.REFUSED: StopKind.REFUSED,
    Standing.WITHDRAWN: StopKind.WITHDRAWN,
    Standing.EXPIRED: StopKind.EXPIRED,
    Standing.ASKED: StopKind.MISSING,
    Standing.NEVER_ASKED: StopKind.MISSING,
}
ANONYMOUS = (Rung.INTERNAL, Rung.NUMBER, Rung.STORY)
THE_CUSTOMER, THE_LOGO, A_PERSON = N_("The customer"), N_("the logo"), N_("A person")
OLD_AFTER_DAYS = 730
LONGEST = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Something that stands against a document: how heavily, in a sentence, and the `text` it is about; `about` is its digest.

    `record_id` is what the text comes from, where it is known.
    """

    kind: StopKind
    grade: Grade
    message: Message
    about: str
    record_id: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A composed case study as it would go out: `version` holds what it prints, `wholes` are its visits as they are in force.

    `known` is what was agreed with the customer, the answers of all its visits among it. `away` where a visit is not here, so
    that not all that was said and agreed is known. `files` are the finished PDFs, where they are looked at too.
    """

    story: Story
    version: WholeVersion
    wholes: Sequence[WholeVisit]
    known: Known
    competitors: Sequence[Competitor] = ()
    dismissed: Sequence[DismissedStop] = ()
    away: bool = False
    files: Sequence[MadeFile] = ()


def stops_of(draft: Draft, purposes: Iterable[Purpose], day: str, words: Translator = ENGLISH) -> dict[Purpose, tuple[Stop, ...]]:
    """Returns what stands against `draft` for each purpose on `day`, the heaviest first; what was dismissed is left out."""
    finding = _Finding(draft, day, words)
    return {purpose: _left(draft, finding.all(purpose)) for purpose in purposes}


def _left(draft: Draft, stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Returns each of the stops once, the heaviest first, without those that were dismissed."""
    found = {(stop.kind, stop.about): stop for stop in stops if stop.grade is not Grade.NOTHING}
    gone = {(one.rule, one.about) for one in draft.dismissed}
    left = [stop for stop in found.values() if stop.grade is Grade.STOP or (stop.kind.value, stop.about) not in gone]
    return tuple(sorted(left, key=lambda stop: -stop.grade))


class _Finding:
    """Looks for stops in one draft."""

    def __init__(self, draft: Draft, day: str, words: Translator) -> None:
        self._draft, self._day, self._words = draft, day, words
        self._purpose = Purpose.SAVED
        self._said = list(sentences_of(draft.story))
        printed = (f"{one.text} {one.attribution}" for one in draft.version.items)
        self._texts = list(dict.fromkeys((*(one.text for one in self._said), *printed)))
        self._places = _places(draft, self._said)
        self._codes: dict[str, set[str]] = {}
        self._claims = {claim.id: (claim, whole) for whole in draft.wholes for claim in whole.claims}

    def all(self, purpose: Purpose) -> Iterator[Stop]:
        """Yields all that stands against it for a purpose."""
        self._purpose = purpose
        yield from self._rights()
        yield from self._items()
        yield from self._names()
        yield from self._files()
        yield from self._quotation_marks()
        yield from self._records()
        yield from self._wording()
        yield from self._unbacked()
        yield from self._left_out()

    def _stop(self, kind: StopKind, text: str, record_id: str = "", template: str = "", **values: object) -> Stop:
        told = short(_without_marks(" ".join(text.split())), LONGEST)
        message = Message(template or SENTENCES[kind], text=told, **values)
        about = joint_hash((text,))
        place = record_id or self._places.get(text, "")
        return Stop(kind=kind, grade=grade_of(kind, self._purpose), message=message, about=about, record_id=place, text=text)

    # What was agreed

    def _rights(self) -> Iterator[Stop]:
        known = self._draft.known
        use = use_of(self._draft.version, known.customer, known.people)
        if self._purpose is Purpose.INSIDE:
            # Ourselves may read what we heard, unless even that was refused.
            use = Use(rung=Rung.INTERNAL)
        use = replace(use, logo=self._draft.story.logo is not None)
        for lack in lacking(known.permissions, use, self._day):
            open_yet = lack.standing in (Standing.NEVER_ASKED, Standing.ASKED) and lack.rung in ANONYMOUS
            # Who was not asked may be told of anonymously, to the approver too; but not in public.
            if open_yet and self._purpose is not Purpose.PUBLISHED:
                continue
            if lack.about.subject is PermissionSubject.LOGO or (use.logo and lack.rung is Rung.NAME is not use.rung):
                yield self._stop(StopKind.LOGO, self._words.text(THE_LOGO))
                continue
            yield self._lack(OF_STANDING[lack.standing], lack, known.customer.name)

    def _lack(self, kind: StopKind, lack: Lack, text: str) -> Stop:
        people = {one.id: one.name for one in self._draft.known.people}
        of_person = lack.about.subject is PermissionSubject.PERSON
        by = lack.answer.by.strip() if lack.answer else ""
        who = people.get(lack.about.key, "").strip() or Message(A_PERSON) if of_person else by or Message(THE_CUSTOMER)  # type: ignore[call-overload]  # an id is a text
        return self._stop(kind, text, who=who, rung=Message(lack.rung.value))

    def _items(self) -> Iterator[Stop]:
        """Yields the items that somebody refused, and those that nobody approved."""
        known, version = self._draft.known, self._draft.version
        approved = status_of(version, known, self._day).status in (Status.APPROVED, Status.PUBLISHED)
        rung = Rung.NUMBER if self._purpose is Purpose.INSIDE else use_of(version, known.customer, known.people).rung
        about = [one for one in known.permissions if one.subject is PermissionSubject.ITEM]
        hashes = {item.item.hash: item for item in version.items}
        for lack in lacking(about, Use(rung=rung, items=tuple(hashes)), self._day):
            if lack.about.subject is not PermissionSubject.ITEM:
                continue
            text = hashes[lack.about.key].text
            if OF_STANDING[lack.standing] is not StopKind.MISSING:
                yield self._lack(OF_STANDING[lack.standing], lack, text)
            elif not approved:
                yield self._stop(StopKind.UNAPPROVED, text)
        if not approved:
            yield from (self._stop(StopKind.UNAPPROVED, one.text) for one in self._said if one.is_beyond_items)

    # Names, and words in quotation marks

    def _names(self) -> Iterator[Stop]:
        """Yields texts that name who is not to be named: what was composed does not, but what somebody typed may."""
        for whole in self._draft.wholes:
            tell, full = telling(whole, self._words), full_names(whole)
            for sentence in self._said:
                # A link may name them by where it leads.
                texts = (sentence.text, *map(as_read, sentence.targets))
                if any(full_name in folded(text) for full_name in full for text in texts):
                    yield self._stop(StopKind.LEAK, sentence.text)
                elif sentence.is_beyond_items and any(tell(text) != text for text in texts):
                    yield self._stop(StopKind.SHORT_NAME, sentence.text)

    def _files(self) -> Iterator[Stop]:
        """Yields the places of the finished files that name who is not to be named."""
        house = self._draft.story.house
        ours = (house.name, house.about_us, house.call_to_action, house.contact, house.legal_line)
        wholes, words = self._draft.wholes, self._words
        for leak in (one for file in self._draft.files for one in leaks_in(file, wholes, words, ours)):
            kind = StopKind.LEAK if leak.certain else StopKind.SHORT_NAME
            yield self._stop(kind, leak.text, template=IN_FILE if leak.certain else PERHAPS_IN_FILE, place=leak.place)

    def _quotation_marks(self) -> Iterator[Stop]:
        quotes: dict[str, Quote] = {quote.id: quote for whole in self._draft.wholes for quote in whole.quotes}
        for item in self._draft.version.items:
            of = [quotes[one] for one in item.records if one in quotes]
            if item.kind is ItemKind.QUOTE and of and not any(one.verbatim for one in of):
                yield self._stop(StopKind.PARAPHRASE, item.text, of[0].id)
        heard, story = _Heard(self._draft.wholes), self._draft.story
        # What stands in the place of a quote is read as one, also without its marks.
        in_place = [id(one.said) for one in (story.pull, story.pain, *story.quotes) if one]
        for sentence in self._said:
            runs = IN_MARKS.findall(sentence.text) or ([sentence.text] if id(sentence) in in_place else [])
            if sentence.typed and any(not heard(run) for run in runs):
                yield self._stop(StopKind.ALTERED, sentence.text)

    # What the records say

    def _records(self) -> Iterator[Stop]:
        objections: dict[str, Objection] = {one.id: one for whole in self._draft.wholes for one in whole.objections}
        for sentence in self._said:
            for record_id in sentence.record_ids:
                objection = objections.get(record_id)
                if objection and objection.status is not ObjectionStatus.ANSWERED:
                    yield self._stop(StopKind.OPEN_OBJECTION, sentence.text, record_id)
                if record_id in self._claims:
                    yield from self._claim(sentence, *self._claims[record_id])

    def _claim(self, sentence: Sentence, claim: Claim, whole: WholeVisit) -> Iterator[Stop]:
        if claim.id not in self._codes:
            self._codes[claim.id] = {remark.code for remark in remarks_on(claim, whole, self._words)}
        codes = self._codes[claim.id]
        for kind in dict.fromkeys(OF_REMARKS[code] for code in sorted(codes & set(OF_REMARKS))):
            yield self._stop(kind, sentence.text, claim.id)
        if claim.kind is ClaimKind.FORECAST and StopKind.FORECAST not in {OF_REMARKS.get(code) for code in codes}:
            yield self._stop(StopKind.FORECAST, sentence.text, claim.id)
        if _is_old(whole.visit.date, self._day):
            yield self._stop(StopKind.OLD, sentence.text, claim.id)
        direction = _way().search(claim.wording)
        if sentence.typed and direction and not _way().search(sentence.text):
            yield self._stop(StopKind.DIRECTION, sentence.text, claim.id, word=direction[0])

    # Wording

    def _wording(self) -> Iterator[Stop]:
        rivals = {word: _word(word) for one in self._draft.competitors for word in (one.name, *one.other_names) if word.strip()}
        for text in self._texts:
            for word, pattern in rivals.items():
                if pattern.search(text):
                    yield self._stop(StopKind.COMPETITOR, text, word=word)
            for kind, word in doubtful(text):
                yield self._stop(kind, text, word=word)
        yield from self._worked_out()

    def _unbacked(self) -> Iterator[Stop]:
        """Yields the numbers and names in typed sentences that are in no note; each is one thing, wherever it stands."""
        typed = [one for one in self._said if one.typed]
        if not typed or self._draft.away:
            return
        house, language = self._draft.story.house, self._draft.story.own_language
        backing = backing_of((*texts_of(self._draft.wholes, self._said), house.name, house.about_us))
        for sentence in typed:
            for start, length in unbacked(sentence.text, backing, language):
                word = sentence.text[start : start + length]
                found = self._stop(StopKind.UNBACKED, sentence.text, word=word)
                yield replace(found, about=joint_hash((word,)), record_id="")

    def _left_out(self) -> Iterator[Stop]:
        """Yields what somebody typed that tells what is left out by choice."""
        if self._draft.away:
            return
        draft, typed = self._draft, dict.fromkeys(one.text for one in self._said if one.typed)
        printed = [one.text for one in draft.version.items]
        for text, one in left_out_in(typed, draft.wholes, draft.version.version.choices, printed):
            found = self._stop(StopKind.LEFT_OUT, text, what=short(one.called, LONGEST))
            yield replace(found, about=joint_hash((text, one.record_id)), record_id="")

    def _worked_out(self) -> Iterator[Stop]:
        worked_out = self._words.text(WORKED_OUT)
        numbers = {number for number, text in self._draft.story.notes if text == worked_out}
        for result in self._draft.story.results:
            if result.way_note in numbers and result.way:
                yield self._stop(StopKind.WORKED_OUT, result.way)


def _without_marks(text: str) -> str:
    """Returns a quote without its marks, as it stands in others."""
    inner = text[1:-1]
    return inner if text[:1] == "“" and text[-1:] == "”" and not {*"“”"} & {*inner} else text


def _places(draft: Draft, said: Sequence[Sentence]) -> Mapping[str, str]:
    """Returns the first record each text of a draft comes from, by the text; what somebody typed comes from none."""
    found = {f"{one.text} {one.attribution}": one.records[0] for one in draft.version.items if one.records}
    found |= {one.text: one.records[0] for one in draft.version.items if one.records}
    return found | {one.text: one.record_ids[0] for one in said if one.record_ids}


class _Heard:
    """Knows all that was said at the visits, to find out whether words in quotation marks were."""

    def __init__(self, wholes: Sequence[WholeVisit]) -> None:
        said: list[str] = []
        for whole in wholes:
            said += [one.text for one in whole.quotes]
            said += [text for one in whole.objections for text in (one.text, one.answer)]
            said += [*(one.text for one in whole.objectives), *(one.text for one in whole.answers)]
            said += [text for one in whole.claims for text in (one.wording, one.moment, one.feeling)]
        self._said = [folded(text) for text in said]

    def __call__(self, run: str) -> bool:
        """Returns whether the words in quotation marks were said; what stands in square brackets is marked as ours."""
        parts = [folded(part) for part in re.split(r"\[[^\]]*\]", run)]
        return any(_in_order([part for part in parts if part], text) for text in self._said)


def _in_order(parts: Sequence[str], text: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(' '.join(word.split()))}(?!\w)", re.IGNORECASE)


_WAY: list[re.Pattern[str]] = []


def _way() -> re.Pattern[str]:
    """Returns what finds words for less and more, as figures are read by."""
    if not _WAY:
        listed = [*names(WORDS[Role.LESS]), *names(WORDS[Role.MORE])]
        _WAY.append(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)", re.IGNORECASE))
    return _WAY[0]


def _is_old(said_on: str, day: str) -> bool:
    try:
        return (date.fromisoformat(day) - date.fromisoformat(said_on)).days > OLD_AFTER_DAYS
    except ValueError:
        return False
