"""The commands that work without a window: arguments, what each command does, what it prints."""
