"""The encrypted file itself: driver, keys, connection, schema and migrations, transactions, files written whole."""
