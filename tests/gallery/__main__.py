"""Makes the gallery: a picture of every screen, in light and dark, small and large, and of every page of a document.

python3 run.py gallery [FOLDER]     into FOLDER, or `artefacts/gallery`
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.gallery.pictures import paint

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Paints everything and says where it is."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "artefacts" / "gallery"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in paint(Path(folder), target):
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
