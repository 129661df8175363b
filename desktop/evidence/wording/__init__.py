"""The phrases for what Firsthand understood and computed, as templates for the catalogues."""
