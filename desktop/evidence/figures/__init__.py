"""The reading of one figure as said: into numbers, units, hedges and periods."""
