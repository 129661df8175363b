"""Figures as said, what they mean, what changed, and value arithmetic in Decimal. Pure Python: no window, no database."""
