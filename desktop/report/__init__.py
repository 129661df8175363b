"""Records to paper: a visit becomes an outline (plain data), and the outline becomes a PDF.

    WholeVisit ── case_study ───┐
               └─ visit_report ─┴─> Outline ── layout ── pages ── pdf ──> file
                  words: wording               type: text, shaping, faces, cutting, embedding

Neither Qt nor a database is known here, and ReportLab is known nowhere else.
"""

import os
import sys
from types import ModuleType

# ReportLab reads RL_* from the environment when it is first imported, and runs as programs a module and a file in the
# home folder that bear certain names; a machine's settings must not change a document. Empty modules take their place.
for _name in [name for name in os.environ if name.startswith("RL_")]:
    del os.environ[_name]
for _name in ("reportlab_settings", "reportlab.local_rl_settings"):
    sys.modules[_name] = ModuleType(_name)
