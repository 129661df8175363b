"""Writes the kept studies anew."""

from tests.report.golden import FOLDER, KEPT, told

for name in KEPT:
    (FOLDER / f"{name}.txt").write_text(told(name), "utf-8")
