"""Says how many records of each kind there are, before they are deleted. Uses no Qt."""

from collections.abc import Mapping

from db.model.messages import NN_, Plural
from db.model.records import Answer, Claim, Note, Objection, Objective, Person, Promise, Quote, Visit
from db.model.studies import CaseStudy
from desktop.core.messages import Translator

# The kinds that are counted before a visit or a customer is deleted, in this order.
COUNTED: dict[type, Plural] = {
    Visit: NN_("{count} visit", "{count} visits"),
    CaseStudy: NN_("{count} case study", "{count} case studies"),
    Claim: NN_("{count} value", "{count} values"),
    Quote: NN_("{count} quote", "{count} quotes"),
    Objective: NN_("{count} objective", "{count} objectives"),
    Objection: NN_("{count} objection", "{count} objections"),
    Promise: NN_("{count} promise", "{count} promises"),
    Note: NN_("{count} note", "{count} notes"),
    Answer: NN_("{count} answer", "{count} answers"),
    Person: NN_("{count} person", "{count} people"),
}


def counted(kinds: Mapping[type, int], words: Translator) -> str:
    """Returns how many there are of each kind, as "12 values, 1 quote"; minor kinds are left out."""
    told = (words.plural(forms, kinds[kind]) for kind, forms in COUNTED.items() if kinds.get(kind))
    # A number must stay on the same line as its noun.
    return ", ".join(one.replace(" ", "\N{NO-BREAK SPACE}") for one in told)
