"""Makes the gallery: a picture of every screen, in light and dark, small and large, with text of 100 and 160 %.

python3 run.py gallery [FOLDER [SCREEN …]]     into FOLDER, or `artefacts/gallery`; only some screens, by their names
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.gallery.pictures import paint
from tests.gallery.screens import SCREENS

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Paints everything and says where it is."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "artefacts" / "gallery"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wanted = sys.argv[2:]
        for path in paint(Path(folder), target, [screen for screen in SCREENS if not wanted or screen[0] in wanted]):
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
