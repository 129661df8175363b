"""Pictures from outside: decoded in a process of their own and redrawn, so that only pixels get in."""
