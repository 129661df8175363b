#!/usr/bin/env python3
"""Starts Firsthand and its chores with nothing but Python 3.11 to 3.14.

    python3 run.py                 open the app
    python3 run.py COMMAND ...     a command of the app: import, list, export, demo, check ...
    python3 run.py test [ARGS]     every check; ARGS go to pytest
    python3 run.py thorough        every test, case and example, and the journeys on a screen: before a release
    python3 run.py bench           the benchmarks
    python3 run.py build           the stand-alone program, and its own self-check
    python3 run.py torture         kills, faults and hostile files against the real program; --quick for a twentieth
    python3 run.py gallery [DIR]   a picture of every screen, in light and dark, small and large
    python3 run.py messages        every text for the translators; --new LANGUAGE begins another language

The first call makes `.venv` and installs the pinned packages; a later call only compares one stamp.
"""

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
# The log of what pip and apt-get print, from the start of the last installation.
LOG = VENV + ".log"
PIP = [PYTHON, "-W", "ignore", "-m", "pip"]
# The folders in which Debian and Fedora keep the pip for new environments.
PIP_WHEELS = "/usr/share/python-wheels/pip-*.whl"
# A package of this many megabytes or more gets a line while it is fetched.
MUCH = 10
# How much the first call fetches, and how long that takes on a fast line.
COMES = {"requirements.txt": "160 MB, one or two minutes", "requirements-dev.txt": "240 MB, two or three minutes"}
VENV_PACKAGE = "python%d.%d-venv" % sys.version_info[:2]
# The Pythons for which each package has a wheel, and the systems that Qt's wheels are built for.
OLDEST, NEWEST = (3, 11), (3, 14)
MACOS = (14,)
GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "import contracts": ["tests.contracts"],
    "tests": ["pytest", "-m", "not long"],
}
# Nobody waits for these at every change: all tests, all their cases, many more examples, and the journeys on a screen.
THOROUGH = {
    **CHECKS,
    "tests": ["pytest", "--ignore=tests/journeys", "--hypothesis-profile=thorough"],
    "journeys on a screen": ["tests.journeys.on_screen", "--hypothesis-profile=thorough"],
}
CHORES = {
    "bench": "tests.bench",
    "build": "tests.build",
    "gallery": "tests.gallery",
    "messages": "tests.messages",
    "torture": "tests.torture",
}
# The app's commands without a window: for them nothing checks the libraries of Qt's windows.
WITHOUT_WINDOW = {
    *("import", "list", "export", "export-records", "case-study", "demo", "explain", "check", "recovery-key"),
    *("change-key", "take-out", "guide", "delete-customer", "answer", "withdraw", "published", "sent", "sheet"),
    *("--help", "-h", "--version"),
}
# This file is in .venv while libraries are missing that Qt's windows need (see desktop.core.qt_libraries).
NOTE = "qt-libraries-missing.txt"

# Programs that the tests use if they are installed, and the Debian packages that contain them.
SURROUNDINGS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "strace": "strace",
}


def main(arguments):
    command = arguments[0] if arguments else ""
    developing = command in ("test", "thorough") or command in CHORES
    install("requirements-dev.txt" if developing else "requirements.txt")
    compile_messages()
    if command not in WITHOUT_WINDOW and os.path.exists(os.path.join(VENV, NOTE)):
        provide_qt_libraries(developing)
    if command in ("test", "thorough"):
        sys.exit(test(arguments[1:], THOROUGH if command == "thorough" else CHECKS))
    module = CHORES.get(command)
    become([PYTHON, "-m", module, *arguments[1:]] if module else [PYTHON, "-m", "desktop", *arguments])


def become(command):
    """Replaces this process by `command`; on Windows, which cannot do that, it runs the command and waits."""
    if os.name != "nt":
        os.execv(command[0], command)
    import subprocess

    sys.exit(subprocess.call(command))


