"""Gives the tables names that people understand, for sentences."""

from collections.abc import Iterable

from db.model.messages import N_, Message, joined

TABLE_NAMES = {
    "customers": N_("customers"),
    "people": N_("people"),
    "visits": N_("visits"),
    "presences": N_("presences"),
    "answers": N_("answers"),
    "notes": N_("notes"),
    "objectives": N_("objectives"),
    "objections": N_("objections"),
    "claims": N_("claims"),
    "quotes": N_("quotes"),
    "promises": N_("promises"),
    "consents": N_("consents"),
    "rates": N_("rates"),
    "return_plans": N_("return plans"),
    "follows": N_("what was asked again"),
    "dismissals": N_("dismissed proposals"),
    "case_studies": N_("case studies"),
    "study_sentences": N_("sentences of case studies"),
    "study_versions": N_("versions of case studies"),
    "version_sentences": N_("sentences of versions"),
    "version_items": N_("items of versions"),
    "permissions": N_("permissions"),
    "approvals": N_("approvals"),
    "sharings": N_("what went out"),
    "dismissed_stops": N_("dismissed stops"),
    "house_styles": N_("our company"),
    "our_people": N_("our people"),
    "competitors": N_("competitors"),
    "versions": N_("versions"),
    "said": N_("words for search"),
    "remembered": N_("what is remembered"),
    "exports": N_("exported documents"),
    "erasures": N_("erasures"),
    "ledger": N_("the count of edits"),
    "logos": N_("logos"),
    "kept_keys": N_("what later versions know"),
    "imports": N_("imported files"),
}


def called(table: str) -> Message:
    """Returns the name of a table in the words of the screen."""
    return Message(TABLE_NAMES.get(table, table))


def all_called(tables: Iterable[str]) -> Message:
    """Returns the names of several tables as one message."""
    return joined(map(called, tables), ", ")
