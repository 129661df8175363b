"""Keys: the system keyring, the record of keys, unlocking, changing a key. No Qt."""
