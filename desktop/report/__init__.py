"""Makes documents: turns a visit into an outline (plain data), and the outline into a PDF.

    WholeVisit ── case_study ───┐
               └─ visit_report ─┴─> Outline ── layout ── pages ── pdf ──> file
                  words: wording               type: text, shaping, faces, cutting, embedding

This package imports neither Qt nor a database, and no other package imports ReportLab.
"""

import os
import sys
from types import ModuleType

# When first imported, ReportLab reads RL_* from the environment and runs a module and a file in the
# home folder with certain names. A machine's settings must not change a document, so empty modules replace them.
for _name in [name for name in os.environ if name.startswith("RL_")]:
    del os.environ[_name]
for _name in ("reportlab_settings", "reportlab.local_rl_settings"):
    sys.modules[_name] = ModuleType(_name)
