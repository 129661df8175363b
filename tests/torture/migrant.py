"""Brings a store up to date in a process that is killed meanwhile.

`python -m tests.torture.migrant STORE KEYHEX` says "ready", waits for a line, then opens the store.
"""

import sys
from pathlib import Path

import sqlite_utils

from db.backup import backups
from db.engine import migrations
from db.engine.keys import Key
from db.service.opening import open_store

# What it needs is imported before it says that it is ready.
__all__ = ["backups", "migrations", "sqlite_utils"]

if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    open_store(Path(sys.argv[1]), Key(bytes.fromhex(sys.argv[2]))).close()
    print("done", flush=True)
