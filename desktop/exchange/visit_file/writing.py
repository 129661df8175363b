"""Writes a visit into a visit file: in version 2, which loses nothing, or in version 1 for programs that need that."""

from desktop.exchange.visit_file.version_1.writing import write_visit as write_version_1
from desktop.exchange.visit_file.version_2.writing import write_visit

__all__ = ["write_version_1", "write_visit"]
