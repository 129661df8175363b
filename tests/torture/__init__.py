"""The torture: each promise of safety is tried on the real program and store."""
