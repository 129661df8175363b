"""The rights of people: finding everything that names a person, and erasing it from store, versions and backups."""
