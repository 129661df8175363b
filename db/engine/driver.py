"""Provides the SQLCipher driver, and makes sqlite_utils use it; must be imported before sqlite_utils.

sqlite_utils takes its exceptions from `pysqlite3` when that can be imported, else from the standard library. Neither has
SQLCipher's exceptions, so an error inside sqlite_utils would leave a transaction open, and later writes would be lost. This
module registers SQLCipher as `pysqlite3`, so that sqlite_utils catches the right exceptions; a test checks that it does.
"""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2 as driver

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = driver

connect = driver.connect
DriverError = driver.Error
Connection = driver.Connection

__all__ = ["Connection", "DriverError", "connect", "driver"]
