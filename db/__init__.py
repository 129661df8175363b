"""The encrypted store: its records, search, earlier versions and backups. Nothing here knows a window (Qt)."""
