"""The encrypted file: its driver, keys, connection, schema, migrations and transactions, and how files are written."""
