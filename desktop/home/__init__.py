"""Home: coming visits, debriefs, promises, customers; planning a visit; search over everything."""
