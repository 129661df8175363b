"""Holds the widgets that features share: they show records and emit what the person does; they know no store."""
