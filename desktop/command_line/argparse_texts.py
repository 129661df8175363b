"""Translates the texts of argparse itself. It asks gettext for them, under two names in its module."""

import argparse

from db.model.messages import N_, NN_, Plural
from desktop.core.messages import Translator

TEXTS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ignored explicit argument %r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
)
SEVERAL = NN_("expected %s argument", "expected %s arguments")


def translate_argparse(words: Translator) -> None:
    """From now on argparse looks its texts up with `words`."""
    # No other way leads to the sentences that argparse composes of its texts.
    vars(argparse).update(_=words.text, ngettext=lambda one, many, count: words.plural(Plural(one, many), count))
