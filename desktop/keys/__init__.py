"""The keys of the store: the system keyring, the record of who keeps the key, unlocking, and changing the key. No Qt."""
