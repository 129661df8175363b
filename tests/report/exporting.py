"""Writes one PDF over another again and again, until the process is killed.

`python -m tests.report.exporting TARGET`; prints a line when the first is written.
"""

import sys
from io import BytesIO
from pathlib import Path

from desktop.core.paths import DataFolder
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.exchange.common.own_files import OwnFiles
from desktop.report.content.case_study import case_study
from desktop.report.pdf_writer import Paper, write_pdf
from tests.report.visits import full

OWN = OwnFiles(DataFolder(Path("nowhere")))


def versions() -> list[bytes]:
    """Returns the two documents that are written in turn."""
    found = []
    for paper in Paper:
        file = BytesIO()
        write_pdf(case_study(full()), file, paper)
        found.append(file.getvalue())
    return found


def main(target: str) -> None:
    """Writes for ever."""
    documents = versions()
    while True:
        for document in documents:
            write_chosen_file(Path(target), document, OWN)
            print("written", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
