"""Words for the stop list: what each kind of stop says of a text, and what to do about it. Data only."""

from db.model.messages import N_
from desktop.consent.grades import Grade, StopKind

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
    StopKind.BASELINE: N_("Ask how it was before."),
    StopKind.SOURCE: N_("Ask who said it, and how they know."),
    StopKind.OLD: N_("Ask whether it still holds."),
    StopKind.WORKED_OUT: N_("Let them confirm the figure."),
    StopKind.ABSOLUTE: N_("Ask whether it is true without exception."),
}
GRADES = {Grade.STOP: N_("stop"), Grade.ASK: N_("to be asked"), Grade.REMARK: N_("remark")}
