"""Runs the journeys in real windows under Xvfb and keeps a picture; without Xvfb it runs them offscreen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
# A window manager gives windows the focus that journeys need.
WITH_MANAGER = 'openbox >/dev/null 2>&1 & exec "$@"'
# A screen gives the focus to one window at a time, so journeys on one follow each other. One more than the processors that are
# surely there, as journeys wait for the disk now and then.
SCREENS = 3


def main() -> int:
    """Returns the exit status of the journeys."""
    if not (shutil.which("xvfb-run") and shutil.which("openbox")):
        print("There is no xvfb-run and openbox here, so the journeys run without a screen.")
        return subprocess.call([sys.executable, "-m", "pytest", "tests/journeys"])
    ARTEFACTS.mkdir(exist_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "FIRSTHAND_ARTEFACTS": str(ARTEFACTS)}
    running = []
    for number, files in enumerate(shares()):
        # Each looks for a free screen from another number on, as all look at once.
        screen = ["xvfb-run", "--auto-servernum", f"--server-num={99 + 50 * number}", "--server-args=-screen 0 1440x900x24"]
        command = [*screen, "sh", "-c", WITH_MANAGER, "sh", sys.executable, "-m", "pytest", "-n0", *files]
        running.append(subprocess.Popen(command, env=environment))
    status = max(process.wait() for process in running)
    print(f"picture: {ARTEFACTS / 'journey.png'}")
    return status


def shares() -> list[list[str]]:
    """Returns the files of the journeys, shared out so that each screen has about the same work, judged by their length."""
    shared: list[list[Path]] = [[] for _ in range(SCREENS)]
    files = sorted(Path(__file__).parent.glob("test_*.py"), key=lambda file: file.stat().st_size, reverse=True)
    for file in files:
        min(shared, key=lambda share: sum(one.stat().st_size for one in share)).append(file)
    return [[str(file) for file in share] for share in shared]


if __name__ == "__main__":
    sys.exit(main())