def compile_messages():
    """Compiles the translations that have changed; if that fails, the texts stay English."""
    import glob

    for texts in glob.glob(os.path.join(ROOT, "resources", "locale", "*", "LC_MESSAGES", "*.po")):
        compiled = texts[:-2] + "mo"
        if not os.path.exists(compiled) or os.path.getmtime(compiled) < os.path.getmtime(texts):
            import subprocess

            subprocess.call([PYTHON, "-m", "tests.messages", "--compile"], cwd=ROOT)
            return


def this_system():
    """Returns the facts that decide whether the packages can be installed here."""
    import platform
    import sysconfig

    windows = sys.platform == "win32"
    try:
        libc = os.confstr("CS_GNU_LIBC_VERSION")
    except (AttributeError, ValueError, OSError):
        libc = ""
    return {
        "version": sys.version_info[:2],
        "build": "free-threaded" if sysconfig.get_config_var("Py_GIL_DISABLED") else platform.python_implementation(),
        "bits": 64 if sys.maxsize > 2**32 else 32,
        "system": sys.platform,
        # An x64 Python also runs on Windows for ARM, so the build of Python decides.
        "machine": sysconfig.get_platform().replace("win-", "") if windows else platform.machine(),
        "libc": libc or "",
        "macos": platform.mac_ver()[0],
    }


def refusal(version, build, bits, system, machine, libc, macos):
    """Returns one sentence on why Firsthand cannot be installed on such a system; empty if it can."""
    if system == "linux":
        if bits == 64 and machine not in GLIBC:
            return "Firsthand needs a Linux on x86_64 or aarch64, and this machine is %s." % machine
        if not libc.startswith("glibc "):
            return "Firsthand needs a Linux with glibc, and this one has another C library (musl, as on Alpine)."
        if bits == 64 and numbers(libc) < GLIBC[machine]:
            return "Firsthand needs glibc %d.%d or newer on %s, and this Linux has %s." % (*GLIBC[machine], machine, libc)
    elif system == "darwin":
        # To a Python that was built long ago every newer macOS reports 10.16.
        if macos and numbers(macos) < MACOS and numbers(macos) != (10, 16):
            return "Firsthand needs macOS %d or newer, and this is macOS %s." % (*MACOS, macos)
    elif system != "win32":
        return "Firsthand needs Linux, macOS or Windows, and this is %s." % system
    if system == "win32" and machine == "arm64":
        return "Firsthand needs the x64 Python also on Windows for ARM, and this is the ARM64 one; please install x64 beside it."
    if bits != 64:
        return "Firsthand needs the 64-bit build of Python, and this is a %d-bit one." % bits
    if build != "CPython" or (system == "win32" and machine != "amd64"):
        called = build if build != "CPython" else machine
        return "Firsthand needs the usual build of Python (CPython), and this is the one called %s." % called
    if not OLDEST <= version <= NEWEST:
        words = (
            "Firsthand needs Python %d.%d to %d.%d, and this is %d.%d; please install %d.%d beside it and start run.py with that."
        )
        return words % (*OLDEST, *NEWEST, *version, *NEWEST)
    return ""


def numbers(text):
    """Returns the first two numbers in the text of a version."""
    import re

    return tuple(int(number) for number in re.findall("[0-9]+", text)[:2])


def install(requirements):
    """Installs the pins of `requirements` into `.venv`; does nothing if they are installed already."""
    import time
    from pathlib import Path

    pins = os.path.join(ROOT, requirements)
    if installed(requirements):
        return
    sentence = refusal(**this_system())
    if sentence:
        sys.exit(sentence)
    pip = system_pip()
    open_log("wb").close()
    began = time.monotonic()
    say("preparing .venv, once (at most %s on a fast line) ..." % COMES[requirements])
    if not venv_works():
        make_venv(pip)
    options = ["--disable-pip-version-check", "--no-input", "install", "--no-deps"]
    # A package without a wheel would be built here, with tools that nobody pinned.
    wheels = ["--only-binary", ":all:", "--require-hashes", "--progress-bar", "off", "-r", pins]
    call([*(pip or PIP), *options, *wheels], "Installing the pinned packages failed.", show_slow_steps)
    call([*PIP, *options, "-qq", "--no-build-isolation", "-e", ROOT], "Installing Firsthand itself failed.")
    qt_libraries().note_missing(Path(VENV))
    # The development pins contain every pin of the app, so that the next plain start has nothing to install.
    for name in {requirements, "requirements.txt"}:
        with open(stamp(name), "wb") as file:
            file.write(wanted(name))
    if "dev" in requirements:
        provide_surroundings()
    say("ready after %d s." % (time.monotonic() - began))


