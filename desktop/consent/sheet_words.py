"""Says what the boxes of an approval sheet mean, and what a filled one answers: on paper, in the window, on the command line."""

from db.model.messages import N_
from desktop.consent.filled_sheet import LineAnswer
from desktop.consent.sheet_fields import Box, Overall

LABELS: dict[Box, str] = {Box.APPROVE: N_("Approve"), Box.CHANGE: N_("Change"), Box.DECLINE: N_("Decline")}
OF_ALL: dict[Overall, str] = {
    Overall.PRINTED: N_("All lines as printed"),
    Overall.TICKED: N_("All lines as ticked and changed"),
    Overall.ANONYMOUS: N_("Anonymous only"),
    Overall.NONE: N_("None"),
}
ANSWERS: dict[LineAnswer, str] = {
    LineAnswer.APPROVE: N_("approved"),
    LineAnswer.CHANGE: N_("changed"),
    LineAnswer.DECLINE: N_("declined"),
    LineAnswer.NOT_USED: N_("not ticked, so not used"),
    LineAnswer.UNCLEAR: N_("unclear"),
}
