"""One figure as said: read into numbers, units, hedges and periods."""
