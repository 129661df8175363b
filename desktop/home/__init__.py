"""Shows Home: coming visits, debriefs, promises, customers; plans a visit; searches everything."""
