"""Makes and restores backups, checks the store, and reports a problem: pages, controllers and jobs."""
