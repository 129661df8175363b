"""Writes one document over another again and again, until the process is killed.

`python -m tests.report.exporting TARGET FIRST SECOND`; prints a line whenever one is written.
"""

import sys
from pathlib import Path

from desktop.core.paths import DataFolder
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.exchange.common.own_files import OwnFiles

OWN = OwnFiles(DataFolder(Path("nowhere")))


def main(target: str, first: str, *others: str) -> None:
    """Writes for ever."""
    documents = [Path(source).read_bytes() for source in (first, *others)]
    while True:
        for document in documents:
            write_chosen_file(Path(target), document, OWN)
            print("written", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
