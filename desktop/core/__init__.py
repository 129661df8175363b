"""Tools that every part may use: paths, settings, background work, one running program, crash log. They know no visit."""
