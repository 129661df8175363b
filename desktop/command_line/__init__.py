"""Runs the commands that work without a window: parses arguments, does what each command asks, prints the outcome."""