def stamp(requirements):
    return os.path.join(VENV, requirements + ".installed")


def wanted(requirements):
    """Returns the content of the stamp after these pins are installed."""
    # After an upgrade of the system the same link leads to another Python, for which nothing is installed.
    content = os.path.basename(os.path.realpath(PYTHON)).encode()
    for name in (requirements, "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            content += file.read()
    return content


def installed(requirements):
    try:
        with open(stamp(requirements), "rb") as file:
            return os.path.exists(PYTHON) and file.read() == wanted(requirements)
    except OSError:
        return False


def system_pip():
    """Returns the command of the system's pip for `.venv`, if Python has no pip of its own; ends if there is no pip at all."""
    import glob
    import importlib.util

    # Debian leaves ensurepip out of python3 and puts it into python3-venv.
    if venv_works() or importlib.util.find_spec("ensurepip"):
        return []
    wheels = sorted(glob.glob(PIP_WHEELS))
    if wheels:
        return [PYTHON, os.path.join(wheels[-1], "pip")]
    if not may_install():
        command = qt_libraries().apt_install([VENV_PACKAGE])
        sys.exit("Making .venv needs a package; on Debian and Ubuntu an administrator installs it with:\n  " + command)
    return []


def venv_works():
    """Returns whether `.venv` exists with its pip; an interrupted first call may leave one without."""
    import subprocess

    return os.path.exists(PYTHON) and subprocess.run([*PIP, "--version"], capture_output=True).returncode == 0


def make_venv(pip):
    """Makes `.venv`; without a pip of its own if `pip`, that of the system, installs it with the other packages."""
    import importlib.util

    if not pip and not importlib.util.find_spec("ensurepip"):
        debian_install([VENV_PACKAGE], "making .venv")
    call([sys.executable, "-m", "venv", "--clear", VENV, *(["--without-pip"] if pip else [])], "Making .venv failed.")


def qt_libraries():
    """Returns the module of the app that finds the libraries Qt's windows need; it works before anything is installed."""
    sys.path.insert(0, ROOT)
    from desktop.core import qt_libraries

    return qt_libraries


def provide_qt_libraries(developing):
    """Installs the libraries that Qt's windows lack if it may do so unasked; otherwise prints the command for the chores.

    The app itself shows that command at its start.
    """
    from pathlib import Path

    libraries = qt_libraries()
    if debian_install(libraries.PACKAGES, "windows"):
        libraries.note_missing(Path(VENV))
    if developing:
        advice = libraries.advice_for_start(Path(VENV), {"QT_QPA_PLATFORM": "offscreen"})
        if advice:
            sys.exit("Firsthand: %s" % advice)


def provide_surroundings():
    """Installs a virtual screen with a window manager and a real keyring for the tests; without them some tests are skipped."""
    import shutil

    missing = [package for program, package in SURROUNDINGS.items() if not shutil.which(program)]
    if missing:
        debian_install(missing, "the tests")


def may_install():
    """Returns whether packages of Debian may be installed unasked: only by root."""
    import shutil

    return shutil.which("apt-get") and os.geteuid() == 0


def debian_install(packages, purpose):
    """Installs Debian's `packages` if it may do so unasked; returns whether it did."""
    if not may_install():
        return False
    more = " and %d more packages" % (len(packages) - 1) if len(packages) > 1 else ""
    say("installing %s%s of Debian for %s, with what they need ..." % (packages[0], more, purpose))
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    lines = run_logged(["apt-get", "update", "--quiet"]) or run_logged(install)
    if lines:
        say(failure("That failed.", lines))
    return not lines


def say(text):
    """Prints progress on stderr; stdout is for the output of a command."""
    print("Firsthand: " + text, file=sys.stderr, flush=True)


def show_slow_steps(line):
    """Prints the lines of pip that announce something slow."""
    import re

    found = re.search(r"Downloading (?:\S*/)?([^-\s]+)-\S+ \(([0-9]+)(?:\.[0-9]+)? MB\)", line)
    if found and int(found.group(2)) >= MUCH:
        say("fetching %s (%s MB) ..." % found.groups())
    elif line.startswith("Installing collected packages"):
        say("installing %d packages ..." % (line.count(",") + 1))


def open_log(mode):
    try:
        return open(LOG, mode)
    except OSError as error:
        sys.exit("Firsthand has to write into %s the first time, and cannot: %s." % (ROOT, error.strerror))


def call(command, complaint, told=None):
    """Runs `command`; ends with `complaint` if it fails."""
    lines = run_logged(command, told)
    if lines:
        sys.exit("Firsthand: " + failure(complaint, lines))


def failure(complaint, lines):
    return "%s The last lines of %s:\n  %s" % (complaint, LOG, "\n  ".join(lines))


def run_logged(command, told=None):
    """Runs `command` with its output in the log; returns its last lines if it fails, else nothing.

    `told` is called with each line.
    """
    import collections
    import subprocess

    last = collections.deque(maxlen=8)
    environment = dict(os.environ, PYTHONUNBUFFERED="1", DEBIAN_FRONTEND="noninteractive")
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with open_log("ab") as log, subprocess.Popen(command, env=environment, **streams) as process:
        for data in process.stdout:
            log.write(data)
            log.flush()
            last.append(data.decode("utf-8", "replace").rstrip())
            if told:
                told(last[-1])
    return [*last, "It ended with status %d." % process.returncode] if process.returncode else []


def test(arguments, table):
    """Runs all checks at the same time, shows their output one after another, and returns 1 if one of them failed."""
    import signal
    import tempfile
    import time

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The checks start Python some hundred times; without a cache each start would compile the same modules again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # If this program is ended, the checks must end with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    began, failed, checks = time.monotonic(), [], []
    with tempfile.TemporaryDirectory() as folder:
        try:
            for name, command in table.items():
                program = [PYTHON, "-m", *command, *(arguments if name == "tests" else [])]
                checks.append(Check(name, program, os.path.join(folder, name)))
            for check in checks:
                print("== %s" % check.name, flush=True)
                while check not in [one for one in checks if one.is_over()]:
                    check.show()
                    time.sleep(0.05)
                check.show()
                result = "failed" if check.process.returncode else "ok"
                print("== %s: %s, %.1f s" % (check.name, result, check.seconds), flush=True)
                failed += [check.name] if check.process.returncode else []
        finally:
            stop([check for check in checks if not check.is_over()])
            for check in checks:
                check.output.close()
    told = "Failed: " + ", ".join(failed) if failed else "All checks passed."
    print("%s %.1f s" % (told, time.monotonic() - began))
    return 1 if failed else 0


class Check:
    """A check that runs beside others; its output is kept in the file `path` until it is shown."""

    def __init__(self, name, command, path):
        import subprocess
        import time

        self.name, self.seconds, self._began = name, None, time.monotonic()
        with open(path, "wb") as file:
            # All processes that it starts end with its session.
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
            )
        self.output = open(path, "rb")

    def is_over(self):
        import time

        if self.seconds is None and self.process.poll() is not None:
            self.seconds = time.monotonic() - self._began
        return self.seconds is not None

    def show(self):
        """Prints the output since the last call."""
        sys.stdout.buffer.write(self.output.read())
        sys.stdout.flush()


def stop(checks):
    """Ends running checks and all processes they started: asks them to end, and kills them a few seconds later."""
    import contextlib
    import signal
    import subprocess
    import time

    if os.name == "nt":
        for check in checks:
            check.process.kill()
        return
    for sign, seconds in ((signal.SIGINT, 5), (signal.SIGKILL, 5)):
        for check in checks:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(check.process.pid, sign)
        end = time.monotonic() + seconds
        for check in checks:
            with contextlib.suppress(subprocess.TimeoutExpired):
                check.process.wait(max(0, end - time.monotonic()))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Firsthand: stopped.")
