"""Builds the stand-alone program and runs its self-check from another folder, without the sources beside it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.messages import compile_all

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Returns the exit status of the built program's own check."""
    compile_all()
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"], cwd=ROOT, check=True
    )
    built = ROOT / "dist" / "firsthand"
    size = sum(file.stat().st_size for file in built.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{built}: {size / 1e6:.0f} MB")
    program = built / ("firsthand.exe" if os.name == "nt" else "firsthand")
    with tempfile.TemporaryDirectory() as elsewhere:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        done = subprocess.run([program, "self-check"], cwd=elsewhere, env=clean)
    print("the built program works" if done.returncode == 0 else f"the built program ended with {done.returncode}")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
