"""Runs the journeys in a real window under Xvfb and keeps a picture; where there is no Xvfb, without a screen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
# A window manager gives windows the focus that journeys need.
WITH_MANAGER = 'openbox >/dev/null 2>&1 & exec "$@"'


def main() -> int:
    """Returns the exit status of the journeys."""
    if not (shutil.which("xvfb-run") and shutil.which("openbox")):
        print("There is no xvfb-run and openbox here, so the journeys run without a screen.")
        return subprocess.call([sys.executable, "-m", "pytest", "tests/journeys"])
    ARTEFACTS.mkdir(exist_ok=True)
    # One after the other: a screen gives the focus to one window at a time.
    journey = [sys.executable, "-m", "pytest", "tests/journeys", "-n0"]
    screen = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1440x900x24", "sh", "-c", WITH_MANAGER, "sh"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "FIRSTHAND_ARTEFACTS": str(ARTEFACTS)}
    status = subprocess.call([*screen, *journey], env=environment)
    print(f"picture: {ARTEFACTS / 'journey.png'}")
    return status


if __name__ == "__main__":
    sys.exit(main())
