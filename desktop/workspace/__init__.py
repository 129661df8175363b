"""Holds what is open: the store, the guides, the visit with its undo, and the writer as a QObject; uses no widgets."""
