"""Promises about the case-study studio: the end of its process costs one sentence, however it comes."""

import json

from tests import warm
from tests.torture.table import Outcome, Promise, Trial


def killed_previews(trial: Trial) -> Outcome:
    """Ends the process that sets the preview before, while and after it works, by kills, crashes and hangs."""
    arguments = [str(trial.runs), str(trial.dice.random())]
    done = warm.run(["-m", "tests.torture.studio_child", *arguments], modules=warm.WINDOW, timeout=60 + 60 * trial.runs)
    try:
        broken = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        broken = [f"ended with {done.returncode}: {done.stderr[-600:]}"]
    return Outcome(trial.runs, tuple(broken), f"{trial.runs - len(broken)} of {trial.runs} ends")


PROMISES = (
    Promise("P9", "killing the preview of a case study costs one sentence, and nothing else", 100, killed_previews, short=1),
)
