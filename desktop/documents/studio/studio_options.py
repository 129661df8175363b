"""Lists what there is to choose from for a case study, and what becomes of the choices when somebody chooses. Pure, no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from db.model.case_study import Choices, Sentence
from db.model.kinds import ObjectionStatus, RecordId
from db.model.messages import N_
from db.model.records import Objection
from desktop.documents.studies.version_difference import SECTIONS
from desktop.documents.studio.studio_sections import YOURS
from desktop.report.content.story.material import Material
from desktop.report.content.story.quotes import told_as_feelings
from desktop.report.content.story.told_claim import ToldClaim, is_result
from desktop.report.content.story.waiting import TOLD_IN
from desktop.report.document.story import Story, sentences_of

TABLE, OUT, OPEN, PARAPHRASE = N_("table"), N_("left out"), N_("open, stays in"), N_("paraphrase")
# Sections of quotes, as they are called beside one.
PLACES = {
    "pull": N_("large"),
    "challenge": SECTIONS["challenge"],
    "quotes": N_("below"),
    "told": PARAPHRASE,
    "feelings": N_("feelings"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something to choose: the id by which it is chosen, its words, and where it stands (`place`, a text of the catalogue).

    `is_on` where it is chosen; `number` that of its tile, 0 for none; `tone` its value category; `is_fixed` where nobody can
    choose it; `waits` where somebody's words wait until it is told there again.
    """

    id: str
    words: str
    is_on: bool = False
    number: int = 0
    place: str = ""
    tone: str = ""
    is_fixed: bool = False
    waits: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        """What is said beside its words, as texts of the catalogue."""
        return tuple(filter(None, (self.place, YOURS if self.waits else "")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What there is to choose from, in the order in which it is told; what is left out stands last. `own_title` as typed.

    `order` are the ids with those left out in the places they had.
    """

    titles: tuple[Option, ...] = ()
    own_title: str = ""
    results: tuple[Option, ...] = ()
    quotes: tuple[Option, ...] = ()
    objections: tuple[Option, ...] = ()
    order: tuple[str, ...] = ()


def options_of(material: Material, choices: Choices, story: Story) -> Options:
    """Returns what there is to choose from, as `story` was composed by the choices; what waits is in it."""
    waiting = set(_records(*story.waiting))

    def told(part: str, options: Iterable[Option]) -> tuple[Option, ...]:
        return (*(replace(one, waits=one.id in waiting) for one in options), *_gone(part, material, story))

    return Options(
        titles=_titles(story, choices),
        own_title=choices.title,
        results=told("results", _results(material, story)),
        quotes=told("quotes", _quotes(material, story)),
        objections=told("objections", _objections(material, story)),
        order=story.order,
    )


def with_title(choices: Choices, options: Options, title_id: str) -> Choices:
    """Returns the choices with another proposal as the title: its words go on following the notes."""
    if all(one.id != title_id for one in options.titles):
        return choices
    return replace(choices, title="", title_of=RecordId(title_id) or None)


def switched(choices: Choices, options: Options, part: str, option_id: str) -> Choices:
    """Returns the choices with an option of a part ("results", "quotes", "objections") taken in or left out.

    What is taken in comes behind that which stood before it, when it was told; else behind all others.
    """
    before = _chosen(getattr(options, part))
    chosen = [one for one in before if one != option_id]
    if len(chosen) == len(before):
        stood = options.order[: options.order.index(option_id)] if option_id in options.order else chosen
        chosen.insert(max((n for n, one in enumerate(chosen, 1) if one in stood), default=0), option_id)
    return _with(choices, part, chosen)


def moved(choices: Choices, options: Options, part: str, option_id: str, to: int) -> Choices:
    """Returns the choices with an option of a part at another place among the chosen ones; `to` is the index it gets."""
    chosen = [one for one in _chosen(getattr(options, part)) if one != option_id]
    at = max(0, min(to, len(chosen)))
    return _with(choices, part, (*chosen[:at], option_id, *chosen[at:]))


def stepped(choices: Choices, options: Options, part: str, option_id: str, step: int) -> Choices:
    """Returns the choices with a chosen option so many places further down, or up."""
    chosen = _chosen(getattr(options, part))
    return moved(choices, options, part, option_id, chosen.index(option_id) + step) if option_id in chosen else choices


def _chosen(options: Iterable[Option]) -> list[str]:
    return [one.id for one in options if one.is_on]


def _with(choices: Choices, part: str, ids: Iterable[str]) -> Choices:
    found = tuple(map(RecordId, ids))
    if part == "results":
        return replace(choices, results=found)
    return replace(choices, quotes=found) if part == "quotes" else replace(choices, objections=found)


def _titles(story: Story, choices: Choices) -> tuple[Option, ...]:
    """Returns the proposals; each is known by the record it tells, the one that tells none by nothing."""
    return tuple(
        Option(
            id=next(iter(one.record_ids), ""),
            words=one.text,
            is_on=(not choices.title and one.text == story.title.text) or one.text == choices.title,
        )
        for one in story.titles
    )


def _results(material: Material, story: Story) -> Iterable[Option]:
    tiles = _records(*(one.label for one in story.tiles))
    prose = _records(*(said for one in story.results for said in one.sentences))
    rows = _records(*(one.metric for one in story.rows))
    told = list(dict.fromkeys((*tiles, *prose, *rows)))
    there = {str(one.claim.id): one for one in material.claims if is_result(one.claim)}
    shown = [one for one in told if one in there]
    for claim_id in (*shown, *(one for one in there if one not in shown)):
        number = tiles.index(claim_id) + 1 if claim_id in tiles else 0
        place = "" if number or claim_id in prose else TABLE if claim_id in rows else OUT
        tone = there[claim_id].claim.category.value
        yield Option(id=claim_id, words=_called(there[claim_id]), is_on=claim_id in shown, number=number, place=place, tone=tone)


def _quotes(material: Material, story: Story) -> Iterable[Option]:
    told: dict[str, str] = {record: one.slot for one in sentences_of(story) for record in one.record_ids if one.slot in PLACES}
    order, felt = list(told), told_as_feelings(material)
    for one in sorted(material.quotes, key=lambda one: _index(order, one.id)):
        fixed = one.id in felt and one.id not in told
        place = PLACES["feelings" if fixed else told[one.id]] if fixed or one.id in told else OUT if one.verbatim else PARAPHRASE
        yield Option(id=one.id, words=" ".join(one.text.split()), is_on=one.id in told, place=place, is_fixed=fixed)


def _objections(material: Material, story: Story) -> Iterable[Option]:
    told = _records(*(one.concern for one in story.overcome))
    for one in sorted(material.objections, key=lambda one: (not _is_answered(one), _index(told, one.id))):
        fixed = not _is_answered(one)
        words = " ".join(one.text.split())
        yield Option(id=one.id, words=words, is_on=one.id in told, place=OPEN if fixed else "", is_fixed=fixed)


def _gone(part: str, material: Material, story: Story) -> Iterable[Option]:
    """Yields what is left out and no note any more, or no such note, by the words that wait of it."""
    other = {one.claim.id for one in material.claims if not is_result(one.claim)}
    words: dict[str, str] = {}
    for one in (one for one in story.waiting if one.typed and one.text.strip() and one.slot in TOLD_IN[part]):
        for record in story.order:
            if record in one.record_ids and (record in other or record not in material.digests):
                words.setdefault(record, " ".join(one.text.split()))
    return (Option(id=record, words=text, place=OUT, waits=True) for record, text in words.items())


def _is_answered(objection: Objection) -> bool:
    return objection.status is ObjectionStatus.ANSWERED and bool(objection.answer.strip())


def _index(order: Sequence[str], wanted: str) -> int:
    """Returns the place in an order; behind all others for what is not in it."""
    return order.index(wanted) if wanted in order else len(order)


def _records(*said: Sentence) -> list[str]:
    return [record for one in said for record in one.record_ids]


def _called(one: ToldClaim) -> str:
    """Returns what a result is called in a list: what it is of, else the words of it."""
    claim = one.claim
    return " ".join((claim.metric or claim.wording or claim.after or claim.change).split())


def counted(results: Sequence[Option]) -> tuple[int, int]:
    """Returns how many results stand in the table, and how many are left out."""
    return sum(one.place == TABLE for one in results), sum(one.place == OUT for one in results)
