"""Writes the sections of a story before and after its results: challenge, what had to be overcome, solution, what is next."""

from db.model.case_study import Choices, Sentence
from db.model.kinds import RecordId
from db.model.messages import N_
from db.model.records import ClaimKind, Heard, Objection, ObjectionStatus
from desktop.core.messages import Translator
from desktop.report.content.story.aims import aim_inside, is_infinitive
from desktop.report.content.story.licence import as_sentence, first_capital, inside, printed, with_stop
from desktop.report.content.story.material import Material
from desktop.report.content.story.people import Names
from desktop.report.content.story.plans import is_plan
from desktop.report.content.story.quotes import same, told_in
from desktop.report.content.story.results import plain_sentence
from desktop.report.content.story.told_claim import is_feeling
from desktop.report.document.story import Answered
from desktop.report.document.wording import day, quoted

WANTED = N_("{customer} wanted to {aims}.")
AND_TO = N_("{aim}, and to {other}")
AIMS = N_("What {customer} wanted: {aim}")


class Sections:
    """Writes the sections of one story; `name` is what the customer is called inside a sentence."""

    def __init__(self, material: Material, names: Names, language: str, words: Translator) -> None:
        self._material = material
        self._names = names
        self._language = language
        self._words = words
        self._name = material.called_inside

    def sentence(self, slot: str, text: str, *ids: RecordId | None) -> Sentence:
        """Returns a sentence that comes from the records named."""
        known = tuple(one for one in ids if one)
        return Sentence(slot=slot, text=text, record_ids=known, digest=self._material.digest(known))

    # Challenge

    def challenge(self, told: list[str]) -> tuple[tuple[Sentence, ...], ...]:
        """Returns the paragraphs of the challenge: how it was, what had been tried, and what was wanted."""
        words = self._words
        first, tried = [], []
        text, record = self._material.answer("challenge", newest=False)
        if text:
            first.append(self.sentence("challenge", as_sentence(text, words), record))
        first += self._claims(ClaimKind.BASELINE, told)
        other, record = self._material.answer("alternatives", newest=False)
        if other:
            lead = words.text(N_("What they had tried: {text}"), text=inside(other, words, self._language))
            tried.append(self.sentence("challenge", with_stop(lead), record))
        if len(self._material.objectives) > 1 or not text:
            tried += self.aims("challenge")
        tried += self._claims(ClaimKind.GOAL, told)
        return tuple(tuple(part) for part in (first, tried) if part)

    def _claims(self, kind: ClaimKind, told: list[str]) -> list[Sentence]:
        """Returns the claims of a kind; of one whose words are told as a quote, the figures alone."""
        found = [one for one in self._material.claims if one.claim.kind is kind]
        found = [one for one in found if one.before or one.after or one.amount or not told_in(one.claim.wording, told)]
        return [plain_sentence(one, "challenge", self._material, self._names, self._words) for one in found]

    def aims(self, slot: str, most: int = 4) -> list[Sentence]:
        """Returns what was wanted in one sentence: after "to" where all aims begin with a verb, else after a colon."""
        words, found = self._words, self._material.objectives[:most]
        if not found:
            return []
        aims = [aim_inside(one.text, words, self._language) for one in found]
        ids = [one.id for one in found]
        if not all(is_infinitive(one.text) for one in found):
            text = with_stop(words.text(AIMS, customer=self._name, aim="; ".join(aims)))
            return [self.sentence(slot, text, *ids)]
        text = aims[0]
        for other in aims[1:]:
            text = words.text(AND_TO, aim=text, other=other)
        return [self.sentence(slot, first_capital(words.text(WANTED, customer=self._name, aims=text)), *ids)]

    # Overcome

    def overcome(self, choices: Choices) -> tuple[Answered, ...]:
        """Returns the answered objections, each with its answer; open and partly answered ones never stand in a story."""
        answered = [o for o in self._material.objections if o.status is ObjectionStatus.ANSWERED and o.answer.strip()]
        if choices.objections is not None:
            answered = [one for wanted in choices.objections for one in answered if one.id == wanted]
        return tuple(map(self._answered, answered))

    def _answered(self, objection: Objection) -> Answered:
        words = self._words
        who = self._names.known(objection.said_by) if objection.heard is Heard.FIRST_HAND else ""
        answer = as_sentence(objection.answer, words)
        if who:
            won = words.text(N_("That won over {who}."), who=self._names.again(objection.said_by))
            answer = f"{answer} {won}"
        said = quoted(objection.text, self._language) if objection.verbatim else as_sentence(objection.text, words)
        return Answered(
            concern_label=words.text(N_("The concern of {who}"), who=who) if who else words.text(N_("The concern")),
            concern=self.sentence("overcome", said, objection.id),
            answer_label=words.text(N_("What answered it")),
            answer=self.sentence("overcome", answer, objection.id),
        )

    # Solution and what is next

    def solution(self) -> tuple[Sentence, ...]:
        """Returns what was done, how it began, what it took and what surprised."""
        words, visit = self._words, self._material.newest.visit
        text, record = self._material.answer("solution")
        found = []
        if text and same(text) != same(visit.product):
            found.append(self.sentence("solution", as_sentence(text, words), record))
        elif visit.product.strip():
            name = self._name if self._material.named else words.text(N_("the customer"))
            lead = words.text(N_("What {customer} uses: {product}"), customer=name, product=printed(visit.product, words))
            found.append(self.sentence("solution", with_stop(lead), record or RecordId(visit.id)))
        start, record = self._material.answer("start")
        if start:
            found.append(self.sentence("solution", as_sentence(start, words), record))
        surprise, record = self._material.answer("surprises")
        if surprise:
            lead = words.text(N_("One surprise: {text}"), text=inside(surprise, words, self._language))
            found.append(self.sentence("solution", with_stop(lead), record))
        took = [one for one in self._material.claims if one.claim.kind is ClaimKind.INVESTMENT and not is_feeling(one.claim)]
        return (*found, *(plain_sentence(one, "solution", self._material, self._names, words) for one in took))

    def next(self) -> tuple[Sentence, ...]:
        """Returns what is next: the customer's plans, never homework; and that it takes reference calls."""
        words, found = self._words, []
        for promise in filter(is_plan, self._material.promises):
            text = as_sentence(promise.text, words)
            if promise.due.strip():
                by = day(promise.due, words)
                text = with_stop(words.text(N_("{text}, by {date}"), text=text.rstrip("."), date=by))
            found.append(self.sentence("next", text, promise.id))
        if self._material.named and "reference call" in self._material.scope:
            text = first_capital(words.text(N_("{customer} takes reference calls."), customer=self._name))
            found.append(self.sentence("next", text, *self._consents()))
        return tuple(found)

    def _consents(self) -> list[RecordId]:
        return [RecordId(key) for key in self._material.digests if key in self._material.consents]
