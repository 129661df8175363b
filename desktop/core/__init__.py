"""What every part may use: paths, settings, background work, one running program, crash log. It knows no visit."""
