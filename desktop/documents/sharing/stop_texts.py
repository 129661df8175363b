"""Words for the stop list: what each kind of stop says of a text, and what to do about it. They are data."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.model.messages import N_, NN_, Message
from desktop.consent.grades import Grade, StopKind

if TYPE_CHECKING:
    from desktop.documents.sharing.stops import Stop
    from desktop.interview.before_sharing import Check

SENTENCES: dict[StopKind, str] = {
    StopKind.REFUSED: N_("{who} refused “{rung}”: “{text}”."),
    StopKind.WITHDRAWN: N_("{who} withdrew “{rung}”: “{text}”."),
    StopKind.EXPIRED: N_("What {who} agreed to has expired, “{rung}”: “{text}”."),
    StopKind.MISSING: N_("{who} has not agreed to “{rung}” yet: “{text}”."),
    StopKind.LEAK: N_("This names somebody who is not to be named: “{text}”."),
    StopKind.OPEN_OBJECTION: N_("This objection is not answered: “{text}”."),
    StopKind.PARAPHRASE: N_("These words stand in quotation marks, and are not word for word: “{text}”."),
    StopKind.ALTERED: N_("These words stand in quotation marks, and nobody said them so: “{text}”."),
    StopKind.LOGO: N_("The logo may not be shown: “{text}”."),
    StopKind.UNAPPROVED: N_("This is not approved: “{text}”."),
    StopKind.SHORT_NAME: N_("This may be a name that is not to appear: “{text}”."),
    StopKind.COMPETITOR: N_("This names a competitor, {word}: “{text}”."),
    StopKind.BLAME: N_("This may blame somebody, “{word}”: “{text}”."),
    StopKind.PERSONAL_DATA: N_("This may be nobody else's business, “{word}”: “{text}”."),
    StopKind.FORECAST: N_("This is a forecast, not a result: “{text}”."),
    StopKind.DIRECTION: N_("They said which way it went, and this does not, “{word}”: “{text}”."),
    StopKind.UNBACKED: N_("“{word}” is in no note: “{text}”."),
    StopKind.LEFT_OUT: N_("This tells “{what}”, which is left out: “{text}”."),
    StopKind.BASELINE: N_("There is no figure from before: “{text}”."),
    StopKind.SOURCE: N_("It is not recorded how they know, or who said it: “{text}”."),
    StopKind.OLD: N_("This was said more than two years ago: “{text}”."),
    StopKind.WORKED_OUT: N_("A change was worked out by us: “{text}”."),
    StopKind.ABSOLUTE: N_("This says it without exception, “{word}”: “{text}”."),
}
IN_FILE = N_("Somebody who is not to be named stands in {place}: “{text}”.")
PERHAPS_IN_FILE = N_("A name that is not to appear may stand in {place}: “{text}”.")
ASK_THEM, LEAVE_OUT = N_("Ask them and note the answer, or leave it out."), N_("Leave it out of the document.")
NAME, SOFTEN = N_("Leave it out, or call them by role or alias."), N_("Say it in other words, or say why it may stay.")
TO_DO: dict[StopKind, str] = {
    StopKind.REFUSED: LEAVE_OUT,
    StopKind.WITHDRAWN: LEAVE_OUT,
    StopKind.EXPIRED: ASK_THEM,
    StopKind.MISSING: ASK_THEM,
    StopKind.LEAK: NAME,
    StopKind.OPEN_OBJECTION: N_("Leave it out until it is answered."),
    StopKind.PARAPHRASE: N_("Take the quotation marks away, or note their exact words."),
    StopKind.ALTERED: N_("Take the quotation marks away, or put their exact words back."),
    StopKind.LOGO: ASK_THEM,
    StopKind.UNAPPROVED: N_("Send it to the approver, and note the answer."),
    StopKind.SHORT_NAME: N_("Call them by role or alias, or say why it is no name."),
    StopKind.COMPETITOR: SOFTEN,
    StopKind.BLAME: SOFTEN,
    StopKind.PERSONAL_DATA: N_("Leave it out, or say why it may stay."),
    StopKind.FORECAST: N_("Say that it is expected, or say why it may stay."),
    StopKind.DIRECTION: N_("Say which way it went, or say why it may stay."),
    StopKind.UNBACKED: N_("Note who said it, take it out, or say why it may stay."),
    StopKind.LEFT_OUT: N_("Take it in again, say it in other words, or say why it may stay."),
    StopKind.BASELINE: N_("Ask how it was before."),
    StopKind.SOURCE: N_("Ask who said it, and how they know."),
    StopKind.OLD: N_("Ask whether it still holds."),
    StopKind.WORKED_OUT: N_("Let them confirm the figure."),
    StopKind.ABSOLUTE: N_("Ask whether it is true without exception."),
}
# What is about an answer of theirs; its place is the page with what was agreed.
ABOUT_ANSWERS = frozenset((StopKind.REFUSED, StopKind.WITHDRAWN, StopKind.EXPIRED, StopKind.MISSING, StopKind.LOGO))
# What is about words that somebody typed; its place is the text.
ABOUT_WORDS = frozenset((StopKind.UNBACKED, StopKind.LEFT_OUT))
GRADES = {Grade.STOP: N_("stop"), Grade.ASK: N_("to be asked"), Grade.REMARK: N_("remark")}
# The remarks on a claim that the stop list says too.
OF_REMARKS = {
    "no_baseline": StopKind.BASELINE,
    "no_source": StopKind.SOURCE,
    "no_speaker": StopKind.SOURCE,
    "forecast_as_fact": StopKind.FORECAST,
}
ALL_UNAPPROVED = NN_("{count} line is not approved; the first: {first}", "{count} lines are not approved; the first: {first}")


def as_lines(stops: "Sequence[Stop]") -> "tuple[Stop, ...]":
    """Returns the first stop of each line of a list: one thing stands once, and all that is not approved is one thing.

    Who approves reads the document, not this list.
    """
    lines = {key_of(stop): stop for stop in reversed(stops)}
    unapproved = [stop for stop in stops if stop.kind is StopKind.UNAPPROVED]
    if len(unapproved) > 1:
        first = unapproved[0]
        words = Message("“{text}”", text=first.message.values["text"])
        lines[key_of(first)] = replace(first, message=Message(ALL_UNAPPROVED, count=len(unapproved), first=words))
    return tuple(lines[key] for key in dict.fromkeys(map(key_of, stops)))


def check_lines(checks: "Iterable[Check]", stops: "Iterable[Stop]") -> tuple[tuple[str, str, str, str], ...]:
    """Returns the checks as lines: each record or question once, with all there is to say of it that the stop list does not say.

    A line has the id of its record, that of its question, its title and its sentences.
    """
    told = {(stop.record_id, stop.kind) for stop in stops}
    said: dict[tuple[str, str, str], list[str]] = {}
    for one in checks:
        if (one.record_id, OF_REMARKS.get(one.code)) not in told:
            said.setdefault((one.record_id, one.question_id, one.title), []).append(one.sentence)
    return tuple((*thing, " ".join(dict.fromkeys(sentences))) for thing, sentences in said.items())


def key_of(stop: "Stop") -> tuple[StopKind, str]:
    """Returns by what a stop is one thing with others: its kind, and the record it is about, else its text."""
    return stop.kind, "" if stop.kind is StopKind.UNAPPROVED else stop.record_id or stop.about
