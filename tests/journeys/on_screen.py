"""Runs the journeys in real windows under Xvfb and keeps a picture; without Xvfb it runs them offscreen."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
# A screen gives the focus to one window at a time, so each worker has one. One more than the processors that are surely there, as
# journeys wait for the disk now and then.
SCREENS = 3
XVFB = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
# The names of the screens, one for each worker.
NAMES = "FIRSTHAND_SCREENS"


def main() -> int:
    """Returns the exit status of the journeys; arguments go to pytest."""
    command = [sys.executable, "-m", "pytest", "tests/journeys", *sys.argv[1:]]
    if not (shutil.which("Xvfb") and shutil.which("openbox")):
        print("There is no Xvfb and openbox here, so the journeys run without a screen.")
        return subprocess.call(command)
    ARTEFACTS.mkdir(exist_ok=True)
    with ExitStack() as stack:
        screens = " ".join([stack.enter_context(screen()) for _ in range(SCREENS)])
        environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "FIRSTHAND_ARTEFACTS": str(ARTEFACTS), NAMES: screens}
        status = subprocess.call([*command, f"-n{SCREENS}"], env=environment)
    print(f"picture: {ARTEFACTS / 'journey.png'}")
    return status


@contextmanager
def screen() -> Iterator[str]:
    """Yields the name of a screen that is free, with a window manager, which gives windows the focus that journeys need."""
    with subprocess.Popen(XVFB, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout
            name = f":{server.stdout.readline().strip()}"
            with subprocess.Popen(
                ["openbox"], env={**os.environ, "DISPLAY": name}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as manager:
                try:
                    yield name
                finally:
                    manager.terminate()
        finally:
            server.terminate()


def take_screen() -> None:
    """Gives this process of the tests, if it is a worker, the screen that is its own."""
    if screens := os.environ.get(NAMES, "").split():
        os.environ["DISPLAY"] = screens[int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % len(screens)]


if __name__ == "__main__":
    sys.exit(main())
