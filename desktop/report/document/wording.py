"""Every word in the documents that is Firsthand's own: headings, labels and small connecting phrases.

All else comes from the visit. Another language is another `Words`; dates and lists follow Babel in that language.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_time

from db.model.records import (
    Benefit,
    Better,
    ClaimKind,
    CompanyConsent,
    Evidence,
    Heard,
    NoteKind,
    ObjectionStatus,
    PersonConsent,
    Side,
    ValueCategory,
    VisitStatus,
)
from desktop.report.document.outline import Tone

TONES: dict[ValueCategory, Tone] = {
    ValueCategory.REVENUE: Tone.REVENUE,
    ValueCategory.COST: Tone.COST,
    ValueCategory.EMOTIONAL: Tone.EMOTIONAL,
    ValueCategory.OTHER: Tone.OTHER,
}
# Quotation marks follow the language in which the words were said.
QUOTATION_MARKS = {
    "en": "“”",
    "de": "„“",
    "fr": "«»",
    "ja": "「」",
    "zh": "“”",
    "ko": "“”",
    "pl": "„”",
    "sv": "””",
    "it": "«»",
    "es": "«»",
}
LETTERS_THAT_QUOTE = '“”„«»‚‘’"「『'


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `{…}` stands for what the visit says."""

    locale: str = "en"

    # Case study
    draft: str = "DRAFT · NOT YET APPROVED"
    customer_story: str = "Customer story"
    logo_of: str = "Logo of {customer}"
    title_from_to: str = "{customer}: {metric} from {before} to {after}"
    title_figure: str = "{customer}: {metric}, {figure}"
    title_words: str = "{customer}: {metric}"
    title_without_result: str = "{customer}: the story so far"
    in_short: str = "In short"
    challenge: str = "The challenge"
    nearly_stopped: str = "What nearly stopped them"
    solution: str = "The solution"
    results: str = "The results"
    people: str = "What changed for the people"
    own_words: str = "In their own words"
    expected: str = "What they expect"
    expected_hint: str = "Forecasts, not results."
    compared: str = "For comparison"
    next: str = "What is next"
    numbers: str = "How these numbers were obtained"
    feelings: str = "Feelings are told in words and are not valued in money."
    nothing_yet: str = "Nothing that could be told has been recorded yet."
    missing: str = "Before this can be shared"
    it_took: str = "What it took"
    aimed_for: str = "The aim"
    had_tried: str = "What they had tried"
    how_it_began: str = "How it began"
    surprised: str = "What surprised them"
    answered_by: str = "What answered it"
    by_when: str = "by {date}"

    visit_of: str = "Visit of {date}"
    page_of: str = "{page} of {pages}"

    # Everything about a person
    about_person: str = "Everything about {name}"
    about_kicker: str = "For the person concerned"
    about_lead: str = "{sure} records name the person. In {unsure} more the name stands in the text."
    about_sure: str = "Records that name the person"
    about_sure_hint: str = "Each is shown whole, under the place where it is kept."
    about_unsure: str = "Texts to check"
    about_unsure_hint: str = "The name stands in these texts. Whether this person is meant, somebody should decide."
    about_nothing: str = "Nothing is kept about this person."
    about_no_place: str = "Without a place"
    about_empty: str = "The record says nothing further."
    about_visit: str = "Visit to {customer}, {date}"
    about_version: str = "an earlier version, until {date}"
    about_bin: str = "in the bin"
    about_remembered: str = "remembered for the next start"
    about_export: str = "a document that was written out"
    about_stamp: str = "PERSONAL DATA · FOR THE PERSON CONCERNED"
    about_footer: str = "As of {date}"

    # Facts
    customer: str = "Customer"
    industry: str = "Industry"
    where: str = "Where"
    size: str = "Size"
    about: str = "About"
    wanted: str = "Wanted"
    uses: str = "Uses"
    spoke: str = "Who told it"

    # Before and after
    before: str = "before"
    now: str = "now"
    scale_low: str = "0"
    scale_high: str = "10"
    feeling_both: str = "{before} of 10 before, {after} of 10 now"
    feeling_before: str = "{before} of 10 before"
    feeling_after: str = "{after} of 10 now"
    bars_alt: str = "{metric}. Before: {before}. Now: {after}."
    scale_alt: str = "{metric}. On a scale from 0 to 10: {told}."
    gained_by: str = "for {who}"
    felt_by: str = "felt by {who}"

    # Where a number comes from
    told_by: str = "told by {who}"
    not_recorded: str = "who said it and how it was obtained is not recorded"
    method_not_recorded: str = "how it was obtained is not recorded"
    worth: str = "worth {value} a year"
    worth_computed: str = "worth {value} a year, computed from what was said"
    attribution: str = "{percent} put down to the product"
    confidence: str = "{percent} sure"
    source: str = "Published at"

    # People who are not named
    someone_there: str = "a person at the customer"
    someone_here: str = "one of us"
    a_customer: str = "A customer"
    a_place: str = "a place of theirs"
    a_mailbox: str = "an e-mail address"
    a_page: str = "a web address"
    a_customer_in: str = "A customer in {industry}"

    # Visit report
    internal: str = "INTERNAL · NOT TO BE SHARED"
    visit_report: str = "Visit report"
    visit_to: str = "Visit to {customer}"
    the_visit: str = "The visit"
    date: str = "Date"
    place: str = "Place"
    status: str = "Status"
    product: str = "Product"
    guide: str = "Guide"
    minutes: str = "{count} minutes"
    language: str = "Language"
    country: str = "Country"
    alias: str = "When anonymous"
    present: str = "People"
    objectives: str = "What they wanted to achieve"
    measure: str = "Measured by"
    cared_most: str = "Who cared most"
    target: str = "Target"
    by: str = "By"
    situation: str = "What they told"
    value: str = "What it is worth to them"
    objections: str = "What nearly stopped them or still does"
    quotes: str = "Quotes"
    promises: str = "Promises"
    consent: str = "What was agreed"
    notes: str = "Notes"
    nothing_recorded: str = "Nothing has been recorded."
    stated_change: str = "Change as stated"
    hedges: str = "Hedges"
    understood: str = "Understood as"
    gained: str = "Gained by"
    feeling: str = "Feeling"
    whose: str = "Felt by"
    moment: str = "The moment"
    strength: str = "Strength"
    money: str = "Money"
    adjusted: str = "after both {value}"
    how_often: str = "Times a year"
    hourly_rate: str = "An hour costs"
    elements: str = "Elements of value"
    backed_by: str = "Backed by"
    reason: str = "Reason"
    raised: str = "Raised"
    proof: str = "What proves it"
    returned: str = "What it returns"
    counted: str = "Counted a year"
    not_counted: str = "Not counted"
    rate: str = "Rate"
    rate_of: str = "1 {source} = {rate} {target}, {date}"
    yearly_benefit: str = "Yearly benefit"
    investment: str = "Investment"
    yearly_cost: str = "Yearly cost"
    over: str = "Over"
    years: str = "{years} years at {rate} a year"
    case: str = "As counted"
    conservative: str = "Conservative"
    conservatively: str = "benefits {down} lower, costs {up} higher"
    no_return: str = "no return can be told"
    answers_objective: str = "answers objective {number}"
    paraphrased: str = "paraphrased"
    not_to_publish: str = "not to be published"
    done: str = "done"
    open: str = "open"
    due: str = "due {date}"
    owner: str = "owner: {who}"
    company: str = "The company"
    approver: str = "Must agree"
    scope: str = "Agreed to"
    remark: str = "Remark"
    unsorted: str = "not sorted yet"

    # Recovery key
    keep_safe: str = "KEEP THIS SAFE, AND AWAY FROM THE LAPTOP"
    recovery_key: str = "Recovery key for Firsthand"
    recovery_lead: str = (
        "It opens your visits when nothing else does: on a new laptop, when the keyring has lost its entry, when a passphrase "
        "is forgotten."
    )
    recovery_how: str = "How to use it"
    recovery_steps: tuple[str, ...] = (
        "Put the file firsthand.db, or a backup of it, where Firsthand keeps its data, and start Firsthand.",
        "Choose “I have a recovery key” and type the eight groups. Small letters will do.",
        "There is no letter I, L, O or U in it: what looks like one is 1, 1, 0 or V.",
        "If a sign is wrong, Firsthand names the group in which it stands.",
    )
    recovery_know: str = "Good to know"
    recovery_facts: tuple[str, ...] = (
        "Whoever has this page and a copy of the file can read everything in it.",
        "Nobody can make another: neither we nor your company have a copy.",
        "A change of passphrase or key makes this page void, except for backups that could not be changed along.",
    )
    recovery_opens: str = "Opens"
    recovery_store: str = "the store {id}"
    recovery_made: str = "Made on"
    recovery_kept: str = "Kept by"

    situations: dict[str, str] = field(
        default_factory=lambda: {
            "challenge": "Before",
            "alternatives": "What they had tried",
            "solution": "Solution",
            "start": "How it began",
            "surprises": "What surprised",
        }
    )
    categories: dict[ValueCategory, str] = field(
        default_factory=lambda: {
            ValueCategory.REVENUE: "Revenue",
            ValueCategory.COST: "Cost",
            ValueCategory.OTHER: "Other results",
            ValueCategory.EMOTIONAL: "Emotional benefit",
        }
    )
    evidence: dict[Evidence, str] = field(
        default_factory=lambda: {
            Evidence.MEASURED: "measured",
            Evidence.DOCUMENTED: "documented",
            Evidence.ESTIMATED: "estimated",
            Evidence.SECOND_HAND: "told second-hand",
            Evidence.FELT: "felt",
            Evidence.UNKNOWN: "evidence unknown",
        }
    )
    kinds: dict[ClaimKind, str] = field(
        default_factory=lambda: {
            ClaimKind.RESULT: "result",
            ClaimKind.BASELINE: "how it was before",
            ClaimKind.GOAL: "goal",
            ClaimKind.FORECAST: "forecast",
            ClaimKind.INVESTMENT: "investment",
            ClaimKind.BENCHMARK: "benchmark",
        }
    )
    betters: dict[Better, str] = field(
        default_factory=lambda: {Better.LOWER: "lower is better", Better.HIGHER: "higher is better"}
    )
    benefits: dict[Benefit, str] = field(
        default_factory=lambda: {
            Benefit.CASHABLE: "cashable",
            Benefit.TIME_RELEASED: "time released",
            Benefit.AVOIDED: "cost avoided",
            Benefit.WORKING_CAPITAL: "working capital",
            Benefit.RISK: "risk reduced",
        }
    )
    note_kinds: dict[NoteKind, str] = field(default_factory=lambda: {kind: kind.value for kind in NoteKind})
    sides: dict[Side, str] = field(default_factory=lambda: {Side.CUSTOMER: "customer", Side.US: "our side"})
    heard: dict[Heard, str] = field(default_factory=lambda: {Heard.FIRST_HAND: "heard first-hand", Heard.RELAYED: "relayed"})
    statuses: dict[VisitStatus, str] = field(
        default_factory=lambda: {
            VisitStatus.PLANNED: "planned",
            VisitStatus.IN_PROGRESS: "in progress",
            VisitStatus.TO_DEBRIEF: "to debrief",
            VisitStatus.DONE: "done",
        }
    )
    resolved: dict[ObjectionStatus, str] = field(
        default_factory=lambda: {
            ObjectionStatus.OPEN: "open",
            ObjectionStatus.PARTLY: "partly answered",
            ObjectionStatus.ANSWERED: "answered",
        }
    )
    person_consents: dict[PersonConsent, str] = field(
        default_factory=lambda: {
            PersonConsent.UNASKED: "not asked",
            PersonConsent.NONE: "not to be mentioned",
            PersonConsent.ROLE_ONLY: "role only",
            PersonConsent.NAMED: "may be named",
        }
    )
    company_consents: dict[CompanyConsent, str] = field(
        default_factory=lambda: {
            CompanyConsent.UNASKED: "not asked",
            CompanyConsent.INTERNAL_ONLY: "internal only",
            CompanyConsent.ANONYMOUS: "anonymous",
            CompanyConsent.NAMED: "may be named",
        }
    )


