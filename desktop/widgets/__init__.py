"""The house widgets: they show records and emit what the person did; they know no store."""
