"""View-models: what is open, what changed, what is stored. QtCore only, no widgets."""
