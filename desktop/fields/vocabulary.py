"""Words to choose from that are data of the field: kinds of objections on two levels, elements of value, feelings, topics.

Free words are as good everywhere; these only save typing and make answers of several customers comparable.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP


def _t(text: str) -> str:
    # QT_TRANSLATE_NOOP only marks a text for the translators; the forms translate it when they are built.
    return str(QT_TRANSLATE_NOOP("Forms", text))


# Kind of objection, and the reasons within it.
OBJECTIONS: dict[str, tuple[str, ...]] = {
    _t("price or budget"): (_t("price level"), _t("no budget line"), _t("unclear return"), _t("contract terms")),
    _t("need or fit"): (_t("no need"), _t("missing function"), _t("requirements do not match")),
    _t("status quo"): (_t("good enough"), _t("other priorities"), _t("tired of change")),
    _t("timing"): (_t("not now"), _t("another project first"), _t("season or fiscal year")),
    _t("authority"): (_t("not my decision"), _t("a committee decides"), _t("procurement rules")),
    _t("trust or proof"): (
        *(_t("unknown vendor"), _t("no references in my industry"), _t("doubts about the claims"), _t("bad experience")),
    ),
    _t("risk"): (_t("implementation"), _t("security or compliance"), _t("supply or continuity"), _t("my own career")),
    _t("competition"): (_t("the incumbent"), _t("a cheaper rival"), _t("we build it ourselves")),
    _t("effort of switching"): (_t("migration"), _t("training"), _t("integration")),
}
TOPICS = (
    *(_t("speed"), _t("quality"), _t("service"), _t("risk"), _t("capacity"), _t("adoption"), _t("reliability")),
    *(_t("scale"), _t("sustainability")),
)
FEELINGS = (
    *(_t("relief"), _t("confidence"), _t("calm"), _t("control"), _t("pride"), _t("trust"), _t("recognition")),
    *(_t("backups"), _t("belonging"), _t("joy"), _t("less drudgery"), _t("purpose")),
)
ROLES = (
    *(_t("champion"), _t("decision maker"), _t("user"), _t("sceptic"), _t("approver")),
    *(_t("sales"), _t("marketing"), _t("customer success")),
)
# The B2B elements of value, names by Bain & Company, from the personal ones down to table stakes.
ELEMENTS = (
    *(_t("Reduced anxiety"), _t("Growth & development"), _t("Design & aesthetics"), _t("Fun & perks")),
    *(_t("Reputational assurance"), _t("Network expansion"), _t("Marketability")),
    *(_t("Vision"), _t("Hope"), _t("Social responsibility")),
    *(_t("Time savings"), _t("Reduced effort"), _t("Decreased hassles"), _t("Information"), _t("Transparency")),
    *(_t("Organization"), _t("Simplification"), _t("Connection"), _t("Integration")),
    *(_t("Availability"), _t("Variety"), _t("Configurability")),
    *(_t("Responsiveness"), _t("Expertise"), _t("Commitment"), _t("Stability"), _t("Cultural fit")),
    *(_t("Risk reduction"), _t("Reach"), _t("Flexibility"), _t("Component quality")),
    *(_t("Improved top line"), _t("Cost reduction"), _t("Product quality"), _t("Scalability"), _t("Innovation")),
    *(_t("Meeting specifications"), _t("Acceptable price"), _t("Regulatory compliance"), _t("Ethical standards")),
)
