"""A visit into a visit file: version 2, which loses nothing, or version 1 for whoever still reads that."""

from desktop.exchange.visit_file.version_1.writing import write_visit as write_version_1
from desktop.exchange.visit_file.version_2.writing import write_visit

__all__ = ["write_version_1", "write_visit"]
