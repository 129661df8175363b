"""The promise about a kill during typing."""

import statistics

from db.engine.keys import random_key
from tests.torture.kills import STUDIO, VISIT, kill_while_typing
from tests.torture.table import Outcome, Promise, Trial

MOST_SECONDS, MOST_MEDIAN, MOST_OPENING = 2.0, 1.0, 2.0


def killed_while_typing(trial: Trial) -> Outcome:
    """Kills the real program while somebody types in a visit."""
    return _killed(trial, VISIT)


def killed_in_the_studio(trial: Trial) -> Outcome:
    """Kills the real program while somebody types in a case study, with its second process."""
    return _killed(trial, STUDIO)


def _killed(trial: Trial, place: str) -> Outcome:
    """Kills the program at a random moment; at most two seconds of typing may be gone, half of the time one."""
    lost, opening, broken = [], [], []
    for run in range(trial.runs):
        loss = kill_while_typing(trial.place(run), random_key(), trial.dice.uniform(0.05, 2.5), place)
        lost.append(loss.seconds)
        opening.append(loss.opening)
        if loss.seconds > MOST_SECONDS or not loss.sound or loss.opening > MOST_OPENING:
            broken.append(f"run {run}: {loss}")
    middle = statistics.median(lost)
    # A single kill has no median to speak of.
    if trial.runs > 1 and middle > MOST_MEDIAN:
        broken.append(f"the median loss is {middle:.2f} s")
    figure = f"lost at most {max(lost):.2f} s, median {middle:.2f} s; opens in {max(opening):.2f} s"
    return Outcome(trial.runs, tuple(broken), figure)


PROMISES = (
    Promise("R1", "a crash costs seconds of typing, never a stored word", 500, killed_while_typing, quick=3, short=1),
    Promise("R1", "a crash costs seconds of typing in a case study", 100, killed_in_the_studio, quick=2, short=1),
)
