"""Starts the window, or runs one command without it; prints one plain sentence for whatever goes wrong, never a traceback."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from db.model.errors import StoreError
from db.model.messages import N_, Message
from desktop.command_line.output import DONE, FAILED, refuse
from desktop.command_line.window_options import only_window_options
from desktop.core.no_core_dump import forbid_reading_memory
from desktop.core.paths import DataFolder, usual_place
from desktop.core.qt_libraries import advice_for_start, advice_on

if TYPE_CHECKING:
    from argparse import Namespace

# The hidden command of desktop.keys.keyring_proof, which is not imported for it.
PROVE_KEYRING = "prove-keyring"
FAULT = N_("A fault of ours kept this from being done ({place}).")
# The module and function of each command, imported when it is run: the window starts here too, and needs none of them.
COMMANDS = {
    "import": "desktop.command_line.visit_commands:import_files",
    "list": "desktop.command_line.visit_commands:list_visits",
    "export": "desktop.command_line.visit_commands:export_document",
    "export-records": "desktop.command_line.record_commands:export_records",
    "case-study": "desktop.command_line.study_commands:case_studies",
    "delete-customer": "desktop.command_line.customer_commands:delete_customer",
    "answer": "desktop.command_line.agreed_commands:note_answer",
    "withdraw": "desktop.command_line.agreed_commands:withdraw",
    "published": "desktop.command_line.agreed_commands:note_published",
    "sent": "desktop.command_line.agreed_commands:list_sent",
    "sheet": "desktop.command_line.sheet_command:read_filled_sheet",
    "guide": "desktop.command_line.guide_command:write_guide",
    "take-out": "desktop.command_line.take_out_command:take_everything_out",
    "demo": "desktop.command_line.visit_commands:demo",
    "explain": "desktop.command_line.visit_commands:explain_figures",
    "check": "desktop.command_line.store_commands:check",
    "recovery-key": "desktop.command_line.store_commands:write_recovery_key",
    "change-key": "desktop.command_line.store_commands:change_key_of_store",
    "self-check": "desktop.self_check:check_program",
}


def run_command(arguments: Sequence[str]) -> int:
    """Runs the command in `arguments`, or the window without one; returns 0, or 1 after a sentence on stderr."""
    if (paths := only_window_options(arguments)) is not None:
        return _window(paths.get("--data-dir"), paths.get("--passphrase-file"), paths.get("--recovery-key-file"))
    if list(arguments) == [PROVE_KEYRING]:
        forbid_reading_memory()
        return _prove_keyring()
    from desktop.command_line.arguments import parser_of_commands, with_texts

    asked = parser_of_commands().parse_args(with_texts(arguments))
    if asked.command is None:
        return _window(asked.data_dir, asked.passphrase_file, asked.recovery_key_file)
    data_folder = _data_folder(asked.data_dir)
    forbid_reading_memory()
    from db.engine.driver_errors import plain_driver_errors
    from desktop.exchange.common.chosen_files import NotWritten
    from desktop.exchange.common.errors import BadVisitFile
    from desktop.exchange.common.whole_folder import FolderNotWritten

    try:
        module, _, function = COMMANDS[asked.command].partition(":")
        run: Callable[[Namespace, DataFolder], int] = getattr(import_module(module), function)
        with plain_driver_errors(data_folder.store):
            return run(asked, data_folder)
    except (StoreError, BadVisitFile, NotWritten, FolderNotWritten) as error:
        return refuse(error.message)
    except BrokenPipeError:
        # The reader of the output has closed it, so nothing can be printed.
        sys.stderr.close()
        return FAILED
    except Exception as error:  # At the edge of the program: a traceback could show what a customer said.
        advice = advice_on(error) if isinstance(error, ImportError) else None
        return refuse(advice or Message(FAULT, place=_place_of(error)))


def _place_of(error: Exception) -> str:
    """Returns the kind of an error and where it was raised, without its message."""
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


def _data_folder(chosen: Path | None) -> DataFolder:
    return DataFolder(chosen.expanduser().absolute()) if chosen else usual_place()


def _window(data_dir: Path | None, passphrase_file: Path | None, recovery_key_file: Path | None) -> int:
    from desktop.keys.key_search import KeySearch
    from desktop.keys.unlock import clear_stillborn, read_passphrase, read_recovery_key

    if advice := advice_for_start(Path(sys.prefix), os.environ):
        return refuse(advice)
    data_folder = _data_folder(data_dir)
    # Collecting garbage now would free nothing; the window collects by itself once it is shown.
    gc.disable()
    search = KeySearch(
        data_folder,
        (lambda: read_passphrase(passphrase_file)) if passphrase_file else None,
        (lambda: read_recovery_key(recovery_key_file)) if recovery_key_file else None,
    )
    from desktop.core.single_instance import SingleInstance, call_window

    instance = SingleInstance(data_folder)
    holder = instance.enter()
    if holder and holder.here:
        if call_window(data_folder):
            return DONE
        # The other program may be closing right now.
        holder = instance.enter()
    if not holder:
        clear_stillborn(data_folder)
    try:
        from desktop.core.plain_imports import import_plainly

        import_plainly()
        from desktop.app import run
    except ImportError as error:
        instance.leave()
        if not (advice := advice_on(error)):
            raise
        return refuse(advice)
    return run(data_folder, search, instance, holder)


def _prove_keyring() -> int:
    """Answers the question of another process, which has put a key into the keyring and checks that a new process finds it."""
    from desktop.keys.keyring_proof import answer

    try:
        # Not sys.stdin and sys.stdout, as a program built without a console has none.
        with open(0, encoding="ascii", closefd=False) as asked, open(1, "w", encoding="ascii", closefd=False) as told:
            told.write(answer(asked.read()))
    except (StoreError, ValueError, LookupError, TypeError, OSError):
        return FAILED
    return DONE
