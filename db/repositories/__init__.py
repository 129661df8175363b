"""Repositories: they load and store visits, lists for Home, suggestions, logos and visits that come from elsewhere."""