ENGLISH = Words()
LANGUAGES = {"en": ENGLISH}


def words_for(locale: str) -> Words:
    """The words of `locale` (BCP 47), English where there are none."""
    return LANGUAGES.get(locale.replace("_", "-").split("-")[0].lower(), ENGLISH)


def day(iso: str, words: Words) -> str:
    """An ISO date in words ("20 November 2026"); anything else as typed."""
    try:
        return str(
            format_date(date.fromisoformat(iso.strip()), "d MMMM y" if words.locale == "en" else "long", locale=words.locale)
        )
    except ValueError:
        return iso.strip()


def moment(iso: str, words: Words) -> str:
    """The time of day of an ISO moment as it was noted ("14:03", with UTC where it was noted so); else as typed."""
    try:
        found = datetime.fromisoformat(iso.strip())
    except ValueError:
        return iso.strip()
    return format_time(found, "HH:mm", tzinfo=found.tzinfo, locale=words.locale) + (
        " UTC" if found.utcoffset() == timedelta(0) else ""
    )


def quoted(text: str, language: str) -> str:
    """`text` in the quotation marks of `language`, unless it has been typed with some."""
    said = text.strip()
    if not said or said[0] in LETTERS_THAT_QUOTE:
        return said
    opening, closing = tuple(QUOTATION_MARKS.get(language.lower()[:2], QUOTATION_MARKS["en"]))
    space = "\u00a0" if language.lower().startswith("fr") else ""
    return f"{opening}{space}{said}{space}{closing}"


def sentence(*parts: str) -> str:
    """The parts that say something as one sentence, with a capital and a full stop."""
    return stopped(capital(", ".join(filter(None, (part.strip() for part in parts)))))


def stopped(text: str) -> str:
    """`text` with a full stop, unless it ends in something like it."""
    return text if not text or text.endswith((".", "!", "?", "…", "。", "！", "？", "”", "»")) else f"{text}."


def capital(text: str) -> str:
    """`text` with a capital in front."""
    return text[:1].upper() + text[1:]


def dotted(parts: Iterable[str]) -> str:
    """The parts that say something, with dots between."""
    return " · ".join(part for part in parts if part)
