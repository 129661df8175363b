"""The SQLCipher driver; always imported before sqlite_utils.

sqlite_utils picks its exceptions from `pysqlite3` when that can be imported, else from the standard library. Neither
knows SQLCipher's, so that an error inside it would leave a transaction open and lose what is written later. Standing in
for `pysqlite3` makes it catch the right ones; a test holds that it took.
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
