"""Promises about documents: any text on paper, no confidential name, old files safe, nothing revealed about the machine."""

import sys

from tests.report.trial_files import locked_file_said, metadata_is_ours, old_file_safe
from tests.report.trial_names import anonymous_studies, nothing_covered
from tests.report.trial_pages import large_studies, stamped
from tests.report.trial_silence import logs_hold_nothing, no_network
from tests.report.trial_texts import any_text
from tests.torture.table import Promise

PROMISES = (
    Promise("P1", "any text exports, and reads back as it was typed", 2000, any_text, quick=10, short=3),
    Promise("P2", "an anonymous study names nobody, however it was written", 500, anonymous_studies, quick=2, short=1),
    Promise("P3", "names are replaced before layout; nothing is covered up", 100, nothing_covered, quick=2, short=1),
    Promise("P4", "what a PDF says of itself is ours alone", 20, metadata_is_ours, quick=1),
    Promise("P5", "an export never harms the old file: kills and full disks", 100, old_file_safe, quick=1),
    Promise("P5b", "a file that is held is tried again, then said", 40, locked_file_said, quick=1),
    Promise("P6", "a large study is quick, and given up within a second", 20, large_studies, quick=2, short=1),
    Promise("P7", "every page says what it is until it is approved", 200, stamped, quick=2, short=1),
    Promise("L1", "no log and no error holds what a customer said", 100, logs_hold_nothing, quick=2, short=1),
    Promise("K8b", "paper and exchange never call anybody", 200, no_network, quick=4, short=2),
)
if sys.platform == "win32":  # kills and full disks are made by other systems only
    PROMISES = tuple(promise for promise in PROMISES if promise.id != "P5")
