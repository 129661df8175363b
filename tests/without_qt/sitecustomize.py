"""Makes Qt a package that cannot be imported: Python runs a module of this name before anything else, if it finds one."""

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec


class NoQt(MetaPathFinder):
    """Finds Qt first, and refuses it."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise RuntimeError(f"{name} was imported")
        return None


sys.meta_path.insert(0, NoQt())
