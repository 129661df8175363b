"""The rights of people: what names a person, and how it is erased from store, versions and backups."""
